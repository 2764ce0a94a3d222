// The kubelet's refusals and terminal reasons of a pod. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const ADMIT_RULES: readonly Rule[] = [
  { code: 'NODE_ADMIT_OUTOF_CPU', pattern: /^OutOfcpu$/ },
  { code: 'NODE_ADMIT_OUTOF_MEMORY', pattern: /^OutOfmemory$/ },
  { code: 'NODE_ADMIT_OUTOF_PODS', pattern: /^OutOfpods$/ },
  { code: 'NODE_ADMIT_OUTOF_OTHER', pattern: /^OutOf(?<res>.+)$/ },
  { code: 'NODE_ADMIT_AFFINITY', pattern: /^NodeAffinity$/ },
  { code: 'NODE_ADMIT_PREDICATE', pattern: /^(?:NodeName|NodePorts|TaintToleration|UnknownReason|UnexpectedPredicateFailureType|InvalidNodeInfo|node\(s\) had .*)$/ },
  { code: 'NODE_ADMIT_VOLUME_LIMIT', pattern: /^VolumeAttachmentLimitExceeded$/ },
  { code: 'NODE_ADMIT_FEATURE', pattern: /^(?:PodFeatureUnsupported|PodLevelResourcesNotSupported)$/ },
  { code: 'NODE_ADMIT_TOPOLOGY', pattern: /^(?:TopologyAffinityError|SMTAlignmentError)$/ },
  { code: 'NODE_ADMIT_DEVICE', pattern: /^UnexpectedAdmissionError$/ },
  { code: 'NODE_ADMIT_OS', pattern: /^(?:PodOSSelectorNodeLabelDoesNotMatch|PodOSNotSupported)$/ },
  { code: 'NODE_ADMIT_SECURITY', pattern: /^(?:SysctlForbidden|AppArmor|SupplementalGroupsPolicyNotSupported|InitContainerRestartPolicyForbidden)$/ },
  { code: 'NODE_ADMIT_SHUTDOWN', pattern: /^NodeShutdown$/ },
  { code: 'EVICT_NODE_SHUTDOWN', pattern: /^(?:Terminated|Shutdown)$/ },
  { code: 'EVICT_KUBELET_PREEMPTED', pattern: /^Preempting$/ },
  { code: 'EVICT_NODE', pattern: /^Evicted$/ },
  { code: 'APP_DEADLINE_EXCEEDED', pattern: /^DeadlineExceeded$/ },
  { code: 'NODE_LOST', pattern: /^NodeLost$/ },
];
