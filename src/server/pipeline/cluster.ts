// One cluster's thread: watches in, records out. Signals are folded as they come; on each tick what changed goes to the
// store in one batch with the versions up to which it is true, so that a crash loses nothing that was acknowledged.
import type { Log } from '../../base/log';
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import type { Around, Fold } from '../../pod/record/fold';
import type { Incident } from '../../pod/record/incidents';
import type { OnlyThis } from '../../pod/record/only-this';
import { createFold } from '../../pod/record/journal-fold';
import type { PodRecord, TimelineRow } from '../../pod/record/record';
import { DEFAULT_SETTINGS } from '../../pod/record/settings';
import type { HeardResource, PodFacts, PodUid, Signal } from '../../pod/signal';
import { ClusterSource } from '../kube/cluster-source';
import type { KubeConnection } from '../kube/connection';
import type { KeptKeys } from '../kube/projection';
import type { ReflectorStatus } from '../kube/reflector';
import type { Batch, Resumed } from '../store/store';
import { refusalOf } from './memory';
import { GapBook, joined, sizeOf } from './pending';

const TICK_MS = 250;
// A tick computes so many pods and leaves the rest to the next, so that the watch is read in between.
const STEP_PODS_MAX = 500;
// Signals and records that may wait for a store that cannot be written: some hundred MiB.
const WAITING_MAX = 200_000;
// A cluster that is too large is looked at again so often.
const FITS_AGAIN_MS = 600_000;

export interface ClusterState {
  readonly uid: string;
  readonly version: string;
  readonly resources: readonly ReflectorStatus[];
  readonly backfill: { readonly read: number; readonly complete: boolean; readonly message: string };
  readonly pods: number;
  readonly openPods: number;
  readonly tooLate: number;
  readonly signals: number;
  readonly storeError: string;
  /** Why nothing is watched at all; empty otherwise. */
  readonly refusal: string;
  readonly grantedTooMuch: readonly string[];
  /** Raised with every change that an answer could show. */
  readonly changes: number;
}

export interface ClusterHandlers {
  [name: string]: (...args: readonly never[]) => unknown;
  state(): ClusterState;
  changes(): number;
  recordsOf(uid: PodUid): readonly PodRecord[];
  timelineOf(uid: PodUid): Promise<readonly TimelineRow[]>;
  podOf(uid: PodUid): PodFacts | undefined;
  /** Namespaces in which a pod was heard. */
  namespaces(): readonly string[];
  /** Every operation that the fold still holds. */
  records(): readonly PodRecord[];
  incidents(): readonly Incident[];
  onlyThis(uid: PodUid, namespaces: readonly string[] | undefined): OnlyThis | undefined;
  signalsOf(uid: PodUid): readonly Signal[];
  aroundOf(uid: PodUid, node: string): Around;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  readonly connection: KubeConnection;
  readonly log: Log;
  /** What an earlier run left in the store; NOTHING_LEFT at the first start. */
  readonly resumed: Resumed;
  readonly kept: KeptKeys;
  readonly write: (batch: Batch) => Promise<void>;
  /** Crash-loop guard: lists begin so much later. */
  readonly startDelayMs: number;
  /** What this collection may use; a cluster that will not fit is not listed. */
  readonly memoryMiB: number;
}

export const NOTHING_LEFT: Resumed = { journals: [], atRest: [], gaps: [] };

const now = (): EpochMs => epochMs(performance.timeOrigin + performance.now());

/** Starts hearing and gives the handlers by which the thread is asked. */
export function runCluster(options: ClusterOptions): ClusterHandlers {
  return new Cluster(options).handlers;
}

class Cluster {
  private readonly fold: Fold = createFold(DEFAULT_SETTINGS);
  private readonly source: ClusterSource;
  private readonly cancel = new AbortController();
  private readonly gaps = new GapBook();
  private readonly timer: NodeJS.Timeout;
  private heardAt: EpochMs;
  private hearingSince: EpochMs | undefined;
  /** Resources that an earlier run heard and this one does not hear yet. */
  private readonly asleep = new Set<HeardResource>();
  private readonly namespaces = new Set<string>();
  private signals = 0;
  private changes = 0;
  private storeError = '';
  private refusal = '';
  private granted: readonly string[] = [];
  private writing: Promise<void> = Promise.resolve();
  private ticking = false;
  private marksWritten = '';

  constructor(private readonly options: ClusterOptions) {
    const { connection, log, kept, resumed } = options;
    const { marks, journals, atRest } = resumed;
    this.heardAt = marks?.heardAt ?? now();
    this.hearingSince = resumed.hearingSince;
    this.fold.resume(resumed);
    atRest.forEach(({ base }) => this.namespaces.add(base.pod.namespace));
    journals.forEach(({ signals }) => signals.forEach((signal) => signal.kind === 'pod' && this.namespaces.add(signal.pod.namespace)));
    if (marks !== undefined) {
      this.sleepFrom(marks.heardAt);
    }
    this.source = new ClusterSource({
      connection, log, kept, resume: marks?.byResource ?? {}, knownPods: [...journals.map(({ uid }) => uid), ...atRest.map(({ base }) => base.pod.uid)],
      hear: (heard) => this.hear(heard), room: () => this.room,
    });
    this.timer = setInterval(() => void this.tick(), TICK_MS);
    void this.start();
  }

  private async start(): Promise<void> {
    if (this.options.startDelayMs > 0) {
      this.options.log.warn('lists are delayed: the process was started too often', { delayMs: this.options.startDelayMs });
      await new Promise((resolve) => setTimeout(resolve, this.options.startDelayMs).unref());
    }
    this.granted = await this.source.grantedTooMuch(this.cancel.signal);
    while (!(await this.fits())) {
      await new Promise((resolve) => setTimeout(resolve, FITS_AGAIN_MS).unref());
    }
    await this.source.run(this.cancel.signal);
  }

  /** A server that does not tell how many pods it has is listed; the heap limit of the thread is behind that. */
  private async fits(): Promise<boolean> {
    this.refusal = refusalOf((await this.source.countPods(this.cancel.signal)) ?? 0, this.options.memoryMiB) ?? '';
    if (this.refusal !== '') {
      this.options.log.error(this.refusal);
    }
    return this.refusal === '' || this.cancel.signal.aborted;
  }

  /** The time between two runs: the watch goes on where it ended, but what happened then arrives late. */
  private sleepFrom(at: EpochMs): void {
    for (const resource of ['pods', 'events'] as const) {
      this.asleep.add(resource);
      this.hear([{ kind: 'gap', at, edge: 'start', resources: [resource] }]);
    }
  }

  private hear(heard: readonly Signal[]): void {
    const signals = heard.flatMap((signal) => (signal.kind === 'hearing' ? [...this.wake(signal), signal] : [signal]));
    this.fold.take(signals);
    this.signals += signals.length;
    this.changes++;
    for (const signal of signals) {
      this.heardAt = signal.at > this.heardAt ? signal.at : this.heardAt;
      if (signal.kind === 'gap') {
        this.noteGap(signal);
      } else if (signal.kind === 'pod') {
        this.namespaces.add(signal.pod.namespace);
      } else if (signal.kind === 'hearing' && signal.resources.includes('pods')) {
        this.hearingSince ??= signal.at;
      }
    }
  }

  /** Hearing begins again: the gap since the earlier run ends. */
  private wake({ at, resources }: Signal & { kind: 'hearing' }): readonly Signal[] {
    return resources.filter((resource) => this.asleep.delete(resource)).map((resource) => ({ kind: 'gap', at, edge: 'end', resources: [resource] }));
  }

  private noteGap({ edge, at, resources }: Signal & { kind: 'gap' }): void {
    if (edge === 'start') {
      this.gaps.start(at, resources);
    } else {
      this.gaps.end(at, resources);
    }
  }

  private async tick(): Promise<void> {
    if (this.ticking) {
      return;
    }
    this.ticking = true;
    try {
      await this.flush();
    } finally {
      this.ticking = false;
    }
  }

  /** One batch. When the store fails, its rows are kept and written with a later batch: nothing is lost. */
  private unwritten: Batch | undefined;
  /** Pending while too much waits for the store: the watches are not read then, and the API server holds what comes. */
  private room: Promise<void> | undefined;
  private makeRoom: () => void = () => undefined;

  private async flush(): Promise<void> {
    // The marks are read before the step: they never claim more than the batch holds.
    const byResource = this.source.marks();
    const step = this.fold.step(now(), STEP_PODS_MAX);
    const marksNow = JSON.stringify(byResource);
    const gaps = this.gaps.take();
    const idle = step.heard.length + step.settled.length + step.open.length + step.closed.length + gaps.length === 0;
    if (idle && marksNow === this.marksWritten && this.unwritten === undefined) {
      return;
    }
    const batch = joined(this.unwritten, {
      heard: step.heard, settled: step.settled, open: step.open, closed: step.closed, gaps,
      marks: { byResource, heardAt: this.heardAt, ...(this.hearingSince === undefined ? {} : { hearingSince: this.hearingSince }) },
    });
    this.writing = this.options.write(batch).then(
      () => {
        this.unwritten = undefined;
        this.marksWritten = marksNow;
        this.storeError = '';
        this.room = undefined;
        this.makeRoom();
      },
      (thrown: unknown) => {
        this.unwritten = batch;
        this.holdWhenFull(batch);
        const held = this.room === undefined ? '' : ' So much waits that the watches are held: what happens now is heard late, or is a gap.';
        this.storeError = `The store cannot be written: ${thrown instanceof Error ? thrown.message : String(thrown)}. Records wait in memory; free space or check the data folder.${held}`;
        this.options.log.error(this.storeError);
      }
    );
    await this.writing;
    if (idle) {
      return;
    }
    this.changes++;
  }

  private holdWhenFull(waiting: Batch): void {
    if (this.room === undefined && sizeOf(waiting) > WAITING_MAX) {
      this.room = new Promise((resolve) => {
        this.makeRoom = resolve;
      });
    }
  }

  readonly handlers: ClusterHandlers = {
    state: () => ({
      ...this.source.identity, resources: this.source.coverage(), backfill: this.source.backfillState, ...this.fold.stats, signals: this.signals,
      storeError: this.storeError, refusal: this.refusal, grantedTooMuch: this.granted, changes: this.changes,
    }),
    changes: () => this.changes,
    recordsOf: (uid: PodUid) => {
      const records = this.fold.recordsOf(uid, now());
      // A pod that was refused, and a rollout, have no object: they are told by their workload.
      return records.length > 0 ? records : this.fold.workloadRecordsAt(now()).filter(({ key }) => key.uid === uid);
    },
    timelineOf: async (uid: PodUid) => {
      const rows = this.fold.timelineOf(uid);
      if (rows.some(({ emitter }) => emitter !== 'status')) {
        return rows;
      }
      // No Event of it was heard: perhaps they were beyond the back-fill.
      this.fold.take(await this.source.fetchEventsOf(uid, this.cancel.signal));
      return this.fold.timelineOf(uid);
    },
    namespaces: () => [...this.namespaces],
    podOf: (uid: PodUid) => this.fold.podOf(uid),
    records: () => [...this.fold.openPods().flatMap((uid) => this.fold.recordsOf(uid, now())), ...this.fold.workloadRecordsAt(now())],
    incidents: () => this.fold.incidents(),
    onlyThis: (uid: PodUid, namespaces: readonly string[] | undefined) => this.fold.onlyThis(uid, namespaces),
    signalsOf: (uid: PodUid) => this.fold.signalsOf(uid),
    aroundOf: (uid: PodUid, node: string) => this.fold.aroundOf(uid, node),
    stop: async () => {
      clearInterval(this.timer);
      this.cancel.abort();
      this.makeRoom();
      await this.writing;
      await this.flush();
      this.options.connection.close();
    },
  };
}
