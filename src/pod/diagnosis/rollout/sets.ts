// Sets wait for pods that do not become ready: a StatefulSet for the first that is not, a DaemonSet for its nodes.
import { deduced } from '../../lifecycle/cause';
import type { RolloutRule } from './rollout';
import { rootOf } from './rollout';

const lacks = (replicas = 0, readyReplicas = 0): boolean => readyReplicas < replicas;

export const statefulSetBlocked: RolloutRule = ({ workload, dominant }) => {
  const found = workload.kind === 'StatefulSet' && lacks(workload.replicas, workload.readyReplicas) ? dominant() : undefined;
  return found === undefined ? undefined : {
    cause: deduced('ROLLOUT_STS_BLOCKED', found.owner, { params: { statefulset: workload.name }, advice: 'The StatefulSet waits for a pod that is not ready: see what the pod says.' }), since: found.since, text: '', ...rootOf(found),
  };
};

export const daemonSetIncomplete: RolloutRule = ({ workload, dominant }) => {
  const found = workload.kind === 'DaemonSet' && lacks(workload.replicas, workload.readyReplicas) ? dominant() : undefined;
  return found === undefined ? undefined : {
    cause: deduced('ROLLOUT_DS_INCOMPLETE', found.owner, { params: { daemonset: workload.name }, advice: 'The DaemonSet lacks pods on some nodes: see what they say.' }), since: found.since, text: '', ...rootOf(found),
  };
};
