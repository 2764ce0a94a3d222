// A recursive chown for fsGroup says nothing before Kubernetes 1.33: the volume is attached and the policy would walk all of it.
import { deduced } from '../../lifecycle/cause';
import type { Rule } from '../rule';
import { silentSetup } from '../setup';

export const chownSlow: Rule = (open) => {
  const { hasFsGroup, fsGroupOnRootMismatch } = open.history.latest;
  return silentSetup(open)?.attached !== true || !hasFsGroup || fsGroupOnRootMismatch ? undefined
    : deduced('VOL_FSGROUP_SLOW', { confidence: 0.3 });
};
