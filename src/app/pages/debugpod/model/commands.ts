// Commands that people type next. Nothing is ever run from here; what is not known stays visible as <placeholder>.

/** A word as a shell takes it. Names of Kubernetes objects need no quotes; anything else gets them. */
export const word = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

export interface Subject {
  readonly namespace: string;
  readonly pod: string;
  readonly node: string;
}

export const describePod = ({ namespace, pod }: Subject): string => `kubectl -n ${word(namespace)} describe pod ${word(pod)}`;
export const describeNode = ({ node }: Subject): string => `kubectl describe node ${word(node)}`;
export const logsOf = ({ namespace, pod }: Subject, container: string, previous: boolean): string =>
  `kubectl -n ${word(namespace)} logs ${word(pod)} -c ${word(container)}${previous ? ' --previous' : ''}`;

// Group of each resource that is watched, for the rule that allows it.
const GROUPS: Readonly<Record<string, string>> = {
  pods: '', events: '', nodes: '', persistentvolumeclaims: '', namespaces: '', replicationcontrollers: '', deployments: 'apps', replicasets: 'apps', statefulsets: 'apps', daemonsets: 'apps',
  jobs: 'batch', cronjobs: 'batch', volumeattachments: 'storage.k8s.io', csinodes: 'storage.k8s.io', resourceclaims: 'resource.k8s.io', leases: 'coordination.k8s.io',
};

/** The rule that lets a collector list and watch a resource, ready for a ClusterRole. */
export function ruleFor(resource: string): string {
  const group = GROUPS[resource];
  return `- apiGroups: ["${group ?? '<group>'}"]\n  resources: ["${resource}"]\n  verbs: ["get", "list", "watch"]`;
}
