// docs/queries.md, made from the same columns that the server fills and the browser reads.
import { COVERAGE_COLUMNS, DIAGNOSIS_COLUMNS, LIFECYCLE_COLUMNS, PODS_COLUMNS, TIMELINE_COLUMNS, TRACE_COLUMNS } from './columns';
import type { Column } from './frame';
import { EMPTY_FILTER, LIMIT_DEFAULT, LIMIT_MAX, QUERY_VERSION } from './query';

const KINDS: ReadonlyArray<readonly [string, string, readonly Column[]]> = [
  ['lifecycle', 'Phases of one pod or of the pods of a workload: the input of the waterfall. Needs `pod`, `uid`, `podIp` or `workload`.', LIFECYCLE_COLUMNS],
  ['trace', 'The same as a trace (`preferredVisualisationType: trace`). Needs a pod like `lifecycle`.', TRACE_COLUMNS],
  ['diagnosis', 'The one code of each operation with its evidence. Needs a pod like `lifecycle`.', DIAGNOSIS_COLUMNS],
  ['timeline', 'Everything that happened to a pod. Needs a pod like `lifecycle`.', TIMELINE_COLUMNS],
  ['pods', 'Operations that match the filter and overlap the time range, newest first. `open: true` leaves those that are not ended.', PODS_COLUMNS],
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
    `Filters are exact texts; empty means any; \`search\` matches a part of name, UID, IP, workload or node, \`code\` also everything under a prefix: ${Object.keys(EMPTY_FILTER).map((name) => `\`${name}\``).join(', ')}. They may stand beside \`kind\` too.`,
    `\`limit\` is at most ${LIMIT_MAX}; a result that was cut carries a notice. Times are best estimates; \`…Lo\` and \`…Hi\` bound them.`,
    '',
    ...KINDS.flatMap(([kind, says, columns]) => [`## ${kind}`, '', says, '', '| column | type | unit | meaning |', '|---|---|---|---|', ...columns.map(columnLine), '']),
  ].join('\n');
}

function columnLine({ name, type, nullable, unit, says }: Column): string {
  return `| \`${name}\` | ${type}${nullable ? ', may be empty' : ''} | ${unit ?? ''} | ${says} |`;
}
