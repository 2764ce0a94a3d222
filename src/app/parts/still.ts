// A page that stands still: paused, or held while somebody reads.
import { useEffect, useState } from 'react';

/** The newest while things move, the one of the moment they stopped while they are still. */
export function useStill<T>(newest: T | undefined, still: boolean): T | undefined {
  const [kept, setKept] = useState<T>();
  // Taken while rendering: a page that is stopped must not show one more reading first.
  if (!still && kept !== undefined) {
    setKept(undefined);
  }
  if (still && kept === undefined && newest !== undefined) {
    setKept(newest);
  }
  return still ? (kept ?? newest) : newest;
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
