// Sets wait for pods that do not become ready: a StatefulSet for the first that is not, a DaemonSet for its nodes.
import { deduced } from '../../lifecycle/cause';
import type { RolloutRule } from './rollout';
import { rootOf } from './rollout';

const lacks = (replicas = 0, readyReplicas = 0): boolean => readyReplicas < replicas;

export const statefulSetBlocked: RolloutRule = ({ workload, dominant }) => {
  const found = workload.kind === 'StatefulSet' && lacks(workload.replicas, workload.readyReplicas) ? dominant() : undefined;
  return found === undefined ? undefined : {
    cause: deduced('ROLLOUT_STS_BLOCKED', { owner: found.owner, params: { statefulset: workload.name } }), since: found.since, text: '', ...rootOf(found),
  };
};

export const daemonSetIncomplete: RolloutRule = ({ workload, dominant }) => {
  const found = workload.kind === 'DaemonSet' && lacks(workload.replicas, workload.readyReplicas) ? dominant() : undefined;
  return found === undefined ? undefined : {
    cause: deduced('ROLLOUT_DS_INCOMPLETE', { owner: found.owner, params: { daemonset: workload.name } }), since: found.since, text: '', ...rootOf(found),
  };
};
