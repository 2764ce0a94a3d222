// Objects as seen become the Signals that the heart hears. A state of a dump is heard as from a LIST: its moment dates
// nothing. Only recordings that carry the moment of each change are heard as changes.
import type { EpochMs } from '../../base/time';
import { epochMs, parseTime } from '../../base/time';
import type { EventFacts, PodFacts, Signal } from '../../pod/signal';
import { decodeAudit } from '../audit/decode';
import { attachmentFacts, claimFacts, eventFacts, leaseRenewal, nodeFacts, podFacts, resourceClaimFacts, workloadFacts } from '../kube/projection';
import type { Raw } from './patch';
import { isRaw, patched } from './patch';
import type { Seen } from './recognise';

export interface Heard {
  /** In order of time. */
  readonly signals: readonly Signal[];
  /** Events about pods that nothing else shows. */
  readonly strayEvents: readonly EventFacts[];
  readonly ignored: readonly string[];
  /** The newest moment in all of it: answers are given as of then. Undefined when nothing has a time. */
  readonly takenAt: EpochMs | undefined;
}

/**
 * What dumps leave out: a kubelet's own list has no creation time for what it read from its disk, its start is the nearest later
 * instant; edited ones have no UID, their name must do.
 */
function completed(pod: Raw): Raw {
  const metadata = isRaw(pod['metadata']) ? pod['metadata'] : {};
  const status = isRaw(pod['status']) ? pod['status'] : {};
  const createdAt = typeof metadata['creationTimestamp'] === 'string' ? metadata['creationTimestamp'] : status['startTime'];
  return { ...pod, metadata: { ...metadata, uid: uidOf(pod), ...(createdAt === undefined ? {} : { creationTimestamp: createdAt }) } };
}

const WORKLOADS = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob']);
const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const FUTURE = new Set(['deletionTimestamp', 'notAfter', 'expirationTimestamp']);

/** The newest stamp anywhere in an object; the object was taken then or later. */
export function newestStamp(value: unknown, key = ''): number {
  if (typeof value === 'string') {
    return STAMP.test(value) && !FUTURE.has(key) ? (parseTime(value) ?? -Infinity) : -Infinity;
  }
  if (Array.isArray(value)) {
    return value.reduce<number>((max, item) => Math.max(max, newestStamp(item, key)), -Infinity);
  }
  return isRaw(value) ? Object.entries(value).reduce((max, [name, item]) => (name === 'managedFields' ? max : Math.max(max, newestStamp(item, name))), deletionAsked(value)) : -Infinity;
}

/** A deletion was asked for its grace before the moment that it names; without a grace at that moment. */
function deletionAsked({ deletionTimestamp, deletionGracePeriodSeconds: graceS }: Raw): number {
  const at = typeof deletionTimestamp === 'string' ? parseTime(deletionTimestamp) : undefined;
  return at === undefined ? -Infinity : at - (typeof graceS === 'number' ? graceS : 0) * 1000;
}

interface Timed {
  readonly at: EpochMs;
  readonly order: number;
  readonly signal: Signal;
}

export function signalsOf(all: readonly Seen[]): Heard {
  const takenAt = new Map<string, number>();
  for (const { source, object, at } of all) {
    takenAt.set(source, Math.max(takenAt.get(source) ?? -Infinity, at ?? endOfSecond(newestStamp(object))));
  }
  const newest = Math.max(...takenAt.values());
  const fallback = Number.isFinite(newest) ? newest : 0;
  const maker = new Maker(all.map((seen) => ({ ...seen, fileAt: finite(takenAt.get(seen.source), fallback) })));
  return { ...maker.make(), takenAt: Number.isFinite(newest) ? epochMs(newest) : undefined };
}

/** A whole-second stamp is the begin of its second: what shows it was taken after some instant of it. */
const endOfSecond = (at: number): number => (at % 1000 === 0 ? at + 1000 : at);

const finite = (value: number | undefined, otherwise: number): number => (value !== undefined && Number.isFinite(value) ? value : otherwise);

class Maker {
  private readonly timed: Timed[] = [];
  private readonly ignored = new Map<string, number>();
  private readonly pods = new Map<string, PodFacts>();
  private readonly patchedPods = new Map<string, Raw>();
  private readonly lastAt = new Map<string, number>();
  private readonly events: { readonly at: number; readonly event: EventFacts; readonly live: boolean }[] = [];

  constructor(private readonly all: readonly (Seen & { readonly fileAt: number })[]) {}

  make(): Omit<Heard, 'takenAt'> {
    const repeated = this.repeatedUids();
    for (const seen of this.all) {
      this.hear(seen, repeated);
    }
    const strayEvents = this.hearEvents();
    this.timed.sort((a, b) => a.at - b.at || a.order - b.order);
    return { signals: this.timed.map(({ signal }) => signal), strayEvents, ignored: [...this.ignored].map(([what, count]) => (count === 1 ? what : `${what} (${count} times)`)) };
  }

  /** Objects of which one file shows several states: each state is of its own time. */
  private repeatedUids(): ReadonlySet<string> {
    const counts = new Map<string, number>();
    for (const { object, source } of this.all) {
      const uid = uidOf(object);
      counts.set(`${source} ${uid}`, (counts.get(`${source} ${uid}`) ?? 0) + 1);
    }
    return new Set([...counts].filter(([, count]) => count > 1).map(([key]) => key));
  }

  private hear(seen: Seen & { readonly fileAt: number }, repeated: ReadonlySet<string>): void {
    const { kind, object, live } = seen;
    if (kind === 'audit') {
      return this.hearAudit(object);
    }
    const uid = uidOf(object);
    const own = repeated.has(`${seen.source} ${uid}`) ? Math.max(this.lastAt.get(uid) ?? -Infinity, endOfSecond(newestStamp(object))) : seen.fileAt;
    const at = epochMs(finite(seen.at ?? own, seen.fileAt));
    this.lastAt.set(uid, at);
    if (kind === 'patch') {
      return this.hearPatch(object, at);
    }
    this.hearObject(object, at, live);
  }

  private hearObject(object: Raw, at: EpochMs, live: boolean): void {
    const kind = String(object['kind']);
    const heard = object['deleted'] === true ? 'deleted' : live ? 'modified' : 'listed';
    const node = kind === 'Node' ? nodeFacts(object) : undefined;
    const claim = kind === 'PersistentVolumeClaim' ? claimFacts(object) : undefined;
    const attachment = kind === 'VolumeAttachment' ? attachmentFacts(object) : undefined;
    const resourceClaim = kind === 'ResourceClaim' ? resourceClaimFacts(object) : undefined;
    const workload = WORKLOADS.has(kind) ? workloadFacts(kind, object) : undefined;
    const renewedAt = kind === 'Lease' ? leaseRenewal(object) : undefined;
    if (kind === 'Pod') {
      this.hearPod(podFacts(completed(object)), at, live, heard === 'deleted');
    } else if (kind === 'Event') {
      const event = eventFacts(object);
      if (event !== undefined) {
        this.events.push({ at, event, live });
      }
    } else if (node !== undefined) {
      this.push(at, 0, { kind: 'node', at, heard, node });
    } else if (claim !== undefined) {
      this.push(at, 0, { kind: 'claim', at, heard, claim });
    } else if (attachment !== undefined) {
      this.push(at, 0, { kind: 'attachment', at, heard, attachment });
    } else if (resourceClaim !== undefined) {
      this.push(at, 0, { kind: 'resourceClaim', at, heard, claim: resourceClaim });
    } else if (workload !== undefined) {
      this.push(at, 0, { kind: 'workload', at, heard, workload });
    } else if (renewedAt === undefined) {
      this.ignore(`${kind} tells nothing about pods.`);
    }
  }

  private hearPod(pod: PodFacts | undefined, at: EpochMs, live: boolean, deleted: boolean): void {
    if (pod === undefined) {
      return this.ignore('a pod without a name or any time of its creation or start was passed over.');
    }
    const first = !this.pods.has(pod.uid);
    this.pods.set(pod.uid, pod);
    this.push(at, 1, { kind: 'pod', at, heard: deleted ? 'deleted' : live ? (first ? 'added' : 'modified') : 'listed', pod });
  }

  /** A kubelet's own write: spec and owner are unknown, and nobody says they are not. */
  private hearPatch(patch: Raw, at: EpochMs): void {
    const { namespace, pod, node, ...body } = patch;
    const metadata = isRaw(body['metadata']) ? body['metadata'] : {};
    const uid = typeof metadata['uid'] === 'string' ? metadata['uid'] : `${String(namespace)}/${String(pod)}`;
    const before = this.patchedPods.get(uid) ?? { metadata: { uid, name: pod, namespace }, spec: { containers: [], nodeName: node }, status: { phase: 'Pending' } };
    const merged = patched(before, body);
    const after = withContainers(merged);
    this.patchedPods.set(uid, after);
    this.hearPod(podFacts(after), at, true, false);
  }

  private hearAudit(object: Raw): void {
    for (const { facts, responseObject, completedAt } of decodeAudit(object)) {
      if (facts === undefined) {
        this.ignore('audit records that are no finished write on a pod were passed over.');
        continue;
      }
      const pod = responseObject === undefined ? undefined : podFacts(responseObject);
      const at = completedAt ?? facts.completedAt;
      if (pod !== undefined && pod.namespace !== '') {
        this.hearPod(pod, at, true, facts.verb === 'delete' && pod.deletionGraceS === 0);
      }
      this.push(at, 2, { kind: 'audit', at, record: pod === undefined ? facts : { ...facts, podUid: facts.podUid ?? pod.uid } });
    }
  }

  /** Events find their pod by uid, or, where a text has none, by its name. */
  private hearEvents(): readonly EventFacts[] {
    const byName = new Map([...this.pods.values()].map((pod) => [pod.name, pod]));
    const stray: EventFacts[] = [];
    for (const { at, event, live } of this.events) {
      const { subject } = event;
      const pod = subject.kind === 'Pod' ? (subject.uid === undefined ? byName.get(subject.name) : this.pods.get(subject.uid)) : undefined;
      if (subject.kind === 'Pod' && pod === undefined) {
        stray.push(event);
        continue;
      }
      const about: EventFacts = pod === undefined ? event : { ...event, subject: { ...subject, uid: pod.uid } };
      this.push(epochMs(at), 3, { kind: 'event', at: epochMs(at), heard: live ? 'added' : 'listed', event: about });
    }
    return stray;
  }

  private push(at: EpochMs, order: number, signal: Signal): void {
    this.timed.push({ at, order, signal });
  }

  private ignore(what: string): void {
    this.ignored.set(what, (this.ignored.get(what) ?? 0) + 1);
  }
}

function uidOf(object: Raw): string {
  const metadata = isRaw(object['metadata']) ? object['metadata'] : {};
  return String(metadata['uid'] ?? `${String(metadata['namespace'])}/${String(metadata['name'])}`);
}

/** A pod of which only statuses are known has the containers that its statuses name, and its creation lies before its start. */
function withContainers(pod: Raw): Raw {
  const status = isRaw(pod['status']) ? pod['status'] : {};
  const spec = isRaw(pod['spec']) ? pod['spec'] : {};
  const named = (key: string): readonly Raw[] => (Array.isArray(status[key]) ? status[key].filter(isRaw).map(({ name, image }) => ({ name, image: image ?? '' })) : []);
  const metadata = isRaw(pod['metadata']) ? pod['metadata'] : {};
  return {
    ...pod, kind: 'Pod', metadata: { ...metadata, creationTimestamp: metadata['creationTimestamp'] ?? status['startTime'] },
    spec: { ...spec, containers: named('containerStatuses'), initContainers: named('initContainerStatuses') },
  };
}
