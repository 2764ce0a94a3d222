// A Job that gave up says why; what its pods failed at stands behind it.
import { deduced } from '../../lifecycle/cause';
import type { RolloutRule } from './rollout';
import { rootOf } from './rollout';

const CODES: Readonly<Record<string, string>> = {
  BackoffLimitExceeded: 'JOB_BACKOFF_LIMIT', DeadlineExceeded: 'JOB_DEADLINE', PodFailurePolicy: 'JOB_POD_FAILURE_POLICY', MaxFailedIndexesExceeded: 'JOB_MAX_FAILED_INDEXES', FailedIndexes: 'JOB_MAX_FAILED_INDEXES',
};

export const jobFailed: RolloutRule = ({ workload, now, dominantEver }) => {
  const failed = workload.kind === 'Job' ? workload.conditions.find(({ type, status }) => (type === 'Failed' || type === 'FailureTarget') && status === 'True') : undefined;
  const code = CODES[failed?.reason ?? ''];
  if (failed === undefined || code === undefined) {
    return undefined;
  }
  // The deadline is the user's own, whatever used it up.
  const found = dominantEver();
  const owner = code === 'JOB_DEADLINE' ? 'user' : (found?.owner ?? 'user');
  return { cause: deduced(code, { owner, confidence: 0.95, params: { job: workload.name } }), since: failed.changedAt ?? now, text: failed.message ?? '', over: true, ...rootOf(found) };
};
