// The order of the rules for workloads: what the controller says, then what it waits for, then its silence.
import { controllerSilent } from './controller-silent';
import { paused, progressDeadline, replicaFailure } from './deployment';
import { jobFailed } from './job';
import type { Rollout, RolloutRule, Standstill } from './rollout';
import { daemonSetIncomplete, statefulSetBlocked } from './sets';

const RULES: readonly RolloutRule[] = [progressDeadline, replicaFailure, jobFailed, statefulSetBlocked, daemonSetIncomplete, paused, controllerSilent];

export function standstillOf(rollout: Rollout): Standstill | undefined {
  for (const rule of RULES) {
    const found = rule(rollout);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
