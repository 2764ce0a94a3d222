// Reasons that are a cause by themselves, whoever the text goes on about (kubernetes-lifecycle 3.3 "node …", 3.5).
import type { Rule } from '../rule';

const rule = (code: string, pattern = /^/): Rule => ({ code, pattern });

const PROBE_KILLS: readonly Rule[] = [
  rule('PROBE_LIVENESS_KILL', /failed liveness probe/),
  rule('PROBE_STARTUP_KILL', /failed startup probe/),
];
const SYNC: readonly Rule[] = [rule('KUBELET_SYNC_FAILED')];
const INTERNAL_HOOK: readonly Rule[] = [rule('CTR_INTERNAL_HOOK')];
const AUTOSCALE_FAILED: readonly Rule[] = [rule('SCHED_AUTOSCALE_FAILED')];
const NODE_READY: readonly Rule[] = [
  rule('NET_CNI_NOT_READY', /NetworkReady=false|cni (?:plugin not initialized|config uninitialized)|NetworkPluginNotReady/),
  rule('NODE_RUNTIME_DOWN', /container runtime (?:is down|not ready|status check may not have completed)/),
  rule('NODE_PLEG_UNHEALTHY', /PLEG is not healthy/),
  rule('NODE_UNREACHABLE', /Kubelet stopped posting node status|NodeStatusUnknown/),
  rule('NODE_NOT_READY'),
];
const CRASH: readonly Rule[] = [rule('APP_CRASHLOOP')];

export const REASON_RULES: Readonly<Record<string, readonly Rule[]>> = {
  Killing: PROBE_KILLS,
  CrashLoopBackOff: CRASH,
  FailedSync: SYNC, FailedCreatePodContainer: SYNC, FailedValidation: SYNC,
  PreCreateHookError: INTERNAL_HOOK, PreStartHookError: INTERNAL_HOOK,
  FailedToRetrieveImagePullSecret: [rule('IMAGE_PULL_SECRET_MISSING')],
  FailedPreStopHook: [rule('HOOK_PRESTOP_FAILED')],
  FailedKillPod: [rule('DELETE_KILL_FAILED')],
  KillPodSandboxError: [rule('DELETE_KILL_FAILED')],
  ExceededGracePeriod: [rule('DELETE_GRACE_EXCEEDED')],
  FailedPrepareDynamicResources: [rule('DRA_PREPARE_FAILED')],
  FailedResourceClaimCreation: [rule('DRA_CLAIM_CREATE_FAILED')],
  NotTriggerScaleUp: [rule('SCHED_AUTOSCALE_REFUSED')],
  FailedToScaleUpGroup: AUTOSCALE_FAILED, ScaleUpTimedOut: AUTOSCALE_FAILED, InsufficientCapacityError: AUTOSCALE_FAILED, NoCompatibleInstanceTypes: AUTOSCALE_FAILED, NodeClassNotReady: AUTOSCALE_FAILED,
  Preempted: [rule('EVICT_PREEMPTED')],
  TaintManagerEviction: [rule('EVICT_TAINT', /^(?:Marking for deletion|TaintManagerEviction$|$)/)],
  DeviceTaintManagerEviction: [rule('EVICT_DEVICE_TAINT', /^Marking for deletion/)],
  NodeNotReady: NODE_READY, KubeletNotReady: NODE_READY, NodeStatusUnknown: NODE_READY,
  Rebooted: [rule('NODE_REBOOTED')],
  SystemOOM: [rule('APP_OOM_NODE')], OOMKilling: [rule('APP_OOM_NODE')],
  MissingClusterDNS: [rule('NODE_DNS_CONFIG')],
  DNSConfigForming: [rule('NODE_DNS_CONFIG')],
  BackoffLimitExceeded: [rule('JOB_BACKOFF_LIMIT')],
  PodFailurePolicy: [rule('JOB_POD_FAILURE_POLICY')],
  MaxFailedIndexesExceeded: [rule('JOB_MAX_FAILED_INDEXES')],
  ProgressDeadlineExceeded: [rule('ROLLOUT_PROGRESS_DEADLINE')],
  DeploymentPaused: [rule('ROLLOUT_PAUSED')],
  FailedPlacement: [rule('ROLLOUT_DS_INCOMPLETE')],
  FailedDaemonPod: [rule('ROLLOUT_DS_INCOMPLETE')],
  ResizeDeferred: [rule('RESIZE_DEFERRED')], Deferred: [rule('RESIZE_DEFERRED')],
  ResizeInfeasible: [rule('RESIZE_INFEASIBLE')], Infeasible: [rule('RESIZE_INFEASIBLE')],
  ResizeError: [rule('RESIZE_ERROR')],
};

/** Texts that are a cause under any reason. */
export const ANY_REASON_RULES: readonly Rule[] = [
  rule('JOB_DEADLINE', /^Job was active longer than specified deadline/),
  rule('EVICT_API', /^pod evict(?:ed|ion) (?:by|from) .*descheduler|^Evicted pod|^Pod was evicted by/i),
  rule('DELETE_PDB_BLOCKED', /Cannot evict pod as it would violate the pod's disruption budget/),
];
