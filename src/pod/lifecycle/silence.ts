// Causes that no text carries: the node is gone, or somebody who should have spoken by now did not.
import type { EpochMs } from '../../base/time';
import type { Cause } from './cause';
import { deduced } from './cause';
import type { Step } from './chain';
import type { Evidence } from './evidence';
import type { History } from './history';
import { conditionOf, eventsOf } from './history';
import type { World } from './world';

const SCHEDULER_SILENT_MS = 10_000;
const SETUP_SILENT_MS = 30_000;

/** The open step with its deduced cause. Node truth beats what the pod shows; silence explains only where nothing else does. */
export function explainSilence(steps: readonly Step[], start: Evidence, history: History, world: World, now: EpochMs): readonly Step[] {
  const at = steps.findLastIndex(({ evidence }) => evidence !== undefined) + 1;
  const open = steps[at];
  if (open === undefined) {
    return steps;
  }
  const since = steps[at - 1]?.evidence?.est ?? start.est;
  const cause = nodeCause(history, world) ?? (open.cause === undefined ? silenceCause(open, now - since, history, world) : undefined);
  return cause === undefined ? steps : steps.with(at, { ...open, owner: cause.owner, cause });
}

/** Of a bound pod whose node is not Ready. */
export function nodeCause(history: History, world: World): Cause | undefined {
  const node = history.latest.nodeName === undefined ? undefined : world.node(history.latest.nodeName);
  const ready = node?.conditions.find(({ type }) => type === 'Ready');
  if (node === undefined || ready === undefined || ready.status === 'True') {
    return undefined;
  }
  const params = { node: node.name };
  return ready.status === 'Unknown'
    ? deduced('NODE_UNREACHABLE', 'platform', { params, advice: `The kubelet of ${node.name} stopped reporting.` })
    : deduced('NODE_NOT_READY', 'platform', { params, advice: `Node ${node.name} is not ready: ${ready.message ?? 'see its conditions'}` });
}

function silenceCause(open: Step, waitedMs: number, history: History, world: World): Cause | undefined {
  const { latest } = history;
  if (open.name === 'scheduling' && waitedMs >= SCHEDULER_SILENT_MS && conditionOf(latest, 'PodScheduled') === undefined && eventsOf(history, 'FailedScheduling').length === 0) {
    const { schedulerName } = latest;
    return deduced('SCHED_SCHEDULER_SILENT', schedulerName === 'default-scheduler' ? 'platform' : 'user', {
      confidence: 0.3, params: { schedulerName }, advice: `Scheduler ${schedulerName} has said nothing about this pod: does it run?`,
    });
  }
  if ((open.name !== 'setup' && open.name !== 'volumes') || waitedMs < SETUP_SILENT_MS) {
    return undefined;
  }
  const claims = latest.volumes.filter(({ source }) => source === 'pvc' || source === 'ephemeral');
  if (claims.length === 0) {
    return deduced('KUBELET_SETUP_STALLED', 'platform', { confidence: 0.3, advice: 'The kubelet took the pod and has said nothing since: look at its log.' });
  }
  const attached = open.slice === 'mount+sandbox' && (eventsOf(history, 'SuccessfulAttachVolume').length > 0 || claims.some(({ referent }) => {
    const volume = world.claim(latest.namespace, referent ?? '')?.volumeName;
    return volume !== undefined && world.attachedAt(volume, latest.nodeName ?? '') !== undefined;
  }));
  if (!attached) {
    return deduced('VOL_ATTACH_PENDING', 'dependency', { confidence: 0.3, advice: 'The volume is not attached yet: look at the VolumeAttachment and its driver.' });
  }
  return latest.hasFsGroup && !latest.fsGroupOnRootMismatch
    ? deduced('VOL_FSGROUP_SLOW', 'user', { confidence: 0.3, advice: 'Probably the recursive chown for fsGroup: set fsGroupChangePolicy: OnRootMismatch.' })
    : deduced('VOL_MOUNT_STALLED', 'dependency', { confidence: 0.3, advice: 'The volume is attached and its mount says nothing: look at the driver on the node.' });
}
