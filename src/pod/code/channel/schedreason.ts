// One reason of the histogram in a scheduling message. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const SCHEDREASON_RULES: readonly Rule[] = [
  { code: 'SCHED_INSUFFICIENT_CPU', owner: 'platform', rank: 1, advice: 'No node has {cpu} free; scale the pool, lower requests, or check fragmentation.', pattern: /^Insufficient cpu$/ },
  { code: 'SCHED_INSUFFICIENT_MEMORY', owner: 'platform', rank: 1, advice: 'No node has that memory free.', pattern: /^Insufficient memory$/ },
  { code: 'SCHED_INSUFFICIENT_EPHEMERAL', owner: 'platform', rank: 1, advice: 'Lower ephemeral-storage requests or use larger node disks.', pattern: /^Insufficient ephemeral-storage$/ },
  { code: 'SCHED_INSUFFICIENT_DEVICE', owner: 'platform', rank: 1, advice: 'Extended resource {res} exhausted or its device plugin is unhealthy (allocatable {n}).', pattern: /^Insufficient (?<res>\S+\/\S+)$/ },
  { code: 'SCHED_INSUFFICIENT_OTHER', owner: 'platform', rank: 1, advice: 'Resource {res} exhausted.', pattern: /^Insufficient (?<res>\S+)$/ },
  { code: 'SCHED_TOO_MANY_PODS', owner: 'platform', rank: 1, advice: 'Node pod limit reached (max-pods or CNI addresses).', pattern: /^Too many pods$/ },
  { code: 'SCHED_TAINT', owner: 'platform', rank: 2, advice: 'Refine with the taint table below.', pattern: /^node\(s\) had (?:untolerated taint(?:\(s\))?(?: \{(?<key>[^:}]+)(?:: (?<value>[^}]*))?\})?|taint \{(?<key2>[^:}]+): (?<value2>[^}]*)\}, that the pod didn't tolerate|taints that the pod didn't tolerate)/ },
  { code: 'SCHED_NODE_AFFINITY', owner: 'user', rank: 1, advice: 'nodeSelector/affinity matches no usable node; labels present: {labels}.', pattern: /^node\(s\) didn't match (?:Pod's node affinity\/selector|node selector|scheduler-enforced node affinity)$/ },
  { code: 'SCHED_AFFINITY_CONFLICT', owner: 'user', rank: 1, advice: 'The required node affinity terms exclude each other.', pattern: /^pod affinity terms conflict$/ },
  { code: 'SCHED_NODE_NAME', owner: 'platform', rank: 2, advice: 'spec.nodeName or the DaemonSet\'s node is gone.', pattern: /^node\(s\) didn't match the requested node name$/ },
  { code: 'SCHED_POD_AFFINITY', owner: 'user', rank: 1, advice: 'No node hosts a pod matching the required pod affinity.', pattern: /^node\(s\) didn't match pod affinity(?: rules|\/anti-affinity rules|\/anti-affinity)?$/ },
  { code: 'SCHED_POD_ANTI_AFFINITY', owner: 'user', rank: 1, advice: 'Anti-affinity leaves no node; more nodes than replicas (+surge) are needed.', pattern: /^node\(s\) didn't match pod anti-affinity rules$|^node\(s\) didn't satisfy existing pods anti-affinity rules$/ },
  { code: 'SCHED_TOPOLOGY_SPREAD', owner: 'user', rank: 1, advice: 'maxSkew with DoNotSchedule cannot be kept; check empty zones and stale replicas.', pattern: /^node\(s\) didn't match pod topology spread constraints(?: \(missing required label\))?$/ },
  { code: 'SCHED_HOST_PORT', owner: 'user', rank: 1, advice: 'hostPort already used on every candidate.', pattern: /^node\(s\) didn't have free ports for the requested pod ports$/ },
  { code: 'SCHED_NODES_CORDONED', owner: 'platform', rank: 1, advice: 'Candidates are cordoned.', pattern: /^node\(s\) were unschedulable$/ },
  { code: 'SCHED_VOLUME_ZONE', owner: 'dependency', rank: 1, advice: 'The volume lives in another zone/node than every candidate; use WaitForFirstConsumer or add nodes there.', pattern: /^node\(s\) had (?:volume node affinity conflict|no available volume zone)$/ },
  { code: 'SCHED_VOLUME_NO_PV', owner: 'dependency', rank: 1, advice: 'No PV fits and the class cannot provision for this topology.', pattern: /^node\(s\) didn't find available persistent volumes to bind$/ },
  { code: 'SCHED_VOLUME_CAPACITY', owner: 'dependency', rank: 1, advice: 'CSIStorageCapacity too low.', pattern: /^node\(s\) did not have enough free storage$/ },
  { code: 'SCHED_VOLUME_LIMIT', owner: 'platform', rank: 1, advice: 'Attach limit of the instance type reached.', pattern: /^node\(s\) exceed max volume count$/ },
  { code: 'SCHED_VOLUME_BUSY', owner: 'user', rank: 1, advice: 'Another pod uses the disk exclusively.', pattern: /^node\(s\) had no available disk$|ReadWriteOncePod access mode$/ },
  { code: 'DRA_NO_DEVICE', owner: 'platform', rank: 1, advice: 'No free device satisfies the claim\'s selectors on these nodes; check ResourceSlices.', pattern: /^cannot allocate all claims$|^resourceclaim not available on the node$|^Insufficient DRA/ },
  { code: 'SCHED_NODE_FEATURES', owner: 'platform', rank: 1, advice: 'Nodes too old for this pod: {rest}.', pattern: /^node declared features check failed(?: - unsatisfied requirements: (?<rest>.*))?/ },
  { code: 'SCHED_PREFILTERED', owner: 'user', rank: 2, advice: 'Excluded before filtering by {plugins}.', pattern: /^node\(s\) didn't satisfy plugin(?:\(s\)|s)? \[(?<plugins>[^\]]+)\]/ },
  { code: 'SCHED_EXTENDER', owner: 'dependency', rank: 3, advice: 'Reason of a custom plugin or extender: {text}', pattern: /./ },
];
