// The Record: everything that is answered and stored about one operation of one pod. A record is recomputed from the
// operation's signals; each change after it settled is a new revision, and readers take the highest.
import type { EpochMs } from '../../base/time';
import type { Diagnosis, Finding, Named } from '../diagnosis/finding';
import type { NextAttempt } from '../diagnosis/next/next';
import type { Lifecycle, Operation, Precision, Span } from '../lifecycle/lifecycle';
import type { ClockOffset } from '../lifecycle/world';
import type { Stage } from '../lifecycle/stages';
import type { PodUid } from '../signal';
import type { Budget, Outcome, Verdict } from '../slo/verdict';

/** Identity of an operation over all its revisions. */
export interface RecordKey {
  readonly uid: PodUid;
  readonly operation: Operation;
  /** Counts operations of one kind on one pod, from 0; the create is always 0. */
  readonly ordinal: number;
}

/** What records are searched and grouped by. Empty text means none. */
export interface Dimensions {
  readonly namespace: string;
  readonly pod: string;
  readonly podIp: string;
  readonly node: string;
  readonly workloadKind: string;
  readonly workload: string;
  /** Image of the first app container. */
  readonly image: string;
  /** Host of that image's registry. */
  readonly registry: string;
  /** Of the node, by its well-known label. */
  readonly zone: string;
  /** CSI driver or storage class of the first claim. */
  readonly driver: string;
  /** Of the node's addresses, where a label or annotation of it says. */
  readonly subnet: string;
  /** Which template of its workload the pod was made from: its hash. */
  readonly revision: string;
  /** The specification class, named by its target: `30s`. */
  readonly specClass: string;
}

export interface Sums {
  readonly total: Span;
  readonly sli: Span;
  readonly platform: Span;
  readonly dependency: Span;
  readonly user: Span;
  readonly unknown: Span;
  readonly gateWait: Span;
  /** The official SIG-scalability startup SLI; absent when excluded or not reached. */
  readonly k8sSli?: Span;
}

export interface CoverageGap {
  readonly from: EpochMs;
  /** Absent while the gap lasts. */
  readonly to?: EpochMs;
  readonly resources: readonly string[];
}

export interface PodRecord {
  readonly key: RecordKey;
  /** 0 while open or provisional; settled results count from 1. */
  readonly revision: number;
  readonly settled: boolean;
  readonly dimensions: Dimensions;
  readonly lifecycle: Lifecycle;
  readonly findings: readonly Finding[];
  readonly diagnosis?: Diagnosis;
  /** What happens next by itself; absent when nothing is known, or nothing is waited for. */
  readonly next?: NextAttempt;
  /** Codes of further delayed stretches and side findings. */
  readonly also: readonly Named[];
  /** Upgrade: how long the pod was not Ready. */
  readonly downtimeMs?: number;
  readonly sums: Sums;
  /** Scheduling, IP allocation, image pull, container start; of a create that has phases. */
  readonly stages?: readonly Stage[];
  readonly targetMs: number;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  readonly budget: Budget;
  readonly precision: Precision;
  /** Boundaries that nothing dates. */
  readonly blind: readonly string[];
  readonly gaps: readonly CoverageGap[];
  /** The pod was first seen in a LIST: how early its life is known depends on fields and surviving events. */
  readonly backfilled: boolean;
  /** Known clock offset of the node, ahead positive; absent when nothing bounds it. */
  readonly nodeClock?: ClockOffset;
  /** Signals that arrived after the evidence was closed. */
  readonly tooLate: number;
  /** Revisions of engine, code table and configuration, so that old results can be told from new ones. */
  readonly madeBy: { readonly engine: number; readonly table: number; readonly configuration: number };
}

/** A row of the pod's life for people: events, status changes, actors. */
export interface TimelineRow {
  /** Stable over refreshes: `event/UID` or `change/resourceVersion/…`; evidence names it. */
  readonly id: string;
  readonly at: EpochMs;
  /** Bounds of `at`. */
  readonly lo: EpochMs;
  readonly hi: EpochMs;
  readonly until?: EpochMs;
  readonly what: string;
  readonly text: string;
  readonly container?: string;
  readonly emitter: string;
  readonly count: number;
  readonly severity: 'info' | 'warning' | 'error';
  /** Reason as Kubernetes says it; empty when there is none. */
  readonly reason: string;
  /** The facts as kept: of the Event, or of what changed. */
  readonly raw: unknown;
}
