// What is watched, and how each raw object becomes a signal. Never secrets, never configmaps.
import type { EpochMs } from '../../base/time';
import type { Heard as How, HeardResource, Signal } from '../../pod/signal';
import type { KeptKeys } from './projection';
import { attachmentFacts, claimFacts, eventFacts, nodeFacts, podFacts, resourceClaimFacts, workloadFacts } from './projection';
import type { Raw } from './raw';

export interface WatchedResource {
  readonly resource: string;
  readonly path: string;
  /** The name that gaps and coverage use towards the heart. */
  readonly heardAs: HeardResource;
  /** Without it there is nothing to show; the others may be forbidden without harm. */
  readonly required: boolean;
  readonly watchOnly: boolean;
  /** Its signals are kept in the pods' journals, so that a restart can go on at a stored version. */
  readonly journaled: boolean;
  signal(how: How, object: Raw, at: EpochMs): Signal | undefined;
}

/** `/namespaces/NAME`, or nothing for the whole cluster. */
export const scopePath = (namespace: string): string => (namespace === '' ? '' : `/namespaces/${encodeURIComponent(namespace)}`);

const workload = (resource: string, group: string, kind: string, scope: string): WatchedResource => ({
  resource, path: `/apis/${group}${scope}/${resource}`, heardAs: 'workloads', required: false, watchOnly: false, journaled: false,
  signal: (heard, object, at) => {
    const facts = workloadFacts(kind, object);
    return facts === undefined ? undefined : { kind: 'workload', at, heard, workload: facts };
  },
});

/** @param namespace only what lives in it, for credentials of one namespace; empty: the whole cluster. What has no namespace is asked for all the same. */
export function watchedResources(kept: KeptKeys, namespace = ''): readonly WatchedResource[] {
  const scope = scopePath(namespace);
  return [
    {
      resource: 'nodes', path: '/api/v1/nodes', heardAs: 'nodes', required: false, watchOnly: false, journaled: false,
      signal: (heard, object, at) => {
        const node = nodeFacts(object);
        return node === undefined ? undefined : { kind: 'node', at, heard, node };
      },
    },
    {
      resource: 'pods', path: `/api/v1${scope}/pods`, heardAs: 'pods', required: true, watchOnly: false, journaled: true,
      signal: (heard, object, at) => {
        const pod = podFacts(object, kept);
        return pod === undefined ? undefined : { kind: 'pod', at, heard, pod };
      },
    },
    {
      resource: 'events', path: `/api/v1${scope}/events`, heardAs: 'events', required: false, watchOnly: true, journaled: true,
      signal: (heard, object, at) => {
        const event = eventFacts(object);
        return event === undefined ? undefined : { kind: 'event', at, heard, event };
      },
    },
    {
      resource: 'persistentvolumeclaims', path: `/api/v1${scope}/persistentvolumeclaims`, heardAs: 'persistentvolumeclaims', required: false, watchOnly: false, journaled: false,
      signal: (heard, object, at) => {
        const claim = claimFacts(object);
        return claim === undefined ? undefined : { kind: 'claim', at, heard, claim };
      },
    },
    {
      resource: 'volumeattachments', path: '/apis/storage.k8s.io/v1/volumeattachments', heardAs: 'volumeattachments', required: false, watchOnly: false, journaled: false,
      signal: (heard, object, at) => {
        const attachment = attachmentFacts(object);
        return attachment === undefined ? undefined : { kind: 'attachment', at, heard, attachment };
      },
    },
    {
      resource: 'resourceclaims', path: `/apis/resource.k8s.io/v1${scope}/resourceclaims`, heardAs: 'resourceclaims', required: false, watchOnly: false, journaled: false,
      signal: (heard, object, at) => {
        const claim = resourceClaimFacts(object);
        return claim === undefined ? undefined : { kind: 'resourceClaim', at, heard, claim };
      },
    },
    workload('deployments', 'apps/v1', 'Deployment', scope),
    workload('replicasets', 'apps/v1', 'ReplicaSet', scope),
    workload('statefulsets', 'apps/v1', 'StatefulSet', scope),
    workload('daemonsets', 'apps/v1', 'DaemonSet', scope),
    workload('jobs', 'batch/v1', 'Job', scope),
    workload('cronjobs', 'batch/v1', 'CronJob', scope),
  ];
}
