// Is it only this pod? The smallest group that explains a finding.
import type { Case, Sick } from './cases';

export interface OnlyThis {
  readonly dimension: 'revision' | 'node' | 'image' | 'registry' | 'workload' | 'zone' | 'driver' | 'subnet';
  readonly value: string;
  /** Pods of the group with the same code now, this one too: 1 is only this pod. */
  readonly sick: number;
  /** Pods of the group. */
  readonly of: number;
}

// A group explains when most of it is sick.
const MOST = 0.5;

const GROUPS: readonly { readonly dimension: OnlyThis['dimension']; readonly of: (one: Case) => string; readonly shown?: (one: Case) => string }[] = [
  { dimension: 'revision', of: ({ workload, revision }) => (revision === '' ? '' : `${workload}/${revision}`), shown: ({ revision }) => revision },
  { dimension: 'node', of: ({ shared }) => shared.node }, { dimension: 'image', of: ({ shared }) => shared.image },
  { dimension: 'workload', of: ({ workload }) => (workload.endsWith('/') ? '' : workload), shown: ({ workload }) => workload.split('/').at(-1) ?? '' },
  { dimension: 'registry', of: ({ shared }) => shared.registry }, { dimension: 'driver', of: ({ shared }) => shared.driver }, { dimension: 'subnet', of: ({ shared }) => shared.subnet },
  { dimension: 'zone', of: ({ shared }) => shared.zone },
];

/** Undefined when the pod shares nothing with another. @param all every pod that may be counted, this one too */
export function onlyThis(one: Sick, all: readonly Case[]): OnlyThis | undefined {
  const groups = GROUPS.flatMap(({ dimension, of, shown = of }): readonly OnlyThis[] => {
    const value = of(one);
    const alike = value === '' ? [] : all.filter((other) => of(other) === value);
    const sick = alike.filter(({ finding }) => finding?.code === one.finding.code && finding.until === undefined).length;
    return alike.length < 2 ? [] : [{ dimension, value: shown(one), sick, of: alike.length }];
  });
  const explaining = groups.filter(({ sick, of }) => sick > 1 && sick >= MOST * of);
  return smallest(explaining) ?? groups.find(({ sick }) => sick <= 1);
}

/** Of equal ones the first: they are named in the order of what a person would change first. */
const smallest = (groups: readonly OnlyThis[]): OnlyThis | undefined => groups.reduce<OnlyThis | undefined>((best, group) => (best === undefined || group.of < best.of ? group : best), undefined);
