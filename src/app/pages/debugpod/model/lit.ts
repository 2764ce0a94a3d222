// One selection for the whole page: a row of the waterfall, a line of what happened and a number of evidence are three
// views of the same thing.
import type { Evidence } from './found';
import type { Happened } from './happened';

/** What is pointed at: `row:ID`, `event:ID` or `evidence:N`. */
export type Pointed = `row:${string}` | `event:${string}` | `evidence:${number}`;

export interface Lit {
  readonly rows: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly numbers: ReadonlySet<number>;
}

const NOTHING: Lit = { rows: new Set(), events: new Set(), numbers: new Set() };

export function litBy(pointed: Pointed | undefined, evidence: readonly Evidence[], happened: readonly Happened[]): Lit {
  if (pointed === undefined) {
    return NOTHING;
  }
  const id = pointed.slice(pointed.indexOf(':') + 1);
  if (pointed.startsWith('evidence:')) {
    const one = evidence.find(({ n }) => String(n) === id);
    return one === undefined ? NOTHING : { rows: some([one.rowId]), events: some([one.timelineId]), numbers: new Set([one.n]) };
  }
  if (pointed.startsWith('row:')) {
    const told = evidence.filter(({ rowId }) => rowId === id);
    const events = happened.filter(({ row }) => row === id).flatMap(({ ids }) => ids);
    return { rows: new Set([id]), events: some([...events, ...told.map(({ timelineId }) => timelineId)]), numbers: new Set(told.map(({ n }) => n)) };
  }
  const told = evidence.filter(({ timelineId }) => timelineId === id);
  const row = happened.find(({ ids }) => ids.includes(id))?.row ?? '';
  return { rows: some([row, ...told.map(({ rowId }) => rowId)]), events: new Set([id]), numbers: new Set(told.map(({ n }) => n)) };
}

const some = (ids: readonly string[]): ReadonlySet<string> => new Set(ids.filter((id) => id !== ''));

/** `e`: the evidence after the one that is lit, round and round. */
export function nextEvidence(pointed: Pointed | undefined, evidence: readonly Evidence[]): Pointed | undefined {
  const at = evidence.findIndex(({ n }) => pointed === `evidence:${n}`);
  const next = evidence[(at + 1) % evidence.length];
  return next === undefined ? undefined : `evidence:${next.n}`;
}

/** The address' `row` holds what is pointed at, as it is. */
export function pointedOf(text: string | undefined): Pointed | undefined {
  return text !== undefined && /^(row|event|evidence):./.test(text) ? (text as Pointed) : undefined;
}
