// What a record's code cost: the same in every answer.
import type { PodRecord } from '../../pod/record/record';

/** Milliseconds that the diagnosis' code has owned. */
export function lostMs({ diagnosis, lifecycle }: PodRecord): number {
  if (diagnosis === undefined) {
    return 0;
  }
  if (lifecycle.phases.length === 0) {
    // Nothing of it is known but the cause: it owns all the time.
    return (diagnosis.until ?? lifecycle.end.est) - diagnosis.since;
  }
  return lifecycle.phases.filter(({ code }) => code === diagnosis.code).reduce((sum, { length }) => sum + length.estMs, 0);
}
