// What of the newest reading is shown: all of it while the page is live, the last one before while it stands still.
import { useStill } from '../../parts/still';
import { signalsIn } from './model/happened';
import type { Snapshot } from './usePod';

export interface Shown {
  readonly snapshot: Snapshot | undefined;
  /** Signals that came since. */
  readonly more: number;
}

export function useShown(newest: Snapshot | undefined, still: boolean): Shown {
  const snapshot = useStill(newest, still);
  const more = snapshot === undefined || newest === undefined ? 0 : Math.max(0, signalsIn(newest.happened) - signalsIn(snapshot.happened));
  return { snapshot, more };
}
