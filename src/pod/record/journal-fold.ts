// The fold over journals. Hearing is cheap: a signal is appended to its pod's journal and the pod becomes due. Records are
// computed when a step asks for them, from the journal alone, so that live and replayed answers are one computation.
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import { ClockBook } from '../lifecycle/clocks';
import type { HearingGap, World } from '../lifecycle/world';
import type { ClaimFacts, HeardResource, NodeFacts, PodFacts, PodUid, Signal, WorkloadFacts } from '../signal';
import { recordsFrom } from './evaluate';
import type { Fold, FoldCheckpoint, FoldSettings, FoldStats, FoldStep } from './fold';
import type { PodRecord } from './record';
import { timelineFrom } from './timeline';

interface Journal {
  readonly uid: PodUid;
  signals: Signal[];
  /** Signals already handed out with an open row. */
  told: number;
  lastAt: EpochMs;
  /** Records settled: their revision counts from 1. */
  revision: number;
  /** Result as last settled, to see whether late evidence changed it. */
  settledAs: string;
  dirty: boolean;
  /** The delivery was settled and forgotten before this journal began: its signals cannot tell it again. */
  readonly createTold: boolean;
}

/** What is kept of a pod whose evidence is closed: enough to know it again. */
interface Stub {
  revision: number;
}

// An open pod's row is written again while its life goes on, but not for each of a burst of signals.
const QUIET_MS = 200;

export function createFold(settings: FoldSettings): Fold {
  return new JournalFold(settings);
}

class JournalFold implements Fold {
  private readonly journals = new Map<PodUid, Journal>();
  private readonly stubs = new Map<PodUid, Stub>();
  private readonly due = new Set<PodUid>();
  /** Pods whose operation runs on, and when their row must be written again even without a signal. */
  private readonly wakeAt = new Map<PodUid, EpochMs>();
  private readonly nodes = new Map<string, NodeFacts>();
  private readonly claims = new Map<string, ClaimFacts>();
  private readonly workloads = new Map<string, WorkloadFacts>();
  private readonly gaps: HearingGap[] = [];
  private readonly clocks = new ClockBook();
  private readonly boundAt = new Map<PodUid, EpochMs>();
  /** Events that came before their pod: kept for a while, they may be its first words. */
  private readonly orphans = new Map<string, Signal[]>();
  private journalSignals = 0;
  private tooLate = 0;

  constructor(private readonly settings: FoldSettings) {}

  take(signals: readonly Signal[]): void {
    for (const signal of signals) {
      this.hear(signal);
    }
  }

  private hear(signal: Signal): void {
    switch (signal.kind) {
      case 'pod':
        return this.hearPod(signal.pod, signal);
      case 'podMissing':
        return this.append(signal.uid, signal, false);
      case 'event':
        return this.hearEvent(signal);
      case 'node':
        this.nodes.set(signal.node.name, signal.node);
        return this.clocks.declare(signal.node);
      case 'claim':
        this.claims.set(`${signal.claim.namespace}/${signal.claim.name}`, signal.claim);
        return;
      case 'workload':
        return this.hearWorkload(signal.workload, signal.heard === 'deleted');
      case 'lease':
        return this.clocks.returned(signal.node, signal.renewedAt, signal.at);
      case 'gap':
        return this.hearGap(signal);
      case 'attachment':
      case 'resourceClaim':
      case 'audit':
      case 'hearing':
        return;
    }
  }

  private hearPod(pod: PodFacts, signal: Signal & { kind: 'pod' }): void {
    if (this.stubs.has(pod.uid) && signal.heard !== 'deleted' && pod.deletionAt === undefined) {
      // Its delivery was told; heartbeats of a running pod change nothing.
      return;
    }
    if (signal.heard !== 'listed' && pod.nodeName !== undefined && !this.boundAt.has(pod.uid)) {
      this.boundAt.set(pod.uid, signal.at);
    }
    const known = this.journals.get(pod.uid);
    if (known !== undefined && signal.heard === 'listed' && sameVersion(known, pod)) {
      return;
    }
    this.append(pod.uid, signal, true);
    const waiting = this.orphans.get(pod.uid);
    if (waiting !== undefined) {
      this.orphans.delete(pod.uid);
      waiting.forEach((orphan) => this.append(pod.uid, orphan, false));
    }
  }

  private hearEvent(signal: Signal & { kind: 'event' }): void {
    const { subject, namedAt, host } = signal.event;
    if (subject.kind !== 'Pod' || subject.uid === undefined) {
      return;
    }
    if (namedAt !== undefined && signal.event.component === 'kubelet' && host !== undefined && signal.heard === 'added') {
      this.clocks.returned(host, namedAt, signal.at);
      const bound = this.boundAt.get(subject.uid as PodUid);
      if (bound !== undefined) {
        this.clocks.caused(host, namedAt, epochMs(bound - this.settings.watchLatencyMaxMs));
      }
    }
    this.append(subject.uid as PodUid, signal, false);
  }

  private hearWorkload(workload: WorkloadFacts, gone: boolean): void {
    const key = `${workload.namespace}/${workload.kind}/${workload.name}`;
    if (gone) {
      this.workloads.delete(key);
    } else {
      this.workloads.set(key, workload);
    }
  }

  private hearGap(signal: Signal & { kind: 'gap' }): void {
    if (signal.edge === 'start') {
      this.gaps.push({ from: signal.at, resources: signal.resources });
    } else {
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
      const stub = this.stubs.get(uid);
      journal = { uid, signals: [], told: 0, lastAt: signal.at, revision: stub?.revision ?? 0, settledAs: '', dirty: true, createTold: stub !== undefined };
      this.stubs.delete(uid);
      this.journals.set(uid, journal);
    }
    journal.signals.push(signal);
    journal.lastAt = signal.at;
    journal.dirty = true;
    this.journalSignals++;
    this.due.add(uid);
    if (journal.signals.length > this.settings.signalsPerPodMax * 2) {
      this.shorten(journal);
    }
  }

  private keepOrphan(uid: PodUid, signal: Signal): void {
    if (signal.kind !== 'event') {
      return;
    }
    if (this.stubs.has(uid)) {
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

  step(now: EpochMs, limit: number): FoldStep & { readonly more: boolean } {
    const settled: { record: PodRecord; evidence: readonly Signal[] }[] = [];
    const open: { record: PodRecord; added: readonly Signal[] }[] = [];
    const closed: PodUid[] = [];
    let done = 0;
    this.wake(now);
    for (const uid of this.due) {
      const journal = this.journals.get(uid);
      if (journal === undefined) {
        this.due.delete(uid);
        continue;
      }
      const quietMs = now - journal.lastAt;
      if (journal.dirty ? quietMs < QUIET_MS : quietMs < this.settings.settleMs) {
        continue;
      }
      if (done++ >= limit) {
        return { settled, open, closed, more: true };
      }
      this.stepOne(journal, now, settled, open, closed);
    }
    return { settled, open, closed, more: false };
  }

  private wake(now: EpochMs): void {
    for (const [uid, at] of this.wakeAt) {
      const journal = this.journals.get(uid);
      if (at <= now || journal === undefined) {
        this.wakeAt.delete(uid);
      }
      if (at <= now && journal !== undefined) {
        journal.dirty = true;
        this.due.add(uid);
      }
    }
  }

  private stepOne(
    journal: Journal, now: EpochMs, settled: { record: PodRecord; evidence: readonly Signal[] }[],
    open: { record: PodRecord; added: readonly Signal[] }[], closed: PodUid[]
  ): void {
    const records = this.recordsOf(journal.uid, now);
    const quietMs = now - journal.lastAt;
    const running = records.some((record) => record.lifecycle.open);
    if (journal.dirty) {
      journal.dirty = false;
      const added = journal.signals.slice(journal.told);
      journal.told = journal.signals.length;
      records.forEach((record, i) => open.push({ record, added: i === 0 ? added : [] }));
      const at = nextProvisional(records, now);
      if (at === undefined) {
        this.wakeAt.delete(journal.uid);
      } else {
        this.wakeAt.set(journal.uid, at);
      }
    }
    if (running || quietMs < this.settings.settleMs) {
      if (running && quietMs >= this.settings.settleMs) {
        this.due.delete(journal.uid);
      }
      return;
    }
    const shape = JSON.stringify(records.map(({ lifecycle, verdict, outcome }) => [lifecycle.phases, verdict, outcome]));
    if (shape !== journal.settledAs) {
      journal.settledAs = shape;
      journal.revision++;
      records.forEach((record) => settled.push({ record: { ...record, revision: journal.revision, settled: true }, evidence: journal.signals }));
    }
    if (quietMs >= this.settings.settleMs + this.settings.evidenceMs) {
      this.close(journal);
      closed.push(journal.uid);
    }
  }

  private close(journal: Journal): void {
    this.journals.delete(journal.uid);
    this.due.delete(journal.uid);
    this.boundAt.delete(journal.uid);
    this.wakeAt.delete(journal.uid);
    this.journalSignals -= journal.signals.length;
    const last = journal.signals.findLast((signal) => signal.kind === 'pod');
    const gone = last?.heard === 'deleted' || journal.signals.some(({ kind }) => kind === 'podMissing');
    if (!gone) {
      this.stubs.set(journal.uid, { revision: journal.revision });
    }
  }

  recordsOf(uid: PodUid, now: EpochMs): readonly PodRecord[] {
    const journal = this.journals.get(uid);
    if (journal === undefined) {
      return [];
    }
    const records = recordsFrom(journal.signals, now, { world: this.world, settings: this.settings, workloadOf: (pod) => this.workloadOf(pod) });
    return records.filter(({ key }) => !journal.createTold || key.operation !== 'create').map((record) =>
      journal.revision > 0 && !journal.dirty ? { ...record, revision: journal.revision, settled: !record.lifecycle.open } : record
    );
  }

  timelineOf(uid: PodUid): ReturnType<typeof timelineFrom> {
    return timelineFrom(this.journals.get(uid)?.signals ?? []);
  }

  openPods(): readonly PodUid[] {
    return [...this.journals.keys()];
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

  private readonly world: World = {
    node: (name) => this.nodes.get(name),
    claim: (namespace, name) => this.claims.get(`${namespace}/${name}`),
    clockOf: (node) => this.clocks.offsetOf(node),
    gapsIn: (from, to) => this.gaps.filter((gap) => gap.from <= to && (gap.to === undefined || gap.to >= from) && gap.resources.some((resource) => resource === 'pods' || resource === 'events')),
  };

  /** The workload that people know: the Deployment above a ReplicaSet, the CronJob above a Job. */
  private workloadOf(pod: PodFacts): { readonly kind: string; readonly name: string } {
    const owner = pod.owner;
    if (owner === undefined) {
      return { kind: '', name: '' };
    }
    const above = this.workloads.get(`${pod.namespace}/${owner.kind}/${owner.name}`)?.owner;
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

// A minute of a fleet's events whose pods are not listed yet.
const ORPHANS_MAX = 20_000;

function sameVersion(journal: Journal, pod: PodFacts): boolean {
  const last = journal.signals.findLast((signal) => signal.kind === 'pod');
  return last?.pod.resourceVersion === pod.resourceVersion;
}
