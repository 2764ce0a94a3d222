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
export const ANSWERED_KINDS: readonly QueryKind[] = ['lifecycle', 'trace', 'diagnosis', 'timeline', 'pods', 'coverage'];

export const OPERATIONS = ['create', 'delete', 'upgrade', 'resize', 'restart', 'rollout'] as const;

/** Which pods. Empty text means any; names are exact, `search` matches a part of name, uid, IP, workload or node. */
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
  readonly search: string;
}

export interface Query {
  readonly version: typeof QUERY_VERSION;
  readonly kind: QueryKind;
  readonly filter: PodFilter;
  /** pods: only what is not delivered yet (the now board). */
  readonly open: boolean;
  /** Rows at most; a result that was cut says so in a notice. */
  readonly limit: number;
}

export const LIMIT_DEFAULT = 500;
// A table of more rows is not read by people, and a frame of more strains the browser.
export const LIMIT_MAX = 10_000;

export const EMPTY_FILTER: PodFilter = {
  uid: '', namespace: '', pod: '', podIp: '', workload: '', node: '', code: '', owner: '', verdict: '', outcome: '', operation: '', search: '',
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
  return ok({ version: QUERY_VERSION, kind, filter: filter.value, open: raw['open'] === true, limit });
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
