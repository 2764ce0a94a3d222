import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { epochMs } from '../../../base/time';
import type { PodUid } from '../../../pod/signal';
import { podRecord, podSignal } from '../../../pod/testing/samples';
import type { Batch } from '../store';
import { runStoreContract } from '../store.contract';
import { isHeld, remoteKind } from './files';
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

test('the lock of a live process is respected, that of a killed one is gone with it', async () => {
  const where = folder();
  const code = `const { DatabaseSync } = require('node:sqlite'); const db = new DatabaseSync(process.argv[1]); db.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => undefined, 1000);`;
  const holder = spawn(process.execPath, ['-e', code, join(where, 'lock.db')], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(isHeld(where)).toBe(true);
  expect(() => openSqliteWriter(where, DEFAULT_RETENTION)).toThrow(/in use by another process/);
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('exit', resolve));
  expect(isHeld(where)).toBe(false);
  await openSqliteWriter(where, DEFAULT_RETENTION).close();
});

test('a file of another version is refused, not guessed at', async () => {
  const where = folder();
  await openSqliteWriter(where, DEFAULT_RETENTION).close();
  const db = new DatabaseSync(join(where, 'state.db'));
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(() => openSqliteWriter(where, DEFAULT_RETENTION)).toThrow(/written by another version of Lunettes \(schema 99/);
  // The refusal leaves no lock behind.
  expect(isHeld(where)).toBe(false);
});

test('a network file system is refused by its kind', () => {
  expect([0x6969, 0xfe534d42, 0xef53, 0x01021994].map(remoteKind)).toEqual(['NFS', 'SMB', undefined, undefined]);
});

const canMount = (): boolean => {
  const where = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', where], { stdio: 'ignore' });
    execFileSync('umount', [where], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
// Making a file system needs root.
const onSmallDisk = canMount() ? test : test.skip;

onSmallDisk('a full disk refuses the batch whole; what was acknowledged stays, and work goes on once there is room', async () => {
  const where = folder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', where]);
  try {
    const ballast = join(where, 'ballast');
    const data = join(where, 'data');
    writeFileSync(ballast, new Uint8Array(1_000_000));
    const writer = openSqliteWriter(data, DEFAULT_RETENTION);
    const batch = (n: number): Batch => ({
      settled: [{ record: podRecord({ uid: `u${n}`, start: epochMs(1_000_000 + n), revision: 1 }), evidence: [] }], heard: [{ uid: 'open' as PodUid, signals: [podSignal('open', epochMs(1000 + n))] }],
      open: [], closed: [], gaps: [], marks: { byResource: { pods: String(n) }, heardAt: epochMs(n) },
    });
    let acknowledged = 0;
    const refusal = await (async () => {
      for (let n = 1; n < 5000; n++) {
        await writer.write(batch(n));
        acknowledged = n;
      }
      return undefined;
    })().catch((thrown: unknown) => String(thrown));
    expect(refusal).toMatch(/full/);
    const reader = openSqliteReader(data);
    const state = await reader.resume();
    expect([state.marks?.byResource['pods'], state.journals[0]?.signals.length]).toEqual([String(acknowledged), acknowledged]);
    rmSync(ballast);
    await writer.write(batch(acknowledged + 1));
    const { records } = await reader.records({ from: epochMs(0), to: epochMs(8e15), openAtFrom: true, openOnly: false, limit: 100_000 }, new AbortController().signal);
    expect(new Set(records.map(({ key }) => key.uid)).size).toBe(acknowledged + 1);
    expect(records).toHaveLength(acknowledged + 1);
    await reader.close();
    await writer.close();
  } finally {
    execFileSync('umount', ['-l', where]);
  }
});
