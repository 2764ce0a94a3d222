// The one query model. What a dashboard or an alert rule saved once must be readable for ever: it has a version, is
// parsed at the door and upgraded there.
import type { Result } from '../base/result';
import { fail, ok } from '../base/result';

export const QUERY_VERSION = 1;

export const QUERY_KINDS = [
  'lifecycle', 'trace', 'diagnosis', 'timeline', 'topology', 'manifest', 'pods', 'sli', 'slo', 'breakdown', 'annotations', 'coverage',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** Kinds that this version answers; the others are refused with a sentence. */
export const ANSWERED_KINDS: readonly QueryKind[] = [
  'lifecycle', 'trace', 'diagnosis', 'timeline', 'topology', 'manifest', 'pods', 'breakdown', 'annotations', 'coverage',
];

export const OPERATIONS = ['create', 'delete', 'upgrade', 'resize', 'restart', 'rollout'] as const;

/** What operations are grouped by. `cause`: an incident, else the code and the place that must act. */
export const GROUPINGS = [
  'cause', 'code', 'owner', 'phase', 'namespace', 'workload', 'node', 'zone', 'image', 'registry', 'driver', 'subnet', 'specClass', 'operation', 'outcome', 'verdict',
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** `range`: timeseries-multi; `instant`: numeric-long. Both can be alerted on. */
export const FORMATS = ['table', 'range', 'instant'] as const;
export type Format = (typeof FORMATS)[number];

/** Of breakdown with format range or instant: one per query. `open`: also those with nothing wrong; `lost` in milliseconds. */
export const METRICS = ['pods', 'open', 'missed', 'lost'] as const;
export type Metric = (typeof METRICS)[number];

/** Of pods. `worst`: the farthest beyond its target first. */
export const ORDERS = ['newest', 'worst'] as const;
export type Order = (typeof ORDERS)[number];

/** Groups that no breakdown names: open with nothing wrong, and held by a scheduling gate. No name in Kubernetes holds the sign. */
export const ON_ITS_WAY = '*onItsWay';
export const GATED = '*gated';

export const ANNOTATION_KINDS = ['operation', 'incident', 'gap'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

/** More groups than this are an error in what can be alerted on, and `more` in a table. */
export const GROUPS_MAX = 200;

/**
 * Which pods: texts of a choice (base/choice): `a`, `a|b` any of them, `!a|b` none of them, empty or `*` any. A code stands for everything
 * under it; `search` matches a part of name, uid, IP, workload or node; search and incident are plain.
 */
export interface PodFilter {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly podIp: string;
  readonly workload: string;
  readonly node: string;
  readonly code: string;
  readonly owner: string;
  readonly verdict: string;
  readonly outcome: string;
  readonly operation: string;
  readonly image: string;
  readonly zone: string;
  readonly specClass: string;
  /** Identity of an incident: its members. */
  readonly incident: string;
  readonly search: string;
}

export interface Query {
  readonly version: typeof QUERY_VERSION;
  readonly kind: QueryKind;
  readonly filter: PodFilter;
  /** pods: only what is not delivered yet (the now board). */
  readonly open: boolean;
  /** breakdown: what to group by; empty: by cause. */
  readonly by: Grouping | '';
  readonly format: Format;
  readonly metric: Metric;
  /** pods and breakdown with `open`: as it was at this moment, milliseconds since 1970; 0: now. */
  readonly at: number;
  /** pods: the order, before the limit cuts. */
  readonly order: Order;
  /** pods: only those of the group with this key, as a breakdown with the same `by` has it; null: all. */
  readonly group: string | null;
  /** annotations: which kinds; empty: all. */
  readonly annotate: readonly AnnotationKind[];
  /** Rows at most; a result that was cut says so in a notice. */
  readonly limit: number;
}

export const LIMIT_DEFAULT = 500;
// A table of more rows is not read by people, and a frame of more strains the browser.
export const LIMIT_MAX = 10_000;

export const EMPTY_FILTER: PodFilter = {
  uid: '', namespace: '', pod: '', podIp: '', workload: '', node: '', code: '', owner: '', verdict: '', outcome: '', operation: '', image: '', zone: '', specClass: '', incident: '', search: '',
};

/** Reads a saved query of any version. The error is a sentence for the person who wrote it. */
export function parseQuery(saved: unknown): Result<Query> {
  if (!isObject(saved)) {
    return fail('The query is not a JSON object.');
  }
  const raw = saved;
  const version = raw['version'] ?? QUERY_VERSION;
  if (version !== QUERY_VERSION) {
    return fail(`The query has version ${String(version)}; this plugin reads version ${QUERY_VERSION}. Update the plugin or save the query again.`);
  }
  const kind = QUERY_KINDS.find((known) => known === raw['kind']);
  if (kind === undefined) {
    return fail(`Unknown query kind ${JSON.stringify(raw['kind'] ?? '')}. Choose one of: ${QUERY_KINDS.join(', ')}.`);
  }
  const filter = parseFilter({ ...topLevelFilter(raw), ...(isObject(raw['filter']) ? raw['filter'] : {}) }, raw['filter']);
  if (!filter.ok) {
    return filter;
  }
  const limit = raw['limit'] ?? LIMIT_DEFAULT;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    return fail(`limit must be a whole number from 1 to ${LIMIT_MAX}.`);
  }
  const by = oneOf('by', raw['by'], ['', ...GROUPINGS], '');
  if (!by.ok) {
    return by;
  }
  const format = oneOf('format', raw['format'], FORMATS, 'table');
  if (!format.ok) {
    return format;
  }
  const metric = oneOf('metric', raw['metric'], METRICS, 'pods');
  if (!metric.ok) {
    return metric;
  }
  const at = raw['at'] ?? 0;
  if (typeof at !== 'number' || !Number.isFinite(at) || at < 0) {
    return fail('at must be a moment in milliseconds since 1970, or 0 for now.');
  }
  const order = oneOf('order', raw['order'], ORDERS, 'newest');
  if (!order.ok) {
    return order;
  }
  const group = raw['group'] ?? null;
  if (group !== null && typeof group !== 'string') {
    return fail('group must be the key of a group of a breakdown.');
  }
  const annotate = raw['annotate'] ?? [];
  if (!Array.isArray(annotate) || !annotate.every(isAnnotationKind)) {
    return fail(`annotate must be a list of: ${ANNOTATION_KINDS.join(', ')}.`);
  }
  return ok({ version: QUERY_VERSION, kind, filter: filter.value, open: raw['open'] === true, by: by.value, format: format.value, metric: metric.value, at, order: order.value, group, annotate, limit });
}

const isAnnotationKind = (value: unknown): value is AnnotationKind => ANNOTATION_KINDS.some((known) => known === value);

function oneOf<T extends string>(name: string, given: unknown, known: readonly T[], otherwise: T): Result<T> {
  const found = given === undefined || given === null ? otherwise : known.find((one) => one === given);
  return found === undefined ? fail(`Unknown ${name} ${JSON.stringify(given)}. Choose one of: ${known.filter((one) => one !== '').join(', ')}.`) : ok(found);
}

/** People who write queries by hand may put a filter beside `kind`: `{kind: "trace", namespace: "shop", pod: "web-1"}`. */
function topLevelFilter(raw: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(raw).filter(([name]) => name in EMPTY_FILTER));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parseFilter(given: Readonly<Record<string, unknown>>, saved: unknown): Result<PodFilter> {
  if (saved !== undefined && saved !== null && !isObject(saved)) {
    return fail('filter must be an object of texts.');
  }
  const filter: Record<string, string> = { ...EMPTY_FILTER };
  for (const [name, value] of Object.entries(given)) {
    if (!(name in EMPTY_FILTER)) {
      return fail(`Unknown filter "${name}". Known: ${Object.keys(EMPTY_FILTER).join(', ')}.`);
    }
    if (typeof value !== 'string') {
      return fail(`filter.${name} must be a text.`);
    }
    filter[name] = value.trim();
  }
  return ok({ ...EMPTY_FILTER, ...filter });
}
