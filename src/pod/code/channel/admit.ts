// The kubelet's refusals and terminal reasons of a pod. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const ADMIT_RULES: readonly Rule[] = [
  { code: 'NODE_ADMIT_OUTOF_CPU', owner: 'platform', rank: 1, advice: 'Bind raced with another pod on the node; controllers recreate it. Frequent: stale scheduler cache or two schedulers.', pattern: /^OutOfcpu$/ },
  { code: 'NODE_ADMIT_OUTOF_MEMORY', owner: 'platform', rank: 1, advice: 'as OutOfcpu', pattern: /^OutOfmemory$/ },
  { code: 'NODE_ADMIT_OUTOF_PODS', owner: 'platform', rank: 1, advice: 'as OutOfcpu; check max-pods.', pattern: /^OutOfpods$/ },
  { code: 'NODE_ADMIT_OUTOF_OTHER', owner: 'platform', rank: 1, advice: '{res} exhausted at admission.', pattern: /^OutOf(?<res>.+)$/ },
  { code: 'NODE_ADMIT_AFFINITY', owner: 'platform', rank: 1, advice: 'Node labels changed, or the kubelet started before labels were set.', pattern: /^NodeAffinity$/ },
  { code: 'NODE_ADMIT_PREDICATE', owner: 'platform', rank: 1, advice: 'Node refused a bound pod: {message}', pattern: /^(?:NodeName|NodePorts|TaintToleration|UnknownReason|UnexpectedPredicateFailureType|InvalidNodeInfo|node\(s\) had .*)$/ },
  { code: 'NODE_ADMIT_VOLUME_LIMIT', owner: 'platform', rank: 1, advice: 'Node reached its volume attach limit; the driver\'s CSINode count is stale (≥1.34 reports it and the pod is recreated).', pattern: /^VolumeAttachmentLimitExceeded$/ },
  { code: 'NODE_ADMIT_FEATURE', owner: 'platform', rank: 1, advice: 'Node does not offer a feature this pod needs: {message}. Upgrade the pool or constrain placement.', pattern: /^(?:PodFeatureUnsupported|PodLevelResourcesNotSupported)$/ },
  { code: 'NODE_ADMIT_TOPOLOGY', owner: 'platform', rank: 1, advice: 'NUMA/SMT alignment impossible on this node; use whole cores or a topology-aware scheduler.', pattern: /^(?:TopologyAffinityError|SMTAlignmentError)$/ },
  { code: 'NODE_ADMIT_DEVICE', owner: 'platform', rank: 2, advice: 'Device/CPU/memory manager failed: {message}. Restart the device plugin or drain the node.', pattern: /^UnexpectedAdmissionError$/ },
  { code: 'NODE_ADMIT_OS', owner: 'user', rank: 1, advice: 'Pod OS differs from node OS.', pattern: /^(?:PodOSSelectorNodeLabelDoesNotMatch|PodOSNotSupported)$/ },
  { code: 'NODE_ADMIT_SECURITY', owner: 'user', rank: 1, advice: 'Node does not allow {message}', pattern: /^(?:SysctlForbidden|AppArmor|SupplementalGroupsPolicyNotSupported|InitContainerRestartPolicyForbidden)$/ },
  { code: 'NODE_ADMIT_SHUTDOWN', owner: 'platform', rank: 1, advice: 'Node is shutting down.', pattern: /^NodeShutdown$/ },
  { code: 'EVICT_NODE_SHUTDOWN', owner: 'platform', rank: 1, advice: 'Graceful node shutdown ended the pod.', pattern: /^(?:Terminated|Shutdown)$/ },
  { code: 'EVICT_KUBELET_PREEMPTED', owner: 'platform', rank: 1, advice: 'Killed to admit a critical pod.', pattern: /^Preempting$/ },
  { code: 'EVICT_NODE', owner: 'platform', rank: 2, advice: 'refine with the evict channel', pattern: /^Evicted$/ },
  { code: 'APP_DEADLINE_EXCEEDED', owner: 'user', rank: 1, advice: 'activeDeadlineSeconds elapsed (counted from startTime, so slow pulls eat it).', pattern: /^DeadlineExceeded$/ },
  { code: 'NODE_LOST', owner: 'platform', rank: 1, advice: 'Node unreachable.', pattern: /^NodeLost$/ },
];
