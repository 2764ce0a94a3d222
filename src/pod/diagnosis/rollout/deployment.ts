// A Deployment says itself that its rollout passed its deadline, that pods are refused, or that somebody paused it.
import { deduced } from '../../lifecycle/cause';
import type { RolloutRule } from './rollout';
import { rootOf } from './rollout';

export const progressDeadline: RolloutRule = ({ workload, now, dominant }) => {
  const stalled = workload.kind === 'Deployment' ? workload.conditions.find(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded') : undefined;
  if (stalled === undefined) {
    return undefined;
  }
  const found = dominant();
  const cause = deduced('ROLLOUT_PROGRESS_DEADLINE', { owner: found?.owner ?? 'unknown', confidence: 0.95, params: { deployment: workload.name } });
  return { cause, since: stalled.changedAt ?? now, text: stalled.message ?? '', ...rootOf(found) };
};

export const replicaFailure: RolloutRule = ({ workload, now, dominant }) => {
  const failed = workload.kind === 'Deployment' ? workload.conditions.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True') : undefined;
  if (failed === undefined) {
    return undefined;
  }
  const found = dominant();
  const cause = deduced('ROLLOUT_REPLICA_FAILURE', { owner: found?.owner ?? 'unknown', confidence: 0.95, params: { deployment: workload.name } });
  return { cause, since: failed.changedAt ?? now, text: failed.message ?? '', ...rootOf(found) };
};

export const paused: RolloutRule = ({ workload, now }) => {
  const { kind, conditions, replicas = 0, updatedReplicas = 0 } = workload;
  const said = kind === 'Deployment' && updatedReplicas < replicas ? conditions.find(({ type, reason }) => type === 'Progressing' && reason === 'DeploymentPaused') : undefined;
  return said === undefined ? undefined : {
    cause: deduced('ROLLOUT_PAUSED', { confidence: 0.95, params: { deployment: workload.name } }), since: said.changedAt ?? now, text: said.message ?? '',
  };
};
