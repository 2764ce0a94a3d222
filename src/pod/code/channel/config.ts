// Configuration that a container needs. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const CONFIG_RULES: readonly Rule[] = [
  { code: 'CONFIG_CONFIGMAP_MISSING', owner: 'user', rank: 1, advice: 'Create ConfigMap {cm} or mark the reference optional.', pattern: /configmap "(?<cm>[^"]+)" not found/ },
  { code: 'CONFIG_SECRET_MISSING', owner: 'user', rank: 1, advice: 'Create Secret {s} or mark it optional.', pattern: /secret "(?<s>[^"]+)" not found/ },
  { code: 'CONFIG_KEY_MISSING', owner: 'user', rank: 1, advice: 'Add key {key} to {kind} {obj}.', pattern: /couldn't find key (?<key>.+?) in (?<kind>ConfigMap|Secret) (?<obj>\S+)/ },
  { code: 'CONFIG_RUN_AS_NONROOT', owner: 'user', rank: 1, advice: 'Image runs as root or by user name; set a numeric runAsUser or USER.', pattern: /runAsNonRoot|breaks non-root policy/ },
  { code: 'CONFIG_SUBPATH', owner: 'user', rank: 1, advice: 'subPath is invalid or not creatable on the volume.', pattern: /(?:failed to (?:create subPath directory|prepare subPath)|SubPath|subPath)/ },
  { code: 'CONFIG_SERVICES_NOT_SYNCED', owner: 'platform', rank: 1, advice: 'Kubelet has no service cache yet; transient after kubelet start.', pattern: /services have not yet been read at least once/ },
  { code: 'CONFIG_SECCOMP_APPARMOR', owner: 'user', rank: 1, advice: 'Profile missing on the node.', pattern: /localhostProfile must be set|apparmor|seccomp/i },
  { code: 'CONFIG_IMAGE_GONE', owner: 'platform', rank: 2, advice: 'Image was garbage-collected between pull and create.', pattern: /(?:image|ImageUser).*(?:not found|no such image)/i },
  { code: 'CONFIG_INVALID', owner: 'user', rank: 2, advice: '{text}', pattern: /./ },
];
