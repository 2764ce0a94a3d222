import type { PodFacts } from '../signal';

/** Pods that run to completion are delivered when their last container has started (1.11); nobody waits for them to be Ready. */
export const runsToCompletion = (pod: PodFacts): boolean => pod.owner?.kind === 'Job' || pod.restartPolicy !== 'Always';
