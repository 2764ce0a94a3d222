// Creation of containers. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const CRE_RULES: readonly Rule[] = [
  { code: 'CTR_CREATE_NO_COMMAND', pattern: /no command specified/i },
  { code: 'CTR_CREATE_NAME_RESERVED', pattern: /failed to reserve container name|is reserved for|name is reserved|is already in use by container/ },
  { code: 'CTR_CREATE_DEVICE', pattern: /unresolvable CDI devices|CDI device injection failed|error gathering device information|nvidia-container(?!-cli)/i },
  { code: 'CTR_CREATE_SECURITY_PROFILE', pattern: /apparmor|seccomp|selinux/i },
  { code: 'CTR_CREATE_MOUNT', pattern: /failed to (?:generate|stat|mkdir|mount)[^:]*(?:mount|volume|spec)|not a (?:shared|slave) mount|invalid mount/i },
  { code: 'CTR_CREATE_TIMEOUT', pattern: /context deadline exceeded|DeadlineExceeded/ },
  { code: 'CTR_CREATE_NO_SPACE', pattern: /no space left on device/ },
  { code: 'CTR_CREATE_FAILED', pattern: /./ },
];
