// Operations with a code, incidents and gaps as annotations for any dashboard.
import { epochMs } from '../../base/time';
import { ANNOTATION_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import type { AnnotationKind } from '../../contract/query';
import type { CoverageGap, PodRecord } from '../../pod/record/record';
import { paramsOf, sentenceFor } from '../../pod/record/words';
import type { Ask } from '../engine/engine';
import type { Access, SeenIncident } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import { cutNotice } from './found';
import { incidentOf } from './incident';
import { matchingRecords } from './matching';

export async function annotations(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { limit, annotate } = ask.query;
  const [{ records, truncated }, incidents, gaps] = await Promise.all([
    matchingRecords(access, ask, cancel), access.incidents(epochMs(ask.fromMs), epochMs(ask.toMs)), access.gaps(epochMs(ask.fromMs), epochMs(ask.toMs)),
  ]);
  // What an incident explains is not told again pod by pod.
  const told = records.filter((record) => record.diagnosis !== undefined && incidentOf(record, incidents) === undefined);
  const shown = incidents.filter((incident) => records.some((record) => incidentOf(record, [incident]) !== undefined));
  const wanted = (kind: AnnotationKind): boolean => annotate.length === 0 || annotate.includes(kind);
  const rows = [...(wanted('operation') ? told.map(operationRow) : []), ...(wanted('incident') ? shown.map(incidentRow) : []), ...(wanted('gap') ? gaps.map(gapRow) : [])].sort((a, b) => Number(a['time']) - Number(b['time']));
  return [frameOf('annotations', ANNOTATION_COLUMNS, rows.slice(-limit), truncated || rows.length > limit ? cutNotice(limit) : {})];
}

function operationRow(record: PodRecord): Row {
  const { dimensions, diagnosis, key, lifecycle, outcome } = record;
  const name = dimensions.pod === '' ? lifecycle.name : dimensions.pod;
  return {
    time: lifecycle.start.est, timeEnd: lifecycle.open ? null : lifecycle.end.est, title: `${key.operation} ${dimensions.namespace}/${name}: ${outcome}`, text: sentenceFor(record, paramsOf(record)),
    tags: [diagnosis?.code, diagnosis?.owner, key.operation, dimensions.namespace].filter((tag) => tag !== undefined && tag !== ''), kind: 'operation', uid: key.uid, code: diagnosis?.code ?? '',
  };
}

function incidentRow({ id, dimension, value, code, owner, since, until, members, partly }: SeenIncident): Row {
  const pods = `${members.length} pods${partly ? ' in the namespaces that you may see' : ''}`;
  return {
    time: since, timeEnd: until ?? null, title: `Incident on ${dimension} ${value}`, text: `${pods} with ${code} share ${dimension} ${value}.`,
    tags: [code, owner, dimension, 'incident'], kind: 'incident', uid: id, code,
  };
}

function gapRow({ from, to, resources }: CoverageGap): Row {
  return { time: from, timeEnd: to ?? null, title: 'Not heard', text: `Nothing was heard of ${resources.join(', ')}.`, tags: ['gap', ...resources], kind: 'gap', uid: '', code: '' };
}
