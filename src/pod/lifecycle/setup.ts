// From B5 to B9: the kubelet takes the pod, prepares its devices and volumes, and gives it a sandbox with network.
import type { Owner } from '../code/code';
import type { PodFacts } from '../signal';
import type { Cause } from './cause';
import { causeOfEvent, deduced, mostTelling } from './cause';
import type { Step } from './chain';
import { claimsOf } from './claims';
import type { Evidence } from './evidence';
import { arrival, arrivalWithin, earlier, happened, lastHappened, noLater, shifted, upTo } from './evidence';
import type { EventSeen, History } from './history';
import { conditionOf, eventsOf, firstCondition, firstVersion } from './history';
import type { Pull } from './pull';
import type { ClockOffset, WatchLatency, World } from './world';

export function acknowledgeSteps(history: History, clock: ClockOffset, latency: WatchLatency): readonly Step[] {
  const version = firstVersion(history, (pod) => pod.startedAt !== undefined);
  const evidence = arrivalWithin(arrival(version, latency, 'startTime'), version?.pod.startedAt, clock, 'startTime');
  return [{ name: 'kubelet_ack', owner: 'platform', end: 'B6', evidence }];
}

const hasClaim = (pod: PodFacts): boolean => pod.volumes.some(({ source }) => source === 'pvc' || source === 'ephemeral' || source === 'csi');

interface Failure {
  readonly first: Evidence | undefined;
  /** When the attempt that succeeded began; undefined where nothing tells. */
  readonly healed: Evidence | undefined;
  readonly cause: Cause;
}

/** One `setup` unless a claim's attach or a failure divides it. */
export function setupSteps(history: History, world: World, clock: ClockOffset, latency: WatchLatency, firstPull: Pull | undefined): readonly Step[] {
  const ready = networkEvidence(history, world, clock, latency, firstPull);
  const claim = hasClaim(history.first);
  const owner: Owner = claim ? 'dependency' : 'platform';
  const attached = claim ? attachedEvidence(history, world) : undefined;
  const attach = failureOf(history, ['FailedAttachVolume'], clock);
  const mount = failureOf(history, ['FailedMount', 'FailedMapVolume'], clock);
  const sandbox = failureOf(history, ['FailedPrepareDynamicResources', 'FailedCreatePodSandBox', 'NetworkNotReady'], clock);
  const steps: Step[] = [];
  const add = (name: string, slice: string | undefined, more: Pick<Step, 'owner' | 'evidence'> & Partial<Step>): void => {
    steps.push({ name, end: 'B8', inner: true, ...(slice === undefined ? {} : { slice }), ...more });
  };
  if (attach !== undefined) {
    add('volumes', 'attempt', { owner, evidence: attach.first });
    add('volumes', 'failing', { owner: attach.cause.owner, cause: attach.cause, end: 'B7', evidence: attached ?? (mount === undefined ? ready : mount.first) });
  } else if (attached !== undefined) {
    add('volumes', 'attach', { owner: 'dependency', end: 'B7', inner: false, evidence: attached });
  }
  if (mount !== undefined && (attach === undefined || attached !== undefined)) {
    add('volumes', 'attempt', { owner, evidence: mount.first });
    add('volumes', 'failing', { owner: mount.cause.owner, cause: mount.cause, evidence: ready === undefined && sandbox === undefined ? undefined : (mount.healed ?? sandbox?.first ?? ready) });
  }
  if (sandbox !== undefined) {
    add(claim ? 'volumes' : 'setup', claim ? 'mount+sandbox' : 'attempt', { owner, evidence: sandbox.first });
    add(claim ? 'sandbox' : 'setup', 'failing', { owner: sandbox.cause.owner, cause: sandbox.cause, evidence: ready });
  } else {
    const chown = eventsOf(history, 'VolumePermissionChangeInProgress').at(-1);
    const slow = chown === undefined ? undefined : causeOfEvent(chown);
    add(claim ? 'volumes' : 'setup', claim ? 'mount+sandbox' : undefined, { owner: slow?.owner ?? owner, evidence: ready, ...(slow === undefined ? {} : { cause: slow }) });
  }
  return steps.map((step, i) => (i === steps.length - 1 ? { ...step, end: 'B9', inner: false } : step));
}

/** B7: the last volume is attached. */
function attachedEvidence(history: History, world: World): Evidence | undefined {
  const event = happened(eventsOf(history, 'SuccessfulAttachVolume').at(-1));
  if (event !== undefined) {
    return event;
  }
  const node = history.latest.nodeName;
  const arrivals = claimsOf(history.first).flatMap((claim) => {
    const volume = world.claim(history.first.namespace, claim)?.volumeName;
    const at = volume === undefined || node === undefined ? undefined : world.attachedAt(volume, node);
    return at === undefined ? [] : [at];
  });
  const at = arrivals.sort((a, b) => a - b).at(-1);
  return at === undefined ? undefined : { lo: at, hi: at, est: at, source: { kind: 'arrival', what: 'VolumeAttachment attached', at } };
}

/** B9: the sandbox has its network. */
function networkEvidence(history: History, world: World, clock: ClockOffset, latency: WatchLatency, firstPull: Pull | undefined): Evidence | undefined {
  const version = firstCondition(history, 'PodReadyToStartContainers', 'True');
  const changedAt = version === undefined ? undefined : conditionOf(version.pod, 'PodReadyToStartContainers')?.changedAt;
  const condition = arrivalWithin(arrival(version, latency, 'PodReadyToStartContainers'), changedAt, clock, 'PodReadyToStartContainers condition');
  const kubelet = world.node(history.node ?? '')?.kubeletVersion;
  const first = firstPull?.begin;
  if (first !== undefined) {
    // The kubelet looks for the image right after the sandbox is up.
    const near = upTo(first, latency.medianMs);
    return version?.datable !== true || condition === undefined || near === undefined ? near : toldAtOnce(kubelet, version.pod) ? earlier(condition, near) : noLater(near, condition.hi);
  }
  if (version !== undefined && toldAtOnce(kubelet, version.pod)) {
    return condition;
  }
  const addressed = firstVersion(history, (pod) => pod.podIp !== undefined && !pod.hostNetwork);
  return addressed === undefined || startsShown(addressed.pod) ? undefined : arrival(addressed, latency, 'podIP');
}

const TOLD_AT_ONCE_MINOR = 36;

/** From 1.36 on the condition comes with the sandbox; earlier kubelets tell it after the first sync, when containers have started (1.6). */
function toldAtOnce(kubeletVersion: string | undefined, pod: PodFacts): boolean {
  const minor = /^v?1\.(\d+)/.exec(kubeletVersion ?? '')?.[1];
  return minor === undefined ? !startsShown(pod) : Number(minor) >= TOLD_AT_ONCE_MINOR;
}

const startsShown = (pod: PodFacts): boolean => pod.statuses.some(({ state, restartCount }) => state.kind !== 'waiting' || restartCount > 0);

// The kubelet's own back-off between mounts: 0.5 s doubling to about two minutes.
const MOUNT_BACKOFF_FIRST_S = 0.5;
const MOUNT_BACKOFF_MAX_S = 122;

function failureOf(history: History, reasons: readonly string[], clock: ClockOffset): Failure | undefined {
  const found = reasons.flatMap((reason) => eventsOf(history, reason)).flatMap((seen): readonly { seen: EventSeen; cause: Cause }[] => {
    const cause = seen.first.reason === 'FailedPrepareDynamicResources'
      ? deduced('DRA_PREPARE_FAILED', { confidence: 0.9, count: Math.max(1, seen.last.count), params: { why: seen.last.message.replace(/^Failed to prepare dynamic resources: /, '') } })
      : causeOfEvent(seen);
    return cause === undefined ? [] : [{ seen, cause }];
  });
  const told = mostTelling(found);
  if (told === undefined) {
    return undefined;
  }
  const same = found.filter(({ cause }) => cause.code === told.cause.code);
  const newest = lastHappened(same.at(-1)?.seen, clock);
  const waitMs = Math.min(MOUNT_BACKOFF_FIRST_S * 2 ** (told.cause.count - 1), MOUNT_BACKOFF_MAX_S) * 1000;
  const mounts = told.seen.first.reason === 'FailedMount' || told.seen.first.reason === 'FailedMapVolume';
  return {
    first: happened(found.reduce((a, b) => (stampOf(b.seen) < stampOf(a.seen) ? b : a)).seen, clock), cause: told.cause,
    healed: newest === undefined || !mounts ? undefined : shifted(newest, waitMs, 'last failed mount plus its back-off'),
  };
}

const stampOf = ({ first }: EventSeen): number => first.namedAt ?? first.firstAt ?? Infinity;
