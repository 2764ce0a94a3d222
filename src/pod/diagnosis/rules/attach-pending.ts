// A claim's volume is not attached, and nobody says why.
import { deduced } from '../../lifecycle/cause';
import type { Rule } from '../rule';
import { silentSetup } from '../setup';

export const attachPending: Rule = (open) => {
  const setup = silentSetup(open);
  return setup === undefined || setup.claims.length === 0 || setup.attached ? undefined
    : deduced('VOL_ATTACH_PENDING', { confidence: 0.3, params: { claim: setup.claims[0]?.referent ?? '' } });
};
