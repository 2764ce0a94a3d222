import { mkdtempSync } from 'node:fs';
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

test('a folder that this process holds is not opened a second time by another', async () => {
  const where = folder();
  const writer = openSqliteWriter(where, DEFAULT_RETENTION);
  await writer.close();
  const again = openSqliteWriter(where, DEFAULT_RETENTION);
  await again.close();
  expect(() => openSqliteWriter(join('/proc', 'no-such-folder'), DEFAULT_RETENTION)).toThrow(/cannot be made/);
});
