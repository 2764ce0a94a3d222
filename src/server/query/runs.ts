// Runs of containers between restarts, as their statuses tell them: whole seconds of the node's clock.
import { SECOND_MS } from '../../base/time';
import type { Phase } from '../../pod/lifecycle/lifecycle';
import type { PodRecord, TimelineRow } from '../../pod/record/record';
import type { ContainerState } from '../../pod/signal';

/** A run that ended; its times are known to `halfMs` on each side. Milliseconds since 1970. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly halfMs: number;
  readonly failed: boolean;
}

/** Phases in which a container starts again and again. */
export const hasRuns = ({ name }: Pick<Phase, 'name'>): boolean => name === 'crash' || name === 'backoff';

/** Ended runs of the phase's container within it, oldest first. A run whose begin or end the kubelet never knew is not among them. */
export function runsOf(timeline: readonly TimelineRow[], phase: Phase, nodeClock: PodRecord['nodeClock']): readonly Run[] {
  const aheadMs = nodeClock === undefined ? 0 : (nodeClock.loMs + nodeClock.hiMs) / 2;
  // A stamp says that it happened within its second: the middle is off by half of one at most.
  const est = (stamp: number): number => Math.min(phase.to.est, Math.max(phase.from.est, stamp + SECOND_MS / 2 - aheadMs));
  const runs = new Map<number, Run>();
  for (const { container, raw } of timeline) {
    if (container === phase.container && isTerminated(raw) && raw.startedAt !== undefined && raw.finishedAt !== undefined) {
      const run = { from: est(raw.startedAt), to: est(raw.finishedAt), halfMs: SECOND_MS / 2, failed: raw.exitCode !== 0 };
      if (run.to > run.from) {
        runs.set(raw.startedAt, run);
      }
    }
  }
  return [...runs.values()].sort((a, b) => a.from - b.from);
}

function isTerminated(raw: unknown): raw is ContainerState & { readonly kind: 'terminated' } {
  return typeof raw === 'object' && raw !== null && 'kind' in raw && raw.kind === 'terminated';
}
