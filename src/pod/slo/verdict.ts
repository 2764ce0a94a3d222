// Verdict, outcome and error-budget event of a delivery (kubernetes-lifecycle 2.5).
import type { Owner } from '../code/code';
import type { Operation, Span } from '../lifecycle/lifecycle';

export type Outcome =
  | 'pending' | 'delivered' | 'delivered_late' | 'failed' | 'stuck' | 'cancelled' | 'rejected' | 'excluded'
  | 'deleted' | 'deleted_forced' | 'upgraded' | 'resized' | 'restarted' | 'rolled_out';
export type Verdict = 'met' | 'missed' | 'indeterminate';
export type Budget = 'good' | 'bad' | 'neutral';

/** Of something that ended: met only if surely within the target, missed only if surely beyond. */
export function verdictOf(sli: Span, targetMs: number): Verdict {
  if (sli.hiMs <= targetMs) {
    return 'met';
  }
  return sli.loMs > targetMs ? 'missed' : 'indeterminate';
}

const ENDED_WELL = new Set<Outcome>(['delivered', 'deleted', 'deleted_forced', 'upgraded', 'resized', 'restarted', 'rolled_out']);

export function budgetOf(outcome: Outcome, verdict: Verdict, owner: Owner | undefined): Budget {
  if (outcome === 'excluded') {
    return 'neutral';
  }
  if (verdict === 'missed') {
    return 'bad';
  }
  if ((outcome === 'failed' || outcome === 'stuck' || outcome === 'rejected') && owner !== 'user') {
    return 'bad';
  }
  return verdict === 'met' && ENDED_WELL.has(outcome) ? 'good' : 'neutral';
}

const GIVEN_UP = new Set<Operation>(['create', 'upgrade', 'resize', 'rollout']);

/** Of something still under way: stuck once a cause is active and twice the target has passed. Deletions and restarts are only late. */
export const openOutcome = (operation: Operation, owner: Owner | undefined, elapsedMs: number, targetMs: number): Extract<Outcome, 'stuck' | 'pending'> =>
  GIVEN_UP.has(operation) && elapsedMs >= 2 * targetMs && owner !== undefined ? 'stuck' : 'pending';
