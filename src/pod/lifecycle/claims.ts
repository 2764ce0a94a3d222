// The claims that a pod's volumes stand on.
import type { PodFacts } from '../signal';

/** Names of the persistent volume claims: those that it names, and those that are made for it, named after pod and volume. */
export function claimsOf(pod: PodFacts): readonly string[] {
  return pod.volumes.flatMap(({ name, source, referent }) => (source === 'pvc' ? [referent ?? ''] : source === 'ephemeral' ? [`${pod.name}-${name}`] : []));
}

const STATELESS = new Set<PodFacts['volumes'][number]['source']>(['secret', 'configMap', 'downwardAPI', 'emptyDir', 'projected', 'image']);

/** By the official definition (2.1): any volume but secrets, config, scratch space and images. */
export const isStateful = (pod: PodFacts): boolean => pod.volumes.some(({ source }) => !STATELESS.has(source));
