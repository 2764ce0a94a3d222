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
  private readonly kinds = new Map<SharedDimension, number>();
  size = 0;

  of(dimension: SharedDimension, value: string): number {
    return this.counts.get(`${dimension} ${value}`) ?? 0;
  }

  values(dimension: SharedDimension): number {
    return this.kinds.get(dimension) ?? 0;
  }

  count({ shared }: Case, by: 1 | -1): void {
    this.size += by;
    for (const dimension of SHARED_DIMENSIONS) {
      const key = `${dimension} ${shared[dimension]}`;
      const count = (this.counts.get(key) ?? 0) + by;
      if (by === 1 && count === 1) {
        this.kinds.set(dimension, this.values(dimension) + 1);
      }
      if (count === 0) {
        this.kinds.set(dimension, this.values(dimension) - 1);
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

// Cases of closed pods that are kept because their incident may go on.
const CLOSED_MAX = 20_000;

/** The cases of all living pods, and of closed ones whose incident goes on. */
export class CaseBook {
  private readonly cases = new Map<PodUid, Case>();
  /** Closed ones whose incident may go on, and whether they are gone. */
  private readonly closed = new Map<PodUid, boolean>();
  /** Of the pods that are, or were lately, on their way. */
  private readonly traffic = new Census();
  private readonly counted = new Set<PodUid>();

  hear(found: Case): void {
    this.drop(found.uid);
    this.cases.set(found.uid, found);
    this.counted.add(found.uid);
    this.traffic.count(found, 1);
  }

  /** A pod at rest of an earlier run. */
  hearResting(found: Case): void {
    this.cases.set(found.uid, found);
  }

  /** Its evidence is closed. @param gone the pod is no more; else it is at rest */
  close(uid: PodUid, gone: boolean): void {
    const known = this.cases.get(uid);
    if (known === undefined || !isSick(known)) {
      return this.release(uid, gone);
    }
    this.closed.set(uid, gone);
    const [oldest] = this.closed;
    if (this.closed.size > CLOSED_MAX && oldest !== undefined) {
      this.release(...oldest);
    }
  }

  incidents(): readonly Incident[] {
    const incidents = incidentsAmong([...this.cases.values()].filter(isSick), this.traffic);
    const lasting = new Set(incidents.filter(({ until }) => until === undefined).flatMap(({ members }) => members.map(({ uid }) => uid)));
    [...this.closed].filter(([uid]) => !lasting.has(uid)).forEach(([uid, gone]) => this.release(uid, gone));
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

  /** Nothing is asked of it any more but, while it lives, whether it is well. */
  private release(uid: PodUid, gone: boolean): void {
    const known = this.cases.get(uid);
    this.drop(uid);
    if (known !== undefined && !gone) {
      const { finding: _, ...well } = known;
      this.cases.set(uid, well);
    }
  }

  private drop(uid: PodUid): void {
    const known = this.cases.get(uid);
    if (known !== undefined && this.counted.delete(uid)) {
      this.traffic.count(known, -1);
    }
    this.cases.delete(uid);
    this.closed.delete(uid);
  }
}
