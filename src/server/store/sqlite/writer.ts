// The one writer of a store. A batch is one transaction of the state file; settled records are written to their day's
// segment before it, by key, so that a crash between the two repeats them without doubling.
import type { DatabaseSync } from 'node:sqlite';
import type { EpochMs } from '../../../base/time';
import { DAY_MS } from '../../../base/time';
import type { PodRecord } from '../../../pod/record/record';
import type { Batch, StoreWriter } from '../store';
import { packBody } from './body';
import { dayOf, folderBytes, lockFolder, openDatabase, removeSegment, segmentDays, segmentPath, statePath } from './files';
import { SEGMENT_DDL, STATE_DDL } from './schema';

export interface Retention {
  readonly days: number;
  readonly bytes: number;
}

export const DEFAULT_RETENTION: Retention = { days: 7, bytes: 1024 ** 3 };

/** @throws StoreError when the folder cannot be used. */
export function openSqliteWriter(folder: string, retention: Retention): StoreWriter {
  const release = lockFolder(folder);
  try {
    return new SqliteWriter(folder, retention, release);
  } catch (thrown) {
    release();
    throw thrown;
  }
}

class SqliteWriter implements StoreWriter {
  private readonly state: DatabaseSync;
  private readonly segments = new Map<string, DatabaseSync>();

  constructor(
    private readonly folder: string,
    private readonly retention: Retention,
    private readonly release: () => void
  ) {
    this.state = openDatabase(statePath(folder), STATE_DDL);
    // Whoever noted a gap without an end is gone, and nobody watched since.
    this.state.prepare('UPDATE gap SET to_ms = max(from_ms, ?) WHERE to_ms IS NULL').run(Date.now());
  }

  write(batch: Batch): Promise<void> {
    this.writeSettled(batch);
    transaction(this.state, () => this.writeState(batch));
    return Promise.resolve();
  }

  private writeSettled(batch: Batch): void {
    const byDay = Map.groupBy(batch.settled, ({ record }) => dayOf(record.lifecycle.start.est));
    for (const [day, rows] of byDay) {
      const db = this.segment(day);
      transaction(db, () => {
        for (const { record, evidence } of rows) {
          insertRecord(db, record);
          db.prepare('INSERT OR REPLACE INTO evidence (uid, first_ms, body) VALUES (?, ?, ?)').run(record.key.uid, evidence[0]?.at ?? record.lifecycle.start.est, packBody(evidence));
        }
      });
    }
  }

  private writeState({ heard, settled, open, closed, gaps, marks }: Batch): void {
    const openRow = this.state.prepare('INSERT OR REPLACE INTO open_row (uid, operation, ordinal, namespace, start_ms, body) VALUES (?, ?, ?, ?, ?, ?)');
    const journal = this.state.prepare('INSERT INTO journal (uid, seq, body) VALUES (?, (SELECT coalesce(max(seq), 0) + 1 FROM journal WHERE uid = ?), ?)');
    heard.forEach(({ uid, signals }) => journal.run(uid, uid, packBody(signals)));
    for (const record of open) {
      const { uid, operation, ordinal } = record.key;
      openRow.run(uid, operation, ordinal, record.dimensions.namespace, record.lifecycle.start.est, packBody(record));
    }
    const settledRow = this.state.prepare('DELETE FROM open_row WHERE uid = ? AND operation = ? AND ordinal = ?');
    const revision = this.state.prepare('INSERT INTO settled (uid, revision) VALUES (?, ?) ON CONFLICT (uid) DO UPDATE SET revision = max(revision, excluded.revision)');
    for (const { record } of settled) {
      settledRow.run(record.key.uid, record.key.operation, record.key.ordinal);
      revision.run(record.key.uid, record.revision);
    }
    const forget = ['journal', 'settled'].map((table) => this.state.prepare(`DELETE FROM ${table} WHERE uid = ?`));
    const rests = this.state.prepare('INSERT OR REPLACE INTO at_rest (uid, body) VALUES (?, ?)');
    const gone = this.state.prepare('DELETE FROM at_rest WHERE uid = ?');
    for (const { uid, rest } of closed) {
      forget.forEach((statement) => statement.run(uid));
      if (rest === undefined) {
        gone.run(uid);
      } else {
        rests.run(uid, packBody(rest));
      }
    }
    for (const gap of gaps) {
      this.state.prepare('DELETE FROM gap WHERE from_ms = ? AND resources = ?').run(gap.from, gap.resources.join(','));
      this.state.prepare('INSERT INTO gap (from_ms, to_ms, resources) VALUES (?, ?, ?)').run(gap.from, gap.to ?? null, gap.resources.join(','));
    }
    if (marks !== undefined) {
      this.state.prepare('INSERT OR REPLACE INTO mark (id, heard_ms, body) VALUES (1, ?, ?)').run(marks.heardAt, JSON.stringify(marks));
    }
  }

  retain(now: EpochMs): Promise<readonly string[]> {
    const dropped: string[] = [];
    const oldest = dayOf(now - this.retention.days * DAY_MS);
    for (const day of [...segmentDays(this.folder)].reverse()) {
      const tooOld = day < oldest;
      // Today's segment stays: a store that cannot hold one day says so by its size.
      if (tooOld || (day !== dayOf(now) && folderBytes(this.folder) > this.retention.bytes)) {
        this.segments.get(day)?.close();
        this.segments.delete(day);
        removeSegment(this.folder, day);
        dropped.push(`Records of ${day} were dropped: ${tooOld ? `older than ${this.retention.days} days` : `the store was larger than ${this.retention.bytes} bytes`}.`);
      }
    }
    this.state.prepare('DELETE FROM gap WHERE to_ms < ?').run(now - this.retention.days * DAY_MS);
    return Promise.resolve(dropped);
  }

  close(): Promise<void> {
    this.segments.forEach((db) => db.close());
    this.segments.clear();
    this.state.close();
    this.release();
    return Promise.resolve();
  }

  private segment(day: string): DatabaseSync {
    const known = this.segments.get(day);
    if (known !== undefined) {
      return known;
    }
    const db = openDatabase(segmentPath(this.folder, day), SEGMENT_DDL);
    this.segments.set(day, db);
    return db;
  }
}

function insertRecord(db: DatabaseSync, record: PodRecord): void {
  const { key, dimensions, diagnosis, lifecycle } = record;
  db.prepare(
    `INSERT OR REPLACE INTO record (uid, operation, ordinal, revision, start_ms, namespace, pod, pod_ip, node, workload, code, owner, verdict, outcome, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  ).run(
    key.uid, key.operation, key.ordinal, record.revision, lifecycle.start.est, dimensions.namespace, dimensions.pod, dimensions.podIp, dimensions.node,
    dimensions.workload, diagnosis?.code ?? '', diagnosis?.owner ?? '', record.verdict, record.outcome, packBody(record)
  );
}

function transaction(db: DatabaseSync, work: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    work();
    db.exec('COMMIT');
  } catch (thrown) {
    // A full disk ends the transaction by itself; a second end would hide the reason.
    if (db.isTransaction) {
      db.exec('ROLLBACK');
    }
    throw thrown;
  }
}
