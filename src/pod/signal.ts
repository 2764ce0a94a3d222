// Everything that can be heard. The rooms below this file see nothing else: raw Kubernetes objects are projected into
// these shapes at the door (`server/kube`, `server/audit`, the golden language), once, and are complete afterwards.
//
//   watch, list ──▶ pod · event · node · claim · attachment · resourceClaim · workload
//   lease reads ──▶ lease
//   audit       ──▶ audit
//   silence     ──▶ gap (start … end)
import type { Brand } from '../base/brand';
import type { EpochMs } from '../base/time';

export type PodUid = Brand<string, 'PodUid'>;

/** Resources that a gap can concern, by their plural API name. */
export type HeardResource =
  | 'pods' | 'events' | 'nodes' | 'persistentvolumeclaims' | 'volumeattachments' | 'resourceclaims' | 'workloads';

/**
 * How a version of an object came: by watch as a change, or from a LIST, whose arrival dates nothing.
 * `deleted` carries the last version.
 */
export type Heard = 'added' | 'modified' | 'deleted' | 'listed';

/** One thing heard. `at` is the arrival in the collector's clock; it never goes back within a run. */
export type Signal =
  | { readonly kind: 'pod'; readonly at: EpochMs; readonly heard: Heard; readonly pod: PodFacts }
  /** A pod that a relist no longer contains: it ended in (`lastSeen`, `at`). What was on its way when the watch broke is allowed for in `lastSeen`. */
  | { readonly kind: 'podMissing'; readonly at: EpochMs; readonly uid: PodUid; readonly lastSeen: EpochMs }
  | { readonly kind: 'event'; readonly at: EpochMs; readonly heard: Heard; readonly event: EventFacts }
  | { readonly kind: 'node'; readonly at: EpochMs; readonly heard: Heard; readonly node: NodeFacts }
  | { readonly kind: 'claim'; readonly at: EpochMs; readonly heard: Heard; readonly claim: ClaimFacts }
  | { readonly kind: 'attachment'; readonly at: EpochMs; readonly heard: Heard; readonly attachment: AttachmentFacts }
  | { readonly kind: 'resourceClaim'; readonly at: EpochMs; readonly heard: Heard; readonly claim: ResourceClaimFacts }
  | { readonly kind: 'workload'; readonly at: EpochMs; readonly heard: Heard; readonly workload: WorkloadFacts }
  /** A node's Lease was read: the kubelet's own clock, in microseconds. */
  | { readonly kind: 'lease'; readonly at: EpochMs; readonly node: string; readonly renewedAt: EpochMs }
  /** The API server answered a question: its Date header is a whole second of its clock, between `askedAt` and `at`. */
  | { readonly kind: 'served'; readonly at: EpochMs; readonly askedAt: EpochMs; readonly stampedAt: EpochMs }
  | { readonly kind: 'audit'; readonly at: EpochMs; readonly record: AuditFacts }
  /** The collector began to hear: everything earlier is known from lists and expired events only. */
  | { readonly kind: 'hearing'; readonly at: EpochMs; readonly resources: readonly HeardResource[] }
  /** Deafness: the watches of `resources` heard nothing from the `start` to the `end`; `listed` signals follow an end. */
  | { readonly kind: 'gap'; readonly at: EpochMs; readonly edge: 'start' | 'end'; readonly resources: readonly HeardResource[] };

export type ConditionStatus = 'True' | 'False' | 'Unknown';

/** A condition of a pod, node or workload. `changedAt` is its lastTransitionTime: a truncated second of its writer's clock. */
export interface Condition {
  readonly type: string;
  readonly status: ConditionStatus;
  readonly changedAt?: EpochMs;
  readonly reason?: string;
  readonly message?: string;
  readonly observedGeneration?: number;
}

export interface OwnerRef {
  readonly kind: string;
  readonly name: string;
  readonly uid?: string;
}

/** CPU in cores and memory in bytes; extended resources under their own names. */
export type ResourceList = Readonly<Record<string, number>>;

export interface ProbeSpec {
  readonly initialDelayS: number;
  readonly periodS: number;
  readonly timeoutS: number;
  readonly failureThreshold: number;
  readonly successThreshold: number;
  readonly handler: 'http' | 'tcp' | 'exec' | 'grpc';
}

/** `sidecar` is an init container with restartPolicy Always. */
export type ContainerRole = 'init' | 'sidecar' | 'app' | 'ephemeral';

/** A container of the spec, in the order of the spec (init and sidecar containers first). Never env, args or command. */
export interface ContainerSpec {
  readonly name: string;
  readonly role: ContainerRole;
  readonly image: string;
  readonly pullPolicy?: 'Always' | 'IfNotPresent' | 'Never';
  readonly requests: ResourceList;
  readonly limits: ResourceList;
  readonly startupProbe?: ProbeSpec;
  readonly readinessProbe?: ProbeSpec;
  readonly livenessProbe?: ProbeSpec;
  readonly postStart: boolean;
  readonly preStop: boolean;
  /** Seconds of a preStop hook of type sleep. */
  readonly preStopSleepS?: number;
}

export type VolumeSource =
  | 'pvc' | 'configMap' | 'secret' | 'projected' | 'downwardAPI' | 'emptyDir' | 'csi' | 'ephemeral' | 'image' | 'nfs' | 'hostPath' | 'other';

/** A volume of the spec. `name` of the referent only: never its data. */
export interface VolumeSpec {
  readonly name: string;
  readonly source: VolumeSource;
  /** The claim's, configMap's or secret's name, the CSI driver, or the image. */
  readonly referent?: string;
  readonly sizeLimitBytes?: number;
  readonly optional?: boolean;
}

export type ContainerState =
  | { readonly kind: 'waiting'; readonly reason?: string; readonly message?: string }
  | { readonly kind: 'running'; readonly startedAt?: EpochMs }
  | TerminatedState;

/** Truncated seconds of the node's clock; the epoch (1970) is mapped to undefined: it means that the kubelet never knew. */
export interface TerminatedState {
  readonly kind: 'terminated';
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode: number;
  readonly signal?: number;
  readonly startedAt?: EpochMs;
  readonly finishedAt?: EpochMs;
}

export interface ContainerStatus {
  readonly name: string;
  readonly role: ContainerRole;
  readonly ready: boolean;
  /** null or absent upstream means false. */
  readonly started: boolean;
  readonly restartCount: number;
  readonly image?: string;
  readonly imageId?: string;
  readonly containerId?: string;
  readonly state: ContainerState;
  readonly lastState?: TerminatedState;
  /** Resources that the kubelet actuated (resize). */
  readonly resources?: { readonly requests: ResourceList; readonly limits: ResourceList };
  readonly allocated?: ResourceList;
}

export interface Toleration {
  readonly key?: string;
  readonly operator?: 'Exists' | 'Equal' | 'Lt' | 'Gt';
  readonly value?: string;
  readonly effect?: string;
  readonly seconds?: number;
}

/** One version of a pod, projected. Whole-second stamps keep their truncated value; their instant lies in [t, t + 1 s). */
export interface PodFacts {
  readonly uid: PodUid;
  readonly namespace: string;
  readonly name: string;
  readonly resourceVersion: string;
  readonly generation?: number;
  readonly observedGeneration?: number;
  readonly createdAt: EpochMs;
  readonly deletionAt?: EpochMs;
  readonly deletionGraceS?: number;
  readonly finalizers: readonly string[];
  /** Only well-known keys and those that the configuration names. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly owner?: OwnerRef;
  /** A static pod's mirror (annotation kubernetes.io/config.mirror). */
  readonly mirror: boolean;
  /** Annotation kubernetes.io/config.seen, in nanoseconds upstream. */
  readonly configSeenAt?: EpochMs;
  readonly nodeName?: string;
  readonly schedulerName: string;
  readonly priority?: number;
  readonly priorityClass?: string;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  readonly hostNetwork: boolean;
  readonly runtimeClass?: string;
  readonly graceS: number;
  readonly activeDeadlineS?: number;
  readonly windows: boolean;
  readonly gates: readonly string[];
  readonly readinessGates: readonly string[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly hasNodeAffinity: boolean;
  readonly tolerations: readonly Toleration[];
  readonly containers: readonly ContainerSpec[];
  readonly volumes: readonly VolumeSpec[];
  readonly hasFsGroup: boolean;
  readonly fsGroupOnRootMismatch: boolean;
  /** Names of spec.resourceClaims. */
  readonly claims: readonly string[];
  readonly qosClass?: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
  readonly nominatedNode?: string;
  readonly podIp?: string;
  readonly hostIp?: string;
  readonly startedAt?: EpochMs;
  readonly conditions: readonly Condition[];
  readonly statuses: readonly ContainerStatus[];
}

/** The object that an Event is about. */
export interface EventSubject {
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  /** `spec.containers{c}` gives `c`; absent for pod-level events. */
  readonly container?: string;
}

/** One version of an Event, of either API. `name` dates its first occurrence to the nanosecond (client-go's recorder). */
export interface EventFacts {
  readonly uid: string;
  readonly namespace: string;
  readonly name: string;
  readonly resourceVersion?: string;
  readonly type: string;
  readonly reason: string;
  readonly message: string;
  readonly subject: EventSubject;
  readonly relatedName?: string;
  readonly component: string;
  readonly host?: string;
  readonly createdAt?: EpochMs;
  /** Decoded from the name's suffix, only when it agrees with the stamps (within 2 s). */
  readonly namedAt?: EpochMs;
  readonly firstAt?: EpochMs;
  readonly lastAt?: EpochMs;
  /** events.k8s.io: microseconds. */
  readonly eventTime?: EpochMs;
  readonly count: number;
  readonly seriesLastAt?: EpochMs;
}

export interface Taint {
  readonly key: string;
  readonly value?: string;
  readonly effect: string;
  readonly addedAt?: EpochMs;
}

export interface NodeFacts {
  readonly name: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly createdAt?: EpochMs;
  readonly kubeletVersion?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly unschedulable: boolean;
  readonly taints: readonly Taint[];
  readonly conditions: readonly Condition[];
  readonly allocatable: ResourceList;
  /** Names in status.images: what lies on the node. */
  readonly images: readonly string[];
  readonly volumesAttached: readonly string[];
  /** The emitter's offset learned before this run, when the caller has one: ahead by `offsetMs`, known to ± `errorMs`. */
  readonly clock?: { readonly offsetMs: number; readonly errorMs: number };
}

export interface ClaimFacts {
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly phase?: string;
  readonly storageClass?: string;
  readonly bindingMode?: 'Immediate' | 'WaitForFirstConsumer';
  readonly accessModes: readonly string[];
  readonly volumeName?: string;
  readonly selectedNode?: string;
  /** The driver that is asked to provision it. */
  readonly provisioner?: string;
  /** The node to which its volume is still attached, where that is known. */
  readonly attachedTo?: string;
}

export interface AttachmentFacts {
  readonly name: string;
  readonly volume: string;
  readonly node: string;
  readonly attached: boolean;
  readonly errorMessage?: string;
  readonly errorCode?: number;
}

export interface ResourceClaimFacts {
  readonly namespace: string;
  readonly name: string;
  readonly allocatedAt?: EpochMs;
}

export interface WorkloadFacts {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly owner?: OwnerRef;
  readonly createdAt?: EpochMs;
  readonly generation?: number;
  readonly observedGeneration?: number;
  readonly replicas?: number;
  readonly readyReplicas?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
  readonly minReadyS?: number;
  readonly progressDeadlineS?: number;
  readonly maxSurge?: string;
  readonly maxUnavailable?: string;
  readonly conditions: readonly Condition[];
  /** Counts a Deployment's ReplicaSets; of a StatefulSet the hash that its pods are updated to (label controller-revision-hash). */
  readonly revision?: string;
}

/** One completed API write on a pod, of audit.k8s.io. Times in microseconds of that API server's clock. */
export interface AuditFacts {
  readonly auditId: string;
  readonly verb: string;
  readonly subresource?: string;
  readonly namespace: string;
  readonly podName: string;
  readonly podUid?: PodUid;
  readonly owner?: OwnerRef;
  readonly user: string;
  readonly userAgent?: string;
  readonly code: number;
  readonly message?: string;
  readonly receivedAt: EpochMs;
  readonly completedAt: EpochMs;
  readonly annotations: Readonly<Record<string, string>>;
}
