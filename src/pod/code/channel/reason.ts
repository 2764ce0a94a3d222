// Reasons that are a cause by themselves, whoever the text goes on about (kubernetes-lifecycle 3.3 "node …", 3.5).
import type { Owner } from '../code';
import type { Rule } from '../rule';

const rule = (code: string, owner: Owner, rank: 1 | 2 | 3, advice: string, pattern = /^/): Rule => ({ code, owner, rank, advice, pattern });

const PROBE_KILLS: readonly Rule[] = [
  rule('PROBE_LIVENESS_KILL', 'user', 1, 'The liveness probe killed the container: see what it answered.', /failed liveness probe/),
  rule('PROBE_STARTUP_KILL', 'user', 1, 'The startup probe gave up: give the program more time, or mend what it answers.', /failed startup probe/),
];
const SYNC: readonly Rule[] = [rule('KUBELET_SYNC_FAILED', 'platform', 2, 'The kubelet could not bring the pod further: read its log on the node.')];
const AUTOSCALE_FAILED: readonly Rule[] = [rule('SCHED_AUTOSCALE_FAILED', 'platform', 1, 'The autoscaler could not add a node: {text}')];
const NODE_READY: readonly Rule[] = [
  rule('NET_CNI_NOT_READY', 'platform', 1, 'The network plugin of the node is not ready.', /NetworkReady=false|cni (?:plugin not initialized|config uninitialized)|NetworkPluginNotReady/),
  rule('NODE_RUNTIME_DOWN', 'platform', 1, 'The container runtime of the node is down.', /container runtime (?:is down|not ready|status check may not have completed)/),
  rule('NODE_PLEG_UNHEALTHY', 'platform', 1, 'The kubelet cannot list its containers in time: look at the runtime and the disk.', /PLEG is not healthy/),
  rule('NODE_UNREACHABLE', 'platform', 1, 'The kubelet stopped reporting.', /Kubelet stopped posting node status|NodeStatusUnknown/),
  rule('NODE_NOT_READY', 'platform', 2, 'The node is not ready: see its conditions.'),
];
const CRASH: readonly Rule[] = [rule('APP_CRASHLOOP', 'user', 3, 'The container ends again and again: see how it ended last.')];

export const REASON_RULES: Readonly<Record<string, readonly Rule[]>> = {
  Killing: PROBE_KILLS,
  CrashLoopBackOff: CRASH,
  FailedSync: SYNC, FailedCreatePodContainer: SYNC, FailedValidation: SYNC,
  FailedKillPod: [rule('DELETE_KILL_FAILED', 'platform', 1, 'The runtime could not kill the pod: {text}')],
  KillPodSandboxError: [rule('DELETE_KILL_FAILED', 'platform', 1, 'The runtime could not kill the pod: {text}')],
  ExceededGracePeriod: [rule('DELETE_GRACE_EXCEEDED', 'platform', 1, 'The runtime did not kill the pod within its grace period.')],
  FailedPrepareDynamicResources: [rule('DRA_PREPARE_FAILED', 'dependency', 1, 'The device driver on the node failed: look at its pod.')],
  FailedResourceClaimCreation: [rule('DRA_CLAIM_CREATE_FAILED', 'user', 1, 'The claim could not be made from its template: {text}')],
  NotTriggerScaleUp: [rule('SCHED_AUTOSCALE_REFUSED', 'platform', 1, 'The autoscaler declined: {text}')],
  FailedToScaleUpGroup: AUTOSCALE_FAILED, ScaleUpTimedOut: AUTOSCALE_FAILED, InsufficientCapacityError: AUTOSCALE_FAILED, NoCompatibleInstanceTypes: AUTOSCALE_FAILED, NodeClassNotReady: AUTOSCALE_FAILED,
  Preempted: [rule('EVICT_PREEMPTED', 'platform', 1, 'A pod of higher priority took the place.')],
  TaintManagerEviction: [rule('EVICT_TAINT', 'platform', 1, 'A taint of the node evicted the pod.', /^(?:Marking for deletion|TaintManagerEviction$|$)/)],
  DeviceTaintManagerEviction: [rule('EVICT_DEVICE_TAINT', 'platform', 1, 'A taint of its device evicted the pod.', /^Marking for deletion/)],
  NodeNotReady: NODE_READY, KubeletNotReady: NODE_READY, NodeStatusUnknown: NODE_READY,
  Rebooted: [rule('NODE_REBOOTED', 'platform', 1, 'The node was rebooted.')],
  SystemOOM: [rule('APP_OOM_NODE', 'platform', 1, 'The node ran out of memory.')], OOMKilling: [rule('APP_OOM_NODE', 'platform', 1, 'The node ran out of memory.')],
  MissingClusterDNS: [rule('NODE_DNS_CONFIG', 'platform', 2, 'The node has no cluster DNS configured.')],
  DNSConfigForming: [rule('NODE_DNS_CONFIG', 'platform', 2, 'The DNS limits of the node or pod are exceeded.')],
  BackoffLimitExceeded: [rule('JOB_BACKOFF_LIMIT', 'unknown', 2, 'The job gave up: see how its pods ended.')],
  PodFailurePolicy: [rule('JOB_POD_FAILURE_POLICY', 'user', 1, 'A pod ended in a way that the failure policy calls final.')],
  MaxFailedIndexesExceeded: [rule('JOB_MAX_FAILED_INDEXES', 'user', 2, 'Too many indexes failed.')],
  ProgressDeadlineExceeded: [rule('ROLLOUT_PROGRESS_DEADLINE', 'unknown', 2, 'The rollout stands still: see what its pods say.')],
  DeploymentPaused: [rule('ROLLOUT_PAUSED', 'user', 1, 'The rollout is paused.')],
  FailedPlacement: [rule('ROLLOUT_DS_INCOMPLETE', 'unknown', 2, 'The DaemonSet cannot place a pod: {text}')],
  FailedDaemonPod: [rule('ROLLOUT_DS_INCOMPLETE', 'unknown', 2, 'A pod of the DaemonSet failed: {text}')],
  ResizeDeferred: [rule('RESIZE_DEFERRED', 'platform', 1, 'The node has no room now.')], Deferred: [rule('RESIZE_DEFERRED', 'platform', 1, 'The node has no room now.')],
  ResizeInfeasible: [rule('RESIZE_INFEASIBLE', 'user', 1, 'The node can never give this.')], Infeasible: [rule('RESIZE_INFEASIBLE', 'user', 1, 'The node can never give this.')],
  ResizeError: [rule('RESIZE_ERROR', 'platform', 1, 'The runtime could not apply the new resources.')],
};

/** Texts that are a cause under any reason. */
export const ANY_REASON_RULES: readonly Rule[] = [
  rule('EVICT_API', 'platform', 1, 'An operator evicted the pod (drain, descheduler).', /^pod evicted by \S*descheduler|^Evicted pod|^Pod was evicted by/),
  rule('DELETE_PDB_BLOCKED', 'user', 1, 'The disruption budget allows no eviction now.', /Cannot evict pod as it would violate the pod's disruption budget/),
];
