// The official SIG-scalability startup SLI, for comparison (kubernetes-lifecycle 2.1, 2.5).
import { isStateful } from '../lifecycle/claims';
import type { History } from '../lifecycle/history';
import { conditionOf, eventsOf, statusOf } from '../lifecycle/history';
import type { Lifecycle, Span } from '../lifecycle/lifecycle';
import type { PodFacts } from '../signal';
import { sumOf } from './sums';

/**
 * First watch arrival by which every container has started, minus creation, whole pulls, and runs and crashes of init
 * containers. Undefined when gated, ever unschedulable, stateful, static, not reached, or when that arrival is a LIST.
 */
export function officialSli(history: History, { phases, boundaries }: Pick<Lifecycle, 'phases' | 'boundaries'>): Span | undefined {
  const { first } = history;
  const created = boundaries.find(({ id }) => id === 'B1');
  if (created === undefined || first.gates.length > 0 || first.mirror || isStateful(first) || everRefused(history)) {
    return undefined;
  }
  const counted = first.containers.filter(({ role }) => role !== 'ephemeral');
  const reached = history.versions.find(({ pod }) => counted.every(({ name }) => hasRun(pod, name)));
  if (reached?.datable !== true) {
    return undefined;
  }
  const inits = new Set(first.containers.filter(({ role }) => role === 'init').map(({ name }) => name));
  const left = sumOf(phases, (phase) =>
    phase.to.est <= reached.at && (phase.name === 'pull' || ((phase.name === 'run' || phase.name === 'crash') && inits.has(phase.container ?? ''))));
  return {
    estMs: reached.at - created.est - left.estMs,
    loMs: Math.max(0, reached.at - created.hi - left.hiMs),
    hiMs: reached.at - created.lo - left.loMs,
  };
}

function hasRun(pod: PodFacts, container: string): boolean {
  const status = statusOf(pod, container);
  const state = status?.state;
  return status !== undefined && (state?.kind === 'running' || (state?.kind === 'terminated' && state.startedAt !== undefined) || status.lastState?.startedAt !== undefined);
}

const everRefused = (history: History): boolean => eventsOf(history, 'FailedScheduling').length > 0 || history.versions.some(({ pod }) => {
  const scheduled = conditionOf(pod, 'PodScheduled');
  return scheduled?.status === 'False' && scheduled.reason !== 'SchedulingGated';
});
