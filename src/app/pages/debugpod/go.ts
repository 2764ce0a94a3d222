import { setParams } from '../../parts/address';
import type { Wanted } from '../../parts/search/Search';

/** To another pod: what belongs to the one before leaves the address. */
export function go(to: Wanted): void {
  const none = { uid: undefined, q: undefined, 'var-pod': undefined, 'var-namespace': undefined, op: undefined, row: undefined, zoom: undefined, tab: undefined, live: undefined, from: undefined, to: undefined };
  setParams({ ...none, ...to });
}
