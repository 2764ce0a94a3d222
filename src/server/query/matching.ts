// Operations that match the filter, now or as they were at a moment, with the incidents of that time.
import { isChosen } from '../../base/choice';
import { epochMs } from '../../base/time';
import type { PodFilter } from '../../contract/query';
import { LIMIT_MAX } from '../../contract/query';
import { recordAt } from '../../pod/record/past';
import type { PodRecord } from '../../pod/record/record';
import type { Ask } from '../engine/engine';
import type { Access, SeenIncident } from './access';
import { recordFilter } from './filter';
import { incidentOf, stretchOf } from './incident';

export interface Matching {
  readonly records: readonly PodRecord[];
  readonly incidents: readonly SeenIncident[];
  /** More matched than were read. */
  readonly truncated: boolean;
}

/** @param limit records at most */
export async function matchingRecords(access: Access, ask: Ask, cancel: AbortSignal, limit = ask.query.limit): Promise<Matching> {
  const { open, at, filter } = ask.query;
  const past = open && at > 0;
  // What the store does not search by is looked at here: then it may have to read more than is shown.
  const asked = { ...recordFilter(ask), limit: LOOKED_AT.some((name) => filter[name] !== '') ? LIMIT_MAX : limit };
  const { records, truncated } = await access.records(past ? { ...asked, from: epochMs(at), to: epochMs(at + 1), openOnly: false } : asked, cancel);
  const then = past ? records.map((record) => recordAt(record, epochMs(at))).filter((record) => record !== undefined) : records;
  const stretch = stretchOf(then);
  const incidents = stretch === undefined ? [] : await access.incidents(...stretch);
  const held = then.filter((record) => holds(record, filter, incidents));
  return { records: held.slice(0, limit), incidents, truncated: truncated || held.length > limit };
}

const LOOKED_AT = ['image', 'zone', 'specClass', 'incident'] as const;

/** What the store does not search by. */
export function holds(record: PodRecord, filter: PodFilter, incidents: readonly SeenIncident[]): boolean {
  const { image, zone, specClass } = record.dimensions;
  return isChosen(filter.image, image) && isChosen(filter.zone, zone) && isChosen(filter.specClass, specClass) && (filter.incident === '' || incidentOf(record, incidents)?.id === filter.incident);
}
