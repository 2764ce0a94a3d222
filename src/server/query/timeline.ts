// Key rows of the lives of the pods asked for, oldest first.
import { TIMELINE_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import type { Phase } from '../../pod/lifecycle/lifecycle';
import type { PodRecord, TimelineRow } from '../../pod/record/record';
import type { Ask } from '../engine/engine';
import type { Access } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import { cutNotice, foundRecords } from './found';
import { phaseId } from './lifecycle';

export async function timeline(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { records } = await foundRecords(access, ask, cancel);
  const ofPods = [...Map.groupBy(records, ({ key }) => key.uid).values()];
  const rows: Row[] = [];
  for (const ofPod of ofPods) {
    const [record] = ofPod;
    for (const row of record === undefined ? [] : await access.timelineOf(record, cancel)) {
      rows.push({ ...rowOf(row), namespace: record?.dimensions.namespace, pod: record?.dimensions.pod, uid: record?.key.uid, row: stretchWith(row, ofPod) });
    }
  }
  rows.sort((a, b) => Number(a['time']) - Number(b['time']));
  const { limit } = ask.query;
  return [frameOf('timeline', TIMELINE_COLUMNS, rows.slice(-limit), rows.length > limit ? cutNotice(limit) : {})];
}

const rowOf = ({ id, at, until, lo, hi, what, text, container, emitter, count, severity, reason, raw }: TimelineRow): Row => ({
  id, time: at, until: until ?? null, lo, hi, what, text, container: container ?? '', emitter, count, severity, reason, raw,
});

/** Id of the lifecycle row in which it happened: of its container where it names one. */
function stretchWith({ at, container }: TimelineRow, records: readonly PodRecord[]): string {
  for (const record of records) {
    const { phases } = record.lifecycle;
    const within = ({ from, to }: Phase): boolean => from.est <= at && at <= to.est;
    const own = container === undefined ? -1 : phases.findLastIndex((phase) => within(phase) && phase.container === container);
    const place = own >= 0 ? own : phases.findLastIndex(within);
    if (place >= 0) {
      return phaseId(record, place);
    }
  }
  return '';
}
