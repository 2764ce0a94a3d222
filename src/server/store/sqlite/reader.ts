// Reads beside the writer, on connections of its own: newest segment first, until the limit.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { choiceOf } from '../../../base/choice';
import type { EpochMs } from '../../../base/time';
import { DAY_MS, epochMs } from '../../../base/time';
import type { CoverageGap, PodRecord, RecordKey } from '../../../pod/record/record';
import type { PodUid, Signal } from '../../../pod/signal';
import type { AtRest } from '../../../pod/record/stubs';
import type { Marks, RecordFilter, Resumed, StoreReader } from '../store';
import { matches } from '../matches';
import { unpackBody } from './body';
import { dayOf, folderBytes, openForReading, segmentDays, segmentPath, statePath } from './files';

export function openSqliteReader(folder: string): StoreReader {
  return new SqliteReader(folder);
}

// Years of more than four digits do not sort as text.
const LAST_DAY_MS = Date.UTC(9999, 11, 31);

// Bodies are written by this project's own encoder and versioned with the file.
const recordOf = (body: unknown): PodRecord => unpackBody(body) as PodRecord;

class SqliteReader implements StoreReader {
  private readonly open = new Map<string, DatabaseSync>();

  constructor(private readonly folder: string) {}

  records(filter: RecordFilter, cancel: AbortSignal): Promise<{ readonly records: readonly PodRecord[]; readonly truncated: boolean }> {
    const found = new Map<string, PodRecord>();
    for (const record of this.openRecords(filter)) {
      keepNewest(found, record);
    }
    // Open operations may be older than any segment: they do not end the search.
    let settled = 0;
    for (const day of filter.openOnly ? [] : this.daysOf(filter)) {
      if (cancel.aborted || settled > filter.limit) {
        break;
      }
      const rows = this.segmentRecords(day, filter);
      settled += rows.length;
      rows.forEach((record) => keepNewest(found, record));
    }
    const sorted = [...found.values()].sort((a, b) => b.lifecycle.start.est - a.lifecycle.start.est);
    return Promise.resolve({ records: sorted.slice(0, filter.limit), truncated: sorted.length > filter.limit });
  }

  private openRecords(filter: RecordFilter): readonly PodRecord[] {
    const state = this.database(statePath(this.folder));
    if (state === undefined) {
      return [];
    }
    const rows = state.prepare('SELECT body FROM open_row WHERE start_ms < ? ORDER BY start_ms DESC').all(filter.to);
    return rows.map(({ body }) => recordOf(body)).filter((record) => matches(record, filter));
  }

  private daysOf({ from, to, openAtFrom }: RecordFilter): readonly string[] {
    const first = dayOf(Math.max(0, openAtFrom ? from - DAY_MS : from));
    const last = dayOf(Math.min(to, LAST_DAY_MS));
    return this.days().filter((day) => day >= first && day <= last);
  }

  private segmentRecords(day: string, filter: RecordFilter): readonly PodRecord[] {
    const db = this.database(segmentPath(this.folder, day));
    if (db === undefined) {
      return [];
    }
    const { where, values } = conditions(filter);
    // Only the highest revision is compared with the filter: what an earlier one said is no longer true.
    const newest = 'NOT EXISTS (SELECT 1 FROM record AS later WHERE later.uid = record.uid AND later.operation = record.operation AND later.ordinal = record.ordinal AND later.revision > record.revision)';
    const rows = db.prepare(`SELECT body FROM record WHERE ${where} AND ${newest} ORDER BY start_ms DESC LIMIT ?`).all(...values, filter.limit + 1);
    return rows.map(({ body }) => recordOf(body)).filter((record) => matches(record, filter));
  }

  /** Each journal of the pod left one row: together, in order of time, they are its life. */
  evidence(key: RecordKey): Promise<readonly Signal[]> {
    const rows = this.days().flatMap((day) => this.database(segmentPath(this.folder, day))?.prepare('SELECT first_ms, body FROM evidence WHERE uid = ?').all(key.uid) ?? []);
    rows.sort((a, b) => Number(a['first_ms']) - Number(b['first_ms']));
    return Promise.resolve(rows.flatMap((row) => unpackBody(row['body']) as readonly Signal[]));
  }

  gaps(from: EpochMs, to: EpochMs): Promise<readonly CoverageGap[]> {
    const rows = this.database(statePath(this.folder))?.prepare('SELECT from_ms, to_ms, resources FROM gap WHERE from_ms <= ? AND (to_ms IS NULL OR to_ms >= ?) ORDER BY from_ms').all(to, from) ?? [];
    return Promise.resolve(rows.map((row): CoverageGap => {
      const until = row['to_ms'];
      return { from: epochMs(Number(row['from_ms'])), resources: String(row['resources']).split(','), ...(typeof until === 'number' ? { to: epochMs(until) } : {}) };
    }));
  }

  resume(): Promise<Resumed> {
    const state = this.database(statePath(this.folder));
    if (state === undefined) {
      return Promise.resolve({ journals: [], atRest: [], gaps: [] });
    }
    const journals = new Map<string, Signal[]>();
    for (const row of state.prepare('SELECT uid, body FROM journal ORDER BY uid, seq').iterate()) {
      const uid = String(row['uid']);
      const signals = journals.get(uid) ?? [];
      signals.push(...(unpackBody(row['body']) as readonly Signal[]));
      journals.set(uid, signals);
    }
    const revisions = new Map(state.prepare('SELECT uid, revision FROM settled').all().map((row) => [String(row['uid']), Number(row['revision'])]));
    const mark = state.prepare('SELECT body FROM mark').get();
    const marks = mark === undefined ? undefined : (JSON.parse(String(mark['body'])) as Marks);
    return this.gaps(epochMs(0), epochMs(Number.MAX_SAFE_INTEGER)).then((gaps) => ({
      gaps, atRest: state.prepare('SELECT body FROM at_rest').all().map((row) => unpackBody(row['body']) as AtRest),
      journals: [...journals].map(([uid, signals]) => ({ uid: uid as PodUid, signals, revision: revisions.get(uid) ?? 0 })),
      ...(marks === undefined ? {} : { marks }), ...(marks?.hearingSince === undefined ? {} : { hearingSince: marks.hearingSince }),
    }));
  }

  state(): Promise<{ readonly bytes: number; readonly oldest?: EpochMs; readonly records: number }> {
    const days = this.days();
    const records = days.reduce((sum, day) => sum + Number(this.database(segmentPath(this.folder, day))?.prepare('SELECT count(*) AS n FROM record').get()?.['n'] ?? 0), 0);
    const oldest = days.at(-1);
    return Promise.resolve({ bytes: folderBytes(this.folder), records, ...(oldest === undefined ? {} : { oldest: epochMs(Date.parse(oldest)) }) });
  }

  close(): Promise<void> {
    this.open.forEach((db) => db.close());
    this.open.clear();
    return Promise.resolve();
  }

  /** Days that have a segment, newest first. Files that retention removed are let go, or their space would stay taken. */
  private days(): readonly string[] {
    const days = segmentDays(this.folder);
    const kept = new Set([statePath(this.folder), ...days.map((day) => segmentPath(this.folder, day))]);
    for (const [path, db] of this.open) {
      if (!kept.has(path)) {
        db.close();
        this.open.delete(path);
      }
    }
    return days;
  }

  private database(path: string): DatabaseSync | undefined {
    const known = this.open.get(path);
    if (known !== undefined) {
      return known;
    }
    const db = openForReading(path);
    if (db !== undefined) {
      this.open.set(path, db);
    }
    return db;
  }
}

function keepNewest(found: Map<string, PodRecord>, record: PodRecord): void {
  const { uid, operation, ordinal } = record.key;
  const id = `${uid}/${operation}/${ordinal}`;
  const known = found.get(id);
  if (known === undefined || known.revision < record.revision) {
    found.set(id, record);
  }
}

const COLUMNS: ReadonlyArray<readonly [keyof RecordFilter, string]> = [
  ['uid', 'uid'], ['namespace', 'namespace'], ['pod', 'pod'], ['podIp', 'pod_ip'], ['workload', 'workload'], ['node', 'node'], ['owner', 'owner'], ['verdict', 'verdict'],
  ['outcome', 'outcome'], ['operation', 'operation'],
];

function conditions(filter: RecordFilter): { readonly where: string; readonly values: readonly SQLInputValue[] } {
  const parts = ['start_ms < ?', 'start_ms >= ?'];
  // Whoever asks for a day also means what was still under way when it began.
  const values: SQLInputValue[] = [filter.to, filter.openAtFrom ? filter.from - DAY_MS : filter.from];
  for (const [key, column] of COLUMNS) {
    const text = filter[key];
    const choice = typeof text === 'string' ? choiceOf(text) : undefined;
    if (choice !== undefined) {
      parts.push(`${column} ${choice.not ? 'NOT ' : ''}IN (${choice.values.map(() => '?').join(', ')})`);
      values.push(...choice.values);
    }
  }
  if (filter.namespaces !== undefined) {
    parts.push(filter.namespaces.length === 0 ? '0' : `namespace IN (${filter.namespaces.map(() => '?').join(', ')})`);
    values.push(...filter.namespaces);
  }
  const codes = choiceOf(filter.code ?? '');
  if (codes !== undefined) {
    parts.push(`${codes.not ? 'NOT ' : ''}(${codes.values.map(() => 'code = ? OR substr(code, 1, ?) = ?').join(' OR ')})`);
    values.push(...codes.values.flatMap((code) => [code, code.length + 1, `${code}_`]));
  }
  if (filter.search !== undefined) {
    parts.push('(instr(pod, ?) OR instr(uid, ?) OR instr(pod_ip, ?) OR instr(workload, ?) OR instr(node, ?))');
    values.push(...Array.from({ length: 5 }, () => filter.search ?? ''));
  }
  return { where: parts.join(' AND '), values };
}
