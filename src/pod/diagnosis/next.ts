// What happens next by itself, and when.
import type { EpochMs } from '../../base/time';

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
