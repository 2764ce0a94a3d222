// A record in words: its code's sentence and steps, filled with what was heard and with what the pod is.
import type { Params, Step } from '../code/say';
import { sentenceOf, stepsOf } from '../code/say';
import { isTerminal } from '../code/table';
import { ENGLISH } from '../code/table/english';
import type { PodRecord } from './record';

/** Values for the texts of its code. */
export function paramsOf({ diagnosis, dimensions }: PodRecord): Params {
  const { namespace, pod, node, workload, workloadKind } = dimensions;
  const known = { namespace, pod, node, workload, workloadKind, container: diagnosis?.container ?? '', ...diagnosis?.params };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== ''));
}

/** What several records have in common: a sentence about all of them names nothing that is true of one only. */
export function commonParamsOf(records: readonly PodRecord[]): Params {
  const [first = {}, ...others] = records.map(paramsOf);
  return Object.fromEntries(Object.entries(first).filter(([name, value]) => others.every((params) => params[name] === value)));
}

// Below this it is only likely (kubernetes-lifecycle 3.2.8).
const LIKELY = 0.5;

/** One English sentence; empty when nothing was found. */
export function sentenceFor({ diagnosis }: PodRecord, params: Params): string {
  if (diagnosis === undefined) {
    return '';
  }
  const said = sentenceOf(diagnosis.code, params, ENGLISH);
  return diagnosis.confidence < LIKELY ? `Likely: ${said}` : said;
}

/** It cannot heal without a change. */
export const isFinal = ({ diagnosis }: PodRecord): boolean => diagnosis !== undefined && isTerminal(diagnosis.code);

/** What to do, in English; none when nothing was found. */
export const stepsFor = (record: PodRecord): readonly Step[] => (record.diagnosis === undefined ? [] : stepsOf(record.diagnosis.code, paramsOf(record), ENGLISH));
