// Field selectors as the API server knows them: a fixed list of fields per resource, `=`, `==` and `!=`.
import type { KubeObject, Version } from './world';

export type Fits = (version: Version) => boolean;

export const ALL: Fits = () => true;

const EVERY = ['metadata.name', 'metadata.namespace'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  pods: ['spec.nodeName', 'spec.restartPolicy', 'spec.schedulerName', 'spec.serviceAccountName', 'spec.hostNetwork', 'status.phase', 'status.podIP', 'status.podIPs', 'status.nominatedNodeName'],
  events: [...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map((field) => `involvedObject.${field}`), 'reason', 'reportingComponent', 'source', 'type'],
  nodes: ['spec.unschedulable'], namespaces: ['status.phase'], replicasets: ['status.replicas'], jobs: ['status.successful'],
};

/** @returns a sentence when it names a field that the resource does not offer. */
export function selectorOf(resource: string, namespace: string, text: string): Fits | string {
  const terms = text.split(',').filter((part) => part !== '').map((part) => /^(.*?)(!=|==?)(.*)$/.exec(part) ?? [part, part, '=', '']);
  const unknown = terms.find(([, path = '']) => !EVERY.includes(path) && FIELDS[resource]?.includes(path) !== true);
  if (unknown !== undefined) {
    return `Unable to find "/v1, Resource=${resource}" that match label selector "", field selector "${text}": field label not supported: ${unknown[1] ?? ''}`;
  }
  if (namespace === '' && terms.length === 0) {
    return ALL;
  }
  return (version) => (namespace === '' || version.namespace === namespace) && terms.every(([, path = '', operator, wanted = '']) => (valueAt(version.object, path) === wanted) === (operator !== '!='));
}

function valueAt(object: KubeObject, path: string): string {
  const value = path.split('.').reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined), object);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
