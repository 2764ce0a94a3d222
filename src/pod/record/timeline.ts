// A pod's life as rows for people: each Event once with its repeats, and each change of state that matters.
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import { historyOf } from '../lifecycle/history';
import type { History, Version } from '../lifecycle/history';
import { statusOf } from '../lifecycle/history';
import type { ContainerState, Signal } from '../signal';
import type { TimelineRow } from './record';

export function timelineFrom(signals: readonly Signal[]): readonly TimelineRow[] {
  const history = historyOf(signals);
  if (history === undefined) {
    return [];
  }
  return [...eventRows(history), ...changeRows(history)].sort((a, b) => a.at - b.at);
}

function eventRows(history: History): readonly TimelineRow[] {
  return history.events.map(({ first, last, firstAt, lastAt }): TimelineRow => {
    const at = first.namedAt ?? first.eventTime ?? first.firstAt ?? firstAt;
    const until = last.seriesLastAt ?? last.lastAt ?? lastAt;
    return {
      at, what: first.reason, text: last.message, emitter: first.component, count: last.count,
      severity: first.type === 'Warning' ? 'warning' : 'info',
      ...(last.count > 1 ? { until: epochMs(Math.max(at, until)) } : {}),
      ...(first.subject.container === undefined ? {} : { container: first.subject.container }),
    };
  });
}

function changeRows(history: History): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let before: Version | undefined;
  for (const version of history.versions) {
    if (before === undefined) {
      rows.push(row(version.datable ? version.at : version.pod.createdAt, 'Created', version.datable ? 'The pod was created.' : 'First seen in a list; created then.'));
    } else {
      rows.push(...differences(before, version));
    }
    before = version;
  }
  if (history.deletedAt !== undefined) {
    rows.push(row(history.deletedAt, 'Deleted', 'The object is gone.'));
  }
  if (history.missing !== undefined) {
    rows.push(row(history.missing.at, 'Missing', 'A new list no longer holds the pod; it went while nobody listened.', 'warning'));
  }
  return rows;
}

const row = (at: EpochMs, what: string, text: string, severity: TimelineRow['severity'] = 'info', container?: string): TimelineRow => ({
  at, what, text, emitter: 'status', count: 1, severity, ...(container === undefined ? {} : { container }),
});

function differences(before: Version, now: Version): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  const { pod, at } = now;
  if (before.pod.nodeName === undefined && pod.nodeName !== undefined) {
    rows.push(row(at, 'Bound', `Bound to node ${pod.nodeName}.`));
  }
  if (before.pod.phase !== pod.phase) {
    rows.push(row(at, `Phase ${pod.phase}`, pod.message ?? `${before.pod.phase} became ${pod.phase}.`, pod.phase === 'Failed' ? 'error' : 'info'));
  }
  if (before.pod.deletionAt === undefined && pod.deletionAt !== undefined) {
    rows.push(row(at, 'Deletion asked', `Somebody asked for the deletion, with ${pod.deletionGraceS ?? 0} s of grace.`));
  }
  for (const condition of pod.conditions) {
    const old = before.pod.conditions.find(({ type }) => type === condition.type);
    if (old?.status !== condition.status && (old !== undefined || condition.status === 'True')) {
      rows.push(row(at, `${condition.type} ${condition.status}`, condition.message ?? condition.reason ?? ''));
    }
  }
  for (const status of pod.statuses) {
    const old = statusOf(before.pod, status.name)?.state;
    if (stateWord(old) !== stateWord(status.state)) {
      const failed = status.state.kind === 'terminated' && status.state.exitCode !== 0;
      rows.push(row(at, stateWord(status.state), status.state.kind === 'running' ? '' : (status.state.message ?? ''), failed ? 'error' : 'info', status.name));
    }
  }
  return rows;
}

function stateWord(state: ContainerState | undefined): string {
  switch (state?.kind) {
    case undefined:
      return '';
    case 'running':
      return 'Running';
    case 'waiting':
      return state.reason ?? 'Waiting';
    case 'terminated':
      return `${state.reason ?? 'Terminated'} (exit ${state.exitCode})`;
  }
}
