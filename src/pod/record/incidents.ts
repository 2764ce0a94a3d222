// One cause, one incident: three or more pods of two or more owner workloads, one code, one shared dimension, begun within
// five minutes. The root is the dimension that sets the sick pods apart best; it ends when its last pod does.
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import type { Code, Owner } from '../code/code';
import type { PodUid } from '../signal';
import type { SharedDimension, Sick } from './cases';
import { SHARED_DIMENSIONS } from './cases';

export interface Incident {
  /** Stable while the incident lasts. */
  readonly id: string;
  readonly dimension: SharedDimension;
  readonly value: string;
  readonly code: Code;
  readonly owner: Owner;
  readonly since: EpochMs;
  /** Absent while a pod of it is sick. */
  readonly until?: EpochMs;
  readonly members: readonly Member[];
  /** How much likelier the code is inside the dimension than in the whole: 1 is no more. */
  readonly lift: number;
  /** Fisher's exact test, one-sided: the chance of so many sick pods inside by luck. */
  readonly pValue: number;
}

export interface Member {
  readonly uid: PodUid;
  readonly namespace: string;
  readonly workload: string;
  /** Absent while it is sick. */
  readonly until?: EpochMs;
}

const PODS_MIN = 3;
const WORKLOADS_MIN = 2;
const WITHIN_MS = 300_000;
// A dimension explains when chance does not, or when all that came its way is sick: then there is nothing to compare with.
const CHANCE_MAX = 0.05;

/** How many pods were on their way lately, sick or not, in all and with a value of a dimension: what the sick are compared with. */
export interface Population {
  readonly size: number;
  of(dimension: SharedDimension, value: string): number;
  /** Different values of a dimension: chance has so many tries. */
  values(dimension: SharedDimension): number;
}

export function incidentsAmong(sick: readonly Sick[], population: Population): readonly Incident[] {
  return [...Map.groupBy(sick, ({ finding }) => finding.code).values()].flatMap((group): readonly Incident[] => {
    const best = SHARED_DIMENSIONS.flatMap((dimension) => sharing(dimension, group, population))
      .sort((a, b) => a.pValue - b.pValue || b.members.length - a.members.length || b.lift - a.lift);
    // One pod belongs to one incident: the best explanation takes its pods.
    const taken = new Set<string>();
    return best.filter(({ members }) => {
      const fresh = members.every(({ uid }) => !taken.has(uid));
      members.forEach(({ uid }) => (fresh ? taken.add(uid) : undefined));
      return fresh;
    });
  });
}

function sharing(dimension: SharedDimension, group: readonly Sick[], population: Population): readonly Incident[] {
  return [...Map.groupBy(group, ({ shared }) => shared[dimension])].flatMap(([value, alike]) => {
    if (value === '' || alike.length < PODS_MIN) {
      return [];
    }
    const inside = population.of(dimension, value);
    return wavesOf(alike).filter(isIncident).flatMap((members): readonly Incident[] => {
      const pValue = fisher(members.length, inside, group.length, population.size);
      const lift = members.length / inside / (group.length / population.size);
      return pValue * population.values(dimension) > CHANCE_MAX && members.length < inside ? [] : [incidentOf(dimension, value, members, lift, pValue)];
    });
  });
}

/** Cases that follow each other: each begins within five minutes of the one before, or while one of them still lasts. */
function wavesOf(alike: readonly Sick[]): readonly (readonly Sick[])[] {
  const waves: Sick[][] = [];
  let reach = -Infinity;
  for (const one of [...alike].sort((a, b) => a.finding.since - b.finding.since)) {
    const { since, until } = one.finding;
    if (since <= reach) {
      waves.at(-1)?.push(one);
    } else {
      waves.push([one]);
    }
    reach = Math.max(since <= reach ? reach : -Infinity, until ?? Infinity, since + WITHIN_MS);
  }
  return waves;
}

/** Some five minutes of the wave saw enough pods of enough workloads fall ill. */
function isIncident(wave: readonly Sick[]): boolean {
  let first = 0;
  return wave.some(({ finding }, last) => {
    while (finding.since - (wave[first]?.finding.since ?? finding.since) > WITHIN_MS) {
      first++;
    }
    const near = wave.slice(first, last + 1);
    return near.length >= PODS_MIN && new Set(near.map(({ workload }) => workload)).size >= WORKLOADS_MIN;
  });
}

function incidentOf(dimension: SharedDimension, value: string, wave: readonly Sick[], lift: number, pValue: number): Incident {
  const [first] = wave as readonly [Sick, ...Sick[]];
  const { code, owner, since } = first.finding;
  const lasts = wave.some(({ finding }) => finding.until === undefined);
  return {
    id: `${code}/${dimension}/${value}/${Math.floor(since / SECOND_MS)}`, dimension, value, code, owner, since, lift, pValue,
    members: wave.map(({ uid, namespace, workload, finding: { until } }) => ({ uid, namespace, workload, ...(until === undefined ? {} : { until }) })),
    ...(lasts ? {} : { until: epochMs(Math.max(...wave.map(({ finding }) => finding.until ?? 0))) }),
  };
}

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
