// What of the newest reading is shown: all of it while the page is live, the last one before while it stands still.
import { useEffect, useState } from 'react';
import { signalsIn } from './model/happened';
import type { Snapshot } from './usePod';

export interface Shown {
  readonly snapshot: Snapshot | undefined;
  /** Signals that came since. */
  readonly more: number;
}

export function useShown(newest: Snapshot | undefined, still: boolean): Shown {
  const [kept, setKept] = useState<Snapshot>();
  // Taken while rendering: a page that is stopped must not show one more reading first.
  if (!still && kept !== undefined) {
    setKept(undefined);
  }
  if (still && kept === undefined && newest !== undefined) {
    setKept(newest);
  }
  const snapshot = still ? (kept ?? newest) : newest;
  const more = snapshot === undefined || newest === undefined ? 0 : Math.max(0, signalsIn(newest.happened) - signalsIn(snapshot.happened));
  return { snapshot, more };
}

/** Whether text is selected within the page: nothing may move under it. */
export function useTextSelected(within: React.RefObject<HTMLElement | null>): boolean {
  const [selected, setSelected] = useState(false);
  useEffect(() => {
    const look = (): void => {
      const selection = document.getSelection();
      setSelected(selection !== null && !selection.isCollapsed && within.current?.contains(selection.anchorNode) === true);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [within]);
  return selected;
}
