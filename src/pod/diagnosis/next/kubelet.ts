// How the kubelet comes back to a pod whose sync failed (kubernetes-lifecycle 1.4).
import type { NextAttempt } from './next';
import { inWords } from './next';

/** A failed sync is retried after so long, and up to half of it more. */
export const SYNC_MS = 10_000;
export const SYNC_JITTER = 0.5;
/** A sync comes this late at most after a back-off has ended. */
export const SYNC_LATE_MS = SYNC_MS * (1 + SYNC_JITTER);

const BACKOFF_FIRST_MS = 10_000;
export const BACKOFF_MAX_MS = 300_000;

/** After so many failures: 10 s doubling to 5 min. */
export const backoffMs = (failures: number): number => Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** (Math.max(1, failures) - 1));

/** Beyond this a person who acts is faster than the kubelet: a new pod has no back-off. */
const PATIENCE_MS = 30_000;

/** @param heals the cause may pass by itself */
export function helpsIn(leftMs: number, heals: boolean): NextAttempt['helps'] {
  return !heals ? 'acting' : leftMs <= PATIENCE_MS ? 'waiting' : 'either';
}

export const backoffRule = (what: string, delayMs: number): string =>
  `The kubelet waits ${inWords(delayMs)} after this many failures (10 s, doubling to 5 min), then ${what} with its next look at the pod, up to ${inWords(SYNC_LATE_MS)} later.`;
