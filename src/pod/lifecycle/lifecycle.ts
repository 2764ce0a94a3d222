// One operation on one pod, as boundaries (instants with their uncertainty) and the phases between them.
//
//   B1        B5   B6           B9    B10      B11 B13        B18 B19
//   ├─scheduling┼ack┼───setup─────┼─────┼──pull──┼create┼readiness┼──▶ delivered
//
// Phases tile the operation: the end of one is the begin of the next, the very same instant.
import type { Code, Owner } from '../code/code';
import type { EpochMs } from '../../base/time';
import type { Cause } from './cause';
import type { PodUid } from '../signal';

/** An instant known to lie in [lo, hi], best guessed by est: lo ≤ est ≤ hi. */
export interface Instant {
  readonly lo: EpochMs;
  readonly hi: EpochMs;
  readonly est: EpochMs;
}

/** A length of time known to lie in [loMs, hiMs], best guessed by estMs. Never negative. */
export interface Span {
  readonly loMs: number;
  readonly hiMs: number;
  readonly estMs: number;
}

export type Operation = 'create' | 'delete' | 'upgrade' | 'resize' | 'restart' | 'rollout';

/** Names of kubernetes-lifecycle 1.9: B0–B20 create, D0–D7 delete, U0–U6 upgrade in place, R0–R3 resize. */
export type BoundaryId =
  | 'B0' | 'B1' | 'B2' | 'B3' | 'B4' | 'B5' | 'B6' | 'B7' | 'B8' | 'B9' | 'B10' | 'B11' | 'B12' | 'B13' | 'B14' | 'B15'
  | 'B16' | 'B17' | 'B18' | 'B19' | 'B20'
  | 'D0' | 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6' | 'D7'
  | 'U0' | 'U1' | 'U2' | 'U3' | 'U4' | 'U5' | 'U6'
  | 'R0' | 'R1' | 'R2' | 'R3';

/** Where a boundary's time came from, best first in trust. */
export type SourceKind = 'audit' | 'eventName' | 'eventTime' | 'arrival' | 'field' | 'message' | 'list' | 'order';

export interface Source {
  readonly kind: SourceKind;
  /** Plain words: `Pulled event`, `Ready condition`, `status.startTime`. */
  readonly what: string;
  readonly at: EpochMs;
}

export interface Boundary extends Instant {
  readonly id: BoundaryId;
  readonly container?: string;
  /** Nothing dates it; lo and hi come from its neighbours. */
  readonly unknown: boolean;
  readonly sources: readonly Source[];
}

/** Half the width of a duration: exact ≤ 10 ms, fine ≤ 100 ms, coarse ≤ 1 s, bounded > 1 s. */
export type Precision = 'exact' | 'fine' | 'coarse' | 'bounded' | 'unknown';

/** A stretch of an operation with one owner. `name` as in kubernetes-lifecycle 1.10: `scheduling`, `pull`, `volumes+sandbox` … */
export interface Phase {
  readonly name: string;
  readonly container?: string;
  /** `queue`, `transfer`, `failing` … when the phase has more than one, or fails. */
  readonly slice?: string;
  readonly from: Instant;
  /** When open: the moment of the answer. */
  readonly to: Instant;
  readonly length: Span;
  readonly open: boolean;
  readonly owner: Owner;
  readonly code?: Code;
  readonly cause?: Cause;
  /** Boundaries that dated its two ends. */
  readonly sources: readonly Source[];
  readonly precision: Precision;
}

export interface Lifecycle {
  readonly operation: Operation;
  readonly uid: PodUid;
  readonly namespace: string;
  readonly name: string;
  /** The container, of a restart; the images or resources changed, of an upgrade or resize. */
  readonly container?: string;
  readonly boundaries: readonly Boundary[];
  readonly phases: readonly Phase[];
  /** The operation still runs: the last phase is open. */
  readonly open: boolean;
  readonly start: Instant;
  /** End of the operation, or the moment of the answer when open. */
  readonly end: Instant;
  /** Evidence that contradicted better evidence and was dropped. */
  readonly conflicts: readonly { readonly boundary: BoundaryId; readonly dropped: Source }[];
}
