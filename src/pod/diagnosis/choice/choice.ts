// Which of several findings explains an operation. One rule, one file; the index orders them.
import type { Lifecycle } from '../../lifecycle/lifecycle';
import type { Finding } from '../finding';

export interface Candidates {
  readonly lifecycle: Lifecycle;
  /** By code, in the order of the stretches that they own. */
  readonly findings: readonly Finding[];
  /** The pod's own end said why. */
  readonly terminal?: Finding;
  /** Somebody had the pod deleted. */
  readonly eviction?: Finding;
}

/** The finding that explains, by this rule; undefined when the rule has none. */
export type Choice = (candidates: Candidates) => Finding | undefined;
