// The order of the rules for an open stretch: node truth, then what was said (unless a join shows that more is behind it) of the stretch, then what silence means.
import type { Cause } from '../../lifecycle/cause';
import type { OpenStretch, Rule } from '../rule';
import { attachFailed } from './attach-failed';
import { attachPending } from './attach-pending';
import { chownSlow } from './chown-slow';
import { kubeletSilent } from './kubelet-silent';
import { mountStalled } from './mount-stalled';
import { nodeTruth } from './node-truth';
import { readinessPending } from './readiness-pending';
import { requestTooLarge } from './request-too-large';
import { schedulerSilent } from './scheduler-silent';
import { setupStalled } from './setup-stalled';

const said: Rule = ({ phase }) => phase.cause;

const RULES: readonly Rule[] = [nodeTruth, requestTooLarge, said, schedulerSilent, kubeletSilent, attachFailed, attachPending, chownSlow, mountStalled, setupStalled, readinessPending];

/** A deletion explains its own silence: whoever deletes a pod of a lost node waits for the node, not for the pod. */
const rulesOf = ({ operation }: OpenStretch): readonly Rule[] => (operation === 'delete' ? [said] : RULES);

/** The cause of the stretch by the first rule that speaks; undefined when it takes its normal course. */
export function causeOfOpen(open: OpenStretch): Cause | undefined {
  for (const rule of rulesOf(open)) {
    const cause = rule(open);
    if (cause !== undefined) {
      return cause;
    }
  }
  return undefined;
}
