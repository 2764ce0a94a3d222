// One reading of the board: groups, sums by owner, what is on its way, and how well it was heard. Read once from the frames.
import type { Cells } from '../../../parts/frame';
import { numberOf, objectOf, optionalNumberOf, textOf } from '../../../parts/frame';
import type { Incident } from '../../../parts/incident';
import { incidentOf } from '../../../parts/incident';
import type { NextAttempt } from '../../../parts/next';
import { nextOf, textsOf } from '../../../parts/next';
import { ownerOf } from '../../../parts/owners';
import type { Owner } from '../../../../waterfall/rows';

export interface Worst {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly sliMs: number;
  readonly targetMs: number;
}

export interface Group {
  readonly key: string;
  readonly dimension: string;
  readonly value: string;
  readonly code: string;
  readonly owner: Owner;
  readonly incident: Incident | undefined;
  readonly sentence: string;
  readonly params: Readonly<Record<string, string>>;
  readonly pods: number;
  readonly missed: number;
  readonly indeterminate: number;
  readonly within: number;
  readonly lostMs: number;
  readonly since: number | undefined;
  readonly next: NextAttempt | undefined;
  readonly worst: Worst;
  readonly workloads: number;
  readonly nodes: number;
}

export interface OpenPod {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly workload: string;
  readonly node: string;
  readonly phase: string;
  readonly code: string;
  readonly sliMs: number;
  readonly targetMs: number;
  readonly totalMs: number;
  readonly missed: boolean;
  readonly next: NextAttempt | undefined;
}

/** How the pods of the cluster are heard. */
export interface Hearing {
  readonly cluster: string;
  readonly state: string;
  readonly since: number;
  readonly lastHeard: number | undefined;
  readonly gaps: number;
  readonly objects: number;
}

export interface Board {
  /** The moment it shows, by the browser's clock; the past moment when one was asked for. */
  readonly at: number;
  readonly heardAt: number;
  /** By what the reader chose. */
  readonly groups: readonly Group[];
  /** By cause: what the sentence speaks of. */
  readonly causes: readonly Group[];
  readonly owners: readonly Group[];
  readonly total: number;
  readonly onTheirWay: number;
  readonly gated: number;
  readonly more: { readonly groups: number; readonly pods: number };
  /** Of those on their way the nearest to their target; not all of them. */
  readonly way: readonly OpenPod[];
  readonly hearing: Hearing | undefined;
}

export function groupOf(row: Cells): Group {
  return {
    key: textOf(row, 'key'), dimension: textOf(row, 'dimension'), value: textOf(row, 'value'), code: textOf(row, 'code'), owner: ownerOf(textOf(row, 'owner')), incident: incidentOf(objectOf(row['incident'])),
    sentence: textOf(row, 'sentence'), params: textsOf(row['params']), pods: numberOf(row, 'pods'), missed: numberOf(row, 'missed'), indeterminate: numberOf(row, 'indeterminate'), within: numberOf(row, 'within'),
    lostMs: numberOf(row, 'lost'), since: optionalNumberOf(row, 'since'), next: nextOf(objectOf(row['next'])),
    worst: { uid: textOf(row, 'worstUid'), namespace: textOf(row, 'worstNamespace'), pod: textOf(row, 'worstPod'), sliMs: numberOf(row, 'worstSli'), targetMs: numberOf(row, 'worstTarget') },
    workloads: numberOf(row, 'workloads'), nodes: numberOf(row, 'nodes'),
  };
}

export function openPodOf(row: Cells): OpenPod {
  return {
    uid: textOf(row, 'uid'), namespace: textOf(row, 'namespace'), pod: textOf(row, 'pod'), workload: textOf(row, 'workload'), node: textOf(row, 'node'), phase: textOf(row, 'phase'), code: textOf(row, 'code'),
    sliMs: numberOf(row, 'sli'), targetMs: numberOf(row, 'target'), totalMs: numberOf(row, 'total'), missed: textOf(row, 'verdict') === 'missed', next: nextOf(objectOf(row['next'])),
  };
}

export function hearingOf(rows: readonly Cells[]): Hearing | undefined {
  const row = rows.find((one) => textOf(one, 'resource') === 'pods');
  return row === undefined ? undefined : {
    cluster: textOf(row, 'cluster'), state: textOf(row, 'state'), since: numberOf(row, 'since'), lastHeard: optionalNumberOf(row, 'lastHeard'), gaps: numberOf(row, 'gaps'), objects: numberOf(row, 'objects'),
  };
}

/** Counts beside the groups; zero where the backend does not say. */
export function countsOf(custom: unknown): Pick<Board, 'total' | 'onTheirWay' | 'gated' | 'more'> {
  const counts = objectOf(custom) ?? {};
  const more = objectOf(counts['more']) ?? {};
  const count = (of: Cells, name: string): number => optionalNumberOf(of, name) ?? 0;
  return { total: count(counts, 'total'), onTheirWay: count(counts, 'onTheirWay'), gated: count(counts, 'gated'), more: { groups: count(more, 'groups'), pods: count(more, 'pods') } };
}
