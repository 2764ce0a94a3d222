// Pulls of images. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const IMAGE_RULES: readonly Rule[] = [
  { code: 'IMAGE_NAME_INVALID', pattern: /Failed to apply default image tag|InvalidImageName|couldn't parse image|invalid reference format/ },
  { code: 'IMAGE_NEVER_PULL_ABSENT', pattern: /is not present with pull policy of Never|ErrImageNeverPull/ },
  { code: 'IMAGE_PULL_NODE_QPS', pattern: /pull QPS exceeded/ },
  { code: 'IMAGE_PULL_SIGNATURE', pattern: /SignatureValidationFailed|signature validation failed|policy\.json|Source image rejected/i },
  { code: 'IMAGE_PULL_RATE_LIMITED', pattern: /toomanyrequests|too many requests|pull rate limit|rate limit exceeded/i },
  { code: 'IMAGE_PULL_PLATFORM_MISMATCH', pattern: /no match for platform in manifest|no image found in (?:image index|manifest list) for architecture|no matching manifest for/ },
  { code: 'IMAGE_PULL_SCHEMA_UNSUPPORTED', pattern: /media type "(?<mt>[^"]+)" is no longer supported|unsupported manifest media type/ },
  { code: 'IMAGE_PULL_NO_SPACE', pattern: /no space left on device|disk quota exceeded/ },
  { code: 'IMAGE_PULL_PROXY', pattern: /proxyconnect|Proxy Authentication Required|407 / },
  { code: 'IMAGE_PULL_TLS', pattern: /x509: |tls: |certificate (?:has expired|signed by unknown authority|is valid for)/ },
  { code: 'IMAGE_PULL_PLAIN_HTTP', pattern: /server gave HTTP response to HTTPS client/ },
  { code: 'IMAGE_PULL_DNS', pattern: /no such host|server misbehaving|Temporary failure in name resolution|lookup \S+ on \S+: .*(?:i\/o timeout|connection refused)/ },
  { code: 'IMAGE_PULL_CORRUPT', pattern: /unexpected (?:commit )?digest|digest did not match|verification failed for digest|failed size validation|failed precondition|checksum mismatch|failed to register layer|(?:error (?:extracting|applying)|failed to extract) layer(?!.*context (?:canceled|deadline))/i },
  { code: 'IMAGE_PULL_UNAUTHORIZED', pattern: /no basic auth credentials|authorization token has expired/i },
  { code: 'IMAGE_PULL_AMBIGUOUS_ACCESS', pattern: /pull access denied|repository does not exist or may require|requested access to the resource is denied|insufficient_scope|may not exist or/ },
  { code: 'IMAGE_PULL_UNAUTHORIZED', pattern: /401 Unauthorized|403 Forbidden|unauthorized: |authentication required|authorization failed|no basic auth credentials|failed to authorize|denied: |invalid username\/password|credential provider/i },
  { code: 'IMAGE_PULL_NOT_FOUND', pattern: /manifest unknown|not found|name unknown|does not exist|404 Not Found/i },
  { code: 'IMAGE_PULL_SHORTNAME', pattern: /short-name "(?<n>[^"]+)" did not resolve/ },
  { code: 'IMAGE_PULL_REGISTRY_UNAVAILABLE', pattern: /RegistryUnavailable|registry is unavailable|50[0234] (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time)|unexpected status.*: 5\d\d/i },
  { code: 'IMAGE_PULL_CONNECT', pattern: /connection refused|no route to host|network is unreachable|connect: /i },
  { code: 'IMAGE_PULL_INTERRUPTED', pattern: /unexpected EOF|connection reset by peer|broken pipe|stream error|short read/i },
  { code: 'IMAGE_PULL_TIMEOUT', pattern: /deadline exceeded|DeadlineExceeded|i\/o timeout|TLS handshake timeout|Client\.Timeout|context canceled|no progress/i },
  { code: 'IMAGE_INSPECT_FAILED', pattern: /Failed to inspect image|ImageInspectError/ },
  { code: 'IMAGE_PULL_UNKNOWN', pattern: /./ },
];
