// What a refused resource costs, and the rule that grants it.
import { t } from '@grafana/i18n';

const GROUPS: Readonly<Record<string, string>> = {
  pods: '', events: '', nodes: '', persistentvolumeclaims: '', namespaces: '', deployments: 'apps', replicasets: 'apps', statefulsets: 'apps', daemonsets: 'apps', jobs: 'batch', cronjobs: 'batch',
  volumeattachments: 'storage.k8s.io', resourceclaims: 'resource.k8s.io', leases: 'coordination.k8s.io',
};

/** A rule of a ClusterRole, as YAML to paste below `rules:`. */
export const ruleFor = (resource: string): string =>
  `- apiGroups: ["${GROUPS[resource] ?? ''}"]\n  resources: ["${resource}"]\n  verbs: ["get", "list", "watch"]`;

export function costOf(resource: string): string {
  switch (resource) {
    case 'pods':
      return t('check.cost.pods', 'Without pods there is nothing to show.');
    case 'events':
      return t('check.cost.events', 'Without events many causes stay unknown and times are known to the second only.');
    case 'nodes':
      return t('check.cost.nodes', 'Without nodes, clocks are not corrected and node failures are not named.');
    case 'persistentvolumeclaims':
    case 'volumeattachments':
      return t('check.cost.volumes', 'Waiting for volumes is seen, but not whether they are being provisioned or attached.');
    case 'resourceclaims':
      return t('check.cost.devices', 'Waiting for devices is seen, but not for which.');
    default:
      return t('check.cost.workloads', 'Pods keep their direct owner; rollouts that stand still and refused pods are not named.');
  }
}
