// What the address says of the board: scope, filters, grouping, the opened group, the moment.
import type { PodFilter } from '../../../../contract/query';

export const BY = ['cause', 'owner', 'workload', 'node'] as const;
export type By = (typeof BY)[number];

/** Parameters of the address that narrow the board; each is a filter of the same name. */
export const NARROWING = ['code', 'owner', 'workload', 'node', 'incident'] as const;
export type Narrowing = (typeof NARROWING)[number];

export interface View {
  readonly by: By;
  /** Empty: all. */
  readonly namespace: string;
  readonly narrowed: readonly { readonly name: Narrowing; readonly value: string }[];
  /** Key of the group that was opened by hand; undefined: none was; empty: closed by hand. */
  readonly open: string | undefined;
  /** Milliseconds since 1970; 0: now. */
  readonly at: number;
  readonly paused: boolean;
}

/** A dashboard's unset variable comes as `$__all`. */
const given = (text: string | undefined): string => (text === undefined || text.startsWith('$') ? '' : text.trim());

export function viewOf(params: Readonly<Record<string, string>>): View {
  const at = Number(params['at'] ?? 0);
  return {
    by: BY.find((one) => one === params['by']) ?? 'cause', namespace: given(params['var-namespace']),
    narrowed: NARROWING.map((name) => ({ name, value: given(params[name]) })).filter(({ value }) => value !== ''),
    open: params['open'], at: Number.isFinite(at) && at > 0 ? at : 0, paused: params['live'] === '0',
  };
}

/** Deliveries in the scope of the view. */
export function filterOf({ namespace, narrowed }: Pick<View, 'namespace' | 'narrowed'>): Partial<PodFilter> {
  return { operation: 'create', ...(namespace === '' ? {} : { namespace }), ...Object.fromEntries(narrowed.map(({ name, value }) => [name, value])) };
}

/** The words are about one party: "you". */
export const isOurs = ({ namespace, narrowed }: Pick<View, 'namespace' | 'narrowed'>): boolean => namespace !== '' || narrowed.some(({ name }) => name === 'workload');

/** `here` as a colleague is to see it: this moment. */
export function linkAt(here: string, at: number): string {
  const url = new URL(here);
  url.searchParams.set('at', String(Math.floor(at)));
  url.searchParams.delete('live');
  return url.toString();
}
