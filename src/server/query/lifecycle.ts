// Phases of operations, one row each under its operation: what the waterfall draws.
import { LIFECYCLE_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import { offsetOf } from '../../pod/lifecycle/evidence';
import type { Phase } from '../../pod/lifecycle/lifecycle';
import type { PodRecord, TimelineRow } from '../../pod/record/record';
import type { Ask } from '../engine/engine';
import type { Access } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import { foundRecords } from './found';
import { hasRuns, runsOf } from './runs';

export async function lifecycle(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { records, meta } = await foundRecords(access, ask, cancel);
  const rows: Row[] = [];
  for (const record of [...records].reverse()) {
    // Only restarts need more than the record holds.
    const timeline = record.lifecycle.phases.some(hasRuns) ? await access.timelineOf(record, cancel) : [];
    rows.push(...rowsOf(record, timeline));
  }
  return [frameOf('lifecycle', LIFECYCLE_COLUMNS, rows, { ...meta, custom: { gaps: records.flatMap(({ gaps }) => gaps), stages: records.flatMap(({ key, stages }) => (stages === undefined ? [] : [{ uid: key.uid, stages }])) } })];
}

const operationId = ({ key }: PodRecord): string => `${key.uid}/${key.operation}/${key.ordinal}`;

/** LIFECYCLE.id of the phase at that place. */
export const phaseId = (record: PodRecord, place: number): string => `${operationId(record)}/${place}`;

function rowsOf(record: PodRecord, timeline: readonly TimelineRow[]): readonly Row[] {
  const { key, dimensions, lifecycle: life, sums } = record;
  const id = operationId(record);
  const who = { namespace: dimensions.namespace, pod: dimensions.pod, uid: key.uid, operation: key.operation };
  const whole: Row = {
    ...who, id, parent: '', name: key.operation, slice: '', container: '',
    from: life.start.est, to: life.end.est, fromLo: life.start.lo, fromHi: life.start.hi, toLo: life.end.lo, toHi: life.end.hi,
    duration: sums.total.estMs, durationLo: sums.total.loMs, durationHi: sums.total.hiMs,
    open: life.open, owner: record.diagnosis?.owner ?? 'unknown', code: record.diagnosis?.code ?? '', precision: record.precision, sources: [],
    attempts: [], next: null, target: record.targetMs, clockOffset: clockOffsetOf(record),
  };
  return [whole, ...life.phases.map((phase, place) => ({ ...who, ...phaseRow(phase), attempts: hasRuns(phase) ? runsOf(timeline, phase, record.nodeClock) : [], next: phase.open ? (record.next ?? null) : null, id: phaseId(record, place), parent: id }))];
}

/** Only a clock that is surely off is corrected: bounds of one sign. */
function clockOffsetOf({ nodeClock }: PodRecord): number | null {
  return nodeClock === undefined || Math.sign(nodeClock.loMs) !== Math.sign(nodeClock.hiMs) ? null : offsetOf(nodeClock);
}

function phaseRow(phase: Phase): Row {
  return {
    name: phase.name, slice: phase.slice ?? '', container: phase.container ?? '',
    from: phase.from.est, to: phase.to.est, fromLo: phase.from.lo, fromHi: phase.from.hi, toLo: phase.to.lo, toHi: phase.to.hi,
    duration: phase.length.estMs, durationLo: phase.length.loMs, durationHi: phase.length.hiMs,
    open: phase.open, owner: phase.owner, code: phase.code ?? '', precision: phase.precision, sources: phase.sources,
  };
}
