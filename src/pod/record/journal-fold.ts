// The fold over journals. Hearing is cheap: a signal is appended to its pod's journal and the pod becomes due. Records are
// computed when a step asks for them, from the journal alone, so that live and replayed answers are one computation.
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import { Causality } from '../lifecycle/causality';
import { ClockBook, clocksOf, kubeletOf } from '../lifecycle/clocks';
import type { Operation } from '../lifecycle/lifecycle';
import type { HearingGap, World } from '../lifecycle/world';
import type { AttachmentFacts, ClaimFacts, HeardResource, NodeFacts, PodFacts, PodUid, Signal } from '../signal';
import { Alarms } from './alarms';
import { causeFrom, recordsFrom } from './evaluate';
import type { Around, Closed, Fold, FoldCheckpoint, FoldSettings, FoldStats, FoldStep, HeardSince, Left } from './fold';
import type { Incident } from './incidents';
import { CaseBook } from './case-book';
import { caseOf, restingCase } from './cases';
import { dimensionsOf } from './dimensions';
import type { Judging } from './judge';
import type { OnlyThis } from './only-this';
import { OutageBook } from './outages';
import type { PodRecord } from './record';
import { StubBook } from './stubs';
import { timelineFrom } from './timeline';
import { WorkloadBook } from './workloads';

interface Journal {
  readonly uid: PodUid;
  signals: Signal[];
  /** Signals already handed out with an open row. */
  told: number;
  lastAt: EpochMs;
  /** When its open row was last told. */
  toldAt: number;
  /** Records settled: their revision counts from 1. */
  revision: number;
  /** Result as last settled, to see whether late evidence changed it. */
  settledAs: string;
  dirty: boolean;
  /** Judged at rest, and nothing was heard since. */
  atRest: boolean;
  /** Quiet, and still under way: nothing is to be done before it speaks or its target passes. */
  runsOn: boolean;
  /** The delivery was settled and forgotten before this journal began: its signals cannot tell it again. */
  readonly createTold: boolean;
  /** Operations of each kind that earlier journals told: ordinals go on from there. */
  readonly before: Readonly<Partial<Record<Operation, number>>>;
  /** The same, with those that this journal told when it was last judged at rest. */
  counts: Readonly<Partial<Record<Operation, number>>>;
}

const MIRROR = 'kubernetes.io/config.mirror';

// What ReplicaSets, Jobs and DaemonSets say of a new pod, and what StatefulSets do.
const CREATED_POD = /^Created pod: (\S+)$|^create Pod (\S+) in StatefulSet /;

const nameOf = ({ namespace, name }: PodFacts): string => `${namespace}/${name}`;

// Arrivals this soon after a reconnect were waiting for it.
const BURST_MS = 50;

// A day of a busy autoscaler.
const LOST_NODES_MAX = 2000;

// An open pod's row is written again while its life goes on, but not for each of a burst of signals.
const QUIET_MS = 1000;
// The journal is the checkpoint and live answers are computed afresh: the stored row may lag.
const TELL_EVERY_MS = 5000;

export function createFold(settings: FoldSettings): Fold {
  return new JournalFold(settings);
}

class JournalFold implements Fold {
  private readonly journals = new Map<PodUid, Journal>();
  private readonly stubs = new StubBook();
  private readonly alarms = new Alarms<PodUid>();
  /** Pods with signals that no step has handed out. */
  private readonly untold = new Set<PodUid>();
  /** Pods whose operation runs on, and when their row must be written again even without a signal. */
  private readonly wakeAt = new Map<PodUid, EpochMs>();
  private readonly nodes = new Map<string, NodeFacts>();
  /** The last word of nodes that are gone: a pod's end may ask for it. */
  private readonly lostNodes = new Map<string, NodeFacts>();
  private readonly claims = new Map<string, ClaimFacts>();
  private readonly workloads = new WorkloadBook();
  private readonly cases = new CaseBook();
  /** Arrivals, where they were heard as changes: `volume@node` attached, `namespace/claim` given a node. */
  private readonly attachedAt = new Map<string, EpochMs>();
  private readonly attachments = new Map<string, AttachmentFacts>();
  private readonly selectedAt = new Map<string, EpochMs>();
  private readonly claimBoundAt = new Map<string, EpochMs>();
  private readonly outages = new OutageBook();
  private readonly gaps: HearingGap[] = [];
  /** Resources whose hearing has begun; empty where nobody says. */
  private readonly hears = new Set<HeardResource>();
  private readonly clocks = new ClockBook();
  private readonly causality: Causality;
  /** Pods with a journal that were first seen in a LIST, by namespace and name. */
  private readonly listedNames = new Map<string, PodUid>();
  /** The kubelet's Events about a static pod carry the hash of its file; its mirror has another UID (1.3). */
  private readonly mirrors = new Map<string, PodUid>();
  /** Events that came before their pod: kept for a while, they may be its first words. */
  private readonly orphans = new Map<string, Signal[]>();
  private readonly gapEndedAt = new Map<HeardResource, EpochMs>();
  private journalSignals = 0;
  private tooLate = 0;

  constructor(private readonly settings: FoldSettings) {
    this.causality = new Causality(this.clocks, settings.watchLatencyMaxMs);
    if (settings.controlPlaneClock !== undefined) {
      this.clocks.declareControlPlane(settings.controlPlaneClock);
    }
    this.judging = { world: this.world, settings, workloadOf: (pod) => this.workloadOf(pod) };
  }

  take(signals: readonly Signal[]): void {
    for (const signal of signals) {
      this.hear(signal);
    }
  }

  private hear(signal: Signal): void {
    switch (signal.kind) {
      case 'pod':
        return this.hearPod(signal.pod, this.afterGap('pods', signal));
      case 'podMissing':
        return this.append(signal.uid, signal, this.stubs.has(signal.uid));
      case 'event':
        return this.hearEvent(this.afterGap('events', signal));
      case 'node':
        return this.hearNode(signal.node, signal.at, signal.heard === 'deleted');
      case 'claim':
        return this.hearClaim(signal);
      case 'workload':
        return this.workloads.hearWorkload(signal.workload, signal.heard === 'deleted', signal.at);
      case 'lease':
        return this.causality.lease(signal);
      case 'served':
        return this.causality.served(signal);
      case 'gap':
        return this.hearGap(signal);
      case 'attachment':
        return this.hearAttachment(signal);
      case 'audit':
        return signal.record.podUid === undefined ? undefined : this.append(signal.record.podUid, signal, false);
      case 'hearing':
        this.world.hearingSince ??= signal.at;
        signal.resources.forEach((resource) => this.hears.add(resource));
        return;
      case 'resourceClaim':
        // Its whole second dates nothing that the pod's own signals do not date better.
        return;
    }
  }

  /** What arrives together with a reconnect happened some time before: its arrival dates nothing (1.11, bare bursts). */
  private afterGap<S extends Signal & { kind: 'pod' | 'event' }>(resource: HeardResource, signal: S): S {
    const ended = this.gapEndedAt.get(resource);
    return ended !== undefined && signal.at - ended <= BURST_MS && signal.heard !== 'deleted' ? { ...signal, heard: 'listed' } : signal;
  }

  private hearNode(node: NodeFacts, at: EpochMs, gone: boolean): void {
    this.outages.hear(node, at, gone);
    this.nodes.set(node.name, node);
    this.causality.node(node, gone);
    if (gone) {
      this.lostNodes.set(node.name, node);
      this.nodes.delete(node.name);
      if (this.lostNodes.size > LOST_NODES_MAX) {
        const [oldest = node.name] = this.lostNodes.keys();
        this.lostNodes.delete(oldest);
        this.causality.forgetNode(oldest);
        this.outages.forget(oldest);
      }
      return;
    }
    this.lostNodes.delete(node.name);
  }

  private hearClaim({ claim, heard, at }: Signal & { kind: 'claim' }): void {
    const key = `${claim.namespace}/${claim.name}`;
    if (heard === 'deleted') {
      this.claims.delete(key);
      this.selectedAt.delete(key);
      this.claimBoundAt.delete(key);
      return;
    }
    if (heard !== 'listed' && claim.selectedNode !== undefined && this.claims.get(key)?.selectedNode === undefined) {
      this.selectedAt.set(key, at);
    }
    if (heard !== 'listed' && claim.volumeName !== undefined && this.claims.get(key)?.volumeName === undefined) {
      this.claimBoundAt.set(key, at);
    }
    this.claims.set(key, claim);
  }

  private hearAttachment({ attachment, heard, at }: Signal & { kind: 'attachment' }): void {
    const key = `${attachment.volume}@${attachment.node}`;
    if (heard === 'deleted') {
      this.attachedAt.delete(key);
      this.attachments.delete(key);
      return;
    }
    this.attachments.set(key, attachment);
    if (attachment.attached && heard !== 'listed' && !this.attachedAt.has(key)) {
      this.attachedAt.set(key, at);
    }
  }

  private hearPod(pod: PodFacts, signal: Signal & { kind: 'pod' }): void {
    if (signal.heard !== 'deleted' && this.stubs.hums(pod)) {
      // Its operations were told; the hum of a running pod changes nothing.
      return;
    }
    this.causality.pod(signal);
    const known = this.journals.get(pod.uid);
    if (known !== undefined && signal.heard === 'listed' && sameVersion(known, pod)) {
      return;
    }
    this.append(pod.uid, signal, true);
    if (known === undefined && signal.heard === 'listed') {
      this.listedNames.set(nameOf(pod), pod.uid);
    }
    const hash = pod.mirror ? pod.annotations[MIRROR] : undefined;
    if (hash !== undefined) {
      this.mirrors.set(hash, pod.uid);
    }
    const waiting = this.orphans.get(pod.uid);
    if (waiting !== undefined) {
      this.orphans.delete(pod.uid);
      waiting.forEach((orphan) => this.append(pod.uid, orphan, false));
    }
  }

  private hearEvent(signal: Signal & { kind: 'event' }): void {
    const { subject } = signal.event;
    this.causality.event(signal);
    if (subject.kind !== 'Pod') {
      this.workloads.hearEvent(signal.event);
      return this.hearOwner(signal);
    }
    if (subject.uid === undefined) {
      return;
    }
    this.append(this.mirrors.get(subject.uid) ?? (subject.uid as PodUid), signal, false);
  }

  /** An owner's word about the pod that it made bounds the creation of one that was only listed. */
  private hearOwner(signal: Signal & { kind: 'event' }): void {
    const { reason, message, namespace } = signal.event;
    const [, plain, ordinal] = reason === 'SuccessfulCreate' ? (CREATED_POD.exec(message) ?? []) : [];
    const uid = this.listedNames.get(`${namespace}/${plain ?? ordinal ?? ''}`);
    if (uid !== undefined) {
      this.append(uid, signal, false);
    }
  }

  private hearGap(signal: Signal & { kind: 'gap' }): void {
    if (signal.edge === 'start') {
      if (this.gaps.some(({ to, resources }) => to === undefined && signal.resources.every((resource) => resources.includes(resource)))) {
        return;
      }
      this.gaps.push({ from: signal.at, resources: signal.resources });
    } else {
      signal.resources.forEach((resource) => this.gapEndedAt.set(resource, signal.at));
      this.causality.reconnected(signal.at);
      for (let i = 0; i < this.gaps.length; i++) {
        const gap = this.gaps[i];
        if (gap !== undefined && gap.to === undefined && gap.resources.every((resource: HeardResource) => signal.resources.includes(resource))) {
          this.gaps[i] = { ...gap, to: signal.at };
        }
      }
    }
  }

  /** @param founds the signal may open a journal. */
  private append(uid: PodUid, signal: Signal, founds: boolean): void {
    let journal = this.journals.get(uid);
    if (journal === undefined) {
      if (!founds) {
        return this.keepOrphan(uid, signal);
      }
      const rest = this.stubs.look(uid);
      journal = {
        uid, signals: rest === undefined ? [] : [rest.base], told: 0, toldAt: -Infinity, lastAt: signal.at, revision: rest?.revision ?? 0, settledAs: '', dirty: true, atRest: false, runsOn: false,
        createTold: rest !== undefined, before: rest?.told ?? {}, counts: rest?.told ?? {},
      };
      this.journalSignals += journal.signals.length;
      this.stubs.drop(uid);
      this.journals.set(uid, journal);
    }
    journal.signals.push(signal);
    journal.lastAt = signal.at;
    journal.dirty = true;
    journal.atRest = false;
    journal.runsOn = false;
    this.journalSignals++;
    this.alarms.set(uid, this.dueAt(journal));
    this.untold.add(uid);
    if (journal.signals.length > this.settings.signalsPerPodMax * 2) {
      this.shorten(journal);
    }
  }

  private keepOrphan(uid: PodUid, signal: Signal): void {
    if (signal.kind !== 'event' && signal.kind !== 'audit') {
      return;
    }
    const stampedAt = signal.kind === 'event' ? (signal.event.namedAt ?? signal.event.eventTime ?? signal.at) : signal.record.completedAt;
    if (stampedAt < (this.stubs.since(uid) ?? -Infinity)) {
      this.tooLate++;
      return;
    }
    // Past this many the oldest are given up: their pods were never seen.
    if (this.orphans.size > ORPHANS_MAX) {
      const [oldest] = this.orphans.keys();
      this.orphans.delete(oldest ?? uid);
    }
    const waiting = this.orphans.get(uid) ?? [];
    if (waiting.length < this.settings.signalsPerPodMax) {
      waiting.push(signal);
    }
    this.orphans.set(uid, waiting);
  }

  /** A pod that never comes to rest: early signals tell its delivery, late ones its state; the middle goes. */
  private shorten(journal: Journal): void {
    const keep = this.settings.signalsPerPodMax;
    const head = journal.signals.slice(0, keep / 2);
    const tail = journal.signals.slice(-keep / 2);
    this.journalSignals -= journal.signals.length - head.length - tail.length;
    const untold = Math.min(journal.signals.length - journal.told, tail.length);
    journal.signals = [...head, ...tail];
    journal.told = journal.signals.length - untold;
  }

  resume({ atRest, journals, gaps, hearingSince }: Left): void {
    this.world.hearingSince = hearingSince;
    gaps.forEach((gap) => this.gaps.push({ ...gap, resources: gap.resources as readonly HeardResource[] }));
    for (const { base, revision, told } of atRest) {
      this.stubs.keep(base.pod, base.at, revision, told);
      this.cases.hearResting(restingCase(base.pod.uid, dimensionsOf(base.pod, base.pod, this.workloadOf(base.pod), this.world, 0)));
    }
    for (const { uid, signals, revision } of journals) {
      this.take(signals);
      const journal = this.journals.get(uid);
      if (journal !== undefined) {
        journal.told = journal.signals.length;
        journal.revision = Math.max(journal.revision, revision);
      }
    }
    // The store has these signals already.
    this.untold.clear();
  }

  step(now: EpochMs, limit: number): FoldStep & { readonly more: boolean } {
    const settled: { record: PodRecord; evidence: readonly Signal[] }[] = this.workloads.takeOver().map((record) => ({ record, evidence: [] }));
    const open: PodRecord[] = [];
    const closed: Closed[] = [];
    const heard = this.takeHeard();
    let done = 0;
    for (const uid of this.alarms.take(now)) {
      const journal = this.journals.get(uid);
      if (journal === undefined) {
        continue;
      }
      this.wake(journal, now);
      if (done < limit && this.dueAt(journal) <= now) {
        done++;
        this.stepOne(journal, now, settled, open, closed);
      }
      if (this.journals.has(uid)) {
        this.alarms.set(uid, this.dueAt(journal));
      }
    }
    return { heard, settled, open, closed, more: done >= limit };
  }

  /** When the pod is to be looked at if nothing more is heard. */
  private dueAt(journal: Journal): number {
    const { settleMs, evidenceMs } = this.settings;
    const tells = journal.dirty ? Math.max(journal.lastAt + QUIET_MS, journal.toldAt + TELL_EVERY_MS) : Infinity;
    const rests = journal.runsOn ? Infinity : journal.lastAt + settleMs + (journal.atRest ? evidenceMs : 0);
    return Math.min(tells, rests, this.wakeAt.get(journal.uid) ?? Infinity);
  }

  /** All that journals gained since the last time. */
  private takeHeard(): readonly HeardSince[] {
    const heard: HeardSince[] = [];
    for (const uid of this.untold) {
      const journal = this.journals.get(uid);
      if (journal !== undefined && journal.told < journal.signals.length) {
        heard.push({ uid, signals: journal.signals.slice(journal.told) });
        journal.told = journal.signals.length;
      }
    }
    this.untold.clear();
    return heard;
  }

  private wake(journal: Journal, now: EpochMs): void {
    if ((this.wakeAt.get(journal.uid) ?? Infinity) <= now) {
      this.wakeAt.delete(journal.uid);
      journal.dirty = true;
      journal.runsOn = false;
    }
  }

  private stepOne(
    journal: Journal, now: EpochMs, settled: { record: PodRecord; evidence: readonly Signal[] }[],
    open: PodRecord[], closed: Closed[]
  ): void {
    const quietMs = now - journal.lastAt;
    if (journal.atRest && !journal.dirty) {
      return this.closeAtRest(journal, quietMs, closed);
    }
    const records = this.recordsOf(journal.uid, now);
    const running = records.some((record) => record.lifecycle.open);
    if (journal.dirty) {
      journal.dirty = false;
      journal.toldAt = now;
      open.push(...records);
      const found = caseOf(records);
      if (found !== undefined) {
        this.cases.hear(found);
      }
      const at = nextProvisional(records, now);
      if (at === undefined) {
        this.wakeAt.delete(journal.uid);
      } else {
        this.wakeAt.set(journal.uid, at);
      }
    }
    if (running || quietMs < this.settings.settleMs) {
      journal.runsOn = running && quietMs >= this.settings.settleMs;
      return;
    }
    journal.atRest = true;
    journal.counts = countsOf(records, journal.before);
    const shape = records.map(shapeOf).join(';');
    if (shape !== journal.settledAs) {
      journal.settledAs = shape;
      journal.revision++;
      records.forEach((record) => settled.push({ record: { ...record, revision: journal.revision, settled: true }, evidence: journal.signals }));
    }
    this.closeAtRest(journal, quietMs, closed);
  }

  /** The evidence stays open for a while, then the pod becomes a stub. */
  private closeAtRest(journal: Journal, quietMs: number, closed: Closed[]): void {
    if (quietMs < this.settings.settleMs + this.settings.evidenceMs) {
      return;
    }
    this.close(journal);
    const rest = this.stubs.look(journal.uid);
    closed.push({ uid: journal.uid, ...(rest === undefined ? {} : { rest }) });
  }

  private close(journal: Journal): void {
    this.journals.delete(journal.uid);
    this.alarms.clear(journal.uid);
    this.causality.forget(journal.uid);
    this.wakeAt.delete(journal.uid);
    this.journalSignals -= journal.signals.length;
    const last = journal.signals.findLast((signal) => signal.kind === 'pod');
    if (last !== undefined && this.listedNames.get(nameOf(last.pod)) === journal.uid) {
      this.listedNames.delete(nameOf(last.pod));
    }
    const gone = last?.heard === 'deleted' || journal.signals.some(({ kind }) => kind === 'podMissing');
    if (gone && last?.pod.mirror === true) {
      this.mirrors.delete(last.pod.annotations[MIRROR] ?? '');
    }
    this.cases.close(journal.uid, gone);
    if (!gone && last !== undefined) {
      this.stubs.keep(last.pod, journal.lastAt, journal.revision, journal.counts);
    }
  }

  recordsOf(uid: PodUid, now: EpochMs): readonly PodRecord[] {
    const journal = this.journals.get(uid);
    if (journal === undefined) {
      return [];
    }
    return this.evaluated(journal, now).map((record) =>
      journal.revision > 0 && !journal.dirty ? { ...record, revision: journal.revision, settled: !record.lifecycle.open } : record
    );
  }

  /** Records of what this journal tells itself, their ordinals after those of earlier journals. */
  private evaluated(journal: Journal, now: EpochMs): readonly PodRecord[] {
    return recordsFrom(journal.signals, now, this.judging)
      .filter(({ key }) => !journal.createTold || key.operation !== 'create')
      .map((record) => ({ ...record, key: { ...record.key, ordinal: record.key.ordinal + (journal.before[record.key.operation] ?? 0) } }));
  }

  causeOf(uid: PodUid, now: EpochMs): PodRecord | undefined {
    const journal = this.journals.get(uid);
    return journal === undefined ? undefined : causeFrom(journal.signals, now, this.judging);
  }

  workloadRecordsAt(now: EpochMs): readonly PodRecord[] {
    return this.workloads.recordsAt(now, (workload, ever) => this.cases.dominantOf(workload, ever));
  }

  incidents(): readonly Incident[] {
    return this.cases.incidents();
  }

  onlyThis(uid: PodUid, namespaces: readonly string[] | undefined): OnlyThis | undefined {
    return this.cases.onlyThis(uid, namespaces);
  }

  skewedNodes(): ReturnType<Fold['skewedNodes']> {
    return this.clocks.skewed();
  }

  timelineOf(uid: PodUid): ReturnType<typeof timelineFrom> {
    return timelineFrom(this.journals.get(uid)?.signals ?? [], this.world.clockOf(this.podOf(uid)?.nodeName));
  }

  openPods(): readonly PodUid[] {
    return [...this.journals.keys()];
  }

  signalsOf(uid: PodUid): readonly Signal[] {
    return this.journals.get(uid)?.signals ?? [];
  }

  aroundOf(uid: PodUid, node: string): Around {
    const pod = this.podOf(uid) ?? this.stubs.look(uid)?.base.pod;
    const known = this.world.node(node);
    const claims = (pod?.volumes ?? []).map(({ referent }) => this.claims.get(`${pod?.namespace ?? ''}/${referent ?? ''}`)).filter((claim) => claim !== undefined);
    return { claims, ...(known === undefined ? {} : { node: known }) };
  }

  podOf(uid: PodUid): PodFacts | undefined {
    return this.journals.get(uid)?.signals.findLast((signal) => signal.kind === 'pod')?.pod;
  }

  checkpoint(): FoldCheckpoint {
    const pods = [...this.journals.values()].map(({ uid, signals, revision }) => ({ uid, signals, revision }));
    return { version: 1, world: [], pods };
  }

  get stats(): FoldStats {
    return { pods: this.journals.size + this.stubs.size, openPods: this.journals.size, journalSignals: this.journalSignals, tooLate: this.tooLate };
  }

  private readonly world: World & { hearingSince: EpochMs | undefined } = {
    hearingSince: undefined,
    hearsEvents: () => this.hears.size === 0 || this.hears.has('events'),
    node: (name) => this.nodes.get(name) ?? this.lostNodes.get(name),
    unreadyIn: (node, from, to) => this.outages.during(node, from, to),
    nodes: () => this.nodes.values(),
    claim: (namespace, name) => this.claims.get(`${namespace}/${name}`),
    selectedAt: (namespace, name) => this.selectedAt.get(`${namespace}/${name}`),
    claimBoundAt: (namespace, name) => this.claimBoundAt.get(`${namespace}/${name}`),
    attachment: (volume, node) => this.attachments.get(`${volume}@${node}`),
    attachedAt: (volume, node) => this.attachedAt.get(`${volume}@${node}`),
    clocks: clocksOf(this.clocks),
    clockOf: (node) => this.clocks.offsetOf(kubeletOf(node ?? '')),
    gapsIn: (from, to) => this.gaps.filter((gap) => gap.from <= to && (gap.to === undefined || gap.to >= from) && gap.resources.some((resource) => resource === 'pods' || resource === 'events')),
  };

  private readonly judging: Judging;

  /** The workload that people know: the Deployment above a ReplicaSet, the CronJob above a Job. */
  private workloadOf(pod: PodFacts): { readonly kind: string; readonly name: string } {
    const owner = pod.owner;
    if (owner === undefined) {
      return { kind: '', name: '' };
    }
    const above = this.workloads.get(pod.namespace, owner.kind, owner.name)?.owner;
    if (above !== undefined) {
      return { kind: above.kind, name: above.name };
    }
    const hash = pod.labels['pod-template-hash'];
    // A ReplicaSet named after its template's hash belongs to a Deployment of the rest of the name.
    return owner.kind === 'ReplicaSet' && hash !== undefined && owner.name.endsWith(`-${hash}`)
      ? { kind: 'Deployment', name: owner.name.slice(0, -hash.length - 1) }
      : { kind: owner.kind, name: owner.name };
  }
}

const DAY_MS = 86_400_000;

/** When a running operation's row changes by time alone: at its target, at twice that, after a day (design 5.5). */
function nextProvisional(records: readonly PodRecord[], now: EpochMs): EpochMs | undefined {
  const moments = records
    .filter(({ lifecycle }) => lifecycle.open)
    .flatMap(({ lifecycle, targetMs, sums }) => [targetMs, 2 * targetMs, DAY_MS].map((afterMs) => lifecycle.start.est + sums.gateWait.estMs + afterMs))
    .filter((at) => at > now);
  return moments.length === 0 ? undefined : epochMs(Math.min(...moments));
}

function countsOf(records: readonly PodRecord[], before: Journal['before']): Journal['counts'] {
  const counts: Partial<Record<Operation, number>> = { ...before };
  for (const { key } of records) {
    counts[key.operation] = key.ordinal + 1;
  }
  return counts;
}

/** What a reader would see change. */
function shapeOf({ lifecycle, verdict, outcome, diagnosis }: PodRecord): string {
  const phases = lifecycle.phases.map(({ name, container, slice, from, to, owner, code }) => [name, container, slice, from.lo, from.est, to.est, to.hi, owner, code].join());
  return [lifecycle.operation, verdict, outcome, diagnosis?.code, diagnosis?.count, ...phases].join('|');
}

// A minute of a fleet's events whose pods are not listed yet.
const ORPHANS_MAX = 20_000;

function sameVersion(journal: Journal, pod: PodFacts): boolean {
  const last = journal.signals.findLast((signal) => signal.kind === 'pod');
  // Dumps may come without versions: then each is its own.
  return pod.resourceVersion !== '' && last?.pod.resourceVersion === pod.resourceVersion;
}
