// What is said of a record's code, for tables: the same in every answer.
import type { Diagnosis } from '../../pod/diagnosis/finding';
import type { PodRecord } from '../../pod/record/record';

/** One English sentence; empty when nothing was found. */
export const sentenceFor = (found: Diagnosis | undefined): string => found?.advice ?? '';

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
