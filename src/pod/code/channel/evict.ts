// Evictions and other ends from outside. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const EVICT_RULES: readonly Rule[] = [
  { code: 'EVICT_EMPTYDIR_LIMIT', owner: 'user', rank: 1, advice: '{vol} passed its sizeLimit {limit}.', pattern: /^Usage of EmptyDir volume "(?<vol>[^"]+)" exceeds the limit "(?<limit>[^"]+)"/ },
  { code: 'EVICT_EPHEMERAL_LIMIT_CONTAINER', owner: 'user', rank: 1, advice: 'Logs or writable layer of {c} passed {limit}.', pattern: /^Container (?<c>\S+) exceeded its local ephemeral storage limit "(?<limit>[^"]+)"/ },
  { code: 'EVICT_EPHEMERAL_LIMIT_POD', owner: 'user', rank: 1, advice: 'Sum of local storage passed {limit}.', pattern: /^Pod ephemeral local storage usage exceeds the total limit of containers (?<limit>\S+?)\./ },
  { code: 'EVICT_ADMISSION_PRESSURE', owner: 'platform', rank: 1, advice: 'Node under {cond} refused the pod (BestEffort or untolerated).', pattern: /^(?:Pod was rejected: )?The node had condition: \[(?<cond>[^\]]+)\]/ },
  { code: 'EVICT_NODE_MEMORY', owner: 'platform', rank: 1, advice: 'Node memory pressure; see which container used more than its request: {offender}.', pattern: /^The node was low on resource: memory\./ },
  { code: 'EVICT_NODE_DISK', owner: 'platform', rank: 1, advice: 'Node disk or inode pressure.', pattern: /^The node was low on resource: (?:ephemeral-storage|inodes)\./ },
  { code: 'EVICT_NODE_PID', owner: 'platform', rank: 1, advice: 'Node PID pressure.', pattern: /^The node was low on resource: pids\./ },
];
