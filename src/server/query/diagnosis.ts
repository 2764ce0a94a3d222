// The one code of each operation asked for, with its evidence.
import { DIAGNOSIS_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import type { PodRecord } from '../../pod/record/record';
import type { Ask } from '../engine/engine';
import type { Access } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import { foundRecords } from './found';

export async function diagnosis(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { records, meta } = await foundRecords(access, ask, cancel);
  return [frameOf('diagnosis', DIAGNOSIS_COLUMNS, records.map(rowOf), meta)];
}

function rowOf(record: PodRecord): Row {
  const { key, dimensions, diagnosis: found } = record;
  const who = {
    namespace: dimensions.namespace, pod: dimensions.pod, uid: key.uid, operation: key.operation, also: record.also, root: found?.root ?? null, gaps: record.gaps,
    nodeClock: record.nodeClock ?? null, conflicts: record.lifecycle.conflicts,
  };
  if (found === undefined) {
    return { ...who, code: '', owner: '', text: 'Nothing was found.', advice: '', params: {}, confidence: 1, since: record.lifecycle.start.est, until: null, count: 0, evidence: [], alternatives: [] };
  }
  return {
    ...who, code: found.code, owner: found.owner, text: found.evidence.at(-1)?.text ?? '', advice: found.advice, params: found.params, confidence: found.confidence,
    since: found.since, until: found.until ?? null, count: found.count, evidence: found.evidence, alternatives: found.alternatives,
  };
}
