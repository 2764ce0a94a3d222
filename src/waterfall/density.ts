// Many attempts in one row: ticks from twelve on, a strip of bins from sixty on.
import type { Axis } from './axis';
import type { Attempt } from './rows';

export const TICKS_FROM = 12;
export const DENSITY_FROM = 60;
export const BIN_PX = 4;

/** How many attempts began in each bin, as a share of the fullest. */
export function densityOf(attempts: readonly Attempt[], axis: Axis): readonly number[] {
  const bins = new Array<number>(Math.max(1, Math.ceil(axis.widthPx / BIN_PX))).fill(0);
  for (const { from } of attempts) {
    if (from >= axis.from && from <= axis.to) {
      const bin = Math.min(bins.length - 1, Math.floor(axis.x(from) / BIN_PX));
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
  }
  const most = Math.max(1, ...bins);
  return bins.map((count) => count / most);
}

export interface Telling {
  readonly attempt: Attempt;
  /** Counted from 1. */
  readonly number: number;
}

/** All of them, or of sixty and more the first, the longest and the last. */
export function tellingAttempts(attempts: readonly Attempt[]): readonly Telling[] {
  const all = attempts.map((attempt, i): Telling => ({ attempt, number: i + 1 }));
  if (all.length < DENSITY_FROM) {
    return all;
  }
  const lengthOf = ({ attempt }: Telling): number => attempt.to - attempt.from;
  const longest = all.reduce((best, one) => (lengthOf(one) > lengthOf(best) ? one : best));
  return all.filter((one, i) => i === 0 || i === all.length - 1 || one === longest);
}
