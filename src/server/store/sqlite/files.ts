// The folder of a store: one lock, one state file, one segment a day.
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SCHEMA_VERSION } from './schema';

/** A store that cannot be opened, said for people. */
export class StoreError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StoreError';
  }
}

// File systems on which SQLite's write-ahead log has no reliable locks (statfs(2)).
const REMOTE: Readonly<Record<number, string>> = { 0x6969: 'NFS', 0xff534d42: 'CIFS', 0xfe534d42: 'SMB', 0x517b: 'SMB', 0x65735546: 'FUSE', 0x01021997: '9p' };

/** The name of a network file system by its magic number; undefined for any other. */
export const remoteKind = (magic: number): string | undefined => REMOTE[magic];

/** Makes the folder and holds its lock until released. @throws StoreError */
export function lockFolder(folder: string): () => void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new StoreError(`The data folder ${folder} cannot be made: ${String(cause)}. Choose another one.`, { cause });
  }
  const remote = remoteKind(statfsSync(folder).type);
  if (remote !== undefined) {
    throw new StoreError(`The data folder ${folder} lies on a network file system (${remote}), where the store cannot lock safely. Choose a local disk.`);
  }
  const held = tryLock(folder);
  if (held === undefined) {
    throw new StoreError(`The data folder ${folder} is in use by another process. Choose another one, or end that process.`);
  }
  return () => held.close();
}

/** Whether another process holds the folder. */
export function isHeld(folder: string): boolean {
  if (!existsSync(join(folder, LOCK))) {
    return false;
  }
  const lock = tryLock(folder);
  lock?.close();
  return lock === undefined;
}

const LOCK = 'lock.db';

/** SQLite's own lock on a file of its own: the kernel drops it with the process, and it holds between containers, where process ids mean nothing. */
function tryLock(folder: string): DatabaseSync | undefined {
  const db = new DatabaseSync(join(folder, LOCK), { timeout: 0 });
  try {
    db.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE;');
    return db;
  } catch (thrown) {
    db.close();
    const said = String(thrown);
    if (said.includes('database is locked')) {
      return undefined;
    }
    throw new StoreError(`The data folder ${folder} cannot be written (${said}). Free space, give write access, or choose another one.`, { cause: thrown });
  }
}

export function openDatabase(path: string, ddl: string): DatabaseSync {
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;');
  const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version !== 0 && version !== SCHEMA_VERSION) {
    db.close();
    throw new StoreError(`${path} was written by another version of Lunettes (schema ${version}, this is ${SCHEMA_VERSION}). Move the data folder away or use that version.`);
  }
  db.exec(`${ddl} PRAGMA user_version = ${SCHEMA_VERSION};`);
  return db;
}

/** Opens an existing file for reading; undefined when it is not there (yet, or any more). */
export function openForReading(path: string): DatabaseSync | undefined {
  if (!existsSync(path)) {
    return undefined;
  }
  const db = new DatabaseSync(path, { readOnly: true });
  db.exec('PRAGMA busy_timeout = 2000;');
  return db;
}

export const statePath = (folder: string): string => join(folder, 'state.db');
export const segmentPath = (folder: string, day: string): string => join(folder, `records-${day}.db`);

/** UTC day of an instant: `2026-01-31`. */
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Days that have a segment, newest first. */
export function segmentDays(folder: string): readonly string[] {
  const days = readdirSync(folder).map((name) => /^records-(\d{4}-\d\d-\d\d)\.db$/.exec(name)?.[1]);
  return days.filter((day) => day !== undefined).sort().reverse();
}

export function folderBytes(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + sizeOf(join(folder, name)), 0);
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    // removed by a checkpoint or by retention in between
    return 0;
  }
}

export function removeSegment(folder: string, day: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(`${segmentPath(folder, day)}${suffix}`, { force: true });
  }
}
