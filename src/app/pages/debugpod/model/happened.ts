// What happened, as rows for people: repeats in one, and one line per hour where there would be hundreds.
import type { Cells } from '../../../parts/frame';
import { numberOf, optionalNumberOf, textOf } from '../../../parts/frame';
import type { Moment } from '../../../../waterfall/numbers';

export interface Happened {
  /** TIMELINE.id; of a fold, that of its first row. */
  readonly id: string;
  readonly at: Moment;
  /** Last time, when it repeated. */
  readonly until: number | undefined;
  readonly what: string;
  readonly text: string;
  readonly reason: string;
  readonly container: string;
  readonly emitter: string;
  readonly count: number;
  readonly severity: string;
  /** LIFECYCLE.id that it belongs to. */
  readonly row: string;
  readonly raw: unknown;
  /** All ids that the line stands for. */
  readonly ids: readonly string[];
}

/** Oldest first. Nothing happens to a pod before its creation: what a skewed or coarse clock puts there is moved to `start`. */
export function happenedOf(timeline: readonly Cells[], start: Moment | undefined): readonly Happened[] {
  const rows = timeline.map((row, i): Happened => {
    const est = numberOf(row, 'time');
    const id = textOf(row, 'id') || String(i);
    return {
      id, ids: [id], at: notBefore(start, { est, lo: optionalNumberOf(row, 'lo') ?? est, hi: optionalNumberOf(row, 'hi') ?? est }), until: optionalNumberOf(row, 'until'), what: textOf(row, 'what'),
      text: textOf(row, 'text'), reason: textOf(row, 'reason'), container: textOf(row, 'container'), emitter: textOf(row, 'emitter'), count: numberOf(row, 'count'),
      severity: textOf(row, 'severity'), row: textOf(row, 'row'), raw: row['raw'] ?? null,
    };
  });
  return rows.sort((a, b) => Number(isBirth(b)) - Number(isBirth(a)) || a.at.est - b.at.est);
}

/** The pod's own creation, told by the first version of its object. */
export const isBirth = ({ what, emitter }: Pick<Happened, 'what' | 'emitter'>): boolean => what === 'Created' && emitter === 'status';

/** `moment`, moved to `start` where a skewed or coarse clock puts it before. */
export function notBefore(start: Moment | undefined, moment: Moment): Moment {
  return start === undefined ? moment : { est: Math.max(moment.est, start.est), lo: Math.max(moment.lo, start.lo), hi: Math.max(moment.hi, start.hi) };
}

/** Signals behind the rows: what "3 new" counts. */
export const signalsIn = (rows: readonly Happened[]): number => rows.reduce((sum, { count }) => sum + Math.max(1, count), 0);

// Identities of sandboxes and the like differ in each try; the words do not.
const wordsOf = (text: string): string => text.replace(/[0-9a-f]{12,}/g, '…');

const same = (a: Happened, b: Happened): boolean => a.what === b.what && wordsOf(a.text) === wordsOf(b.text) && a.container === b.container && a.emitter === b.emitter && a.row === b.row;

function joined(a: Happened, b: Happened): Happened {
  return { ...a, until: Math.max(a.until ?? a.at.est, b.until ?? b.at.est), count: a.count + b.count, ids: [...a.ids, ...b.ids] };
}

/** Neighbours that say the same are one line. */
export function foldRepeats(rows: readonly Happened[]): readonly Happened[] {
  const lines: Happened[] = [];
  for (const row of rows) {
    const last = lines.at(-1);
    if (last !== undefined && same(last, row)) {
      lines[lines.length - 1] = joined(last, row);
    } else {
      lines.push(row);
    }
  }
  return lines;
}

const HOUR_MS = 3_600_000;
// More lines than this nobody reads; the first and the last hour tell most.
const LINES_MAX = 120;

/** In long lives the lines of the same kind within one hour since the begin are one; `keep` are left alone. */
export function foldHours(rows: readonly Happened[], originMs: number, keep: ReadonlySet<string>): readonly Happened[] {
  const lines = foldRepeats(rows);
  if (lines.length <= LINES_MAX) {
    return lines;
  }
  const folded = new Map<string, Happened>();
  for (const line of lines) {
    const hour = Math.floor((line.at.est - originMs) / HOUR_MS);
    const key = line.ids.some((id) => keep.has(id)) ? line.id : `${hour} ${line.what} ${line.container} ${line.emitter}`;
    const known = folded.get(key);
    folded.set(key, known === undefined ? line : joined(known, line));
  }
  return [...folded.values()].sort((a, b) => a.at.est - b.at.est);
}

// A change of the status was seen when it arrived; how long before it happened nobody says, and the line is where it was seen.
const SEEN_MS = 50;

/** The moment to print: of an event when it happened, of a change when it was seen. The details have the bounds. */
export const shownMoment = ({ emitter, at }: Happened): Moment => (emitter === 'status' ? { est: at.est, lo: Math.max(at.lo, at.est - SEEN_MS), hi: Math.min(Math.max(at.hi, at.est), at.est + SEEN_MS) } : at);
