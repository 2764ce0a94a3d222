// The columns of every answer, in order. Server and browser read the same list, so neither can drift.
import type { Column } from './frame';

const time = (name: string, says: string, nullable = false): Column => ({ name, type: 'time', nullable, says });
const text = (name: string, says: string): Column => ({ name, type: 'string', nullable: false, says });
const ms = (name: string, says: string, nullable = false): Column => ({ name, type: 'number', nullable, unit: 'ms', says });
const count = (name: string, says: string): Column => ({ name, type: 'number', nullable: false, says });
const flag = (name: string, says: string): Column => ({ name, type: 'boolean', nullable: false, says });
const json = (name: string, says: string): Column => ({ name, type: 'json', nullable: false, says });

const PERSON = [
  text('namespace', 'Namespace of the pod.'),
  text('pod', 'Name of the pod.'),
  text('uid', 'UID of the pod.'),
] as const;

/** One row per phase slice of one or more operations: what the waterfall draws. `from` ≤ `to`; rows of one operation tile. */
export const LIFECYCLE_COLUMNS: readonly Column[] = [
  text('id', 'Identity of the row, stable over refreshes: uid/operation/ordinal/place.'),
  text('parent', 'Identity of the operation row above it; empty for the operation itself.'),
  ...PERSON,
  text('operation', 'create, delete, upgrade, resize, restart or rollout.'),
  text('name', 'Phase, or the operation for the row that holds the phases.'),
  text('slice', 'Part of a phase, such as queue, transfer or failing; empty for all of it.'),
  text('container', 'Container that the phase belongs to; empty for the pod.'),
  time('from', 'Begin, best estimate.'),
  time('to', 'End, best estimate; the moment of the answer while open.'),
  time('fromLo', 'Begin, earliest.'),
  time('fromHi', 'Begin, latest.'),
  time('toLo', 'End, earliest.'),
  time('toHi', 'End, latest.'),
  ms('duration', 'Length, best estimate.'),
  ms('durationLo', 'Length, at least.'),
  ms('durationHi', 'Length, at most.'),
  flag('open', 'Not ended yet.'),
  text('owner', 'platform, dependency, user or unknown.'),
  text('code', 'Failure or delay code of the stretch; empty when there is none.'),
  text('precision', 'exact (≤ 10 ms), fine (≤ 100 ms), coarse (≤ 1 s), bounded (> 1 s) or unknown.'),
  json('sources', 'What dated the two ends: a list of {kind, what, at}.'),
];

/** Grafana's trace frame. Times in milliseconds. */
export const TRACE_COLUMNS: readonly Column[] = [
  text('traceID', 'Trace: the UID of the pod without dashes.'),
  text('spanID', 'Span.'),
  text('parentSpanID', 'Span above; empty for the root.'),
  text('operationName', 'Phase or operation.'),
  text('serviceName', 'Owner of the span.'),
  json('serviceTags', 'Resource attributes as {key, value}.'),
  { name: 'startTime', type: 'number', nullable: false, unit: 'ms', says: 'Begin, milliseconds since 1970.' },
  ms('duration', 'Length.'),
  json('tags', 'Span attributes as {key, value}.'),
  count('statusCode', '0 unset, 1 ok, 2 error.'),
];

/** Key rows of a pod's life. */
export const TIMELINE_COLUMNS: readonly Column[] = [
  time('time', 'When it happened, best estimate.'),
  time('until', 'Last occurrence, when it repeated.', true),
  ...PERSON,
  text('what', 'Event reason or kind of change.'),
  text('text', 'Message, masked for credentials.'),
  text('container', 'Container concerned; empty for the pod.'),
  text('emitter', 'Who said it.'),
  count('count', 'How often.'),
  text('severity', 'info, warning or error.'),
];

/** Deliveries and other operations, one row each, newest first. */
export const PODS_COLUMNS: readonly Column[] = [
  time('start', 'Begin of the operation.'),
  time('end', 'End of the operation, empty while open.', true),
  ...PERSON,
  text('operation', 'create, delete, upgrade, resize, restart or rollout.'),
  text('node', 'Node; empty while not scheduled.'),
  text('podIp', 'Address of the pod; empty while it has none.'),
  text('workloadKind', 'Kind of the owner workload.'),
  text('workload', 'Owner workload.'),
  text('image', 'Image of the first app container.'),
  text('outcome', 'pending, delivered, delivered_late, failed, stuck, cancelled, excluded, deleted …'),
  text('verdict', 'met, missed or indeterminate.'),
  text('code', 'The one code that explains it; empty when nothing is wrong.'),
  text('owner', 'Who has to act: platform, dependency, user, unknown; empty without a code.'),
  text('phase', 'Phase that is open now; empty when ended.'),
  ms('total', 'Whole length so far.'),
  ms('sli', 'Time of platform and dependencies.'),
  ms('sliLo', 'The same, at least.'),
  ms('sliHi', 'The same, at most.'),
  ms('target', 'What the specification entitles the pod to.'),
  text('precision', 'Precision of the coarsest phase.'),
];

/** The one code of a pod with its evidence. */
export const DIAGNOSIS_COLUMNS: readonly Column[] = [
  ...PERSON,
  text('operation', 'Operation explained.'),
  text('code', 'The code; empty when nothing was found.'),
  text('owner', 'Who has to act.'),
  text('text', 'One English sentence.'),
  text('advice', 'What to do, in English.'),
  json('params', 'Values for the browser\'s own texts.'),
  { name: 'confidence', type: 'number', nullable: false, unit: 'percentunit', says: '0 to 1; below 0.5 it is only likely.' },
  time('since', 'Begin of the cause.'),
  time('until', 'End of the cause; empty while active.', true),
  count('count', 'Occurrences.'),
  json('evidence', 'List of {source, at, text}.'),
  json('alternatives', 'List of {code, owner, why}.'),
  json('also', 'Codes of further stretches: list of {code, owner}.'),
  json('root', 'What a symptom stands for: {code, owner}; null when the code is the cause.'),
  json('gaps', 'Deafness that overlaps the operation: list of {from, to, resources}.'),
  json('nodeClock', 'Offset of the node\'s clock in milliseconds, ahead positive: {loMs, hiMs}; null while unbound.'),
  json('conflicts', 'Evidence that contradicted better evidence and was dropped: list of {boundary, dropped}.'),
];

/** What the collector hears, one row per resource. */
export const COVERAGE_COLUMNS: readonly Column[] = [
  text('cluster', 'Cluster identity.'),
  text('resource', 'Resource, plural.'),
  text('state', 'listing, watching, forbidden, broken or off.'),
  time('since', 'Since when in this state.'),
  time('lastHeard', 'Last signal or bookmark.', true),
  ms('lag', 'Age of the newest change when it arrived, median of the last minute.', true),
  count('objects', 'Objects known.'),
  count('errors', 'Failures since start.'),
  count('gaps', 'Gaps in hearing since start.'),
  text('message', 'What is wrong and what to do; empty when all is well.'),
];
