// What this process tells Prometheus, in its text format: one family after another, each with help and type.
import type { ClusterState } from '../pipeline/cluster';

export interface WatchedState {
  /** Name of the collection: one cluster may be watched under two accounts. */
  readonly collection: string;
  readonly state: ClusterState;
  readonly storeBytes: number;
}

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  readonly samples: readonly (readonly [labels: Readonly<Record<string, string>>, value: number | undefined])[];
}

export function metricsText(asked: { readonly queries: number; readonly failures: number }, watched: readonly WatchedState[]): string {
  const own = (value: number): Family['samples'] => [[{}, value]];
  const each = (of: (one: WatchedState) => number): Family['samples'] => watched.map((one) => [{ cluster: one.state.uid, collection: one.collection }, of(one)]);
  const eachResource = (of: (resource: ClusterState['resources'][number]) => number | undefined): Family['samples'] =>
    watched.flatMap(({ state, collection }) => state.resources.map((resource) => [{ cluster: state.uid, collection, resource: resource.resource }, of(resource)] as const));
  const families: readonly Family[] = [
    { name: 'lunettes_queries_total', help: 'Queries asked.', type: 'counter', samples: own(asked.queries) },
    { name: 'lunettes_query_failures_total', help: 'Queries that failed.', type: 'counter', samples: own(asked.failures) },
    { name: 'lunettes_signals_total', help: 'Signals heard.', type: 'counter', samples: each(({ state }) => state.signals) },
    { name: 'lunettes_signals_too_late_total', help: 'Signals that came after their evidence was closed.', type: 'counter', samples: each(({ state }) => state.tooLate) },
    { name: 'lunettes_pods', help: 'Pods known.', type: 'gauge', samples: each(({ state }) => state.pods) },
    { name: 'lunettes_open_pods', help: 'Pods with an open journal.', type: 'gauge', samples: each(({ state }) => state.openPods) },
    { name: 'lunettes_watch_up', help: '1 while the resource is watched.', type: 'gauge', samples: eachResource(({ state }) => (state === 'watching' ? 1 : 0)) },
    { name: 'lunettes_watch_objects', help: 'Objects known of the resource.', type: 'gauge', samples: eachResource(({ objects }) => objects) },
    { name: 'lunettes_watch_errors_total', help: 'Failed lists, watches and handlers.', type: 'counter', samples: eachResource(({ errors }) => errors) },
    { name: 'lunettes_watch_gaps_total', help: 'Times in which changes may have been lost.', type: 'counter', samples: eachResource(({ gaps }) => gaps) },
    { name: 'lunettes_watch_bad_lines_total', help: 'Lines of a watch that could not be read.', type: 'counter', samples: eachResource(({ badLines }) => badLines) },
    { name: 'lunettes_watch_lag_seconds', help: 'Age of changes when they arrived, by the clock of whoever made them; median of the last minute.', type: 'gauge', samples: eachResource(({ lagMs }) => (lagMs === undefined ? undefined : lagMs / 1000)) },
    { name: 'lunettes_store_bytes', help: 'Size of the store.', type: 'gauge', samples: each(({ storeBytes }) => storeBytes) },
    { name: 'lunettes_store_up', help: '1 while the store takes what is written.', type: 'gauge', samples: each(({ state }) => (state.storeError === '' ? 1 : 0)) },
    { name: 'process_resident_memory_bytes', help: 'Resident memory of the process.', type: 'gauge', samples: own(process.memoryUsage.rss()) },
    { name: 'process_start_time_seconds', help: 'Start of the process since 1970.', type: 'gauge', samples: own(performance.timeOrigin / 1000) },
  ];
  return families.map(familyText).join('');
}

function familyText({ name, help, type, samples }: Family): string {
  const lines = samples.filter(([, value]) => value !== undefined).map(([labels, value]) => `${name}${labelsText(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  const parts = Object.entries(labels).map(([key, value]) => `${key}="${value.replace(/[\\"\n]/g, (char) => (char === '\n' ? '\\n' : `\\${char}`))}"`);
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}
