// The pod's state in one word, before its name. What is charged to anyone is another matter: see charge.ts.
import type { Length } from '../../waterfall/numbers';

export type PillKind =
  | 'starting' | 'waitingLate' | 'stuck' | 'failed' | 'refused' | 'delivered' | 'deliveredLate' | 'partlyHeard' | 'cancelled' | 'notCounted' | 'deleted' | 'gated'
  | 'leaving' | 'changing' | 'changed';
export type Tone = 'good' | 'bad' | 'neutral';

export interface PillInput {
  readonly operation: string;
  readonly outcome: string;
  readonly verdict: string;
  readonly open: boolean;
  readonly code: string;
  readonly since: number | undefined;
  readonly phase: string;
  readonly sli: Pick<Length, 'loMs'>;
  readonly targetMs: number;
  /** The pod's deletion has ended. */
  readonly gone: boolean;
}

// A code that has been active for twice the target is no passing trouble.
const STUCK_TARGETS = 2;

export function pillOf(of: PillInput, nowMs: number): PillKind {
  if (of.gone) {
    return 'deleted';
  }
  switch (of.outcome) {
    case 'pending':
      return of.operation === 'create' || of.code !== '' ? openPill(of, nowMs) : of.operation === 'delete' ? 'leaving' : 'changing';
    case 'delivered':
      return of.verdict === 'indeterminate' ? 'partlyHeard' : 'delivered';
    case 'delivered_late':
      return 'deliveredLate';
    case 'stuck':
      return 'stuck';
    case 'failed':
      return 'failed';
    case 'rejected':
      return 'refused';
    case 'cancelled':
      return 'cancelled';
    case 'excluded':
      return 'notCounted';
    case 'deleted':
    case 'deleted_forced':
      return 'deleted';
    default:
      return 'changed';
  }
}

function openPill({ code, since, phase, sli, targetMs }: PillInput, nowMs: number): PillKind {
  // Held back on purpose, and its target does not run: no length of that is stuck.
  if (phase.startsWith('gated')) {
    return 'gated';
  }
  if (code !== '' && since !== undefined && nowMs - since >= STUCK_TARGETS * targetMs) {
    return 'stuck';
  }
  return sli.loMs > targetMs ? 'waitingLate' : 'starting';
}

const GOOD: readonly PillKind[] = ['delivered', 'changed'];
const BAD: readonly PillKind[] = ['waitingLate', 'stuck', 'failed', 'refused', 'deliveredLate'];

export const toneOf = (kind: PillKind): Tone => (GOOD.includes(kind) ? 'good' : BAD.includes(kind) ? 'bad' : 'neutral');
