// Values of a dimension: for variables, ad-hoc filters and typing. Of records that the asker may see, most common first.
import type { ValuesReply } from '../../contract/resource';
import type { PodFilter, Query } from '../../contract/query';
import { EMPTY_FILTER, parseQuery } from '../../contract/query';
import type { PodRecord } from '../../pod/record/record';
import type { Access } from '../query/access';
import { recordFilter } from '../query/filter';
import { holds } from '../query/matching';
import { AskError } from './engine';

// What a person can choose from.
const VALUES_MAX = 1000;
// Enough records to know what lives; the list is a help for typing, not a census.
const RECORDS_MAX = 10_000;

const OF: Readonly<Record<string, (record: PodRecord) => string>> = {
  namespaces: ({ dimensions }) => dimensions.namespace, workloads: ({ dimensions }) => dimensions.workload, nodes: ({ dimensions }) => dimensions.node, pods: ({ dimensions }) => dimensions.pod,
  classes: ({ dimensions }) => dimensions.specClass, images: ({ dimensions }) => dimensions.image, zones: ({ dimensions }) => dimensions.zone, registries: ({ dimensions }) => dimensions.registry,
  codes: ({ diagnosis }) => diagnosis?.code ?? '', owners: ({ diagnosis }) => diagnosis?.owner ?? '', outcomes: ({ outcome }) => outcome, verdicts: ({ verdict }) => verdict, operations: ({ key }) => key.operation,
};

export const VALUE_DIMENSIONS: readonly string[] = ['clusters', ...Object.keys(OF)];

/** @param params fields of the filter, and `q`: a part of the value. @throws AskError */
export async function values(access: Access, dimension: string, params: Readonly<Record<string, string>>, cancel: AbortSignal): Promise<ValuesReply> {
  const part = (params['q'] ?? '').toLowerCase();
  if (dimension === 'clusters') {
    const { cluster } = await access.coverage();
    return { values: cluster === '' ? [] : [cluster], truncated: false };
  }
  const of = Object.hasOwn(OF, dimension) ? OF[dimension] : undefined;
  if (of === undefined) {
    throw new AskError(404, 'plugin', `There are no values of "${dimension}". Choose one of: ${VALUE_DIMENSIONS.join(', ')}.`);
  }
  const query = queryOf(params);
  const { records, truncated } = await access.records({ ...recordFilter({ query, fromMs: 0, toMs: 0, maxDataPoints: 0, intervalMs: 0 }), limit: RECORDS_MAX }, cancel);
  const counts = new Map<string, number>();
  for (const record of records) {
    const value = holds(record, query.filter, []) ? of(record) : '';
    if (value !== '' && value.toLowerCase().includes(part)) {
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
  }
  const sorted = [...counts].sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1)).map(([value]) => value);
  return { values: sorted.slice(0, VALUES_MAX), truncated: truncated || sorted.length > VALUES_MAX };
}

function queryOf({ q: _, ...params }: Readonly<Record<string, string>>): Query {
  const filter: Partial<PodFilter> = Object.fromEntries(Object.entries(params).filter(([name]) => Object.hasOwn(EMPTY_FILTER, name)));
  const parsed = parseQuery({ kind: 'pods', filter: { ...filter, incident: '' } });
  if (!parsed.ok) {
    throw new AskError(400, 'plugin', parsed.why);
  }
  return parsed.value;
}
