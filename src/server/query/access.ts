// The only way from a query to data. What lies outside the scope does not exist for the asker: it is neither returned
// nor counted nor told apart from what never was.
import type { EpochMs } from '../../base/time';
import type { CoverageGap, PodRecord, TimelineRow } from '../../pod/record/record';
import type { Around, PodVersion } from '../../pod/record/fold';
import type { Incident } from '../../pod/record/incidents';
import type { OnlyThis } from '../../pod/record/only-this';
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
  /** Versions of the pod that are kept, oldest first. */
  versionsOf(record: PodRecord, cancel: AbortSignal): Promise<readonly PodVersion[]>;
  aroundOf(record: PodRecord): Promise<Around>;
  /** Incidents that overlap the time, over all namespaces. */
  incidents(from: EpochMs, to: EpochMs): Promise<readonly Incident[]>;
  /** @param namespaces whose pods may be counted; undefined: all */
  onlyThis(uid: PodUid, namespaces: readonly string[] | undefined): Promise<OnlyThis | undefined>;
  gaps(from: EpochMs, to: EpochMs): Promise<readonly CoverageGap[]>;
  coverage(): Promise<{ readonly cluster: string; readonly rows: readonly CoverageRow[] }>;
}

/** `partly`: pods outside the scope belong to it too; they are neither named nor counted. */
export type SeenIncident = Incident & { readonly partly: boolean };

export type Access = Omit<Source, 'podOf' | 'incidents' | 'onlyThis'> & {
  podOf(record: PodRecord): Promise<PodFacts | undefined>;
  /** Those with a pod inside the scope. */
  incidents(from: EpochMs, to: EpochMs): Promise<readonly SeenIncident[]>;
  /** The smallest group of what may be seen that explains what ails the pod now. */
  onlyThis(record: PodRecord): Promise<OnlyThis | undefined>;
};

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
    versionsOf: (record, cancel) => (allowed(record) ? source.versionsOf(record, cancel) : Promise.resolve([])),
    aroundOf: (record) => (allowed(record) ? source.aroundOf(record) : Promise.resolve({ claims: [] })),
    onlyThis: (record) => (allowed(record) ? source.onlyThis(record.key.uid, scope.all ? undefined : scope.namespaces) : Promise.resolve(undefined)),
    incidents: async (from, to) => (await source.incidents(from, to)).map((incident) => seenIn(scope, incident)).filter(({ members }) => members.length > 0),
    gaps: (from, to) => source.gaps(from, to),
    coverage: () => source.coverage(),
  };
}

function seenIn(scope: Scope, incident: Incident): SeenIncident {
  const members = scope.all ? incident.members : incident.members.filter(({ namespace }) => scope.namespaces.includes(namespace));
  return { ...incident, members, partly: members.length < incident.members.length };
}
