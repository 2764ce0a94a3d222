// Refusals of pods that never existed: controller events and audit answers. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const CREATE_RULES: readonly Rule[] = [
  { code: 'CREATE_QUOTA_EXCEEDED', owner: 'user', rank: 1, advice: 'Namespace quota {quota} is full ({used} of {limited}); lower requests {requested}, free pods, or raise the quota.', pattern: /exceeded quota: (?<quota>[^,]+), requested: (?<requested>.+?), used: (?<used>.+?), limited: (?<limited>.+)$/ },
  { code: 'CREATE_QUOTA_REQUESTS_MISSING', owner: 'user', rank: 1, advice: 'Quota {quota} requires {what} on every container; set it or add a LimitRange default.', pattern: /[Ff]ailed quota: (?<quota>[^:]+): must specify (?<what>.+)/ },
  { code: 'CREATE_QUOTA_UNRESOLVED', owner: 'platform', rank: 2, advice: 'The quota controller has not computed usage or no quota covers the scope; check kube-controller-manager and scopes.', pattern: /status unknown for quota: |insufficient quota to (?:consume|match)/ },
  { code: 'CREATE_LIMITRANGE', owner: 'user', rank: 1, advice: 'Adjust {res} to the namespace LimitRange.', pattern: /(?:maximum|minimum) (?<res>\S+) usage per (?:Container|Pod|PersistentVolumeClaim) is|max limit to request ratio per/ },
  { code: 'CREATE_PSA_VIOLATION', owner: 'user', rank: 1, advice: 'Make the pod satisfy {level}: {checks}', pattern: /violates PodSecurity "(?<level>[^"]+)": (?<checks>.+)$/ },
  { code: 'CREATE_POLICY_DENIED', owner: 'user', rank: 1, advice: 'Policy {policy}: {why}', pattern: /(?:ValidatingAdmissionPolicy|policy) ['"](?<policy>[^'"]+)['"](?: with binding '(?<binding>[^']+)')? denied request: (?<why>.+)$/ },
  { code: 'CREATE_WEBHOOK_UNAVAILABLE', owner: 'platform', rank: 1, advice: 'Admission webhook {hook} is unreachable ({why}); restore its Service/certificate or set failurePolicy.', pattern: /failed calling (?:admission )?webhook "(?<hook>[^"]+)": (?<why>.+)$/ },
  { code: 'CREATE_WEBHOOK_DENIED', owner: 'dependency', rank: 1, advice: '{hook} refused the pod: {why}', pattern: /admission webhook "(?<hook>[^"]+)" denied the request(?:: (?<why>.+)| without explanation)?/ },
  { code: 'CREATE_SERVICEACCOUNT_MISSING', owner: 'user', rank: 1, advice: 'Create service account {sa} before the workload.', pattern: /error looking up service account (?<sa>[^:]+): serviceaccount "[^"]+" not found/ },
  { code: 'CREATE_PRIORITYCLASS_MISSING', owner: 'user', rank: 1, advice: 'Create PriorityClass {pc} or fix priorityClassName.', pattern: /no PriorityClass with name (?<pc>\S+) was found/ },
  { code: 'CREATE_RUNTIMECLASS_MISSING', owner: 'user', rank: 1, advice: 'Install RuntimeClass {rc} or fix runtimeClassName.', pattern: /RuntimeClass "(?<rc>[^"]+)" not found/ },
  { code: 'CREATE_NAMESPACE_TERMINATING', owner: 'user', rank: 1, advice: 'The namespace is being deleted; recreate it after its finalizers finish.', pattern: /because it is being terminated/ },
  { code: 'CREATE_NAMESPACE_MISSING', owner: 'user', rank: 1, advice: 'Create namespace {ns}.', pattern: /namespaces "(?<ns>[^"]+)" not found/ },
  { code: 'CREATE_RBAC_FORBIDDEN', owner: 'platform', rank: 1, advice: 'Grant {user} create on pods; for built-in controllers repair the bootstrap RBAC.', pattern: /User "(?<user>[^"]+)" cannot create resource "pods/ },
  { code: 'CREATE_SPEC_INVALID', owner: 'user', rank: 1, advice: '{why}', pattern: /(?:Pod|pods) "[^"]*" is invalid: (?<why>.+)$/ },
  { code: 'CREATE_ALREADY_EXISTS', owner: 'user', rank: 2, advice: 'A pod named {pod} still exists (often terminating); wait or clear its finalizers.', pattern: /pods "(?<pod>[^"]+)" already exists/ },
  { code: 'CREATE_API_THROTTLED', owner: 'platform', rank: 1, advice: 'API priority-and-fairness or client throttling; see apiserver_flowcontrol_* and controller qps.', pattern: /client rate limiter Wait returned an error|too many requests|Too Many Requests|TooManyRequests/ },
  { code: 'CREATE_API_UNAVAILABLE', owner: 'platform', rank: 2, advice: 'Control-plane or etcd instability at that time.', pattern: /etcdserver: |context deadline exceeded|Timeout: request did not complete|connection refused|no leader|the server is currently unable/ },
  { code: 'CREATE_FORBIDDEN', owner: 'user', rank: 3, advice: '{why}', pattern: /is forbidden: (?<why>.+)$/ },
];
