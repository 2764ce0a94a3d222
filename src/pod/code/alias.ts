// The error strings of Lunettes (alipay/container-observability-service), both of its engines: saved queries and habits keep
// working. Where it knew only a class of causes the alias is a prefix, and finds all codes under it.
import type { Code } from './code';
import { codeOf } from './code';

/** Of the older engine (pod_create_failreason.go), of the newer (pkg/reason), and of deletions and upgrades. */
export const ALIASES: Readonly<Record<string, string>> = {
  api_failed: 'CREATE', QuotaWebhookDenied: 'CREATE_WEBHOOK_DENIED',
  FailedScheduling: 'SCHED', ScheduleDelay: 'SCHED_SLOW', Preemption: 'SCHED_PREEMPTION_WAIT', FailedSchedulingFindPVC: 'SCHED_PVC', QuotaNotEnough: 'SCHED_EXTENDER',
  ResourceNotEnough: 'SCHED_INSUFFICIENT', PreemptionDelay: 'SCHED_PREEMPTION_WAIT', PVCScheduleDelay: 'SCHED_PVC', DefaultScheduleTooMuchTime: 'SCHED_SLOW',
  FileSystemReadOnly: 'NODE_ADMIT_DEVICE', UnexpectedAdmissionError: 'NODE_ADMIT_DEVICE', DeviceUnavailable: 'NODE_ADMIT_DEVICE',
  Evicted: 'EVICT', DiskPressureEvicted: 'EVICT_NODE_DISK', MemoryPressureEvicted: 'EVICT_NODE_MEMORY', PIDPressureEvicted: 'EVICT_NODE_PID',
  InvalidMountConfig: 'VOL_MOUNT_HOSTPATH_TYPE', AccessError: 'VOL_MOUNT_AUTH', NFSError: 'VOL_MOUNT_NFS', NoSpaceLeftOnDevice: 'VOL_MOUNT_FAILED', FailedMount: 'VOL_MOUNT',
  FailedAttachVolume: 'VOL_ATTACH', VolumeMountTooMuchTime: 'VOL_MOUNT_SLOW', VolumeAttachTooMuchTime: 'VOL_ATTACH_SLOW',
  AllocateIPTimeout: 'NET_IP_EXHAUSTED', FailedAllocateIP: 'NET_IP_EXHAUSTED', NotFoundNicByMac: 'NET_SETUP_FAILED', FailedSetNetwork: 'NET_SETUP_FAILED', BridgeExchangeFull: 'NET_SETUP_FAILED',
  IpAllocateTooMuchTime: 'NET_SETUP_SLOW', SandboxCreateTooMuchTime: 'NET_SETUP_SLOW',
  NoDiskSpace: 'SANDBOX_NO_SPACE', FailedCreatePodSandBox: 'SANDBOX', CreatePodSandBoxTimeout: 'SANDBOX_TIMEOUT', RuntimeOperationFailed: 'SANDBOX_FAILED',
  KubeletDelay: 'KUBELET_ACK_SLOW', KubeletDelayTooMuchTime: 'KUBELET_ACK_SLOW',
  InvalidImageName: 'IMAGE_NAME_INVALID', ImageNotFound: 'IMAGE_PULL_NOT_FOUND', FailedPullImage: 'IMAGE_PULL', ImagePullBackOff: 'IMAGE_PULL', BackOff: 'IMAGE_PULL',
  ImagePullAccessDenied: 'IMAGE_PULL_AMBIGUOUS_ACCESS', InspectImageFailed: 'IMAGE_INSPECT_FAILED', PullImageTooMuchTime: 'IMAGE_PULL_SLOW', ImagePullTooMuchTime: 'IMAGE_PULL_SLOW',
  KMPullImageTooMuchTime: 'IMAGE_PULL_SLOW', DMPullImageTooMuchTime: 'IMAGE_PULL_SLOW',
  CreateContainerError: 'CTR_CREATE', RunContainerError: 'CTR_START', Failed: 'CTR', ContainerCreateTooMuchTime: 'CTR_CREATE_SLOW', ContainerStartTooMuchTime: 'CTR_CREATE_SLOW',
  CrashLoopBackOff: 'APP', PodInitialTooMuchTime: 'APP_INIT_SLOW',
  FailedPostStartHook: 'HOOK_POSTSTART_FAILED', PostStartHookTooMuchTime: 'HOOK_POSTSTART_SLOW',
  Unhealthy: 'PROBE', ContainerReadinessFailed: 'PROBE_READINESS', ContainerNotReady: 'PROBE_READINESS', ContainersNotReady: 'PROBE_READINESS', PodNotReady: 'PROBE_READINESS',
  ContainerReadyTooMuchTime: 'PROBE_READINESS_PENDING', ReadinessGatesNotReady: 'GATE_READINESS', PodReadyTooMuchTime: 'GATE_READINESS_SLOW',
  timeout: 'DELETE', NoEvent: 'OBS_EVENTS_MISSING', timeout_unknown: 'OBS',
};

/** Strings that Lunettes made from a part of its own: a resource, a node condition, a condition of the pod. */
export const ALIAS_FORMS: ReadonlyArray<readonly [form: string, pattern: RegExp, code: string]> = [
  ['<Resource>QuotaNotEnough', /^\w{1,100}QuotaNotEnough$/, 'SCHED_EXTENDER'],
  ['<Condition>Evicted', /^\w{1,100}Evicted$/, 'EVICT_NODE'],
  ['<ConditionType>_NotReady', /^[\w./-]{1,300}_NotReady$/, 'GATE_READINESS'],
];

const BY_LOWER_CASE = new Map(Object.entries(ALIASES).map(([alias, code]) => [alias.toLowerCase(), code]));

/** The code that a string of Lunettes stands for; undefined for any other text. */
export function codeOfAlias(text: string): Code | undefined {
  const code = BY_LOWER_CASE.get(text.trim().toLowerCase()) ?? ALIAS_FORMS.find(([, pattern]) => pattern.test(text.trim()))?.[2];
  return code === undefined ? undefined : codeOf(code);
}
