// A Finding is one code, active over one interval of one pod, with its evidence. The Diagnosis is the one that explains.
import type { Code, Owner } from '../code/code';
import type { EpochMs } from '../../base/time';

export interface Evidence {
  /** `event Failed`, `condition PodScheduled`, `status of app`. */
  readonly source: string;
  readonly at: EpochMs;
  /** Bounds of `at`. */
  readonly lo: EpochMs;
  readonly hi: EpochMs;
  readonly text: string;
  /** Of the Event. */
  readonly uid?: string;
  /** Row of the timeline that shows it. */
  readonly timelineId?: string;
}

export interface Finding {
  readonly code: Code;
  readonly owner: Owner;
  readonly container?: string;
  readonly since: EpochMs;
  /** Absent while the cause is active. */
  readonly until?: EpochMs;
  readonly count: number;
  /** 0 … 1; below 0.5 say "likely". */
  readonly confidence: number;
  readonly params: Readonly<Record<string, string>>;
  readonly evidence: readonly Evidence[];
}

/** A code and who has to act. */
export interface Named {
  readonly code: Code;
  readonly owner: Owner;
}

/** A cause that it is not, and why not. */
export interface Alternative extends Named {
  /** English. */
  readonly why: string;
  /** For the browser's own words of it. */
  readonly whyKey: string;
  readonly whyParams: Readonly<Record<string, string>>;
}

export interface Diagnosis extends Finding {
  /** Causes that the same words name, or that stand behind: not chosen, and why. */
  readonly alternatives: readonly Alternative[];
  /** Causes that a reader would think of next, and what speaks against them. */
  readonly ruledOut: readonly Alternative[];
  /** What a symptom stands for. */
  readonly root?: Named;
}
