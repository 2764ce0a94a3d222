// What a record is searched, grouped and compared by.
import { SECOND_MS } from '../../base/time';
import type { World } from '../lifecycle/world';
import type { NodeFacts, PodFacts } from '../signal';
import type { Dimensions } from './record';

const ZONE_LABELS = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'];
/** Azure's and Amazon's CNI: where the pods of the node get their addresses. */
const SUBNET_LABELS = ['kubernetes.azure.com/podnetwork-subnet', 'k8s.amazonaws.com/eniConfig'];
const REVISION_LABELS = ['pod-template-hash', 'controller-revision-hash'];

/** @param pod as created; `latest` as it is now. */
export function dimensionsOf(pod: PodFacts, latest: PodFacts, workload: { readonly kind: string; readonly name: string }, world: World, targetMs: number): Dimensions {
  const node = latest.nodeName === undefined ? undefined : world.node(latest.nodeName);
  const image = pod.containers.find(({ role }) => role === 'app')?.image ?? '';
  return {
    namespace: latest.namespace, pod: latest.name, podIp: latest.podIp ?? '', node: latest.nodeName ?? '',
    workloadKind: workload.kind, workload: workload.name, image, registry: image === '' ? '' : registryOf(image),
    zone: labelOf(node, ZONE_LABELS), subnet: labelOf(node, SUBNET_LABELS), driver: driverOf(pod, world),
    revision: REVISION_LABELS.map((label) => pod.labels[label]).find((hash) => hash !== undefined) ?? '',
    specClass: `${targetMs / SECOND_MS}s`,
  };
}

const labelOf = (node: NodeFacts | undefined, labels: readonly string[]): string => labels.map((label) => node?.labels[label]).find((value) => value !== undefined) ?? '';

/** Host of a reference: its first part where that looks like one, else Docker's (distribution/reference, `splitDockerDomain`). */
export function registryOf(image: string): string {
  const slash = image.indexOf('/');
  const first = image.slice(0, Math.max(0, slash));
  return slash > 0 && (/[.:]/.test(first) || first === 'localhost') ? first : 'docker.io';
}

/** Of the first volume that a driver must bring: the driver, else the claim's class. */
function driverOf(pod: PodFacts, world: World): string {
  const volume = pod.volumes.find(({ source }) => source === 'csi' || source === 'pvc' || source === 'ephemeral' || source === 'nfs');
  if (volume === undefined || volume.source === 'nfs') {
    return volume?.source ?? '';
  }
  const claim = volume.source === 'csi' ? undefined : world.claim(pod.namespace, volume.referent ?? '');
  return volume.source === 'csi' ? (volume.referent ?? '') : (claim?.provisioner ?? claim?.storageClass ?? '');
}
