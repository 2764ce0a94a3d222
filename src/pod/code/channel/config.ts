// Configuration that a container needs. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const CONFIG_RULES: readonly Rule[] = [
  { code: 'CONFIG_CONFIGMAP_MISSING', pattern: /configmap "(?<cm>[^"]+)" not found/ },
  { code: 'CONFIG_SECRET_MISSING', pattern: /secret "(?<s>[^"]+)" not found/ },
  { code: 'CONFIG_KEY_MISSING', pattern: /couldn't find key (?<key>.+?) in (?<kind>ConfigMap|Secret) (?<obj>\S+)/ },
  { code: 'CONFIG_RUN_AS_NONROOT', pattern: /runAsNonRoot|breaks non-root policy/ },
  { code: 'CONFIG_SUBPATH', pattern: /(?:failed to (?:create subPath directory|prepare subPath)|SubPath|subPath)/ },
  { code: 'CONFIG_SERVICES_NOT_SYNCED', pattern: /services have not yet been read at least once/ },
  { code: 'CONFIG_SECCOMP_APPARMOR', pattern: /localhostProfile must be set|apparmor|seccomp/i },
  { code: 'CONFIG_IMAGE_GONE', pattern: /^(?=.*image).*(?:not found|no such image)/i },
  { code: 'CONFIG_INVALID', pattern: /./ },
];
