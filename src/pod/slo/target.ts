// The default target of an operation by the pod's specification (kubernetes-lifecycle 2.6). Only the 5 s base is official.
import type { ClaimFacts, PodFacts } from '../signal';

const CLASSES_S = [5, 10, 20, 30, 60, 90, 120, 180, 300, 600];

export interface TargetOptions {
  /** The fleet's pull rate. */
  readonly bytesPerS: number;
  readonly freeBytes: number;
  claim(namespace: string, name: string): ClaimFacts | undefined;
  /** The claim was still without a volume when the pod came. */
  unboundThen(namespace: string, name: string): boolean;
}

/** Rounded up to the next class; beyond the last class the sum itself. */
const classOf = (seconds: number): number => CLASSES_S.find((limit) => seconds <= limit + 1e-9) ?? seconds;

export function createTargetMs(pod: PodFacts, options: TargetOptions): number {
  const apps = pod.containers.filter(({ role }) => role === 'app');
  const before = pod.containers.filter(({ role }) => role === 'init' || role === 'sidecar');
  const images = new Set(pod.containers.filter(({ role }) => role !== 'ephemeral').map(({ image }) => image));
  const perImageS = 3 + options.freeBytes / options.bytesPerS;
  const projections = pod.volumes.filter(({ source }) => source === 'configMap' || source === 'secret' || source === 'projected').length;
  const devices = pod.containers.some(({ requests }) => Object.keys(requests).some((name) => name.includes('/'))) || pod.claims.length > 0;
  const seconds =
    5 + Math.max(0, apps.length - 1) + before.length * 2 + images.size * perImageS + (projections > 10 ? 1 : 0) + volumesS(pod, options) + (devices ? 20 : 0) +
    (pod.runtimeClass === undefined ? 0 : 5) + (pod.annotations['vpc.amazonaws.com/pod-eni'] === undefined ? 0 : 20) + (pod.readinessGates.length > 0 ? 60 : 0) +
    (pod.labels['elastic'] === 'true' ? 300 : 0);
  return classOf(pod.windows ? Math.max(60, seconds * 3) : seconds) * 1000;
}

function volumesS(pod: PodFacts, options: TargetOptions): number {
  let seconds = 0;
  let attached = 0;
  for (const volume of pod.volumes) {
    if (volume.source === 'csi' || volume.source === 'nfs') {
      seconds += 10;
    } else if (volume.source === 'pvc' || volume.source === 'ephemeral') {
      const claim = options.claim(pod.namespace, volume.referent ?? '');
      const shared = claim?.accessModes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany' || mode === 'RWX' || mode === 'ROX') === true;
      seconds += shared ? 10 : attached++ === 0 ? 30 : 10;
      seconds += claim?.bindingMode === 'WaitForFirstConsumer' && options.unboundThen(pod.namespace, volume.referent ?? '') ? 60 : 0;
      seconds += claim?.attachedTo !== undefined && claim.attachedTo !== pod.nodeName ? 60 : 0;
    }
  }
  return seconds;
}

export function deleteTargetMs(pod: PodFacts): number {
  return classOf(10 + (pod.volumes.some(({ source }) => source === 'pvc' || source === 'csi') ? 30 : 0)) * 1000;
}

/** Pulling the changed images, and ten seconds. */
export function upgradeTargetMs(images: readonly string[], options: Pick<TargetOptions, 'bytesPerS' | 'freeBytes'>): number {
  return classOf(10 + new Set(images).size * (3 + options.freeBytes / options.bytesPerS)) * 1000;
}

export const RESIZE_TARGET_MS = 5000;
/** Two seconds, rounded up to the first class. */
export const RESTART_TARGET_MS = classOf(2) * 1000;
