// A rule looks at the open stretch of an operation and names its cause, or says nothing. One rule, one file; a rule knows no
// other rule, only the index knows their order.
import type { Cause } from '../lifecycle/cause';
import type { History } from '../lifecycle/history';
import type { Operation, Phase } from '../lifecycle/lifecycle';
import type { World } from '../lifecycle/world';

export interface OpenStretch {
  readonly operation: Operation;
  /** The last phase, which has not ended. */
  readonly phase: Phase;
  /** How long it has lasted, in milliseconds. */
  readonly waitedMs: number;
  readonly history: History;
  readonly world: World;
}

export type Rule = (open: OpenStretch) => Cause | undefined;
