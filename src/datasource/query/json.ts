// A query as readable JSON: only what differs from the defaults, in the order of the documentation.
import type { Result } from '../../base/result';
import { fail, ok } from '../../base/result';
import { EMPTY_FILTER, LIMIT_DEFAULT, parseQuery, QUERY_VERSION } from '../../contract/query';
import type { LunettesQuery } from '../model';

const DEFAULTS: Readonly<Record<string, unknown>> = { open: false, by: '', format: 'table', metric: 'pods', at: 0, limit: LIMIT_DEFAULT };

export function writeQuery(query: LunettesQuery): string {
  const { version = QUERY_VERSION, kind = 'pods', filter = {}, annotate = [] } = query;
  const chosen = Object.fromEntries(Object.keys(EMPTY_FILTER).map((name) => [name, filter[name as keyof typeof EMPTY_FILTER] ?? '']).filter(([, value]) => value !== ''));
  const more = Object.entries(DEFAULTS).flatMap(([name, otherwise]) => {
    const value = query[name as keyof LunettesQuery];
    return value === undefined || value === otherwise ? [] : [[name, value]];
  });
  return JSON.stringify({ version, kind, ...(Object.keys(chosen).length === 0 ? {} : { filter: chosen }), ...Object.fromEntries(more), ...(annotate.length === 0 ? {} : { annotate }) }, undefined, 2);
}

/** The query of a text that somebody pasted. The error is a sentence. */
export function readQuery(text: string): Result<LunettesQuery> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (thrown) {
    return fail(`This is not JSON: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  const parsed = parseQuery(value);
  return parsed.ok ? ok({ refId: '', ...(value as Partial<LunettesQuery>), filter: parsed.value.filter }) : parsed;
}
