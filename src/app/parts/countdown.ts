// How long until the next attempt, with no more digits than the rule behind it is worth.
import { lengthText } from '../../waterfall/numbers';
import type { NextAttempt } from './next';

const LATEST_UNKNOWN = Infinity;

/** `31–58 s`, `≥ 37 s`; undefined once the earliest moment has passed. */
export function waitOf({ lo, hi }: Pick<NextAttempt, 'lo' | 'hi'>, nowMs: number): string | undefined {
  if (nowMs >= lo) {
    return undefined;
  }
  const loMs = lo - nowMs;
  const hiMs = hi === undefined ? LATEST_UNKNOWN : hi - nowMs;
  return lengthText({ estMs: loMs, loMs, hiMs: Math.max(hiMs, loMs) });
}
