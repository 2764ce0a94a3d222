// What happens next by itself, and when: an attempt, or the end of somebody's patience.
import type { EpochMs } from '../../../base/time';
import { epochMs } from '../../../base/time';
import type { History } from '../../lifecycle/history';
import type { Operation, Phase } from '../../lifecycle/lifecycle';
import type { World } from '../../lifecycle/world';

/** The next attempt, known to begin in [lo, hi]. */
export interface NextAttempt {
  readonly what: 'pull' | 'restart' | 'mount' | 'schedule' | 'sandbox' | 'tolerationEnd' | 'progressDeadline' | 'deadline' | 'graceEnd';
  readonly lo: EpochMs;
  /** null: nobody knows when at the latest. */
  readonly hi: EpochMs | null;
  /** The rule that says so, in English. */
  readonly rule: string;
  readonly helps: 'waiting' | 'acting' | 'either' | 'unknown';
  /** For the browser's own words of the rule. */
  readonly whyKey: string;
  readonly whyParams: Readonly<Record<string, string>>;
}

export interface Waiting {
  readonly operation: Operation;
  /** The open one. */
  readonly phase: Phase;
  readonly history: History;
  readonly world: World;
  readonly now: EpochMs;
}

/** Undefined: this file knows no next attempt for such a wait. */
export type Foresight = (waiting: Waiting) => NextAttempt | undefined;

/**
 * An attempt in a window, as seen from now: while in it, it may come at any moment; once past it, it is under way or was
 * not told, and nothing is known.
 */
export function within(now: EpochMs, lo: number, hi: number | null, more: Omit<NextAttempt, 'lo' | 'hi'>): NextAttempt | undefined {
  return hi !== null && hi <= now ? undefined : { ...more, lo: epochMs(Math.max(now, lo)), hi: hi === null ? null : epochMs(hi) };
}

/** Seconds as people write them: `10 s`, `2.5 s`, `5 min`. */
export function inWords(ms: number): string {
  return ms % 60_000 === 0 && ms > 0 ? `${ms / 60_000} min` : `${Math.round(ms / 100) / 10} s`;
}
