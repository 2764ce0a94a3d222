// Creation of containers. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const CRE_RULES: readonly Rule[] = [
  { code: 'CTR_CREATE_NO_COMMAND', owner: 'user', rank: 1, advice: 'Image has no ENTRYPOINT/CMD; set command.', pattern: /no command specified/i },
  { code: 'CTR_CREATE_NAME_RESERVED', owner: 'platform', rank: 2, advice: 'An earlier create is still in progress in the runtime (slow disk).', pattern: /failed to reserve container name|is reserved for/ },
  { code: 'CTR_CREATE_DEVICE', owner: 'platform', rank: 1, advice: 'Device or CDI spec missing on the node.', pattern: /unresolvable CDI devices|CDI device injection failed|error gathering device information|nvidia-container/i },
  { code: 'CTR_CREATE_SECURITY_PROFILE', owner: 'user', rank: 1, advice: 'Security profile cannot be applied.', pattern: /apparmor|seccomp|selinux/i },
  { code: 'CTR_CREATE_MOUNT', owner: 'user', rank: 2, advice: 'A mount cannot be prepared: {text}', pattern: /failed to (?:generate|stat|mkdir|mount)[^:]*(?:mount|volume|spec)|not a (?:shared|slave) mount|invalid mount/i },
  { code: 'CTR_CREATE_TIMEOUT', owner: 'platform', rank: 1, advice: 'Runtime overloaded.', pattern: /context deadline exceeded|DeadlineExceeded/ },
  { code: 'CTR_CREATE_NO_SPACE', owner: 'platform', rank: 1, advice: 'Node disk full.', pattern: /no space left on device/ },
  { code: 'CTR_CREATE_FAILED', owner: 'platform', rank: 3, advice: '{text}', pattern: /./ },
];
