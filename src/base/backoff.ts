/** Waits that double from `firstMs` to `maxMs`, each with up to half of itself added by chance, so that many clients spread out. */
export interface Backoff {
  /** The next wait in milliseconds. `chance` is a number in [0, 1) from the caller. */
  next(chance: number): number;
  reset(): void;
}

export function backoff(firstMs: number, maxMs: number): Backoff {
  let waitMs = firstMs;
  return {
    next: (chance) => {
      const now = waitMs;
      waitMs = Math.min(maxMs, waitMs * 2);
      return now * (1 + chance / 2);
    },
    reset: () => {
      waitMs = firstMs;
    },
  };
}
