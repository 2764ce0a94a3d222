// What is heard bounds the clocks of those who stamp it: received is after stamped, and what a component says of a pod comes
// after the pod's creation, what a kubelet says after the binding.
//
//   created ──▶ stamps of the scheduler, of the controller that made it        heard at a: the offset is at least stamp − a
//   bound   ──▶ stamps of the kubelet and the attacher                         happened at s: at most stamp − s
import type { EpochMs } from '../../base/time';
import { SECOND_MS } from '../../base/time';
import type { NodeFacts, PodUid, Signal } from '../signal';
import type { ClockBook, Emitter } from './clocks';
import { API_SERVER, emitterOf, kubeletOf } from './clocks';
import { offsetOf } from './evidence';

type Heard<K extends Signal['kind']> = Signal & { readonly kind: K };

/** What is known of a pod's creation and binding, in the collector's clock; -Infinity: nothing. */
interface Since {
  /** Empty until a version of it was heard. */
  name: string;
  createdAfter: number;
  boundAfter: number;
  /** The earliest stamp of each emitter about it: Events may come before their pod. */
  readonly earliest: Map<Emitter, { readonly stampedAt: EpochMs; readonly afterBinding: boolean }>;
}

// A creation stamped this much before it is heard is no news of it: the watch began or resumed later.
const NEWS_MS = 3000;

// After a reconnect the backlog of a large cluster comes for a while: its arrivals are late.
const BACKLOG_MS = 5000;

// More open pods than this teach nothing new.
const PODS_MAX = 20_000;

// What comes from a LIST may be old: only a stamp that is hardly older than this tells more than the assumption.
const FRESH_MS = 1000;

// A node that is Ready has renewed its Lease within its grace (50 s); an older renewal is a slow clock.
const RENEWED_MS = 60_000;

/** They speak of a pod only when it has its node. */
const AFTER_BINDING = new Set(['kubelet', 'attachdetach-controller']);
const CREATED_POD = /^Created pod: (\S+)/;

/** @param latencyMaxMs how late an arrival may be. */
export class Causality {
  private readonly since = new Map<PodUid, Since>();
  private readonly uids = new Map<string, PodUid>();
  private readonly ready = new Set<string>();
  private calmFrom = -Infinity;

  constructor(private readonly clocks: ClockBook, private readonly latencyMaxMs: number) {}

  pod({ pod, heard, at }: Heard<'pod'>): void {
    if (pod.mirror) {
      // Its containers may run long before the object is created.
      return;
    }
    const live = heard !== 'listed' && at >= this.calmFrom;
    const known = this.sinceOf(pod.uid);
    if (known.name === '') {
      known.name = `${pod.namespace}/${pod.name}`;
      this.uids.set(known.name, pod.uid);
      const news = live && heard === 'added' && this.isNews(pod.createdAt, at);
      known.createdAfter = Math.max(pod.createdAt - this.clocks.offsetOf(API_SERVER).hiMs, news ? at - this.latencyMaxMs : -Infinity);
      // Who was bound when first heard of may have been so since its creation.
      known.boundAfter = pod.nodeName === undefined ? -Infinity : known.createdAfter;
    } else if (known.boundAfter === -Infinity && pod.nodeName !== undefined) {
      known.boundAfter = Math.max(known.createdAfter, live ? at - this.latencyMaxMs : -Infinity);
    }
    if (known.boundAfter > -Infinity && pod.nodeName !== undefined && pod.startedAt !== undefined) {
      this.clocks.caused(kubeletOf(pod.nodeName), pod.startedAt + SECOND_MS, known.boundAfter);
    }
    known.earliest.forEach((_, emitter) => this.bound(known, emitter));
  }

  /** The newest creation bounds the API server's clock on both sides. */
  private isNews(stampedAt: EpochMs, at: EpochMs): boolean {
    this.clocks.returned(API_SERVER, stampedAt, at);
    const news = at - stampedAt + offsetOf(this.clocks.offsetOf(API_SERVER)) <= NEWS_MS;
    if (news) {
      this.clocks.caused(API_SERVER, stampedAt + SECOND_MS, at - this.latencyMaxMs);
    }
    return news;
  }

  event({ event, heard, at }: Heard<'event'>): void {
    const { component, host, namedAt, eventTime, subject, namespace, message } = event;
    const stampedAt = namedAt ?? eventTime;
    if (stampedAt === undefined || heard === 'modified' || heard === 'deleted') {
      return;
    }
    const emitter = emitterOf(component, host);
    if (heard === 'added' || stampedAt > at - FRESH_MS) {
      this.clocks.returned(emitter, stampedAt, at);
    }
    const made = this.uids.get(`${namespace}/${CREATED_POD.exec(message)?.[1] ?? ''}`);
    const uid = subject.kind === 'Pod' ? (subject.uid as PodUid | undefined) : made;
    if (uid !== undefined) {
      this.stamped(uid, emitter, stampedAt, AFTER_BINDING.has(component));
    }
  }

  private stamped(uid: PodUid, emitter: Emitter, stampedAt: EpochMs, afterBinding: boolean): void {
    const known = this.sinceOf(uid);
    const before = known.earliest.get(emitter);
    if (before === undefined || stampedAt < before.stampedAt) {
      known.earliest.set(emitter, { stampedAt, afterBinding });
      this.bound(known, emitter);
    }
  }

  private bound(known: Since, emitter: Emitter): void {
    const stamp = known.earliest.get(emitter);
    const after = stamp?.afterBinding === true ? known.boundAfter : known.createdAfter;
    if (stamp !== undefined && after > -Infinity) {
      this.clocks.caused(emitter, stamp.stampedAt, after);
    }
  }

  private sinceOf(uid: PodUid): Since {
    const known = this.since.get(uid);
    if (known !== undefined) {
      return known;
    }
    if (this.since.size >= PODS_MAX) {
      this.forget(this.since.keys().next().value ?? uid);
    }
    const fresh: Since = { name: '', createdAfter: -Infinity, boundAfter: -Infinity, earliest: new Map() };
    this.since.set(uid, fresh);
    return fresh;
  }

  served({ at, askedAt, stampedAt }: Heard<'served'>): void {
    this.clocks.returned(API_SERVER, stampedAt, at);
    this.clocks.caused(API_SERVER, stampedAt + SECOND_MS, askedAt);
  }

  lease({ node, renewedAt, at }: Heard<'lease'>): void {
    const slow = renewedAt < at - RENEWED_MS && this.ready.has(node);
    if (slow || renewedAt > at - FRESH_MS) {
      this.clocks.returned(kubeletOf(node), renewedAt, at);
    }
    if (slow) {
      this.clocks.caused(kubeletOf(node), renewedAt, at - RENEWED_MS);
    }
  }

  node({ name, clock, conditions }: NodeFacts, gone: boolean): void {
    if (!gone && conditions.some(({ type, status }) => type === 'Ready' && status === 'True')) {
      this.ready.add(name);
    } else {
      this.ready.delete(name);
    }
    if (clock !== undefined) {
      this.clocks.declare(kubeletOf(name), clock);
    }
  }

  /** Nobody asks for a pod of that node any more. */
  forgetNode(name: string): void {
    this.clocks.forget(kubeletOf(name));
  }

  reconnected(at: EpochMs): void {
    this.calmFrom = at + BACKLOG_MS;
  }

  forget(uid: PodUid): void {
    const name = this.since.get(uid)?.name ?? '';
    this.since.delete(uid);
    if (this.uids.get(name) === uid) {
      this.uids.delete(name);
    }
  }
}
