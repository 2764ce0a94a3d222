// The engine that does the work in this process. A collection is one watched cluster under one credential: data sources
// that name the same one share it, each through its own scope; it goes on when nobody looks, for a day.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../base/log';
import type { Result } from '../../base/result';
import type { EpochMs } from '../../base/time';
import { DAY_MS, epochMs } from '../../base/time';
import type { Frame } from '../../contract/frame';
import type { HealthDetails, ResourceState } from '../../contract/resource';
import type { Advice } from '../../pod/code/advice';
import type { ClusterState } from '../pipeline/cluster';
import type { Access } from '../query/access';
import { within } from '../query/access';
import { answer } from '../query/answer';
import { AdviceBook } from './advice';
import type { Ask, Caller, Connection, Engine, Health, ResourceAnswer, ResourceAsk } from './engine';
import { AskError } from './engine';
import type { Collection } from './collection';
import { hashOf } from './identity';
import { metricsText } from './metrics';
import { resource } from './resources';

export interface EngineClock {
  now(): EpochMs;
  /** Does the work again and again until stopped. */
  every(ms: number, work: () => void): { stop(): void };
}

const REAL_CLOCK: EngineClock = {
  now: () => epochMs(Date.now()),
  every: (ms, work) => {
    const timer = setInterval(work, ms).unref();
    return { stop: () => clearInterval(timer) };
  },
};

export interface LocalEngineOptions {
  readonly log: Log;
  readonly version: string;
  /** Names the cluster and the account that the connection stands for. @throws AskError with a sentence */
  readonly identify: (connection: Connection) => Promise<string>;
  /** Starts the threads of a collection in this folder; its lists begin after the delay. @throws AskError with a sentence */
  readonly open: (connection: Connection, folder: string, delayMs: number) => Promise<Collection>;
  readonly clock?: EngineClock;
  /** Where collections keep their data. */
  readonly dataFolder: string;
  /** The folder will not outlive the machine or the container. */
  readonly temporary: boolean;
  /** Sentences that main found out before any collection was opened. */
  readonly warnings: readonly string[];
  /** From YAML or JSON. */
  readonly readAdvice: (text: string) => Promise<Result<Advice>>;
}

// A collection that no data source has named for so long is ended; its data stay.
const IDLE_MAX_MS = DAY_MS;
const IDLE_LOOK_MS = 60_000;
const STREAM_LOOK_MS = 1000;
// Different questions that are streamed at once; beyond that an answer is computed again.
const STREAMED_MAX = 100;
const NEVER = new AbortController().signal;
const RETAIN_EACH_MS = 10 * 60_000;

// A collection that ends by itself so often is opened again only with a delay, to spare the API server.
const LOSSES_MAX = 3;
const LOSSES_WINDOW_MS = 300_000;
const LOSSES_DELAY_MS = 60_000;

interface Held {
  readonly collection: Promise<Collection>;
  namedAt: number;
}

export function createLocalEngine(options: LocalEngineOptions): Engine {
  return new LocalEngine(options);
}

class LocalEngine implements Engine {
  /** By name: cluster and account. */
  private readonly held = new Map<string, Held>();
  /** Names by connection. A connection is named once, with the API server's word for who it is. */
  private readonly names = new Map<string, Promise<string>>();
  private readonly streamed = new Map<string, { readonly changes: number; readonly frames: Promise<readonly Frame[]> }>();
  private readonly lostAt = new Map<string, readonly number[]>();
  private readonly clock: EngineClock;
  private readonly timers: readonly { stop(): void }[];
  private readonly advice: AdviceBook;
  private queries = 0;
  private failures = 0;

  constructor(private readonly options: LocalEngineOptions) {
    this.clock = options.clock ?? REAL_CLOCK;
    this.advice = new AdviceBook(options.readAdvice);
    this.timers = [this.clock.every(IDLE_LOOK_MS, () => this.endIdle()), this.clock.every(RETAIN_EACH_MS, () => void this.retain())];
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
        yield await unlessCancelled(this.shared(caller, collection, ask, changes), cancel);
      }
      await pause(STREAM_LOOK_MS, cancel);
    }
  }

  /** Streams that ask the same within the same scope get one answer to each change: many viewers of a page cost what one does. */
  private shared(caller: Caller, collection: Collection, ask: Ask, changes: number): Promise<readonly Frame[]> {
    const widthMs = ask.toMs - ask.fromMs;
    const key = JSON.stringify([collection.folder, caller.scope, caller.advice, ask.query, widthMs]);
    const known = this.streamed.get(key);
    if (known?.changes === changes) {
      return known.frames;
    }
    const now = this.clock.now();
    const frames = this.query(caller, { ...ask, fromMs: now - widthMs, toMs: now }, NEVER);
    this.streamed.delete(key);
    this.streamed.set(key, { changes, frames });
    // A failed answer is not handed on; of the rest the oldest goes.
    frames.catch(() => this.streamed.delete(key));
    if (this.streamed.size > STREAMED_MAX) {
      this.streamed.delete(this.streamed.keys().next().value ?? key);
    }
    return frames;
  }

  async resource(caller: Caller, ask: ResourceAsk, cancel: AbortSignal): Promise<ResourceAnswer> {
    return resource({ access: () => this.access(caller), health: () => this.health(caller) }, ask, cancel);
  }

  async health(caller: Caller): Promise<Health> {
    const collection = await this.collectionOf(caller);
    const [state, store] = await Promise.all([collection.state(), collection.storeState()]);
    const warnings = [...this.warningsOf(caller), ...collection.warnings, ...(await this.advice.of(caller.advice)).mistakes, ...stateWarnings(state)];
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
    const ok = state.refusal === '' && (pods?.state === 'watching' || pods?.state === 'listing');
    return { ok, message: ok ? summaryOf(state, warnings) : state.refusal || (pods?.message ?? 'Pods are not watched.'), details };
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
    const watched = await Promise.all([...this.held].map(async ([name, { collection }]) => {
      const open = await collection;
      const [state, store] = await Promise.all([open.state(), open.storeState()]);
      return { collection: name, state, storeBytes: store.bytes };
    }).map((one) => one.catch(() => undefined)));
    return metricsText({ queries: this.queries, failures: this.failures }, watched.filter((one) => one !== undefined));
  }

  async close(): Promise<void> {
    this.timers.forEach((timer) => timer.stop());
    await Promise.all([...this.held.values()].map(async ({ collection }) => (await collection).close()).map((end) => end.catch(() => undefined)));
    this.held.clear();
  }

  private async access(caller: Caller): Promise<Access> {
    const [{ source }, { advice }] = await Promise.all([this.collectionOf(caller), this.advice.of(caller.advice)]);
    return within(caller.scope, source, advice);
  }

  /** The caller's collection, opened when nobody else did. A failed opening is tried again by the next caller. */
  private async collectionOf({ connection }: Caller): Promise<Collection> {
    const name = await this.nameOf(connection);
    const held = this.held.get(name) ?? this.hold(name, connection);
    held.namedAt = this.clock.now();
    return held.collection;
  }

  private nameOf(connection: Connection): Promise<string> {
    const hash = hashOf(connection);
    const known = this.names.get(hash);
    if (known !== undefined) {
      return known;
    }
    const name = this.options.identify(connection);
    this.names.set(hash, name);
    // A new credential of the same account: whoever watches goes on with it.
    name.then((known) => this.held.get(known)?.collection.then((open) => open.use(connection)), () => this.names.delete(hash)).catch(() => undefined);
    return name;
  }

  private hold(name: string, connection: Connection): Held {
    const now = this.clock.now();
    const losses = (this.lostAt.get(name) ?? []).filter((at) => now - at < LOSSES_WINDOW_MS).length;
    const collection = this.options.open(connection, `${this.options.dataFolder}/${name}`, losses < LOSSES_MAX ? 0 : LOSSES_DELAY_MS);
    const held = { collection, namedAt: now };
    this.held.set(name, held);
    collection.then(({ ended }) => ended).then((why) => this.lost(name, why), () => this.forget(name));
    return held;
  }

  private lost(name: string, why: string): void {
    if (why !== '' && this.held.has(name)) {
      this.forget(name);
      this.lostAt.set(name, [...(this.lostAt.get(name) ?? []).slice(-LOSSES_MAX), this.clock.now()]);
      this.options.log.error('a collection ended by itself; the next question opens it again', { why });
    }
  }

  /** The next question opens it anew, under whatever name its connection has then. */
  private forget(name: string): void {
    this.held.delete(name);
    this.names.clear();
  }

  private endIdle(): void {
    for (const [name, { collection, namedAt }] of this.held) {
      if (this.clock.now() - namedAt > IDLE_MAX_MS) {
        this.forget(name);
        this.options.log.info('a collection is ended: no data source has named it for a day', { collection: name });
        collection.then((open) => open.close(), () => undefined).catch(() => undefined);
      }
    }
  }

  private async retain(): Promise<void> {
    for (const { collection } of this.held.values()) {
      const dropped = await collection.then((open) => open.retain(this.clock.now())).catch(() => []);
      dropped.forEach((sentence) => this.options.log.info(sentence));
    }
  }
}

function stateWarnings(state: ClusterState): readonly string[] {
  return [
    ...[state.refusal, state.storeError].filter((sentence) => sentence !== ''),
    ...state.resources.filter(({ state: now, message }) => now !== 'watching' && message !== '').map(({ message }) => message),
    ...state.grantedTooMuch,
    ...(state.backfill.message === '' ? [] : [state.backfill.message]),
  ];
}

const resourceState = ({ resource: name, state, message, objects, lagMs }: ClusterState['resources'][number]): ResourceState => ({ resource: name, state, message, objects, lagMs: lagMs ?? null });

function summaryOf(state: ClusterState, warnings: readonly string[]): string {
  const pods = state.resources.find(({ resource: name }) => name === 'pods')?.objects ?? 0;
  const said = `Watching ${pods} pods of ${state.version === '' ? 'the cluster' : `Kubernetes ${state.version}`}.`;
  return warnings.length === 0 ? said : `${said} ${warnings[0] ?? ''}`;
}

/** Ends early, without a word, when cancelled. */
async function pause(ms: number, cancel: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal: cancel }).catch(() => undefined);
}

/** A cancelled question is answered at once; what still runs for it ends unheard. */
function unlessCancelled<T>(work: Promise<T>, cancel: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancelled = (): void => reject(new AskError(499, 'plugin', 'The query was cancelled.'));
    cancel.addEventListener('abort', cancelled, { once: true });
    work.then(resolve, reject).finally(() => cancel.removeEventListener('abort', cancelled));
  });
}
