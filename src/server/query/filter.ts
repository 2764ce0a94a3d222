// From the query's filter to the store's: empty texts mean any.
import { choiceOf, choiceText } from '../../base/choice';
import { epochMs } from '../../base/time';
import type { PodFilter } from '../../contract/query';
import { OPERATIONS } from '../../contract/query';
import { codeOfAlias } from '../../pod/code/alias';
import { isKnown } from '../../pod/code/table';
import type { Ask } from '../engine/engine';
import { AskError } from '../engine/engine';
import type { RecordFilter } from '../store/store';

export function recordFilter(ask: Ask): RecordFilter {
  const { filter, open, limit } = ask.query;
  const unknown = choiceOf(filter.operation)?.values.find((one) => !OPERATIONS.some((known) => known === one));
  if (unknown !== undefined) {
    throw new AskError(400, 'plugin', `Unknown operation "${unknown}". Choose one of: ${OPERATIONS.join(', ')}.`);
  }
  const given = <K extends keyof PodFilter>(key: K): { readonly [P in K]?: string } =>
    (filter[key] === '' ? {} : { [key]: filter[key] }) as { readonly [P in K]?: string };
  return {
    from: epochMs(ask.fromMs), to: epochMs(ask.toMs > 0 ? ask.toMs + 1 : Number.MAX_SAFE_INTEGER), openAtFrom: true, openOnly: open, limit,
    ...given('uid'), ...given('pod'), ...given('podIp'), ...given('workload'), ...given('node'), ...(filter.code === '' ? {} : { code: codesNamed(filter.code) }), ...given('owner'), ...given('verdict'),
    ...given('outcome'), ...wordFilter(filter.search, filter.code), ...given('namespace'), ...given('operation'),
  };
}

/** Strings of Lunettes stand for codes of ours. */
export function codesNamed(text: string): string {
  const choice = choiceOf(text);
  return choice === undefined ? text : choiceText({ ...choice, values: choice.values.map((value) => codeOfAlias(value) ?? value) });
}

/** A word searched for: no name in Kubernetes has upper case, so a word that has it may be a code or a string of Lunettes. */
export function wordFilter(word: string, code = ''): Pick<RecordFilter, 'search' | 'code'> {
  const named = /[A-Z]/.test(word) && code === '' ? (codeOfAlias(word) ?? (isKnown(word) ? word : undefined)) : undefined;
  return named === undefined ? (word === '' ? {} : { search: word }) : { code: named };
}

/** The filter of a question about certain pods. @throws AskError when no pod is named. */
export function podFilter(ask: Ask): RecordFilter {
  const { filter, kind } = ask.query;
  if (filter.uid === '' && filter.pod === '' && filter.workload === '' && filter.podIp === '') {
    throw new AskError(400, 'plugin', `The ${kind} query needs a pod: set pod, uid, podIp or workload (and namespace).`);
  }
  // A named pod is meant whenever it lived, not only in the dashboard's time range.
  return { ...recordFilter(ask), from: epochMs(0), to: epochMs(Number.MAX_SAFE_INTEGER) };
}

/** What was asked for, for a sentence about its absence. */
export function saidOf(filter: PodFilter): string {
  const name = filter.pod || filter.uid || filter.workload || filter.podIp;
  return filter.namespace === '' ? name : `${filter.namespace}/${name}`;
}


/** No condition: the newest records, whenever they began. */
export const everything = (limit: number): RecordFilter => ({ from: epochMs(0), to: epochMs(Number.MAX_SAFE_INTEGER), openAtFrom: true, openOnly: false, limit });
