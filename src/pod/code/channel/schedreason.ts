// One reason of the histogram in a scheduling message. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const SCHEDREASON_RULES: readonly Rule[] = [
  { code: 'SCHED_INSUFFICIENT_CPU', pattern: /^Insufficient cpu$/ },
  { code: 'SCHED_INSUFFICIENT_MEMORY', pattern: /^Insufficient memory$/ },
  { code: 'SCHED_INSUFFICIENT_EPHEMERAL', pattern: /^Insufficient ephemeral-storage$/ },
  { code: 'SCHED_INSUFFICIENT_DEVICE', pattern: /^Insufficient (?<res>\S+\/\S+)$/ },
  { code: 'SCHED_INSUFFICIENT_OTHER', pattern: /^Insufficient (?<res>\S+)$/ },
  { code: 'SCHED_TOO_MANY_PODS', pattern: /^Too many pods$/ },
  { code: 'SCHED_TAINT', pattern: /^node\(s\) had (?:untolerated taint(?:\(s\))?(?: \{(?<key>[^:}]+)(?:: (?<value>[^}]*))?\})?|taint \{(?<key2>[^:}]+): (?<value2>[^}]*)\}, that the pod didn't tolerate|taints that the pod didn't tolerate)/ },
  { code: 'SCHED_NODE_AFFINITY', pattern: /^node\(s\) didn't match (?:Pod's node affinity\/selector|node selector|scheduler-enforced node affinity)$/ },
  { code: 'SCHED_AFFINITY_CONFLICT', pattern: /^pod affinity terms conflict$/ },
  { code: 'SCHED_NODE_NAME', pattern: /^node\(s\) didn't match the requested node name$/ },
  { code: 'SCHED_POD_AFFINITY', pattern: /^node\(s\) didn't match pod affinity(?: rules|\/anti-affinity rules|\/anti-affinity)?$/ },
  { code: 'SCHED_POD_ANTI_AFFINITY', pattern: /^node\(s\) didn't match pod anti-affinity rules$|^node\(s\) didn't satisfy existing pods anti-affinity rules$/ },
  { code: 'SCHED_TOPOLOGY_SPREAD', pattern: /^node\(s\) didn't match pod topology spread constraints(?: \(missing required label\))?$/ },
  { code: 'SCHED_HOST_PORT', pattern: /^node\(s\) didn't have free ports for the requested pod ports$/ },
  { code: 'SCHED_NODES_CORDONED', pattern: /^node\(s\) were unschedulable$/ },
  { code: 'SCHED_VOLUME_ZONE', pattern: /^node\(s\) had (?:volume node affinity conflict|no available volume zone)$/ },
  { code: 'SCHED_VOLUME_NO_PV', pattern: /^node\(s\) didn't find available persistent volumes to bind$/ },
  { code: 'SCHED_VOLUME_CAPACITY', pattern: /^node\(s\) did not have enough free storage$/ },
  { code: 'SCHED_VOLUME_LIMIT', pattern: /^node\(s\) exceed max volume count$/ },
  { code: 'SCHED_VOLUME_BUSY', pattern: /^node\(s\) had no available disk$|ReadWriteOncePod access mode$/ },
  { code: 'DRA_NO_DEVICE', pattern: /^cannot allocate all claims$|^resourceclaim not available on the node$|^Insufficient DRA/ },
  { code: 'SCHED_NODE_FEATURES', pattern: /^node declared features check failed(?: - unsatisfied requirements: (?<rest>.*))?/ },
  { code: 'SCHED_PREFILTERED', pattern: /^node\(s\) didn't satisfy plugin(?:\(s\)|s)? \[(?<plugins>[^\]]+)\]/ },
  { code: 'SCHED_EXTENDER', pattern: /./ },
];
