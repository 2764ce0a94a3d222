// The next attempt of a pod as answers tell it, and what a cause is not. Read once.
import type { Cells } from './frame';
import { objectOf, optionalNumberOf, textOf } from './frame';

export interface NextAttempt {
  readonly what: string;
  readonly lo: number;
  readonly hi: number | undefined;
  readonly rule: string;
  readonly helps: string;
  readonly whyKey: string;
  readonly whyParams: Readonly<Record<string, string>>;
}

export interface Alternative {
  readonly code: string;
  readonly owner: string;
  readonly why: string;
  readonly whyKey: string;
  readonly whyParams: Readonly<Record<string, string>>;
}

export function nextOf(one: Cells | undefined): NextAttempt | undefined {
  const lo = one === undefined ? undefined : optionalNumberOf(one, 'lo');
  return one === undefined || lo === undefined
    ? undefined
    : { what: textOf(one, 'what'), lo, hi: optionalNumberOf(one, 'hi'), rule: textOf(one, 'rule'), helps: textOf(one, 'helps'), whyKey: textOf(one, 'whyKey'), whyParams: textsOf(one['whyParams']) };
}

/** An object of texts: values of a sentence. */
export function textsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(objectOf(value) ?? {}).map(([name, one]) => [name, String(one)]));
}
