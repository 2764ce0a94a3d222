import { useState } from 'react';
import { revised } from './model/revised';
import type { Snapshot } from './usePod';

export interface Revision {
  readonly at: number;
  /** `met → missed`. */
  readonly changes: string;
}

/** Late evidence that changed a settled result while the page was open. */
export function useRevision(snapshot: Snapshot | undefined): Revision | undefined {
  const [settled, setSettled] = useState<Snapshot>();
  const [revision, setRevision] = useState<Revision>();
  if (snapshot !== undefined && snapshot.now?.settled === true && settled?.now?.revision !== snapshot.now.revision) {
    setSettled(snapshot);
    const changes = settled === undefined ? [] : revised(settled.deliveries, snapshot.deliveries);
    if (changes.length > 0) {
      setRevision({ at: snapshot.heardAt, changes: changes.map(({ from, to }) => `${from || '–'} → ${to || '–'}`).join(', ') });
    }
  }
  return revision;
}
