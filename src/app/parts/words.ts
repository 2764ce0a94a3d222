// Words for what the backend says in codes of its own.
import { t } from '../../waterfall/t';

export function outcomeWord(outcome: string): string {
  switch (outcome) {
    case 'pending':
      return t('outcome.pending', 'Under way');
    case 'delivered':
      return t('outcome.delivered', 'Delivered');
    case 'delivered_late':
      return t('outcome.late', 'Delivered late');
    case 'failed':
      return t('outcome.failed', 'Failed');
    case 'stuck':
      return t('outcome.stuck', 'Stuck');
    case 'cancelled':
      return t('outcome.cancelled', 'Cancelled');
    case 'excluded':
      return t('outcome.excluded', 'Not counted');
    case 'deleted':
      return t('outcome.deleted', 'Deleted');
    case 'deleted_forced':
      return t('outcome.forced', 'Removed by force');
    case 'upgraded':
      return t('outcome.upgraded', 'Upgraded');
    case 'resized':
      return t('outcome.resized', 'Resized');
    case 'restarted':
      return t('outcome.restarted', 'Restarted');
    case 'rejected':
      return t('outcome.rejected', 'Refused');
    case 'rolled_out':
      return t('outcome.rolledOut', 'Rolled out');
    default:
      return outcome;
  }
}

export function ownerWord(owner: string): string {
  switch (owner) {
    case 'platform':
      return t('owner.platform', 'Platform');
    case 'dependency':
      return t('owner.dependency', 'Dependency');
    case 'user':
      return t('owner.user', 'User');
    default:
      return t('owner.unknown', 'Unknown');
  }
}

export function verdictWord(verdict: string): string {
  switch (verdict) {
    case 'met':
      return t('verdict.met', 'Target met');
    case 'missed':
      return t('verdict.missed', 'Target missed');
    default:
      return t('verdict.indeterminate', 'Not decided');
  }
}
