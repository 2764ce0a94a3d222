// Evictions and other ends from outside. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const EVICT_RULES: readonly Rule[] = [
  { code: 'EVICT_EMPTYDIR_LIMIT', pattern: /^Usage of EmptyDir volume "(?<vol>[^"]+)" exceeds the limit "(?<limit>[^"]+)"/ },
  { code: 'EVICT_EPHEMERAL_LIMIT_CONTAINER', pattern: /^Container (?<c>\S+) exceeded its local ephemeral storage limit "(?<limit>[^"]+)"/ },
  { code: 'EVICT_EPHEMERAL_LIMIT_POD', pattern: /^Pod ephemeral local storage usage exceeds the total limit of containers (?<limit>\S+?)\./ },
  { code: 'EVICT_API', pattern: /^pod evict(?:ed|ion) (?:by|from) .*descheduler/i },
  { code: 'EVICT_ADMISSION_PRESSURE', pattern: /^(?:Pod was rejected: )?(?:Pod )?The node had condition: \[(?<cond>[^\]]+)\]/ },
  { code: 'EVICT_NODE_MEMORY', pattern: /^(?:Pod )?The node was low on resource: (?:memory|\[MemoryPressure)/ },
  { code: 'EVICT_NODE_DISK', pattern: /^(?:Pod )?The node was low on resource: (?:ephemeral-storage|inodes|imagefs|nodefs|containerfs|\[DiskPressure)/ },
  { code: 'EVICT_NODE_PID', pattern: /^(?:Pod )?The node was low on resource: (?:pids|\[PIDPressure)/ },
];
