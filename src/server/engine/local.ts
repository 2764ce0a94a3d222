// The engine that does the work in this process. A collection is one watched cluster under one credential: data sources
// that name the same one share it, each through its own scope; it goes on when nobody looks, for a day.
import { createHash } from 'node:crypto';
import type { Log } from '../../base/log';
import type { EpochMs } from '../../base/time';
import { DAY_MS, epochMs } from '../../base/time';
import type { Frame } from '../../contract/frame';
import type { HealthDetails, ResourceState } from '../../contract/resource';
import type { ClusterState } from '../pipeline/cluster';
import type { Access } from '../query/access';
import { within } from '../query/access';
import { answer } from '../query/answer';
import type { Ask, Caller, Connection, Engine, Health, ResourceAnswer, ResourceAsk } from './engine';
import { AskError } from './engine';
import type { Collection } from './collection';
import { resource } from './resources';

export interface LocalEngineOptions {
  readonly log: Log;
  readonly version: string;
  /** Starts the threads of a collection in this folder. @throws AskError with a sentence */
  readonly open: (connection: Connection, folder: string) => Promise<Collection>;
  /** Where collections keep their data. */
  readonly dataFolder: string;
  /** The folder will not outlive the machine or the container. */
  readonly temporary: boolean;
  /** Sentences that main found out before any collection was opened. */
  readonly warnings: readonly string[];
}

// A collection that no data source has named for so long is ended; its data stay.
const IDLE_MAX_MS = DAY_MS;
const IDLE_LOOK_MS = 60_000;
const STREAM_LOOK_MS = 1000;
const RETAIN_EACH_MS = 10 * 60_000;

interface Held {
  readonly collection: Promise<Collection>;
  namedAt: number;
}

export function createLocalEngine(options: LocalEngineOptions): Engine {
  return new LocalEngine(options);
}

const now = (): EpochMs => epochMs(Date.now());

class LocalEngine implements Engine {
  private readonly held = new Map<string, Held>();
  private readonly timers: readonly NodeJS.Timeout[];
  private queries = 0;
  private failures = 0;

  constructor(private readonly options: LocalEngineOptions) {
    this.timers = [setInterval(() => this.endIdle(), IDLE_LOOK_MS), setInterval(() => void this.retain(), RETAIN_EACH_MS)];
    this.timers.forEach((timer) => timer.unref());
  }

  async query(caller: Caller, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
    this.queries++;
    try {
      return await unlessCancelled(this.access(caller).then((access) => answer(access, ask, cancel)), cancel);
    } catch (thrown) {
      this.failures++;
      throw thrown;
    }
  }

  async *stream(caller: Caller, ask: Ask, cancel: AbortSignal): AsyncIterable<readonly Frame[]> {
    const collection = await this.collectionOf(caller);
    let last = -1;
    while (!cancel.aborted) {
      const changes = await collection.changes();
      if (changes !== last) {
        last = changes;
        yield await this.query(caller, { ...ask, toMs: now() }, cancel);
      }
      await pause(STREAM_LOOK_MS, cancel);
    }
  }

  async resource(caller: Caller, ask: ResourceAsk, cancel: AbortSignal): Promise<ResourceAnswer> {
    return resource({ access: () => this.access(caller), health: () => this.health(caller) }, ask, cancel);
  }

  async health(caller: Caller): Promise<Health> {
    const collection = await this.collectionOf(caller);
    const [state, store] = await Promise.all([collection.state(), collection.storeState()]);
    const warnings = [...this.warningsOf(caller), ...stateWarnings(state)];
    const details: HealthDetails = {
      engine: 'local', version: this.options.version,
      cluster: state.version === '' && state.uid === '' ? null : { uid: state.uid, version: state.version },
      resources: state.resources.map(resourceState), warnings,
      store: { kind: 'sqlite', directory: collection.folder, bytes: store.bytes, temporary: this.options.temporary, oldestMs: store.oldest ?? null },
      refused: state.resources.filter((one) => one.state === 'forbidden').map((one) => one.resource),
      grantedTooMuch: state.grantedTooMuch,
      namespaces: caller.scope.all ? 'all' : caller.scope.namespaces,
    };
    const pods = state.resources.find((one) => one.resource === 'pods');
    const ok = pods?.state === 'watching' || pods?.state === 'listing';
    return { ok, message: ok ? summaryOf(state, warnings) : (pods?.message ?? 'Pods are not watched.'), details };
  }

  private warningsOf(caller: Caller): readonly string[] {
    const noScope = !caller.scope.all && caller.scope.namespaces.length === 0;
    return [
      ...this.options.warnings,
      ...(noScope ? ['No namespace is chosen, so nothing is shown. Choose namespaces, or all, in the data source.'] : []),
      ...(this.options.temporary ? [`Data are kept in ${this.options.dataFolder}, which may be lost at a restart. Set a data directory.`] : []),
    ];
  }

  async metrics(): Promise<string> {
    const states = await Promise.all([...this.held.values()].map(async ({ collection }) => (await collection).state()).map((state) => state.catch(() => undefined)));
    const known = states.filter((state) => state !== undefined);
    const series = (name: string, of: (state: ClusterState) => number): string => known.map((state) => `${name}{cluster="${state.uid}"} ${of(state)}\n`).join('');
    return [
      '# HELP lunettes_queries_total Queries asked.\n# TYPE lunettes_queries_total counter\n', `lunettes_queries_total ${this.queries}\n`,
      '# HELP lunettes_query_failures_total Queries that failed.\n# TYPE lunettes_query_failures_total counter\n', `lunettes_query_failures_total ${this.failures}\n`,
      '# HELP lunettes_signals_total Signals heard.\n# TYPE lunettes_signals_total counter\n', series('lunettes_signals_total', ({ signals }) => signals),
      '# HELP lunettes_open_pods Pods with an open journal.\n# TYPE lunettes_open_pods gauge\n', series('lunettes_open_pods', ({ openPods }) => openPods),
      '# HELP lunettes_watch_errors_total Failed lists and watches.\n# TYPE lunettes_watch_errors_total counter\n',
      series('lunettes_watch_errors_total', ({ resources }) => resources.reduce((sum, { errors }) => sum + errors, 0)),
    ].join('');
  }

  async close(): Promise<void> {
    this.timers.forEach((timer) => clearInterval(timer));
    await Promise.all([...this.held.values()].map(async ({ collection }) => (await collection).close()).map((end) => end.catch(() => undefined)));
    this.held.clear();
  }

  private async access(caller: Caller): Promise<Access> {
    return within(caller.scope, (await this.collectionOf(caller)).source);
  }

  /** The caller's collection, opened when nobody else did. A failed opening is tried again by the next caller. */
  private collectionOf(caller: Caller): Promise<Collection> {
    const id = identityOf(caller.connection);
    const known = this.held.get(id);
    if (known !== undefined) {
      known.namedAt = now();
      return known.collection;
    }
    const collection = this.options.open(caller.connection, `${this.options.dataFolder}/${id}`);
    this.held.set(id, { collection, namedAt: now() });
    collection.catch(() => this.held.delete(id));
    collection.then(({ ended }) => ended, () => '').then((why) => this.lost(id, why), () => undefined);
    return collection;
  }

  private lost(id: string, why: string): void {
    if (why !== '' && this.held.delete(id)) {
      this.options.log.error('a collection ended by itself; the next question opens it again', { why });
    }
  }

  private endIdle(): void {
    for (const [id, { collection, namedAt }] of this.held) {
      if (now() - namedAt > IDLE_MAX_MS) {
        this.held.delete(id);
        this.options.log.info('a collection is ended: no data source has named it for a day', { collection: id });
        collection.then((open) => open.close(), () => undefined).catch(() => undefined);
      }
    }
  }

  private async retain(): Promise<void> {
    for (const { collection } of this.held.values()) {
      const dropped = await collection.then((open) => open.retain(now())).catch(() => []);
      dropped.forEach((sentence) => this.options.log.info(sentence));
    }
  }
}

/** The connection without a trace of its secrets. */
export function identityOf(connection: Connection): string {
  return createHash('sha256').update(JSON.stringify(connection)).digest('hex').slice(0, 16);
}

function stateWarnings(state: ClusterState): readonly string[] {
  return [
    ...(state.storeError === '' ? [] : [state.storeError]),
    ...state.resources.filter(({ state: now, message }) => now !== 'watching' && message !== '').map(({ message }) => message),
    ...state.grantedTooMuch,
    ...(state.backfill.message === '' ? [] : [state.backfill.message]),
  ];
}

const resourceState = ({ resource: name, state, message, objects }: ClusterState['resources'][number]): ResourceState => ({ resource: name, state, message, objects, lagMs: null });

function summaryOf(state: ClusterState, warnings: readonly string[]): string {
  const pods = state.resources.find(({ resource: name }) => name === 'pods')?.objects ?? 0;
  const said = `Watching ${pods} pods of ${state.version === '' ? 'the cluster' : `Kubernetes ${state.version}`}.`;
  return warnings.length === 0 ? said : `${said} ${warnings[0] ?? ''}`;
}

function pause(ms: number, cancel: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    cancel.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

/** A cancelled question is answered at once; what still runs for it ends unheard. */
function unlessCancelled<T>(work: Promise<T>, cancel: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    cancel.addEventListener('abort', () => reject(new AskError(499, 'plugin', 'The query was cancelled.')), { once: true });
    work.then(resolve, reject);
  });
}
