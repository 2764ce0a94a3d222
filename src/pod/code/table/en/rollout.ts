// Rollouts, jobs and resizes, in English.
import type { ROLLOUT } from '../rollout';
import type { TextsOf } from '../entry';

export const ROLLOUT_EN: TextsOf<typeof ROLLOUT> = {
  ROLLOUT: {
    says: 'The rollout of [{workload}|the workload] does not move.',
    steps: ['See what its pods say.'],
  },
  ROLLOUT_PROGRESS_DEADLINE: {
    says: 'The rollout of [{workload}|the workload] passed its progress deadline.',
    steps: ['See what keeps its pods, or go back to the last version.'],
  },
  ROLLOUT_REPLICA_FAILURE: {
    says: 'Pods of [{workload}|the workload] cannot be created.',
    steps: ['Read the refusal in the events of the workload.'],
  },
  ROLLOUT_PAUSED: {
    says: 'The rollout of [{workload}|the workload] is paused.',
    steps: ['Resume it.'],
  },
  ROLLOUT_STS_BLOCKED: {
    says: 'The StatefulSet waits until an earlier pod of it is ready.',
    steps: ['See what keeps the earlier pod.'],
  },
  ROLLOUT_DS_INCOMPLETE: {
    says: 'The DaemonSet has no ready pod on some nodes[: {text}].',
    steps: ['See what keeps the pods on those nodes.'],
  },
  JOB: {
    says: '[Job {workload}|The job] does not finish.',
    steps: ['See how its pods ended.'],
  },
  JOB_BACKOFF: {
    says: '[Job {workload}|The job] gave up after its pods had failed.',
    steps: ['See how its pods ended.'],
  },
  JOB_BACKOFF_LIMIT: {
    says: '[Job {workload}|The job] gave up after as many failed pods as it allows.',
    steps: ['See how its pods ended; then run it again.'],
  },
  JOB_DEADLINE: {
    says: '[Job {workload}|The job] ran longer than its activeDeadlineSeconds allows.',
    steps: ['Raise activeDeadlineSeconds, or make the work shorter.'],
  },
  JOB_POD_FAILURE_POLICY: {
    says: 'A pod of [job {workload}|the job] ended in a way that its failure policy calls final.',
    steps: ['See how that pod ended.'],
  },
  JOB_MAX_FAILED_INDEXES: {
    says: 'Too many indexes of [job {workload}|the job] failed.',
    steps: ['See how the pods of the failed indexes ended.'],
  },
  RESIZE: {
    says: 'The resize of the pod is not done.',
    steps: ['See what the pod\'s conditions say.'],
  },
  RESIZE_DEFERRED: {
    says: '[Node {node}|The node] has no room for the resize now[: {why}].',
    steps: ['Wait until a neighbour leaves, or let the pod be replaced elsewhere.'],
  },
  RESIZE_INFEASIBLE: {
    says: '[Node {node}|The node] can never give the pod what the resize asks for[: {why}].',
    steps: ['Ask for less, or let the pod be replaced on a larger node.'],
  },
  RESIZE_ERROR: {
    says: 'The runtime of [node {node}|the node] could not apply the new resources[: {why}].',
    steps: ['Look at the runtime and the cgroups of the node.'],
  },
};
