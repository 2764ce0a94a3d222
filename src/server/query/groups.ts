// Operations as groups: who belongs together, and what is said of each group.
import type { Grouping } from '../../contract/query';
import { GATED, ON_ITS_WAY } from '../../contract/query';
import type { NextAttempt } from '../../pod/diagnosis/next/next';
import type { PodRecord } from '../../pod/record/record';
import { commonParamsOf, sentenceFor } from '../../pod/record/words';
import { phaseLabel } from '../../pod/trace/spans';
import type { SeenIncident } from './access';
import type { Row } from './fill';
import { lostMs } from './found-code';
import { incidentCell, incidentOf } from './incident';
import type { Matching } from './matching';

export interface Group {
  readonly key: string;
  readonly dimension: string;
  readonly value: string;
  readonly incident?: SeenIncident;
  readonly records: readonly PodRecord[];
}

/** @param incidents empty: by cause, incidents are not told apart */
export function groupsOf(records: readonly PodRecord[], by: Grouping, incidents: readonly SeenIncident[]): readonly Group[] {
  const groups = new Map<string, Omit<Group, 'records'> & { readonly records: PodRecord[] }>();
  for (const record of records) {
    const place = by === 'cause' ? causePlace(record, incidents) : { dimension: by, value: valueOf(record, by) };
    const key = by === 'cause' ? keyOf(record, place) : place.value;
    const group = groups.get(key) ?? { key, ...place, records: [] };
    group.records.push(record);
    groups.set(key, group);
  }
  return [...groups.values()];
}

type Place = Pick<Group, 'dimension' | 'value' | 'incident'>;

const keyOf = (record: PodRecord, { dimension, value, incident }: Place): string => incident?.id ?? `${record.diagnosis?.code ?? 'LATE'}/${dimension}/${value}`;

function causePlace(record: PodRecord, incidents: readonly SeenIncident[]): Place {
  const incident = incidentOf(record, incidents);
  return incident === undefined ? actingPlace(record) : { dimension: incident.dimension, value: incident.value, incident };
}

/** Where somebody must act: the user at the workload, the platform at the node or further up, by what the code is about. */
function actingPlace(record: PodRecord): Place {
  const { dimensions, diagnosis } = record;
  const workload: Place = { dimension: 'workload', value: valueOf(record, 'workload') };
  if (diagnosis === undefined || diagnosis.owner === 'user' || diagnosis.owner === 'unknown') {
    return workload;
  }
  const [domain = ''] = diagnosis.code.split('_', 1);
  const choices = PLACES[domain] ?? [];
  const dimension = choices.find((one) => dimensions[one] !== '');
  return dimension === undefined ? { dimension: 'cluster', value: '' } : { dimension, value: dimensions[dimension] };
}

const PLACES: Readonly<Record<string, readonly ('registry' | 'driver' | 'subnet' | 'node')[]>> = {
  IMAGE: ['registry', 'node'], VOL: ['driver', 'node'], PVC: ['driver'], NET: ['subnet', 'node'], SANDBOX: ['node'], NODE: ['node'], KUBELET: ['node'], CTR: ['node'], APP: ['node'], EVICT: ['node'],
  DELETE: ['node'], RESIZE: ['node'], DRA: ['node'], CONFIG: ['node'], PROBE: ['node'],
};

function valueOf({ dimensions, diagnosis, lifecycle, key, outcome, verdict }: PodRecord, by: Exclude<Grouping, 'cause'>): string {
  switch (by) {
    case 'code':
      return diagnosis?.code ?? '';
    case 'owner':
      return diagnosis?.owner ?? '';
    case 'phase': {
      const last = lifecycle.phases.at(-1);
      const lost = lifecycle.phases.find(({ code }) => code !== undefined && code === diagnosis?.code) ?? last;
      return lost === undefined ? '' : lost.name;
    }
    case 'workload':
      return dimensions.workload === '' ? dimensions.pod : dimensions.workload;
    case 'operation':
      return key.operation;
    case 'outcome':
      return outcome;
    case 'verdict':
      return verdict;
    default:
      return dimensions[by];
  }
}

const missedIn = (records: readonly PodRecord[]): number => records.filter(({ verdict }) => verdict === 'missed').length;
const lostIn = (records: readonly PodRecord[]): number => records.reduce((sum, record) => sum + lostMs(record), 0);
export const beyondMs = ({ sums, targetMs }: PodRecord): number => sums.sli.estMs - targetMs;

const countOf = (records: readonly PodRecord[]): number => records.length;

/** One metric of a group. */
export const METRIC_OF = { pods: countOf, open: countOf, missed: missedIn, lost: lostIn } as const;

/** Missed and charged first, then what is stuck, then what a code holds within its target. */
function tierOf(records: readonly PodRecord[]): number {
  if (records.some(({ verdict }) => verdict === 'missed')) {
    return 0;
  }
  return records.some(({ outcome }) => outcome === 'stuck' || outcome === 'failed' || outcome === 'rejected') ? 1 : 2;
}

const oldest = (records: readonly PodRecord[]): number => Math.min(...records.map(({ lifecycle }) => lifecycle.start.est));

export function worstFirst(a: Group, b: Group): number {
  return (
    tierOf(a.records) - tierOf(b.records) || missedIn(b.records) - missedIn(a.records) || b.records.length - a.records.length || lostIn(b.records) - lostIn(a.records) ||
    oldest(a.records) - oldest(b.records) || (a.key < b.key ? -1 : 1)
  );
}

export function groupRow({ key, dimension, value, incident, records }: Group): Row {
  const worst = records.reduce((a, b) => (beyondMs(b) > beyondMs(a) ? b : a));
  const costly = [...records].filter(({ diagnosis }) => diagnosis !== undefined).sort((a, b) => lostMs(b) - lostMs(a))[0];
  const params = commonParamsOf(records.filter(({ diagnosis }) => diagnosis?.code === costly?.diagnosis?.code));
  const sinces = records.map(({ diagnosis }) => diagnosis?.since).filter((since) => since !== undefined);
  const missed = missedIn(records);
  const indeterminate = records.filter(({ verdict, lifecycle }) => verdict === 'indeterminate' && !lifecycle.open).length;
  return {
    key, dimension, value, code: costly?.diagnosis?.code ?? '', owner: costly?.diagnosis?.owner ?? '', incident: incident === undefined ? null : incidentCell(incident),
    sentence: costly === undefined ? '' : sentenceFor(costly, params), params,
    pods: records.length, missed, indeterminate, within: records.length - missed - indeterminate, lost: lostIn(records), since: sinces.length === 0 ? null : Math.min(...sinces),
    next: earliest(records), worstUid: worst.key.uid, worstNamespace: worst.dimensions.namespace, worstPod: worst.dimensions.pod, worstSli: worst.sums.sli.estMs, worstTarget: worst.targetMs,
    workloads: new Set(records.map(({ dimensions }) => `${dimensions.namespace}/${dimensions.workloadKind}/${dimensions.workload}`)).size,
    nodes: new Set(records.map(({ dimensions }) => dimensions.node).filter((node) => node !== '')).size,
  };
}

/** The attempt that may come first. */
const earliest = (records: readonly PodRecord[]): NextAttempt | null => records.flatMap(({ next }) => (next === undefined ? [] : [next])).sort((a, b) => a.lo - b.lo)[0] ?? null;

/** Something is said about it: a code, or a missed target. */
export const isFlawed = ({ diagnosis, verdict }: PodRecord): boolean => diagnosis !== undefined || verdict === 'missed';

/** Open without a code and not yet late. */
export const isOnItsWay = (record: PodRecord): boolean => record.lifecycle.open && !isFlawed(record) && !isGated(record);

/** Counted in a group of a table: each record is held, on its way or gated. */
export const isHeld = (record: PodRecord): boolean => isFlawed(record) && !isGated(record);

/** The records of a group by its key; none when there is no such group. */
export function membersOf({ records, incidents }: Pick<Matching, 'records' | 'incidents'>, by: Grouping, key: string): readonly PodRecord[] {
  switch (key) {
    case ON_ITS_WAY:
      return records.filter(isOnItsWay);
    case GATED:
      return records.filter(isGated);
    default:
      return groupsOf(records.filter(isHeld), by, incidents).find((group) => group.key === key)?.records ?? [];
  }
}

export function isGated({ lifecycle }: PodRecord): boolean {
  const last = lifecycle.phases.at(-1);
  return lifecycle.open && last !== undefined && phaseLabel(last) === 'gated';
}
