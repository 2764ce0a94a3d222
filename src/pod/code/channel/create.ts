// Refusals of pods that never existed: controller events and audit answers. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const CREATE_RULES: readonly Rule[] = [
  { code: 'CREATE_QUOTA_EXCEEDED', pattern: /[Ee]xceeded quota: (?<quota>[^,]+), requested: (?<requested>\S+), used: (?<used>\S+), limited: (?<limited>[^\s\]]+)|[Ee]xceeded quota/ },
  { code: 'CREATE_QUOTA_REQUESTS_MISSING', pattern: /[Ff]ailed quota: (?<quota>[^:]+): must specify (?<what>.+)/ },
  { code: 'CREATE_QUOTA_UNRESOLVED', pattern: /status unknown for quota: |insufficient quota to (?:consume|match)/ },
  { code: 'CREATE_LIMITRANGE', pattern: /(?:maximum|minimum) (?<res>\S+) usage per (?:Container|Pod|PersistentVolumeClaim) is|max limit to request ratio per/ },
  { code: 'CREATE_PSA_VIOLATION', pattern: /violates PodSecurity "(?<level>[^"]+)": (?<checks>.+)$/ },
  { code: 'CREATE_POLICY_DENIED', pattern: /(?:ValidatingAdmissionPolicy|policy) ['"](?<policy>[^'"]+)['"](?: with binding '(?<binding>[^']+)')? denied request: (?<why>.+)$|PodSecurityPolicy: unable to admit pod: (?<why2>.+)$|unable to validate against any (?<policy2>pod security policy|security context constraint): (?<why3>.+)$/ },
  { code: 'CREATE_WEBHOOK_UNAVAILABLE', pattern: /failed calling (?:admission )?webhook "(?<hook>[^"]+)": (?<why>.+)$|conversion webhook for (?<hook2>[^:]+) failed: (?<why2>.+)$/ },
  { code: 'CREATE_WEBHOOK_DENIED', pattern: /admission webhook "(?<hook>[^"]+)" denied the request(?:: (?<why>.+)| without explanation)?/ },
  { code: 'CREATE_SERVICEACCOUNT_MISSING', pattern: /error looking up service account (?<sa>[^:]+): serviceaccount "[^"]+" not found/ },
  { code: 'CREATE_PRIORITYCLASS_MISSING', pattern: /no PriorityClass with name (?<pc>\S+) was found/ },
  { code: 'CREATE_RUNTIMECLASS_MISSING', pattern: /RuntimeClass "(?<rc>[^"]+)" not found/ },
  { code: 'CREATE_NAMESPACE_TERMINATING', pattern: /because it is being terminated/ },
  { code: 'CREATE_NAMESPACE_MISSING', pattern: /namespaces "(?<ns>[^"]+)" not found/ },
  { code: 'CREATE_RBAC_FORBIDDEN', pattern: /User "(?<user>[^"]+)" cannot create resource "/ },
  { code: 'CREATE_SPEC_INVALID', pattern: /(?:Pod|pods) "[^"]*" is invalid: (?<why>.+)$/ },
  { code: 'CREATE_ALREADY_EXISTS', pattern: /pods "(?<pod>[^"]+)" already exists/ },
  { code: 'CREATE_API_THROTTLED', pattern: /client rate limiter Wait returned an error|too many requests|Too Many Requests|TooManyRequests/ },
  { code: 'CREATE_API_UNAVAILABLE', pattern: /etcdserver: |deadline exceeded|Timeout: request did not complete|connection refused|connection reset|no route to host|no leader|the server (?:is currently|was) unable|timed out|(?:handshake|i\/o) timeout|transport is closing|code = Unavailable|EOF$|Service Unavailable/ },
  { code: 'CREATE_FORBIDDEN', pattern: /is forbidden: (?<why>.+)$/ },
];
