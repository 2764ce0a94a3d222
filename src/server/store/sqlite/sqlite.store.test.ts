import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStoreContract } from '../store.contract';
import { openSqliteReader } from './reader';
import { DEFAULT_RETENTION, openSqliteWriter } from './writer';

const folder = (): string => mkdtempSync(join(tmpdir(), 'lunettes-store-'));

runStoreContract('sqlite', () => {
  const where = folder();
  return { openWriter: (retention = DEFAULT_RETENTION) => openSqliteWriter(where, retention), openReader: () => openSqliteReader(where) };
});

test('a folder that cannot be made is named in the refusal', () => {
  const file = join(folder(), 'a-file');
  writeFileSync(file, '');
  expect(() => openSqliteWriter(join(file, 'data'), DEFAULT_RETENTION)).toThrow(/a-file\/data cannot be made/);
});

test('a lock that a killed process left is taken over, that of a live one is respected', async () => {
  const where = folder();
  writeFileSync(join(where, 'lock'), '2147483646');
  await openSqliteWriter(where, DEFAULT_RETENTION).close();
  writeFileSync(join(where, 'lock'), String(process.ppid));
  expect(() => openSqliteWriter(where, DEFAULT_RETENTION)).toThrow(/in use by another process/);
});
