// Pods that never came to be, in English.
import type { API } from '../api';
import type { TextsOf } from '../entry';

export const API_EN: TextsOf<typeof API> = {
  CREATE: {
    says: 'The API server refuses to create the pod.',
    steps: ['Read the refusal in the events of the workload.'],
  },
  CREATE_QUOTA: {
    says: 'A quota of the namespace refuses the pod.',
    steps: ['See what the quotas of the namespace allow and what is used.'],
  },
  CREATE_QUOTA_EXCEEDED: {
    says: '[Quota {quota}|A quota] of the namespace is full[: {used} used of {limited}, {requested} more asked for].',
    steps: ['Lower the requests, free pods that are not needed, or have the quota raised.'],
  },
  CREATE_QUOTA_REQUESTS_MISSING: {
    says: '[Quota {quota}|A quota] of the namespace demands that every container states its [{what}|requests and limits].',
    steps: ['Set requests and limits on every container, or give the namespace a LimitRange with defaults.'],
  },
  CREATE_QUOTA_UNRESOLVED: {
    says: 'The API server cannot tell whether the quota of the namespace has room for the pod.',
    steps: ['Check that the quota controller in kube-controller-manager works and that a quota covers this scope.'],
  },
  CREATE_LIMITRANGE: {
    says: 'The LimitRange of the namespace does not allow what a container asks for[: {res}].',
    steps: ['Compare the container\'s requests and limits with the LimitRange and adjust one of them.'],
  },
  CREATE_PSA_VIOLATION: {
    says: 'The pod violates the Pod Security level[ {level}] of its namespace[: {checks}].',
    steps: [
      'Set the security context that the level asks for.',
      'See which level the namespace enforces.',
    ],
  },
  CREATE_POLICY_DENIED: {
    says: '[Admission policy {policy}|An admission policy] denies the pod[: {why}].',
    steps: ['Change the pod so that it satisfies the policy, or ask the policy\'s owner for an exception.'],
  },
  CREATE_WEBHOOK: {
    says: 'An admission webhook keeps the pod from being created.',
    steps: ['See which webhooks look at pods.'],
  },
  CREATE_WEBHOOK_UNAVAILABLE: {
    says: '[Admission webhook {hook}|An admission webhook] cannot be reached, and without its answer no pod is created.',
    steps: [
      'Restore the webhook\'s pods, Service and certificate.',
      'Only if it may be skipped: set its failurePolicy to Ignore.',
    ],
  },
  CREATE_WEBHOOK_DENIED: {
    says: '[Admission webhook {hook}|An admission webhook] denies the pod[: {why}].',
    steps: ['Change what the webhook objects to, or ask its owner.'],
  },
  CREATE_WEBHOOK_SLOW: {
    says: '[Admission webhook {hook}|Admission webhooks] took long to answer before the pod could be created.',
    steps: ['Look at the load and latency of the webhook\'s pods, and shorten its timeoutSeconds.'],
  },
  CREATE_SERVICEACCOUNT_MISSING: {
    says: '[Service account {sa} of the pod|The pod\'s service account] does not exist.',
    steps: ['Create the service account before the workload, or correct serviceAccountName.'],
  },
  CREATE_PRIORITYCLASS_MISSING: {
    says: '[PriorityClass {pc} of the pod|The pod\'s PriorityClass] does not exist.',
    steps: ['Create the PriorityClass, or correct priorityClassName.'],
  },
  CREATE_RUNTIMECLASS_MISSING: {
    says: '[RuntimeClass {rc} of the pod|The pod\'s RuntimeClass] does not exist.',
    steps: ['Install the RuntimeClass, or correct runtimeClassName.'],
  },
  CREATE_NAMESPACE_TERMINATING: {
    says: 'The namespace is being deleted and takes no new pods.',
    steps: ['Wait until its finalizers have finished, then create it again.'],
  },
  CREATE_NAMESPACE_MISSING: {
    says: '[Namespace {ns}|The namespace] does not exist.',
    steps: ['Create the namespace, or correct its name.'],
  },
  CREATE_RBAC_FORBIDDEN: {
    says: '[{user}|The creator] is not allowed to create pods.',
    steps: ['Grant it create on pods; for a built-in controller restore the bootstrap roles.'],
  },
  CREATE_SPEC_INVALID: {
    says: 'The API server finds the pod\'s specification invalid[: {why}].',
    steps: ['Correct the field that is named.'],
  },
  CREATE_ALREADY_EXISTS: {
    says: 'A pod with the name[ {pod}] still exists.',
    steps: ['See why the old pod has not gone: often it is terminating or held by a finalizer.'],
  },
  CREATE_API_THROTTLED: {
    says: 'The API server or the controller\'s own limit holds back requests to create pods.',
    steps: ['Look at apiserver_flowcontrol_* and at the controller\'s client QPS.'],
  },
  CREATE_API_UNAVAILABLE: {
    says: 'The API server or etcd did not answer the request to create the pod.',
    steps: ['Check the health of the control plane and etcd at that time.'],
  },
  CREATE_API: {
    says: 'The API server could not process the request to create the pod.',
    steps: ['Check the health of the control plane at that time.'],
  },
  CREATE_CONTROLLER_SILENT: {
    says: 'The controller that should create the pods has done nothing.',
    steps: ['Check that kube-controller-manager runs and leads.'],
  },
  CREATE_FORBIDDEN: {
    says: 'The API server forbids the pod[: {why}].',
    steps: ['Read what forbids it and change the pod accordingly.'],
  },
};
