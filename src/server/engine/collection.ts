// One watched cluster with its store: the handle that the local engine holds, over the threads that main started.
import { choiceOf } from '../../base/choice';
import type { EpochMs } from '../../base/time';
import { epochMs, HOUR_MS, MINUTE_MS } from '../../base/time';
import type { Incident } from '../../pod/record/incidents';
import { populationOf } from '../../pod/record/case-book';
import { caseOf, isSick } from '../../pod/record/cases';
import { incidentsAmong } from '../../pod/record/incidents';
import type { OnlyThis } from '../../pod/record/only-this';
import type { PodRecord, TimelineRow } from '../../pod/record/record';
import { timelineFrom } from '../../pod/record/timeline';
import type { Around } from '../../pod/record/fold';
import type { PodFacts, PodUid, Signal } from '../../pod/signal';
import type { ClusterState } from '../pipeline/cluster';
import type { Connection } from './engine';
import type { Source } from '../query/access';
import { matches } from '../store/matches';
import type { RecordFilter, StoreReader } from '../store/store';

export interface Collection {
  readonly folder: string;
  /** Sentences about the folder, found out when it was opened. */
  readonly warnings: readonly string[];
  readonly source: Source;
  /** Goes on with another credential of the same account. */
  use(connection: Connection): Promise<void>;
  state(): Promise<ClusterState>;
  changes(): Promise<number>;
  storeState(): ReturnType<StoreReader['state']>;
  retain(at: EpochMs): Promise<readonly string[]>;
  close(): Promise<void>;
  /** Resolves with a sentence when a thread died; with nothing after `close`. */
  readonly ended: Promise<string>;
}

/** What the cluster's thread answers, as promises. */
export interface ClusterAsk {
  state(): Promise<ClusterState>;
  changes(): Promise<number>;
  records(): Promise<readonly PodRecord[]>;
  recordsOf(uid: PodUid): Promise<readonly PodRecord[]>;
  timelineOf(uid: PodUid): Promise<readonly TimelineRow[]>;
  podOf(uid: PodUid): Promise<PodFacts | undefined>;
  signalsOf(uid: PodUid): Promise<readonly Signal[]>;
  aroundOf(uid: PodUid, node: string): Promise<Around>;
  incidents(): Promise<readonly Incident[]>;
  onlyThis(uid: PodUid, namespaces: readonly string[] | undefined): Promise<OnlyThis | undefined>;
  namespaces(): Promise<readonly string[]>;
}

// The newest records of the time asked for and the hour before it: incidents are sought among them.
const CASES_MAX = 10_000;
/** What is younger than this the cluster's thread still knows. */
const LIVE_MS = 5 * MINUTE_MS;
const ANSWERS_MAX = 50;

/** Incidents of the past, sought once a minute for a stretch: the records they are sought among are settled. */
class IncidentHistory {
  private readonly answers = new Map<string, Promise<readonly Incident[]>>();

  constructor(private readonly reader: ReaderAsk) {}

  incidents(from: EpochMs, to: EpochMs): Promise<readonly Incident[]> {
    const begin = Math.floor(from / MINUTE_MS) * MINUTE_MS;
    const end = Math.ceil(to / MINUTE_MS) * MINUTE_MS;
    const key = `${begin} ${end} ${Math.floor(Date.now() / MINUTE_MS)}`;
    const known = this.answers.get(key) ?? this.sought(epochMs(begin - HOUR_MS), epochMs(end));
    this.answers.set(key, known);
    known.catch(() => this.answers.delete(key));
    const [oldest] = this.answers.keys();
    if (this.answers.size > ANSWERS_MAX && oldest !== undefined) {
      this.answers.delete(oldest);
    }
    return known;
  }

  private async sought(from: EpochMs, to: EpochMs): Promise<readonly Incident[]> {
    const { records } = await this.reader.records({ from, to, openAtFrom: true, openOnly: false, limit: CASES_MAX });
    const cases = [...Map.groupBy(records, ({ key }) => key.uid).values()].map((ofPod) => caseOf([...ofPod].reverse())).filter((one) => one !== undefined);
    return incidentsAmong(cases.filter(isSick), populationOf(cases));
  }
}

export type ReaderAsk = Pick<StoreReader, 'state' | 'evidence' | 'gaps'> & { records(filter: RecordFilter): ReturnType<StoreReader['records']> };

/** Records of the store and of the fold as one: what the fold holds is newer. */
export function sourceOf(cluster: ClusterAsk, reader: ReaderAsk): Source {
  const history = new IncidentHistory(reader);
  return {
    records: async (filter) => {
      const uid = onlyUid(filter);
      const [live, stored] = await Promise.all([uid === undefined ? cluster.records() : cluster.recordsOf(uid), reader.records(filter)]);
      const merged = new Map(stored.records.map((record) => [identity(record), record]));
      for (const record of live) {
        if (matches(record, filter)) {
          merged.set(identity(record), record);
        } else {
          // The stored row is of an earlier moment and no longer true.
          merged.delete(identity(record));
        }
      }
      const sorted = [...merged.values()].sort((a, b) => b.lifecycle.start.est - a.lifecycle.start.est);
      return { records: sorted.slice(0, filter.limit), truncated: stored.truncated || sorted.length > filter.limit };
    },
    timelineOf: async (record) => {
      const [live, evidence] = await Promise.all([cluster.timelineOf(record.key.uid), reader.evidence(record.key, new AbortController().signal)]);
      // The store has what earlier operations told, the thread what is being told now; what both have is one row.
      const rows = new Map([...timelineFrom(evidence, record.nodeClock), ...live].map((row) => [row.id, row]));
      return [...rows.values()].sort((a, b) => a.at - b.at);
    },
    signalsOf: async (record) => {
      const [live, evidence] = await Promise.all([cluster.signalsOf(record.key.uid), reader.evidence(record.key, new AbortController().signal)]);
      return [...new Map([...evidence, ...live].map((signal) => [signalIdentity(signal), signal])).values()].sort((a, b) => a.at - b.at);
    },
    aroundOf: (record) => cluster.aroundOf(record.key.uid, record.dimensions.node),
    incidents: async (from, to) => {
      const [live, past] = await Promise.all([cluster.incidents(), from < Date.now() - LIVE_MS ? history.incidents(from, to) : []]);
      const known = new Map([...past, ...live].map((incident) => [incident.id, incident]));
      return [...known.values()].filter(({ since, until }) => since <= to && (until === undefined || until >= from));
    },
    onlyThis: (uid, namespaces) => cluster.onlyThis(uid, namespaces),
    podOf: (uid) => cluster.podOf(uid),
    namespaces: () => cluster.namespaces(),
    gaps: (from, to) => reader.gaps(from, to, new AbortController().signal),
    coverage: async () => {
      const { uid, resources } = await cluster.state();
      return {
        cluster: uid,
        rows: resources.map(({ resource, state, since, lastHeard, objects, errors, gaps, message, lagMs }) => ({
          resource, state, since: epochMs(since), lastHeard, objects, errors, gaps, message, lagMs,
        })),
      };
    },
  };
}

/** Store and thread may both hold a signal: it is one. */
function signalIdentity(signal: Signal): string {
  switch (signal.kind) {
    case 'pod':
      return `pod ${signal.pod.resourceVersion} ${signal.heard === 'deleted'}`;
    case 'event':
      return `event ${signal.event.uid} ${signal.event.resourceVersion ?? signal.at} ${signal.heard === 'deleted'}`;
    default:
      return `${signal.kind} ${signal.at}`;
  }
}

/** The one pod that is asked for; a choice of several is looked for among all. */
function onlyUid({ uid = '' }: RecordFilter): PodUid | undefined {
  const choice = choiceOf(uid);
  return choice?.not === false && choice.values.length === 1 ? (choice.values[0] as PodUid) : undefined;
}

const identity = ({ key }: PodRecord): string => `${key.uid}/${key.operation}/${key.ordinal}`;
