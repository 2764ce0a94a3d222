// Key rows of the lives of the pods asked for, oldest first.
import { TIMELINE_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import type { Ask } from '../engine/engine';
import type { Access } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import { cutNotice, foundRecords } from './found';

export async function timeline(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { records } = await foundRecords(access, ask, cancel);
  const perPod = [...new Map(records.map((record) => [record.key.uid, record])).values()];
  const rows: Row[] = [];
  for (const record of perPod) {
    for (const { at, until, what, text, container, emitter, count, severity } of await access.timelineOf(record, cancel)) {
      const { namespace, pod } = record.dimensions;
      rows.push({ time: at, until: until ?? null, namespace, pod, uid: record.key.uid, what, text, container: container ?? '', emitter, count, severity });
    }
  }
  rows.sort((a, b) => Number(a['time']) - Number(b['time']));
  const { limit } = ask.query;
  return [frameOf('timeline', TIMELINE_COLUMNS, rows.slice(-limit), rows.length > limit ? cutNotice(limit) : {})];
}
