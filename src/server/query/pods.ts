// Operations that match the filter, newest first; with `open` the board of what is not delivered yet.
import { PODS_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import { LIMIT_MAX } from '../../contract/query';
import type { PodRecord } from '../../pod/record/record';
import { isFinal, paramsOf, sentenceFor } from '../../pod/record/words';
import { phaseLabel } from '../../pod/trace/spans';
import type { Ask } from '../engine/engine';
import type { Access } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import { lostMs } from './found-code';
import { cutNotice } from './found';
import { incidentOf } from './incident';
import { beyondMs, membersOf } from './groups';
import { matchingRecords } from './matching';

export async function pods(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { by, order, group, limit } = ask.query;
  // The worst, and the members of a group, may stand anywhere among those that match.
  const found = await matchingRecords(access, ask, cancel, order === 'worst' || group !== null ? LIMIT_MAX : limit);
  const { incidents } = found;
  const members = group === null ? found.records : membersOf(found, by === '' ? 'cause' : by, group);
  const records = order === 'worst' ? [...members].sort((a, b) => beyondMs(b) - beyondMs(a) || a.lifecycle.start.est - b.lifecycle.start.est) : members;
  const truncated = found.truncated || records.length > limit;
  return [frameOf('pods', PODS_COLUMNS, records.slice(0, limit).map((record) => rowOf(record, incidentOf(record, incidents)?.id ?? '')), { type: 'table', ...(truncated ? cutNotice(limit) : {}) })];
}

function rowOf(record: PodRecord, incident: string): Row {
  const { dimensions, lifecycle, sums, key, diagnosis } = record;
  const last = lifecycle.phases.at(-1);
  return {
    start: lifecycle.start.est, end: lifecycle.open ? null : lifecycle.end.est,
    namespace: dimensions.namespace, pod: dimensions.pod, uid: key.uid, operation: key.operation, node: dimensions.node, podIp: dimensions.podIp,
    workloadKind: dimensions.workloadKind, workload: dimensions.workload, image: dimensions.image,
    outcome: record.outcome, verdict: record.verdict, code: diagnosis?.code ?? '', owner: diagnosis?.owner ?? '',
    phase: lifecycle.open && last !== undefined ? phaseLabel(last) : '',
    total: sums.total.estMs, sli: sums.sli.estMs, sliLo: sums.sli.loMs, sliHi: sums.sli.hiMs, target: record.targetMs, precision: record.precision,
    since: diagnosis?.since ?? null, lost: lostMs(record), next: record.next ?? null, incident, sentence: sentenceFor(record, paramsOf(record)), params: paramsOf(record),
    specClass: dimensions.specClass, terminal: isFinal(record), zone: dimensions.zone,
    totalLo: sums.total.loMs, totalHi: sums.total.hiMs, platform: sums.platform.estMs, platformLo: sums.platform.loMs, platformHi: sums.platform.hiMs,
    k8sSli: sums.k8sSli?.estMs ?? null, k8sSliLo: sums.k8sSli?.loMs ?? null, k8sSliHi: sums.k8sSli?.hiMs ?? null,
  };
}
