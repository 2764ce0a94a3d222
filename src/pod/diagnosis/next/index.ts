// Who is asked for the next attempt: what acts on the pod itself first, then the ends of patience.
import { activePart } from '../part';
import { deadline, graceEnd, tolerationEnd } from './ends';
import type { Foresight, NextAttempt, Waiting } from './next';
import { nextPull } from './pull';
import { nextCreate, nextRestart } from './restart';
import { nextSchedule } from './schedule';
import { nextMount, nextSandbox } from './setup';

/** A kubelet that is gone tries nothing: its own attempts are not asked for. */
const OF_KUBELET: readonly Foresight[] = [nextMount, nextSandbox, nextPull, nextCreate, nextRestart];
const OTHERS: readonly Foresight[] = [nextSchedule, graceEnd, tolerationEnd, deadline];

export function nextOf(open: Waiting): NextAttempt | undefined {
  const waiting = { ...open, phase: activePart(open.phase) };
  const lost = /^NODE_(?:NOT_READY|UNREACHABLE)$/.test(waiting.phase.cause?.code ?? '');
  for (const foresee of [...(lost ? [] : OF_KUBELET), ...OTHERS]) {
    const next = foresee(waiting);
    if (next !== undefined) {
      return next;
    }
  }
  return undefined;
}
