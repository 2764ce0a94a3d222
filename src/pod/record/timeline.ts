// A pod's life as rows for people: each Event once with its repeats, and each change of state that matters.
import { epochMs, SECOND_MS } from '../../base/time';
import { happened } from '../lifecycle/evidence';
import { historyOf } from '../lifecycle/history';
import type { History, Version } from '../lifecycle/history';
import { statusOf } from '../lifecycle/history';
import { changeId, eventId, stateWord } from '../lifecycle/words';
import type { ClockOffset } from '../lifecycle/world';
import type { Signal } from '../signal';
import type { TimelineRow } from './record';

const UNSKEWED: ClockOffset = { loMs: 0, hiMs: 0 };

/** @param nodeClock of the pod's node: its kubelet's Events are set right by it. */
export function timelineFrom(signals: readonly Signal[], nodeClock: ClockOffset = UNSKEWED): readonly TimelineRow[] {
  const history = historyOf(signals);
  if (history === undefined) {
    return [];
  }
  return [...eventRows(history, nodeClock), ...changeRows(history)].sort((a, b) => a.at - b.at);
}

function eventRows(history: History, nodeClock: ClockOffset): readonly TimelineRow[] {
  return history.events.map((seen): TimelineRow => {
    const { first, last, firstAt, lastAt } = seen;
    const when = happened(seen, first.component === 'kubelet' ? nodeClock : UNSKEWED) ?? { lo: first.createdAt ?? firstAt, hi: firstAt, est: firstAt };
    const until = last.seriesLastAt ?? last.lastAt ?? lastAt;
    return {
      id: eventId(first.uid), at: when.est, lo: when.lo, hi: when.hi, what: first.reason, reason: first.reason, text: last.message, emitter: first.component, count: last.count, raw: last,
      severity: first.type === 'Warning' ? 'warning' : 'info',
      ...(last.count > 1 ? { until: epochMs(Math.max(when.est, until)) } : {}),
      ...(first.subject.container === undefined ? {} : { container: first.subject.container }),
    };
  });
}

function changeRows(history: History): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let before: Version | undefined;
  for (const version of history.versions) {
    rows.push(...(before === undefined ? [createdRow(version)] : differences(before, version)));
    before = version;
  }
  if (history.deletedAt !== undefined) {
    rows.push({ ...row(history.latest.resourceVersion, history.deletedAt, 'Deleted', 'The object is gone.'), lo: history.versions.at(-2)?.at ?? history.deletedAt });
  }
  if (history.missing !== undefined) {
    const { at, lastSeen } = history.missing;
    rows.push({ ...row('relist', at, 'Missing', 'A new list no longer holds the pod; it went while nobody listened.', { severity: 'warning' }), lo: lastSeen });
  }
  return rows;
}

function createdRow({ datable, at, pod }: Version): TimelineRow {
  const made = row(pod.resourceVersion, datable ? at : pod.createdAt, 'Created', datable ? 'The pod was created.' : 'First seen in a list; created then.');
  return { ...made, lo: pod.createdAt, hi: datable ? at : epochMs(pod.createdAt + SECOND_MS) };
}

/** What arrived with a version happened by then; nobody says how long before. */
function row(version: string, at: TimelineRow['at'], what: string, text: string, more: Partial<TimelineRow> = {}): TimelineRow {
  return { id: changeId(version, what, more.container), at, lo: at, hi: at, what, text, emitter: 'status', count: 1, severity: 'info', reason: '', raw: null, ...more };
}

function differences(before: Version, now: Version): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  const { pod, at } = now;
  const add = (what: string, text: string, more: Partial<TimelineRow> = {}): void => {
    rows.push({ ...row(pod.resourceVersion, at, what, text, more), lo: before.at });
  };
  if (before.pod.nodeName === undefined && pod.nodeName !== undefined) {
    add('Bound', `Bound to node ${pod.nodeName}.`);
  }
  if (before.pod.phase !== pod.phase) {
    add(`Phase ${pod.phase}`, pod.message ?? `${before.pod.phase} became ${pod.phase}.`, { severity: pod.phase === 'Failed' ? 'error' : 'info', reason: pod.reason ?? '' });
  }
  if (before.pod.deletionAt === undefined && pod.deletionAt !== undefined) {
    add('Deletion asked', `Somebody asked for the deletion, with ${pod.deletionGraceS ?? 0} s of grace.`);
  }
  for (const condition of pod.conditions) {
    const old = before.pod.conditions.find(({ type }) => type === condition.type);
    const refused = condition.type === 'PodScheduled' && condition.status === 'False' && old?.message !== condition.message;
    if (refused || (old?.status !== condition.status && (old !== undefined || condition.status === 'True'))) {
      add(`${condition.type} ${condition.status}`, condition.message ?? condition.reason ?? '', { reason: condition.reason ?? '', raw: condition });
    }
  }
  for (const status of pod.statuses) {
    const old = statusOf(before.pod, status.name)?.state;
    const { state } = status;
    if (stateWord(old) !== stateWord(state)) {
      const failed = state.kind === 'terminated' && state.exitCode !== 0;
      add(stateWord(state), state.kind === 'running' ? '' : (state.message ?? ''), {
        severity: failed ? 'error' : 'info', container: status.name, reason: state.kind === 'running' ? '' : (state.reason ?? ''), raw: state,
      });
    }
  }
  return rows;
}
