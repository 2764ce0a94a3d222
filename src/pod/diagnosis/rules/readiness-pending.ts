// Running, not ready, and no probe said that it failed: not due yet, or its Events were dropped.
import { SECOND_MS } from '../../../base/time';
import { deduced } from '../../lifecycle/cause';
import type { Rule } from '../rule';

/** The delay row's threshold (3.3, delay codes). */
const PENDING_MS = 10_000;

export const readinessPending: Rule = ({ phase, waitedMs, history }) => {
  const { statuses } = history.latest;
  const allReady = statuses.length > 0 && statuses.every(({ ready }) => ready);
  if ((phase.name !== 'readiness' && phase.name !== 'startup') || phase.owner !== 'user' || allReady) {
    return undefined;
  }
  const dueMs = Math.max(0, ...history.latest.containers.flatMap(({ startupProbe, readinessProbe }) => [startupProbe, readinessProbe])
    .map((probe) => (probe === undefined ? 0 : (probe.initialDelayS + probe.periodS) * SECOND_MS)));
  return waitedMs < dueMs + PENDING_MS ? undefined
    : deduced('PROBE_READINESS_PENDING', { confidence: 0.3 });
};
