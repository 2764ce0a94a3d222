// Where failures, late deliveries and lost seconds concentrate: as a table, over time, or as numbers to alert on.
import { epochMs } from '../../base/time';
import { BREAKDOWN_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import type { Grouping, Metric } from '../../contract/query';
import { GROUPS_MAX, LIMIT_MAX } from '../../contract/query';
import { recordAt } from '../../pod/record/past';
import type { PodRecord } from '../../pod/record/record';
import type { Ask } from '../engine/engine';
import { AskError } from '../engine/engine';
import type { Access } from './access';
import { frameOf } from './fill';
import { groupRow, groupsOf, isFlawed, isGated, isHeld, isOnItsWay, METRIC_OF, worstFirst } from './groups';
import type { Matching } from './matching';
import { matchingRecords } from './matching';

export async function breakdown(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { format, open } = ask.query;
  // Over time what is closed now was open then.
  const asked = open && format === 'range' ? { ...ask, query: { ...ask.query, open: false } } : ask;
  const found = await matchingRecords(access, asked, cancel, LIMIT_MAX);
  if (format === 'table') {
    return [table(found, ask)];
  }
  if (found.truncated) {
    throw new AskError(400, 'plugin', `More than ${LIMIT_MAX} operations match. Narrow the filter or the time range.`);
  }
  const by = ask.query.by === '' ? 'cause' : ask.query.by;
  return format === 'instant' ? [instant(found.records, by, ask)] : range(found.records, by, ask);
}

/** What a metric counts. */
const isCounted = (record: PodRecord, metric: Metric): boolean => (metric === 'open' ? record.lifecycle.open : isFlawed(record));

function table({ records, incidents, truncated }: Matching, ask: Ask): Frame {
  const gated = records.filter(isGated);
  const counted = records.filter(isHeld);
  const groups = [...groupsOf(counted, ask.query.by === '' ? 'cause' : ask.query.by, incidents)].sort(worstFirst);
  const cut = groups.slice(GROUPS_MAX);
  return frameOf('breakdown', BREAKDOWN_COLUMNS, groups.slice(0, GROUPS_MAX).map(groupRow), {
    type: 'table',
    custom: {
      total: records.length, onTheirWay: records.filter(isOnItsWay).length, gated: gated.length,
      more: { groups: cut.length, pods: cut.reduce((sum, group) => sum + group.records.length, 0) },
    },
    ...(truncated ? { notices: [{ severity: 'warning', text: `More than ${LIMIT_MAX} operations match: the newest are counted. Narrow the filter or the time range.` }] } : {}),
  });
}

function instant(records: readonly PodRecord[], by: Grouping, { query }: Ask): Frame {
  const groups = bounded([...groupsOf(records.filter((record) => isCounted(record, query.metric)), by, [])].sort((a, b) => (a.key < b.key ? -1 : 1)));
  return {
    name: 'breakdown', meta: { type: 'numeric-long', typeVersion: [0, 1] },
    fields: groups.length === 0 ? [] : [
      { name: by, type: 'string', values: groups.map(({ key }) => key) },
      { name: query.metric, type: 'number', nullable: true, values: groups.map((group) => METRIC_OF[query.metric](group.records)), ...unitOf(query.metric) },
    ],
  };
}

const unitOf = (metric: string): { readonly config?: { readonly unit: string } } => (metric === 'lost' ? { config: { unit: 'ms' } } : {});

// A chart of more points is not seen, and each costs a look at every record.
const POINTS_MAX = 1000;

function range(records: readonly PodRecord[], by: Grouping, ask: Ask): readonly Frame[] {
  const { open, metric } = ask.query;
  const stepMs = Math.max(1000, ask.intervalMs, (ask.toMs - ask.fromMs) / Math.max(1, Math.min(POINTS_MAX, ask.maxDataPoints)));
  const ends = Array.from({ length: Math.max(1, Math.ceil((ask.toMs - ask.fromMs) / stepMs)) }, (_, i) => epochMs(Math.min(ask.toMs, ask.fromMs + (i + 1) * stepMs)));
  const steps = ends.map((end) => {
    const ofStep = open ? records.map((record) => recordAt(record, end)).filter((record) => record !== undefined) : records.filter(({ lifecycle }) => lifecycle.start.est > end - stepMs && lifecycle.start.est <= end);
    return new Map(groupsOf(ofStep.filter((record) => isCounted(record, metric)), by, []).map((group) => [group.key, METRIC_OF[metric](group.records)]));
  });
  const keys = bounded([...new Set(steps.flatMap((step) => [...step.keys()]))]).sort();
  const meta = { type: 'timeseries-multi', typeVersion: [0, 1] } as const;
  return keys.length === 0 ? [{ name: 'breakdown', meta, fields: [] }] : keys.map((key): Frame => ({
    name: 'breakdown', meta,
    fields: [
      { name: 'time', type: 'time', values: ends },
      { name: metric, type: 'number', nullable: true, labels: { [by]: key }, values: steps.map((step) => step.get(key) ?? 0), ...unitOf(metric) },
    ],
  }));
}

/** @throws AskError for more groups than an alert rule should have instances. */
function bounded<T>(groups: T[]): T[] {
  if (groups.length > GROUPS_MAX) {
    throw new AskError(400, 'plugin', `${groups.length} groups are more than ${GROUPS_MAX}. Group by something with fewer values, or narrow the filter.`);
  }
  return groups;
}
