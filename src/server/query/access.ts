// The only way from a query to data. What lies outside the scope does not exist for the asker: it is neither returned
// nor counted nor told apart from what never was.
import type { EpochMs } from '../../base/time';
import type { Advice } from '../../pod/code/advice';
import { NO_ADVICE } from '../../pod/code/advice';
import type { CoverageGap, PodRecord, TimelineRow } from '../../pod/record/record';
import type { Around } from '../../pod/record/fold';
import type { Incident } from '../../pod/record/incidents';
import type { OnlyThis } from '../../pod/record/only-this';
import type { PodFacts, PodUid, Signal } from '../../pod/signal';
import type { Scope } from '../engine/engine';
import type { RecordFilter } from '../store/store';
import { rewritten, withoutForeign } from './foreign';

export interface CoverageRow {
  readonly resource: string;
  readonly state: string;
  readonly since: EpochMs;
  readonly lastHeard: EpochMs | undefined;
  readonly objects: number;
  readonly errors: number;
  readonly gaps: number;
  readonly message: string;
  /** Undefined where nothing tells it. */
  readonly lagMs: number | undefined;
}

/** Where records come from: the store and the operations still held in memory, as one. */
export interface Source {
  records(filter: RecordFilter, cancel: AbortSignal): Promise<{ readonly records: readonly PodRecord[]; readonly truncated: boolean }>;
  timelineOf(record: PodRecord, cancel: AbortSignal): Promise<readonly TimelineRow[]>;
  podOf(uid: PodUid): Promise<PodFacts | undefined>;
  /** What was heard of the pod and is kept, in order of arrival. */
  signalsOf(record: PodRecord, cancel: AbortSignal): Promise<readonly Signal[]>;
  aroundOf(record: PodRecord): Promise<Around>;
  /** Incidents that overlap the time, over all namespaces. */
  incidents(from: EpochMs, to: EpochMs): Promise<readonly Incident[]>;
  /** @param namespaces whose pods may be counted; undefined: all */
  onlyThis(uid: PodUid, namespaces: readonly string[] | undefined): Promise<OnlyThis | undefined>;
  gaps(from: EpochMs, to: EpochMs): Promise<readonly CoverageGap[]>;
  coverage(): Promise<{ readonly cluster: string; readonly rows: readonly CoverageRow[] }>;
  /** Namespaces in which a pod was heard. */
  namespaces(): Promise<readonly string[]>;
}

/** `partly`: pods outside the scope belong to it too; they are neither named nor counted. */
export type SeenIncident = Incident & { readonly partly: boolean };

export type Access = Omit<Source, 'podOf' | 'incidents' | 'onlyThis'> & {
  /** What the organisation wrote about codes and teams. */
  readonly advice: Advice;
  podOf(record: PodRecord): Promise<PodFacts | undefined>;
  /** Those with a pod inside the scope. */
  incidents(from: EpochMs, to: EpochMs): Promise<readonly SeenIncident[]>;
  /** The smallest group of what may be seen that explains what ails the pod now. */
  onlyThis(record: PodRecord): Promise<OnlyThis | undefined>;
};

export function within(scope: Scope, source: Source, advice = NO_ADVICE): Access {
  if (scope.all) {
    return { ...source, advice, podOf: (record) => source.podOf(record.key.uid), onlyThis: (record) => source.onlyThis(record.key.uid, undefined), incidents: async (from, to) => (await source.incidents(from, to)).map((incident) => ({ ...incident, partly: false })) };
  }
  const allowed = (record: PodRecord): boolean => scope.namespaces.includes(record.dimensions.namespace);
  /** What may be shown still has texts of others in it. */
  const cleaned = async <T>(value: T, own: readonly string[]): Promise<T> => {
    const foreign = new Set((await source.namespaces()).filter((name) => !scope.namespaces.includes(name)));
    const uids = new Set(own);
    return rewritten(value, (text) => withoutForeign(text, uids, (name) => foreign.has(name)));
  };
  const ofPod = async <T>(record: PodRecord, nothing: T, ask: () => Promise<T>): Promise<T> => (allowed(record) ? cleaned(await ask(), [record.key.uid]) : nothing);
  return {
    advice,
    records: async (filter, cancel) => {
      const namespaces = (filter.namespaces ?? scope.namespaces).filter((name) => scope.namespaces.includes(name));
      const found = await source.records({ ...filter, namespaces }, cancel);
      const records = found.records.filter(allowed);
      return { records: await cleaned(records, records.map(({ key }) => key.uid)), truncated: found.truncated };
    },
    timelineOf: (record, cancel) => ofPod(record, [], () => source.timelineOf(record, cancel)),
    podOf: (record) => ofPod(record, undefined, () => source.podOf(record.key.uid)),
    signalsOf: (record, cancel) => ofPod(record, [], () => source.signalsOf(record, cancel)),
    aroundOf: (record) => ofPod(record, { claims: [] }, () => source.aroundOf(record)),
    incidents: async (from, to) => (await source.incidents(from, to)).map((incident) => seenIn(scope.namespaces, incident)).filter(({ members }) => members.length > 0),
    onlyThis: (record) => ofPod(record, undefined, () => source.onlyThis(record.key.uid, scope.namespaces)),
    gaps: (from, to) => source.gaps(from, to),
    coverage: () => source.coverage(),
    namespaces: async () => (await source.namespaces()).filter((name) => scope.namespaces.includes(name)),
  };
}

function seenIn(namespaces: readonly string[], incident: Incident): SeenIncident {
  const members = incident.members.filter(({ namespace }) => namespaces.includes(namespace));
  return { ...incident, members, partly: members.length < incident.members.length };
}
