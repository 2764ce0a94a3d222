// What is said of a record's code, for tables: the same in every answer.
import { sentenceOf, stepsOf } from '../../pod/code/say';
import type { Params, Step } from '../../pod/code/say';
import { isTerminal } from '../../pod/code/table';
import { ENGLISH } from '../../pod/code/table/english';
import type { PodRecord } from '../../pod/record/record';

// Below this it is only likely (kubernetes-lifecycle 3.2.8).
const LIKELY = 0.5;

/** Values for the texts of the code: what it found, and where. */
export function paramsOf({ dimensions, diagnosis }: PodRecord): Params {
  const { namespace, pod, node, image, workloadKind, workload } = dimensions;
  const container = diagnosis?.container;
  return { namespace, pod, node, image, workloadKind: workloadKind.toLowerCase(), workload, ...(container === undefined ? {} : { container }), ...diagnosis?.params };
}

/** One English sentence; empty when nothing was found. */
export function sentenceFor(record: PodRecord): string {
  const { diagnosis } = record;
  if (diagnosis === undefined) {
    return '';
  }
  const said = sentenceOf(diagnosis.code, paramsOf(record), ENGLISH);
  return diagnosis.confidence < LIKELY ? `Likely: ${said}` : said;
}

/** What to do, in English. */
export const stepsFor = (record: PodRecord): readonly Step[] => (record.diagnosis === undefined ? [] : stepsOf(record.diagnosis.code, paramsOf(record), ENGLISH));

/** It cannot heal without a change. */
export const isFinal = ({ diagnosis }: PodRecord): boolean => diagnosis !== undefined && isTerminal(diagnosis.code);

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
