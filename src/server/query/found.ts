// Records of the pods that a query names, or the sentence that there are none.
import type { FrameMeta } from '../../contract/frame';
import type { PodRecord } from '../../pod/record/record';
import type { Ask } from '../engine/engine';
import { AskError } from '../engine/engine';
import type { Access } from './access';
import { podFilter, saidOf } from './filter';

export interface Found {
  readonly records: readonly PodRecord[];
  readonly meta: FrameMeta;
}

/** @throws AskError 404 when nothing is known of such a pod. */
export async function foundRecords(access: Access, ask: Ask, cancel: AbortSignal): Promise<Found> {
  const { records, truncated } = await access.records(podFilter(ask), cancel);
  if (records.length === 0) {
    throw new AskError(404, 'downstream', `Nothing is known of ${saidOf(ask.query.filter)}. It may be outside this data source's namespaces, older than the store keeps, or never have existed.`);
  }
  return { records, meta: truncated ? cutNotice(ask.query.limit) : {} };
}

export const cutNotice = (limit: number): FrameMeta => ({
  notices: [{ severity: 'warning', text: `Only the newest ${limit} are shown. Narrow the filter or the time range, or raise the limit.` }],
});
