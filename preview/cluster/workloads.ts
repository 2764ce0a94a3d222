// Deployments and their ReplicaSets, as far as pods need owners. Their counts are made up and do not follow the pods.
import { createHash, randomUUID } from 'node:crypto';
import { whole } from './stamps';
import type { KubeObject, World } from './world';

export interface ReplicaSet {
  readonly name: string;
  readonly hash: string;
  readonly uid: string;
}

const settled = (replicas: number): Record<string, unknown> => ({
  observedGeneration: 1, replicas, updatedReplicas: replicas, readyReplicas: replicas, availableReplicas: replicas,
  conditions: [{ type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' }, { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' }],
});

/** The ReplicaSet of a Deployment's revision; both are made when they are not there. */
export function replicaSetOf(world: World, namespace: string, workload: string, revision = 1, status: Record<string, unknown> = settled(3)): ReplicaSet {
  const hash = createHash('sha256').update(`${workload} ${revision}`).digest('hex').slice(0, 9);
  const name = `${workload}-${hash}`;
  const known = world.get('replicasets', namespace, name);
  if (known !== undefined) {
    return { name, hash, uid: known.metadata.uid };
  }
  const deployment: KubeObject = world.get('deployments', namespace, workload)
    ?? { metadata: { name: workload, namespace, uid: randomUUID(), creationTimestamp: whole(Date.now()), generation: revision }, spec: { replicas: 3, progressDeadlineSeconds: 600 } };
  world.put('deployments', { ...deployment, metadata: { ...deployment.metadata, generation: revision }, status });
  const uid = randomUUID();
  world.put('replicasets', {
    metadata: {
      name, namespace, uid, creationTimestamp: whole(Date.now()), generation: 1, labels: { app: workload, 'pod-template-hash': hash }, annotations: { 'deployment.kubernetes.io/revision': String(revision) },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: workload, uid: deployment.metadata.uid, controller: true }],
    },
    spec: { replicas: 3 }, status: { observedGeneration: 1, replicas: 3, readyReplicas: 3, availableReplicas: 3 },
  });
  return { name, hash, uid };
}
