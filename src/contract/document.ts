// docs/queries.md, made from the same columns that the server fills and the browser reads.
import {
  ANNOTATION_COLUMNS, BREAKDOWN_COLUMNS, COVERAGE_COLUMNS, DIAGNOSIS_COLUMNS, LIFECYCLE_COLUMNS, MANIFEST_COLUMNS, PODS_COLUMNS, TIMELINE_COLUMNS, TOPOLOGY_EDGE_COLUMNS, TOPOLOGY_NODE_COLUMNS,
  TRACE_COLUMNS,
} from './columns';
import type { Column } from './frame';
import { EMPTY_FILTER, FORMATS, GROUPINGS, GROUPS_MAX, LIMIT_DEFAULT, LIMIT_MAX, METRICS, QUERY_VERSION } from './query';

const names = (all: readonly string[]): string => all.map((name) => `\`${name}\``).join(', ');

const BREAKDOWN = [
  `Operations grouped \`by\` one of ${names(GROUPINGS)}; empty is by cause: an incident, else the code and the place that must act.`,
  'Without `open` it groups the operations of the time range that have a code or missed their target; with `open: true` those that are not ended, now or at the moment `at`.',
  `Formats: ${names(FORMATS)}. A table has at most ${GROUPS_MAX} groups, worst first, and says in \`meta.custom\` \`{total, onTheirWay, gated, more: {groups, pods}}\` how many operations there are, how many are on`,
  `their way or gated, and what was cut. \`instant\` (\`meta.type\` \`numeric-long\`) and \`range\` (\`timeseries-multi\`) can be alerted on: one \`metric\` per query (${names(METRICS)}; \`lost\` in`,
  `milliseconds), the dimension as the only label; more than ${GROUPS_MAX} groups are an error. With \`open\` a range shows what was open at the end of each step, else what began in it. The table:`,
].join(' ');

const KINDS: ReadonlyArray<readonly [string, string, readonly Column[]]> = [
  ['lifecycle', 'Phases of one pod or of the pods of a workload: the input of the waterfall. Needs `pod`, `uid`, `podIp` or `workload`. `meta.custom` carries `gaps`, stretches of deafness, and `stages`: per delivery `{uid, stages: {name, from, to, loMs, hiMs, estMs, open}[]}` with the names scheduling, ipAllocation, imagePull and containerStart; without `estMs` a stage is only bounded, as the IP allocation always is.', LIFECYCLE_COLUMNS],
  ['trace', 'The same as a trace (`preferredVisualisationType: trace`). Needs a pod like `lifecycle`.', TRACE_COLUMNS],
  ['diagnosis', 'The one code of each operation with its evidence. Needs a pod like `lifecycle`.', DIAGNOSIS_COLUMNS],
  ['timeline', 'Everything that happened to a pod. Needs a pod like `lifecycle`.', TIMELINE_COLUMNS],
  ['topology', 'A pod and what it needs, as node graph: frames `nodes` and `edges`. Needs a pod like `lifecycle`. Frame `nodes`:', TOPOLOGY_NODE_COLUMNS],
  ['topology, edges', 'Frame `edges`:', TOPOLOGY_EDGE_COLUMNS],
  ['manifest', 'The versions of a pod that were heard and are kept, newest first, redacted. Needs a pod like `lifecycle`.', MANIFEST_COLUMNS],
  ['pods', 'Operations that match the filter and overlap the time range, newest first. `open: true` leaves those that are not ended: now, or at the moment `at`.', PODS_COLUMNS],
  ['breakdown', BREAKDOWN, BREAKDOWN_COLUMNS],
  ['annotations', 'Operations with a code, incidents and gaps that overlap the time range.', ANNOTATION_COLUMNS],
  ['coverage', 'What the collector hears. Takes no filter.', COVERAGE_COLUMNS],
];

export function queriesDocument(): string {
  return [
    '# Queries',
    '',
    'A query is a JSON object; dashboards and alert rules save it as it is.',
    '',
    '```json',
    `{"version": ${QUERY_VERSION}, "kind": "pods", "filter": {"namespace": "shop"}, "open": true, "limit": ${LIMIT_DEFAULT}}`,
    '```',
    '',
    `Filters are texts: \`a\` exactly this, \`a|b\` any of them, \`!a|b\` none of them, empty or \`*\` anything; \`code\` also means everything under it and takes the strings of Lunettes ([codes](codes.md)), \`search\` matches a part of name, UID, IP, workload or node, or a code: ${names(Object.keys(EMPTY_FILTER))}. They may stand beside \`kind\` too.`,
    `\`limit\` is at most ${LIMIT_MAX}; a result that was cut carries a notice. Times are best estimates; \`…Lo\` and \`…Hi\` bound them.`,
    '',
    ...KINDS.flatMap(([kind, says, columns]) => [`## ${kind}`, '', says, '', '| column | type | unit | meaning |', '|---|---|---|---|', ...columns.map(columnLine), '']),
  ].join('\n');
}

function columnLine({ name, type, nullable, unit, says }: Column): string {
  return `| \`${name}\` | ${type}${nullable ? ', may be empty' : ''} | ${unit ?? ''} | ${says} |`;
}
