// The heart's face: signals go in, records come out. Same signals, same records, under any batch cut and any
// checkpoint and restore. The fold keeps a bounded journal of signals per open pod and computes from the journal, so
// that a live answer and a replayed one are one computation.
import type { EpochMs } from '../../base/time';
import type { ClaimFacts, NodeFacts, PodFacts, PodUid, Signal } from '../signal';
import type { Incident } from './incidents';
import type { OnlyThis } from './only-this';
import type { CoverageGap, PodRecord, TimelineRow } from './record';
import type { AtRest } from './stubs';

/** What the heart is told once. Milliseconds; defaults in `DEFAULT_SETTINGS` of fold-settings. */
export interface FoldSettings {
  /** After the last relevant signal, a result settles as revision 1. */
  readonly settleMs: number;
  /** After settling, evidence stays open so long for later signals. */
  readonly evidenceMs: number;
  /** Greatest watch latency (p99.9) that an arrival may have. */
  readonly watchLatencyMaxMs: number;
  /** Median watch latency. */
  readonly watchLatencyMs: number;
  readonly signalsPerPodMax: number;
  /** Names (globs) of init containers that somebody else injects. */
  readonly injectedContainers: readonly string[];
  /** Bytes per second; expected pull rate until the fleet's own is known. */
  readonly pullRateBytesPerS: number;
  readonly eventTtlMs: number;
  /** Offset of API server, scheduler and controllers, where the caller knows it; else it is learned from what is heard. */
  readonly controlPlaneClock?: { readonly offsetMs: number; readonly errorMs: number };
}

/** What changed by a step: rows to write. */
export interface FoldStep {
  /** New revisions of settled operations, with the signals that prove them. */
  readonly settled: readonly { readonly record: PodRecord; readonly evidence: readonly Signal[] }[];
  /** Every signal heard since the last step, by pod: the checkpoint. Nothing that was heard is left out. */
  readonly heard: readonly HeardSince[];
  /** Open operations whose row of revision 0 is due: told soon, then no more often than every few seconds. */
  readonly open: readonly PodRecord[];
  /** Pods whose evidence is closed: nothing of them is kept in the fold but a stub. */
  readonly closed: readonly Closed[];
}

/** Objects that a pod needs; absent where nothing is known of them. */
export interface Around {
  readonly node?: NodeFacts;
  readonly claims: readonly ClaimFacts[];
}

/** Signals that a pod's journal gained. */
export interface HeardSince {
  readonly uid: PodUid;
  readonly signals: readonly Signal[];
}

/** A pod whose journal is no longer kept; `rest` unless it is gone: enough to know it again after a restart. */
export interface Closed {
  readonly uid: PodUid;
  readonly rest?: AtRest;
}

/** What an earlier run wrote down: enough to go on as if it had never ended. */
export interface Left {
  readonly atRest: readonly AtRest[];
  /** Journals of open pods, with the revision under which each last settled; 0 when it never did. */
  readonly journals: readonly { readonly uid: PodUid; readonly signals: readonly Signal[]; readonly revision: number }[];
  /** Gaps that ended: an open operation may reach back into them. */
  readonly gaps: readonly CoverageGap[];
  /** When the first run began to hear; undefined when there was none. */
  readonly hearingSince?: EpochMs;
}

export interface Fold {
  /** Hears signals in the order of arrival. Does no heavy work: pods become dirty. */
  take(signals: readonly Signal[]): void;
  /** What an earlier run left, before anything is heard: its journals were told, its revisions go on. */
  resume(left: Left): void;
  /** Computes what is due at `now`: dirty open operations and settled ones. At most `limit` pods; call again when it says more. */
  step(now: EpochMs, limit: number): FoldStep & { readonly more: boolean };
  /** Records of one pod as known at `now`, recomputed. Empty when the fold keeps nothing of it. */
  recordsOf(uid: PodUid, now: EpochMs): readonly PodRecord[];
  /** What ails the pod now, whichever operation tells it. */
  causeOf(uid: PodUid, now: EpochMs): PodRecord | undefined;
  /** Operations that no pod object tells: refused creates, rollouts that stand still. */
  workloadRecordsAt(now: EpochMs): readonly PodRecord[];
  /** Pods with one cause that share a node, an image …: as of the last step, of pods whose evidence is open. */
  incidents(): readonly Incident[];
  /** The smallest group that explains what ails the pod now. @param namespaces that may be counted; undefined: all */
  onlyThis(uid: PodUid, namespaces: readonly string[] | undefined): OnlyThis | undefined;
  /** Nodes whose clock is surely off by more than half a second, ahead positive. */
  skewedNodes(): readonly { readonly node: string; readonly loMs: number; readonly hiMs: number }[];
  timelineOf(uid: PodUid): readonly TimelineRow[];
  /** What its journal holds, in order of arrival. */
  signalsOf(uid: PodUid): readonly Signal[];
  /** What the pod stands on, as known now. */
  aroundOf(uid: PodUid, node: string): Around;
  /** The newest version heard; undefined when the fold keeps nothing of it. */
  podOf(uid: PodUid): PodFacts | undefined;
  /** Pods with an open operation. */
  openPods(): readonly PodUid[];
  /** Everything needed to go on elsewhere, as plain JSON. */
  checkpoint(): FoldCheckpoint;
  readonly stats: FoldStats;
}

export interface FoldStats {
  readonly pods: number;
  readonly openPods: number;
  readonly journalSignals: number;
  readonly tooLate: number;
}

/** Journals as signals: restoring is hearing them again, with the instant up to which everything was already told. */
export interface FoldCheckpoint {
  readonly version: 1;
  readonly world: readonly Signal[];
  readonly pods: readonly { readonly uid: PodUid; readonly signals: readonly Signal[]; readonly revision: number }[];
}
