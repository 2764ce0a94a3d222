// No claim to wait for, and still no sandbox.
import { deduced } from '../../lifecycle/cause';
import type { Rule } from '../rule';
import { silentSetup } from '../setup';

export const setupStalled: Rule = (open) => (silentSetup(open)?.claims.length !== 0 ? undefined
  : deduced('KUBELET_SETUP_STALLED', { confidence: 0.3, params: { node: open.history.latest.nodeName ?? '' } }));
