// The default target of an operation by the pod's specification (kubernetes-lifecycle 2.6). Only the 5 s base is official.
import { claimsOf } from '../lifecycle/claims';
import type { ClaimFacts, PodFacts } from '../signal';

const CLASSES_S = [5, 10, 20, 30, 60, 90, 120, 180, 300, 600];

export interface TargetOptions {
  /** The fleet's pull rate. */
  readonly bytesPerS: number;
  readonly freeBytes: number;
  /** The pod runs, or will run, on a node that a provider makes up. */
  readonly virtual: boolean;
  claim(namespace: string, name: string): ClaimFacts | undefined;
  /** The claim was still without a volume when the pod came. */
  unboundThen(namespace: string, name: string): boolean;
}

/** Rounded up to the next class; beyond the last class the sum itself. */
const classOf = (seconds: number): number => CLASSES_S.find((limit) => seconds <= limit + 1e-9) ?? seconds;

/** system-cluster-critical and above: they do not wait for nodes. */
const CRITICAL_PRIORITY = 2_000_000_000;
const SECONDARY_NETWORK = ['vpc.amazonaws.com/pod-eni', 'k8s.v1.cni.cncf.io/networks'];
const WINDOWS_MIN_S = 60;
const VIRTUAL_MIN_S = 120;

export function createTargetMs(pod: PodFacts, options: TargetOptions): number {
  const apps = pod.containers.filter(({ role }) => role === 'app');
  const before = pod.containers.filter(({ role }) => role === 'init' || role === 'sidecar');
  const images = new Set([
    ...pod.containers.filter(({ role }) => role !== 'ephemeral').map(({ image }) => image),
    ...pod.volumes.filter(({ source }) => source === 'image').map(({ referent }) => referent ?? ''),
  ]);
  const perImageS = 3 + options.freeBytes / options.bytesPerS;
  const projections = pod.volumes.filter(({ source }) => source === 'configMap' || source === 'secret' || source === 'projected').length;
  const devices = pod.containers.some(({ requests }) => Object.keys(requests).some((name) => name.includes('/'))) || pod.claims.length > 0;
  const elastic = pod.labels['elastic'] === 'true' && (pod.priority ?? 0) < CRITICAL_PRIORITY;
  const seconds =
    5 + Math.max(0, apps.length - 1) + before.length * 2 + images.size * perImageS + (projections > 10 ? 1 : 0) + volumesS(pod, options) + (devices ? 20 : 0) +
    (pod.runtimeClass === undefined ? 0 : 5) + (SECONDARY_NETWORK.some((key) => pod.annotations[key] !== undefined) ? 20 : 0) + (pod.readinessGates.length > 0 ? 60 : 0) +
    (elastic ? 300 : 0);
  const forOs = pod.windows ? Math.max(WINDOWS_MIN_S, seconds * 3) : seconds;
  return classOf(options.virtual ? Math.max(VIRTUAL_MIN_S, forOs) : forOs) * 1000;
}

const isShared = (claim: ClaimFacts | undefined): boolean =>
  claim?.accessModes.some((mode) => mode === 'ReadWriteMany' || mode === 'ReadOnlyMany' || mode === 'RWX' || mode === 'ROX') === true;

/** Attaches are serial per node; all claims are provisioned, and all volumes detached elsewhere, at the same time. */
function volumesS(pod: PodFacts, options: TargetOptions): number {
  const claims = claimsOf(pod).map((name) => ({ name, claim: options.claim(pod.namespace, name) }));
  const attached = claims.filter(({ claim }) => !isShared(claim)).length;
  const mounted = claims.length - attached + pod.volumes.filter(({ source }) => source === 'csi' || source === 'nfs').length;
  const provisioned = claims.some(({ name, claim }) => claim?.bindingMode === 'WaitForFirstConsumer' && options.unboundThen(pod.namespace, name));
  const moves = claims.some(({ claim }) => claim?.attachedTo !== undefined && claim.attachedTo !== pod.nodeName);
  return (attached > 0 ? 20 + 10 * attached : 0) + 10 * mounted + (provisioned ? 60 : 0) + (moves ? 60 : 0);
}

export function deleteTargetMs(pod: PodFacts): number {
  return classOf(10 + (pod.volumes.some(({ source }) => source === 'pvc' || source === 'csi' || source === 'ephemeral') ? 30 : 0)) * 1000;
}

/** Pulling the changed images, and ten seconds. */
export function upgradeTargetMs(images: readonly string[], options: Pick<TargetOptions, 'bytesPerS' | 'freeBytes'>): number {
  return classOf(10 + new Set(images).size * (3 + options.freeBytes / options.bytesPerS)) * 1000;
}

export const RESIZE_TARGET_MS = 5000;
/** Two seconds, rounded up to the first class. */
export const RESTART_TARGET_MS = classOf(2) * 1000;
