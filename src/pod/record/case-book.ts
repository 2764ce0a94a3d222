// The cases of all living pods, counted: which share a cause, and what they have in common.
import type { PodUid } from '../signal';
import { epochMs } from '../../base/time';
import type { Dominant } from '../diagnosis/rollout/rollout';
import type { Case, SharedDimension, Sick } from './cases';
import { isSick, SHARED_DIMENSIONS } from './cases';
import type { Incident, Population } from './incidents';
import { incidentsAmong } from './incidents';
import type { OnlyThis } from './only-this';
import { onlyThis } from './only-this';

/** Counts of cases as the book grows and shrinks. */
class Census implements Population {
  private readonly counts = new Map<string, number>();
  size = 0;

  of(dimension: SharedDimension, value: string): number {
    return this.counts.get(`${dimension} ${value}`) ?? 0;
  }

  count({ shared }: Case, by: 1 | -1): void {
    this.size += by;
    for (const dimension of SHARED_DIMENSIONS) {
      const key = `${dimension} ${shared[dimension]}`;
      const count = (this.counts.get(key) ?? 0) + by;
      if (count === 0) {
        this.counts.delete(key);
      } else {
        this.counts.set(key, count);
      }
    }
  }
}

export function populationOf(cases: readonly Case[]): Population {
  const census = new Census();
  cases.forEach((one) => census.count(one, 1));
  return census;
}

// Cases of pods that are gone, kept because their incident may go on.
const GONE_MAX = 20_000;

/** The cases of all living pods, and of gone ones whose incident goes on. */
export class CaseBook {
  private readonly cases = new Map<PodUid, Case>();
  private readonly gone = new Set<PodUid>();
  private readonly census = new Census();

  hear(found: Case | undefined): void {
    if (found === undefined) {
      return;
    }
    this.drop(found.uid);
    this.cases.set(found.uid, found);
    this.census.count(found, 1);
  }

  /** @param gone the pod is no more; else it is at rest and counts among the healthy. */
  close(uid: PodUid, gone: boolean): void {
    const known = this.cases.get(uid);
    if (known === undefined) {
      return;
    }
    if (gone && !isSick(known)) {
      return this.drop(uid);
    }
    if (!isSick(known)) {
      return;
    }
    this.gone.add(uid);
    const [oldest] = this.gone;
    if (this.gone.size > GONE_MAX && oldest !== undefined) {
      this.drop(oldest);
    }
  }

  incidents(): readonly Incident[] {
    const incidents = incidentsAmong([...this.cases.values()].filter(isSick), this.census);
    const lasting = new Set(incidents.filter(({ until }) => until === undefined).flatMap(({ members }) => members.map(({ uid }) => uid)));
    [...this.gone].filter((uid) => !lasting.has(uid)).forEach((uid) => this.drop(uid));
    return incidents;
  }

  /** @param namespaces that may be counted; undefined: all */
  onlyThis(uid: PodUid, namespaces: readonly string[] | undefined): OnlyThis | undefined {
    const one = this.cases.get(uid);
    const counted = namespaces === undefined ? undefined : new Set(namespaces);
    return one === undefined || !isSick(one) ? undefined : onlyThis(one, [...this.cases.values()].filter(({ namespace }) => counted?.has(namespace) ?? true));
  }

  /** The code that most pods of the workload have: of those that are sick now, or `ever`. @param workload `namespace/kind/name` */
  dominantOf(workload: string, ever: boolean): Dominant | undefined {
    const sick = [...this.cases.values()].filter((one): one is Sick => one.workload === workload && isSick(one) && (ever || one.finding.until === undefined));
    const [most] = [...Map.groupBy(sick, ({ finding }) => finding.code).values()].sort((a, b) => b.length - a.length);
    const finding = most?.[0]?.finding;
    return most === undefined || finding === undefined ? undefined : { code: finding.code, owner: finding.owner, pods: most.length, since: epochMs(Math.min(...most.map((one) => one.finding.since))) };
  }

  private drop(uid: PodUid): void {
    const known = this.cases.get(uid);
    if (known !== undefined) {
      this.cases.delete(uid);
      this.gone.delete(uid);
      this.census.count(known, -1);
    }
  }
}
