// A dashboard's ad-hoc filters and a query's own filter as one.
import type { AdHocVariableFilter } from '@grafana/data';
import type { Choice } from '../base/choice';
import { choiceOf, choiceText } from '../base/choice';
import { DIMENSIONS, isDimension } from '../contract/dimension';
import type { PodFilter } from '../contract/query';

/** No name in Kubernetes begins like this: a filter that nothing can fit. */
const NOTHING: Choice = { not: false, values: ['-nothing-'] };

/** @throws Error with a sentence for a filter that cannot be applied: nothing is left out silently. */
export function withAdhoc(filter: Partial<PodFilter>, adhoc: readonly AdHocVariableFilter[]): Partial<PodFilter> {
  return adhoc.reduce<Partial<PodFilter>>((whole, one) => {
    if (!isDimension(one.key)) {
      throw new Error(`Pods are not filtered by "${one.key}". Choose one of: ${Object.keys(DIMENSIONS).join(', ')}.`);
    }
    const mine = choiceOf(whole[one.key] ?? '');
    const asked = choiceOfAdhoc(one);
    return { ...whole, [one.key]: choiceText(mine === undefined ? asked : both(mine, asked)) };
  }, filter);
}

function choiceOfAdhoc({ key, operator, value, values }: AdHocVariableFilter & { readonly values?: readonly string[] }): Choice {
  switch (operator) {
    case '=':
    case '!=':
      return { not: operator === '!=', values: [value] };
    case '=|':
    case '!=|':
      return { not: operator === '!=|', values: values ?? [value] };
    default:
      throw new Error(`The filter "${key} ${operator} ${value}" cannot be applied: pods are filtered by =, !=, "one of" and "not one of".`);
  }
}

function both(a: Choice, b: Choice): Choice {
  if (a.not && b.not) {
    return { not: true, values: [...new Set([...a.values, ...b.values])] };
  }
  const [wanted, other] = a.not ? [b, a] : [a, b];
  const values = wanted.values.filter((value) => other.values.includes(value) !== other.not);
  return values.length === 0 ? NOTHING : { not: false, values };
}

/** Several values of a variable are one choice; `*`, what a variable's "All" should stand for, is no condition. */
export const interpolated = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value.join('|'));
