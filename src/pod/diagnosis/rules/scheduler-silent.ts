// No scheduler has said anything: neither a condition nor an Event.
import { deduced } from '../../lifecycle/cause';
import { conditionOf, eventsOf } from '../../lifecycle/history';
import type { Rule } from '../rule';

const SILENT_MS = 10_000;

export const schedulerSilent: Rule = ({ phase, waitedMs, history }) => {
  const { latest } = history;
  if (phase.name !== 'scheduling' || waitedMs < SILENT_MS || conditionOf(latest, 'PodScheduled') !== undefined || eventsOf(history, 'FailedScheduling').length > 0) {
    return undefined;
  }
  const { schedulerName } = latest;
  return deduced('SCHED_SCHEDULER_SILENT', {
    owner: schedulerName === 'default-scheduler' ? 'platform' : 'user', confidence: 0.3, params: { schedulerName },
  });
};
