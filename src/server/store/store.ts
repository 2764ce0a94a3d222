// What any store can do. One interface, one contract suite (store.contract.ts), one folder per engine.
import type { EpochMs } from '../../base/time';
import type { Signal } from '../../pod/signal';
import type { Closed, HeardSince, Left } from '../../pod/record/fold';
import type { CoverageGap, PodRecord, RecordKey } from '../../pod/record/record';

/** How far each watch was heard: the resourceVersion from which to go on. Pods and events have versions apart. */
export interface Marks {
  readonly byResource: Readonly<Record<string, string>>;
  /** All that arrived until then is in this batch or an earlier one. */
  readonly heardAt: EpochMs;
  /** When hearing of pods began for the first time; absent before that. */
  readonly hearingSince?: EpochMs;
}

/** Written in one transaction: after a crash either all of it is there or nothing. */
export interface Batch {
  /** Settled revisions with the signals that prove them. */
  readonly settled: readonly { readonly record: PodRecord; readonly evidence: readonly Signal[] }[];
  /** Signals that journals gained since the last write: the checkpoint. */
  readonly heard: readonly HeardSince[];
  /** Open operations (revision 0) as of now. */
  readonly open: readonly PodRecord[];
  /** Pods whose journal is no longer needed. */
  readonly closed: readonly Closed[];
  readonly gaps: readonly CoverageGap[];
  readonly marks?: Marks;
}

export interface StoreWriter {
  write(batch: Batch): Promise<void>;
  /** Drops segments older than the retention or beyond the size. Says what it dropped. */
  retain(now: EpochMs): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface RecordFilter {
  /** Start of the operation in [from, to); open operations that began earlier are included when `openAtFrom`. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly openAtFrom: boolean;
  /** Undefined: all namespaces. An empty list matches nothing. The asker's scope. */
  readonly namespaces?: readonly string[];
  /** Texts of a choice (base/choice): one value, `a|b`, `!a|b`. */
  readonly uid?: string;
  readonly namespace?: string;
  readonly pod?: string;
  readonly podIp?: string;
  readonly workload?: string;
  readonly node?: string;
  /** Codes or prefixes. */
  readonly code?: string;
  readonly owner?: string;
  readonly verdict?: string;
  readonly outcome?: string;
  readonly operation?: string;
  /** Part of name, uid, IP, workload or node. */
  readonly search?: string;
  readonly openOnly: boolean;
  /** Newest first, at most. */
  readonly limit: number;
}

export interface Resumed extends Left {
  readonly marks?: Marks;
}

export interface StoreReader {
  /** Highest revision of each matching operation, newest first; `truncated` when the limit cut it. */
  records(filter: RecordFilter, cancel: AbortSignal): Promise<{ readonly records: readonly PodRecord[]; readonly truncated: boolean }>;
  /** The signals of an operation's pod, oldest first; empty when expired. */
  evidence(key: RecordKey, cancel: AbortSignal): Promise<readonly Signal[]>;
  gaps(from: EpochMs, to: EpochMs, cancel: AbortSignal): Promise<readonly CoverageGap[]>;
  /** For the restart: marks, the journals of open pods with their revisions, the pods at rest, the gaps. */
  resume(): Promise<Resumed>;
  state(): Promise<{ readonly bytes: number; readonly oldest?: EpochMs; readonly records: number }>;
  close(): Promise<void>;
}
