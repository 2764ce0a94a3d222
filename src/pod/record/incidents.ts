// One cause, one incident: three or more pods of two or more owner workloads, one code, one shared dimension, begun within
// five minutes of each other. The root is the dimension that sets the sick pods apart best.
import type { EpochMs } from '../../base/time';
import type { Code, Owner } from '../code/code';
import type { PodUid } from '../signal';
import type { PodRecord } from './record';

export interface Incident {
  readonly dimension: 'node' | 'image';
  readonly value: string;
  readonly code: Code;
  readonly owner: Owner;
  readonly since: EpochMs;
  readonly pods: readonly PodUid[];
  /** How much likelier the code is inside the dimension than in the whole: 1 is no more. */
  readonly lift: number;
  /** Fisher's exact test, one-sided: the chance of so many sick pods inside by luck. */
  readonly pValue: number;
}

const PODS_MIN = 3;
const WORKLOADS_MIN = 2;
const WITHIN_MS = 300_000;
const DIMENSIONS = ['node', 'image'] as const;

/** @param records open operations of all pods, one per pod. */
export function incidentsAmong(records: readonly PodRecord[]): readonly Incident[] {
  const sick = Map.groupBy(records.filter(({ diagnosis }) => diagnosis !== undefined), ({ diagnosis }) => diagnosis?.code ?? '');
  return [...sick.values()].flatMap((group): readonly Incident[] => {
    const best = DIMENSIONS.flatMap((dimension) => sharing(dimension, group, records))
      .sort((a, b) => b.pods.length - a.pods.length || a.pValue - b.pValue || b.lift - a.lift);
    // One pod belongs to one incident: the widest explanation takes its pods.
    const taken = new Set<string>();
    return best.filter(({ pods }) => {
      const fresh = pods.every((uid) => !taken.has(uid));
      pods.forEach((uid) => (fresh ? taken.add(uid) : undefined));
      return fresh;
    });
  });
}

function sharing(dimension: 'node' | 'image', group: readonly PodRecord[], all: readonly PodRecord[]): readonly Incident[] {
  const byValue = Map.groupBy(group, ({ dimensions }) => dimensions[dimension]);
  return [...byValue].flatMap(([value, members]): readonly Incident[] => {
    const sorted = [...members].sort((a, b) => sinceOf(a) - sinceOf(b));
    const first = sorted[0]?.diagnosis;
    const near = sorted.filter((record) => sinceOf(record) - sinceOf(sorted[0] ?? record) <= WITHIN_MS);
    const workloads = new Set(near.map(({ dimensions }) => `${dimensions.namespace}/${dimensions.workloadKind}/${dimensions.workload}`));
    if (value === '' || first === undefined || near.length < PODS_MIN || workloads.size < WORKLOADS_MIN) {
      return [];
    }
    const inside = all.filter(({ dimensions }) => dimensions[dimension] === value).length;
    const lift = near.length / inside / (group.length / all.length);
    return [{
      dimension, value, code: first.code, owner: first.owner, since: first.since, pods: near.map(({ key }) => key.uid), lift, pValue: fisher(near.length, inside, group.length, all.length),
    }];
  });
}

const sinceOf = (record: PodRecord): number => record.diagnosis?.since ?? 0;

/** P(at least `hits` of `inside` are among the `sick` of `total`): the upper tail of the hypergeometric distribution. */
export function fisher(hits: number, inside: number, sick: number, total: number): number {
  let sum = 0;
  for (let k = hits; k <= Math.min(inside, sick); k++) {
    sum += Math.exp(logChoose(sick, k) + logChoose(total - sick, inside - k) - logChoose(total, inside));
  }
  return Math.min(1, sum);
}

function logChoose(n: number, k: number): number {
  if (k < 0 || k > n) {
    return -Infinity;
  }
  let sum = 0;
  for (let i = 1; i <= k; i++) {
    sum += Math.log(n - k + i) - Math.log(i);
  }
  return sum;
}
