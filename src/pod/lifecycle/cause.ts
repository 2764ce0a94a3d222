// Why a stretch of an operation was slow or failed: the meaning of what was said, with how often it was said.
import type { Said } from '../code/classify';
import { classify } from '../code/classify';
import type { Code, Owner } from '../code/code';
import { codeOf } from '../code/code';
import { entryOf } from '../code/table';
import type { UntoleratedTaints } from '../code/scheduling';
import type { EventSeen } from './history';

export interface Cause {
  readonly code: Code;
  readonly owner: Owner;
  readonly rank: 1 | 2 | 3;
  readonly params: Readonly<Record<string, string>>;
  /** 0 … 1. */
  readonly confidence: number;
  readonly count: number;
  /** Other causes that the same words name; ranked. */
  readonly others: readonly { readonly code: Code; readonly owner: Owner }[];
  /** What a symptom stands for. */
  readonly root?: { readonly code: Code; readonly owner: Owner };
}

/** Undefined for words that name no cause. */
export function causeOfWords(said: Said, count = 1, untolerated?: UntoleratedTaints): Cause | undefined {
  const meaning = classify(said, untolerated);
  return meaning === undefined ? undefined : { others: [], ...meaning, count };
}

export const causeOfEvent = (seen: EventSeen): Cause | undefined =>
  causeOfWords({ reason: seen.last.reason, message: seen.last.message, kind: 'Pod', source: seen.last.component }, Math.max(1, seen.last.count));

/** A cause that no text carries: deduced from joins or from silence. */
export function deduced(code: string, more: Partial<Cause> = {}): Cause {
  const { owner, rank } = entryOf(code);
  return { code: codeOf(code), owner, rank, params: {}, confidence: 0.75, count: 1, others: [], ...more };
}

/** The most telling of several: lowest rank, then the newest; all that say the same are counted together. */
export function mostTelling<T extends { readonly cause: Cause }>(found: readonly T[]): T | undefined {
  const best = found.reduce<T | undefined>((a, b) => (a === undefined || b.cause.rank <= a.cause.rank ? b : a), undefined);
  if (best === undefined) {
    return undefined;
  }
  const count = found.filter(({ cause }) => cause.code === best.cause.code).reduce((sum, { cause }) => sum + cause.count, 0);
  return { ...best, cause: { ...best.cause, count } };
}
