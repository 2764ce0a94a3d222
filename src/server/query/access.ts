// The only way from a query to data. What lies outside the scope does not exist for the asker: it is neither returned
// nor counted nor told apart from what never was.
import type { EpochMs } from '../../base/time';
import type { CoverageGap, PodRecord, TimelineRow } from '../../pod/record/record';
import type { PodFacts, PodUid } from '../../pod/signal';
import type { Scope } from '../engine/engine';
import type { RecordFilter } from '../store/store';

export interface CoverageRow {
  readonly resource: string;
  readonly state: string;
  readonly since: EpochMs;
  readonly lastHeard: EpochMs | undefined;
  readonly objects: number;
  readonly errors: number;
  readonly gaps: number;
  readonly message: string;
}

/** Where records come from: the store and the operations still held in memory, as one. */
export interface Source {
  records(filter: RecordFilter, cancel: AbortSignal): Promise<{ readonly records: readonly PodRecord[]; readonly truncated: boolean }>;
  timelineOf(record: PodRecord, cancel: AbortSignal): Promise<readonly TimelineRow[]>;
  podOf(uid: PodUid): Promise<PodFacts | undefined>;
  gaps(from: EpochMs, to: EpochMs): Promise<readonly CoverageGap[]>;
  coverage(): Promise<{ readonly cluster: string; readonly rows: readonly CoverageRow[] }>;
}

export type Access = Omit<Source, 'podOf'> & { podOf(record: PodRecord): Promise<PodFacts | undefined> };

export function within(scope: Scope, source: Source): Access {
  const allowed = (record: PodRecord): boolean => scope.all || scope.namespaces.includes(record.dimensions.namespace);
  return {
    records: async (filter, cancel) => {
      const namespaces = scope.all ? filter.namespaces : (filter.namespaces ?? scope.namespaces).filter((name) => scope.namespaces.includes(name));
      const { records, truncated } = await source.records({ ...filter, ...(namespaces === undefined ? {} : { namespaces }) }, cancel);
      return { records: records.filter(allowed), truncated };
    },
    timelineOf: (record, cancel) => (allowed(record) ? source.timelineOf(record, cancel) : Promise.resolve([])),
    podOf: (record) => (allowed(record) ? source.podOf(record.key.uid) : Promise.resolve(undefined)),
    gaps: (from, to) => source.gaps(from, to),
    coverage: () => source.coverage(),
  };
}
