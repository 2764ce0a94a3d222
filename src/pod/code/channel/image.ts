// Pulls of images. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const IMAGE_RULES: readonly Rule[] = [
  { code: 'IMAGE_NAME_INVALID', owner: 'user', rank: 1, advice: 'Fix the image reference (upper case, spaces, missing tag after \':\').', pattern: /Failed to apply default image tag|InvalidImageName|couldn't parse image|invalid reference format/ },
  { code: 'IMAGE_NEVER_PULL_ABSENT', owner: 'user', rank: 1, advice: 'Pre-load the image on the node or change imagePullPolicy. (≥1.35 also when present but not authorised.)', pattern: /is not present with pull policy of Never|ErrImageNeverPull/ },
  { code: 'IMAGE_PULL_NODE_QPS', owner: 'platform', rank: 1, advice: 'Raise kubelet registryPullQPS/registryBurst or spread starts.', pattern: /pull QPS exceeded/ },
  { code: 'IMAGE_PULL_SIGNATURE', owner: 'user', rank: 1, advice: 'Image signature does not satisfy node policy.', pattern: /SignatureValidationFailed|signature validation failed|policy\.json|Source image rejected/i },
  { code: 'IMAGE_PULL_RATE_LIMITED', owner: 'dependency', rank: 1, advice: 'Registry rate limit; authenticate, mirror or cache.', pattern: /toomanyrequests|429 Too Many Requests|pull rate limit|rate limit exceeded/i },
  { code: 'IMAGE_PULL_PLATFORM_MISMATCH', owner: 'user', rank: 1, advice: 'Image has no variant for this node\'s OS/architecture; build multi-arch or add nodeSelector kubernetes.io/arch.', pattern: /no match for platform in manifest|no image found in (?:image index|manifest list) for architecture|no matching manifest for/ },
  { code: 'IMAGE_PULL_SCHEMA_UNSUPPORTED', owner: 'user', rank: 1, advice: 'Rebuild the image as OCI or Docker schema 2.', pattern: /media type "(?<mt>[^"]+)" is no longer supported|unsupported manifest media type/ },
  { code: 'IMAGE_PULL_NO_SPACE', owner: 'platform', rank: 1, advice: 'Node image disk full; image GC cannot keep up.', pattern: /no space left on device|disk quota exceeded/ },
  { code: 'IMAGE_PULL_TLS', owner: 'dependency', rank: 1, advice: 'Registry certificate is not trusted by the node.', pattern: /x509: |tls: |certificate (?:has expired|signed by unknown authority|is valid for)/ },
  { code: 'IMAGE_PULL_PLAIN_HTTP', owner: 'dependency', rank: 1, advice: 'Configure the registry as insecure/mirror in the runtime or enable TLS.', pattern: /server gave HTTP response to HTTPS client/ },
  { code: 'IMAGE_PULL_DNS', owner: 'dependency', rank: 1, advice: 'Node DNS cannot resolve the registry.', pattern: /no such host|server misbehaving|Temporary failure in name resolution|lookup \S+.*(?:i\/o timeout|connection refused)/ },
  { code: 'IMAGE_PULL_PROXY', owner: 'dependency', rank: 1, advice: 'Node proxy settings.', pattern: /proxyconnect|Proxy Authentication Required|407 / },
  { code: 'IMAGE_PULL_CORRUPT', owner: 'dependency', rank: 1, advice: 'Layer content differs from its digest or is missing from the node\'s store; purge the cache, check proxy.', pattern: /unexpected (?:commit )?digest|failed size validation|failed precondition|checksum mismatch|(?:error (?:extracting|applying)|failed to extract) layer(?!.*(?:context (?:canceled|deadline)))/i },
  { code: 'IMAGE_PULL_AMBIGUOUS_ACCESS', owner: 'user', rank: 2, advice: 'Repository missing or private: check the name first, then imagePullSecrets.', pattern: /pull access denied|repository does not exist or may require|requested access to the resource is denied|insufficient_scope|may not exist or/ },
  { code: 'IMAGE_PULL_UNAUTHORIZED', owner: 'user', rank: 1, advice: 'Missing or expired pull credentials on pod, service account or node.', pattern: /401 Unauthorized|403 Forbidden|unauthorized: |authentication required|authorization failed|no basic auth credentials|failed to authorize|denied: |invalid username\/password|credential provider/i },
  { code: 'IMAGE_PULL_NOT_FOUND', owner: 'user', rank: 1, advice: 'Tag, digest or repository does not exist in the registry.', pattern: /manifest unknown|not found|name unknown|does not exist|404 Not Found/i },
  { code: 'IMAGE_PULL_SHORTNAME', owner: 'user', rank: 1, advice: 'Use a fully qualified image name.', pattern: /short-name "(?<n>[^"]+)" did not resolve/ },
  { code: 'IMAGE_PULL_REGISTRY_UNAVAILABLE', owner: 'dependency', rank: 1, advice: 'Registry is failing.', pattern: /RegistryUnavailable|registry is unavailable|50[0234] (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time)|unexpected status.*: 5\d\d/i },
  { code: 'IMAGE_PULL_CONNECT', owner: 'dependency', rank: 1, advice: 'Node cannot reach the registry (firewall, NAT, route).', pattern: /connection refused|no route to host|network is unreachable|connect: /i },
  { code: 'IMAGE_PULL_INTERRUPTED', owner: 'dependency', rank: 1, advice: 'Transfer was cut; retry follows.', pattern: /unexpected EOF|connection reset by peer|broken pipe|stream error|short read/i },
  { code: 'IMAGE_PULL_TIMEOUT', owner: 'dependency', rank: 1, advice: 'Pull stalled; runtime cancels after its progress timeout.', pattern: /context deadline exceeded|DeadlineExceeded|i\/o timeout|TLS handshake timeout|Client\.Timeout|context canceled|no progress/i },
  { code: 'IMAGE_INSPECT_FAILED', owner: 'platform', rank: 2, advice: 'Runtime image store problem on the node.', pattern: /Failed to inspect image|ImageInspectError/ },
  { code: 'IMAGE_PULL_UNKNOWN', owner: 'dependency', rank: 3, advice: '{text}', pattern: /./ },
];
