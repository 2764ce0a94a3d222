// The one code of each operation asked for, with its evidence.
import { DIAGNOSIS_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import { categoryOf } from '../../pod/code/table';
import type { Evidence } from '../../pod/diagnosis/finding';
import type { OnlyThis } from '../../pod/record/only-this';
import type { PodRecord } from '../../pod/record/record';
import { isFinal, paramsOf, sentenceFor, stepsFor } from '../../pod/record/words';
import type { Ask } from '../engine/engine';
import type { Access, SeenIncident } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import type { OwnWords } from './own-words';
import { ownWords } from './own-words';
import { foundRecords } from './found';
import { incidentCell, incidentOf, stretchOf } from './incident';
import { phaseId } from './lifecycle';

export async function diagnosis(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { records, meta } = await foundRecords(access, ask, cancel);
  const stretch = stretchOf(records);
  const incidents = stretch === undefined ? [] : await access.incidents(...stretch);
  return [frameOf('diagnosis', DIAGNOSIS_COLUMNS, await Promise.all(records.map(async (record) => rowOf(record, incidents, await peersOf(access, record), await ownWords(access, record, cancel)))), meta)];
}

/** What is over is not compared with what is now. */
const peersOf = async (access: Access, record: PodRecord): Promise<OnlyThis | undefined> =>
  (record.diagnosis === undefined || record.diagnosis.until !== undefined ? undefined : access.onlyThis(record));

function rowOf(record: PodRecord, incidents: readonly SeenIncident[], onlyThis: OnlyThis | undefined, own: OwnWords): Row {
  const { key, dimensions, diagnosis: found } = record;
  const incident = incidentOf(record, incidents);
  const who = {
    namespace: dimensions.namespace, pod: dimensions.pod, uid: key.uid, operation: key.operation, also: record.also, root: found?.root ?? null, gaps: record.gaps,
    nodeClock: record.nodeClock ?? null, conflicts: record.lifecycle.conflicts, workloadKind: dimensions.workloadKind, workload: dimensions.workload, node: dimensions.node,
    next: record.next ?? null, onlyThis: onlyThis ?? null, incident: incident === undefined ? null : incidentCell(incident), ...own,
  };
  if (found === undefined) {
    return {
      ...who, code: '', owner: '', text: 'Nothing was found.', advice: '', params: {}, confidence: 1, confidenceWhy: '', since: record.lifecycle.start.est, until: null, count: 0, evidence: [], alternatives: [],
      category: '', terminal: false, container: '', steps: [],
    };
  }
  const steps = stepsFor(record);
  return {
    ...who, code: found.code, owner: found.owner, text: sentenceFor(record, paramsOf(record)), advice: steps.map(({ text }) => text).join(' '), params: paramsOf(record), confidence: found.confidence, confidenceWhy: restsOn(found.confidence),
    since: found.since, until: found.until ?? null, count: found.count, evidence: found.evidence.slice(-EVIDENCE_MAX).map((proof, i) => evidenceCell(record, proof, i + 1)),
    alternatives: [...found.alternatives, ...found.ruledOut].slice(0, ALTERNATIVES_MAX),
    category: categoryOf(found.code), terminal: isFinal(record), container: found.container ?? '', steps,
  };
}

const EVIDENCE_MAX = 4;
const ALTERNATIVES_MAX = 5;

/** What each step of confidence stands for (kubernetes-lifecycle 3.2.8). */
const RESTS_ON: readonly (readonly [number, string])[] = [[0.95, 'status'], [0.9, 'event'], [0.75, 'join'], [0.5, 'class']];

const restsOn = (confidence: number): string => RESTS_ON.find(([least]) => confidence >= least)?.[1] ?? 'silence';

/** With the stretch of the waterfall that it stands for: the one of the code, else the one in which it was heard. */
function evidenceCell(record: PodRecord, { source, at, lo, hi, text, uid, timelineId }: Evidence, n: number): object {
  const { phases } = record.lifecycle;
  const place = phases.findLastIndex(({ from, to, code }) => code === record.diagnosis?.code && from.est <= hi && lo <= to.est);
  const near = place >= 0 ? place : phases.findLastIndex(({ from, to }) => from.est <= at && at <= to.est);
  return { n, source, at, lo, hi, text, uid: uid ?? null, timelineId: timelineId ?? null, rowId: near < 0 ? null : phaseId(record, near) };
}
