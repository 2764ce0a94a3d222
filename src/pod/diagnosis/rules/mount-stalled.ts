// The volume is attached, and its mount says nothing: since Kubernetes 1.28 a stalled mount emits no Event.
import { deduced } from '../../lifecycle/cause';
import type { Rule } from '../rule';
import { silentSetup } from '../setup';

export const mountStalled: Rule = (open) => {
  const setup = silentSetup(open);
  return setup?.attached !== true ? undefined
    : deduced('VOL_MOUNT_STALLED', { confidence: 0.3, params: { claim: setup.claims[0]?.referent ?? '' } });
};
