// Between the kubelet's word that it took the pod and its sandbox, nothing is said while all is well – nor, since
// Kubernetes 1.28, while a mount stalls. What is known all the same.
import type { History } from '../lifecycle/history';
import { conditionOf, eventsOf } from '../lifecycle/history';
import type { World } from '../lifecycle/world';
import type { AttachmentFacts, VolumeSpec } from '../signal';
import type { OpenStretch } from './rule';

const SILENT_MS = 30_000;

export interface SilentSetup {
  /** Volumes that a driver must bring. */
  readonly claims: readonly VolumeSpec[];
  readonly attached: boolean;
}

/** Undefined while there is no silence to explain: another phase, too early, or Events are not heard at all. */
export function silentSetup({ phase, waitedMs, history, world }: OpenStretch): SilentSetup | undefined {
  const { latest } = history;
  if ((phase.name !== 'setup' && phase.name !== 'volumes') || waitedMs < SILENT_MS || !world.hearsEvents() || conditionOf(latest, 'PodReadyToStartContainers')?.status === 'True') {
    return undefined;
  }
  const claims = latest.volumes.filter(({ source }) => source === 'pvc' || source === 'ephemeral');
  const attached = phase.slice === 'mount+sandbox' && (eventsOf(history, 'SuccessfulAttachVolume').length > 0 || attachmentsOf(claims, history, world).some((attachment) => attachment.attached));
  return { claims, attached };
}

/** VolumeAttachments of the pod's claims to its node. */
export function attachmentsOf(claims: readonly VolumeSpec[], { latest }: History, world: World): readonly AttachmentFacts[] {
  return claims.flatMap(({ referent }) => {
    const volume = world.claim(latest.namespace, referent ?? '')?.volumeName;
    const attachment = volume === undefined ? undefined : world.attachment(volume, latest.nodeName ?? '');
    return attachment === undefined ? [] : [attachment];
  });
}
