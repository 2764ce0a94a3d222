// How late changes arrive, by the clocks of those who made them. Only what is dated finer than a second counts.
import type { EpochMs } from '../../base/time';

const WINDOW_MS = 60_000;
const SAMPLES_MAX = 256;

export class LagBook {
  private samples: { readonly at: EpochMs; readonly lagMs: number }[] = [];

  note(at: EpochMs, madeAt: EpochMs | undefined): void {
    if (madeAt !== undefined) {
      this.samples.push({ at, lagMs: at - madeAt });
      this.samples = this.samples.slice(-SAMPLES_MAX);
    }
  }

  /** Milliseconds over the last minute; never below zero, where a clock is ahead. Undefined when nothing came. */
  median(now: EpochMs): number | undefined {
    const recent = this.samples.filter(({ at }) => now - at <= WINDOW_MS).map(({ lagMs }) => lagMs).sort((a, b) => a - b);
    const middle = recent[Math.floor(recent.length / 2)];
    return middle === undefined ? undefined : Math.max(0, middle);
  }
}
