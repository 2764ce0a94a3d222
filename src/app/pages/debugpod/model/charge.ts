// What an operation does to the error budget, as pod/slo decides it, in the page's words.
export type Charge = 'good' | 'charged' | 'willBeCharged' | 'notCharged';

const UNDELIVERED = ['failed', 'stuck', 'rejected'];

export interface ChargeInput {
  readonly outcome: string;
  readonly verdict: string;
  readonly owner: string;
  readonly open: boolean;
}

export function chargeOf({ outcome, verdict, owner, open }: ChargeInput): Charge {
  if (outcome === 'excluded') {
    return 'notCharged';
  }
  if (verdict === 'missed') {
    return open ? 'willBeCharged' : 'charged';
  }
  if (UNDELIVERED.includes(outcome) && owner !== 'user') {
    return 'charged';
  }
  return verdict === 'met' && !open && !UNDELIVERED.includes(outcome) && outcome !== 'cancelled' ? 'good' : 'notCharged';
}

/** While open, more time can only make it later: beyond the target is missed already, within is met so far. */
export function verdictSoFar(verdict: string, open: boolean, sli: { readonly loMs: number; readonly hiMs: number }, targetMs: number): string {
  if (!open) {
    return verdict;
  }
  return sli.loMs > targetMs ? 'missed' : sli.hiMs <= targetMs ? 'met' : 'indeterminate';
}
