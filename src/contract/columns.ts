// The columns of every answer, in order. Server and browser read the same list, so neither can drift.
import type { Column } from './frame';

const time = (name: string, says: string, nullable = false): Column => ({ name, type: 'time', nullable, says });
const text = (name: string, says: string): Column => ({ name, type: 'string', nullable: false, says });
const ms = (name: string, says: string, nullable = false): Column => ({ name, type: 'number', nullable, unit: 'ms', says });
const count = (name: string, says: string): Column => ({ name, type: 'number', nullable: false, says });
const flag = (name: string, says: string): Column => ({ name, type: 'boolean', nullable: false, says });
const json = (name: string, says: string, nullable = false): Column => ({ name, type: 'json', nullable, says });

const NEXT = json('next', 'The next attempt: {what, lo, hi, rule, helps, whyKey, whyParams}, times in milliseconds since 1970, hi null when open; empty when nothing is known of it.', true);
const INCIDENT = json('incident', 'The incident that it belongs to: {id, dimension, value, code, owner, since, until, pods, open, workloads, lift, pValue, partly}; empty when none. pods counts what this data source may show.', true);

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
  json('attempts', 'Ended runs of a container that starts again and again: a list of {from, to, halfMs, failed}, times known to halfMs on each side.'),
  NEXT,
  ms('target', 'Operation rows: what its specification entitles the pod to of platform\'s and dependencies\' time; empty on phases.', true),
  ms('clockOffset', 'Operation rows: how far the node\'s clock is ahead, corrected here; empty while unknown or not surely off.', true),
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
  text('id', 'Identity of the row, stable over refreshes.'),
  time('lo', 'When it happened, earliest.'),
  time('hi', 'When it happened, latest.'),
  text('reason', 'Reason as Kubernetes says it; empty when there is none.'),
  json('raw', 'The facts as kept: of the Event, or of what changed; masked for credentials.'),
  text('row', 'LIFECYCLE.id of the stretch that it belongs to; empty when none.'),
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
  time('since', 'Begin of the code\'s cause.', true),
  ms('lost', 'Time that the code has owned.'),
  NEXT,
  text('incident', 'Identity of the incident that it belongs to; empty when none.'),
  text('sentence', 'What is wrong, in one English sentence; empty without a code.'),
  json('params', 'Values for the browser\'s own sentence.'),
  text('specClass', 'Specification class, named by its target.'),
  flag('terminal', 'Cannot heal without a change.'),
  text('zone', 'Zone of the node; empty when not known.'),
  ms('totalLo', 'Whole length, at least.'),
  ms('totalHi', 'Whole length, at most.'),
  ms('platform', 'Time of the platform alone: the strict service level.'),
  ms('platformLo', 'The same, at least.'),
  ms('platformHi', 'The same, at most.'),
  ms('k8sSli', 'The official startup latency of SIG scalability; empty when the pod is outside its definition or has not started.', true),
  ms('k8sSliLo', 'The same, at least.', true),
  ms('k8sSliHi', 'The same, at most.', true),
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
  text('confidenceWhy', 'What the confidence rests on: status, event, join, class or silence.'),
  time('since', 'Begin of the cause.'),
  time('until', 'End of the cause; empty while active.', true),
  count('count', 'Occurrences.'),
  json('evidence', 'List of {n, source, at, lo, hi, text, uid, timelineId, rowId}: at most four; timelineId is an id of timeline, rowId one of lifecycle, null where there is none.'),
  json('alternatives', 'What it is not: list of {code, owner, why, whyKey, whyParams}, likeliest first.'),
  json('also', 'Codes of further stretches: list of {code, owner}.'),
  json('root', 'What a symptom stands for: {code, owner}; null when the code is the cause.'),
  json('gaps', 'Deafness that overlaps the operation: list of {from, to, resources}.'),
  json('nodeClock', 'Offset of the node\'s clock in milliseconds, ahead positive: {loMs, hiMs}; null while unbound.'),
  json('conflicts', 'Evidence that contradicted better evidence and was dropped: list of {boundary, dropped}.'),
  text('category', 'What kind of fault it is: resources, configuration, image, network …'),
  flag('terminal', 'Cannot heal without a change.'),
  text('container', 'Container concerned; empty for the pod.'),
  text('workloadKind', 'Kind of the owner workload.'),
  text('workload', 'Owner workload.'),
  text('node', 'Node; empty while not scheduled.'),
  json('steps', 'What to do, at most three: list of {text, command}, command null when there is none.'),
  NEXT,
  json('onlyThis', 'The smallest group that explains it: {dimension, value, sick, of}, of what this data source may show; sick 1: it is only this pod; empty when it shares nothing or nothing is wrong now.', true),
  INCIDENT,
  text('ownAdvice', 'What the organisation says to do about this code; empty when nothing.'),
  text('runbook', 'Link of the organisation for this code; empty when none.'),
  text('team', 'Team that owns the pod; empty when not configured.'),
  text('contact', 'How to reach it; empty when not configured.'),
];

/** Where failures, late deliveries or lost seconds concentrate, worst group first. */
export const BREAKDOWN_COLUMNS: readonly Column[] = [
  text('key', 'Identity of the group, stable over refreshes.'),
  text('dimension', 'What the group shares: the grouping asked for; by cause, the place that must act.'),
  text('value', 'Its value; empty when the pods have none yet.'),
  text('code', 'The code of the group, of several the one that lost most; empty without one.'),
  text('owner', 'Who has to act; empty without a code.'),
  INCIDENT,
  text('sentence', 'What holds them, in one English sentence.'),
  json('params', 'Values for the browser\'s own sentence.'),
  count('pods', 'Pods in the group.'),
  count('missed', 'Of them, target missed.'),
  count('indeterminate', 'Of them, nobody can say.'),
  count('within', 'Of them, still within the target or met.'),
  ms('lost', 'Time that the codes of the group have owned.'),
  time('since', 'Begin of the oldest cause.', true),
  NEXT,
  text('worstUid', 'Worst pod: the one that is farthest beyond its target.'),
  text('worstNamespace', 'Its namespace.'),
  text('worstPod', 'Its name.'),
  ms('worstSli', 'Its time of platform and dependencies.'),
  ms('worstTarget', 'Its target.'),
  count('workloads', 'Different owner workloads.'),
  count('nodes', 'Different nodes.'),
];

/** Operations, incidents and gaps as Grafana's annotations. */
export const ANNOTATION_COLUMNS: readonly Column[] = [
  time('time', 'Begin.'),
  time('timeEnd', 'End; empty while it lasts.', true),
  text('title', 'What it is.'),
  text('text', 'One English sentence.'),
  json('tags', 'List of texts.'),
  text('kind', 'operation, incident or gap.'),
  text('uid', 'UID of the pod; of an incident its identity; empty for a gap.'),
  text('code', 'The code; empty when there is none.'),
];

/** Grafana's node graph: containers, pod, owner workload, node, volumes. */
export const TOPOLOGY_NODE_COLUMNS: readonly Column[] = [
  text('id', 'Identity.'),
  text('title', 'Name.'),
  text('subTitle', 'Kind.'),
  text('mainStat', 'State.'),
  text('color', 'Colour: red when it fails, else grey.'),
  text('detail__code', 'The code that concerns it; empty when none.'),
  text('detail__more', 'Image, restarts, conditions or source, by kind.'),
];

export const TOPOLOGY_EDGE_COLUMNS: readonly Column[] = [
  text('id', 'Identity.'),
  text('source', 'Identity of the one that needs the other.'),
  text('target', 'Identity of the other.'),
];

/** The pod's object as kept: redacted, never env, args or data. */
export const MANIFEST_COLUMNS: readonly Column[] = [
  text('version', 'resourceVersion.'),
  time('time', 'When this version was heard.'),
  text('heard', 'added, modified, deleted or listed.'),
  json('object', 'The object as kept.'),
  json('changed', 'Paths that differ from the version before: list of texts.'),
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
