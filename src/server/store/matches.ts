// A record filter over records in memory: the open rows of a store, the operations that a fold still holds.
import { isChosen } from '../../base/choice';
import { isUnder } from '../../pod/code/code';
import type { PodRecord } from '../../pod/record/record';
import type { RecordFilter } from './store';

/** The same filter over a record in memory: open rows are few. */
export function matches(record: PodRecord, filter: RecordFilter): boolean {
  const { dimensions, key, diagnosis } = record;
  const same = (wanted: string | undefined, value: string): boolean => wanted === undefined || isChosen(wanted, value);
  return (
    isWithin(record, filter) &&
    same(filter.uid, key.uid) && same(filter.namespace, dimensions.namespace) && same(filter.pod, dimensions.pod) && same(filter.podIp, dimensions.podIp) && same(filter.workload, dimensions.workload) &&
    same(filter.node, dimensions.node) && same(filter.owner, diagnosis?.owner ?? '') && same(filter.verdict, record.verdict) &&
    same(filter.outcome, record.outcome) && same(filter.operation, key.operation) &&
    (filter.namespaces === undefined || filter.namespaces.includes(dimensions.namespace)) &&
    (filter.code === undefined || isChosen(filter.code, diagnosis?.code ?? '', isUnder)) &&
    (!filter.openOnly || record.lifecycle.open) &&
    (filter.search === undefined || [dimensions.pod, key.uid, dimensions.podIp, dimensions.workload, dimensions.node].some((text) => text.includes(filter.search ?? '')))
  );
}

/** Begun in the range or, when wanted, before it and not ended by its beginning. */
function isWithin({ lifecycle }: PodRecord, { from, to, openAtFrom }: RecordFilter): boolean {
  const begun = lifecycle.start.est < to;
  return begun && (lifecycle.start.est >= from || (openAtFrom && (lifecycle.open || lifecycle.end.est >= from)));
}
