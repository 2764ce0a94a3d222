// Why a workload stands still. Most of it is inherited: the dominant code of its pods (3.2.5).
import type { EpochMs } from '../../../base/time';
import type { Cause } from '../../lifecycle/cause';
import type { WorkloadFacts } from '../../signal';
import type { Named } from '../finding';

/** The code that most of the workload's pods have. */
export interface Dominant extends Named {
  readonly since: EpochMs;
  readonly pods: number;
}

export interface Rollout {
  readonly workload: WorkloadFacts;
  /** When the generation that is wanted now was first heard of. */
  readonly wantedSince: EpochMs;
  readonly now: EpochMs;
  /** Of pods that are sick now, or that were refused. */
  readonly dominant: () => Dominant | undefined;
  /** The same, of pods that have ended too. */
  readonly dominantEver: () => Dominant | undefined;
}

export interface Standstill {
  readonly cause: Cause;
  readonly since: EpochMs;
  /** What the controller said. */
  readonly text: string;
  readonly root?: Named;
  /** It will not go on. */
  readonly over?: boolean;
}

export type RolloutRule = (rollout: Rollout) => Standstill | undefined;

/** What the cause is inherited from, as the parts of a standstill. */
export const rootOf = (dominant: Dominant | undefined): { readonly root?: Named } => (dominant === undefined ? {} : { root: { code: dominant.code, owner: dominant.owner } });
