// All watches of one cluster as one stream of signals, with what it knows about its own hearing.
import { setTimeout as sleepFor } from 'node:timers/promises';
import type { Log } from '../../base/log';
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import type { PodUid, Signal } from '../../pod/signal';
import type { KubeConnection } from './connection';
import { ConnectionError, readBody, reasonOf } from './connection';
import type { KeptKeys } from './projection';
import { eventFacts, leaseRenewal } from './projection';
import type { Raw } from './raw';
import { integer, isRaw, raw, rawList, text } from './raw';
import type { ReflectorClock, ReflectorStatus } from './reflector';
import { LagBook } from './lag';
import { Reflector } from './reflector';
import type { WatchedResource } from './resources';
import { scopePath, watchedResources } from './resources';

export interface ClusterIdentity {
  /** UID of the namespace kube-system; empty when it may not be read. */
  readonly uid: string;
  /** gitVersion of the API server; empty when unknown. */
  readonly version: string;
}

export interface ClusterSourceOptions {
  readonly connection: KubeConnection;
  readonly kept: KeptKeys;
  /** Watch this namespace alone; empty or absent: the whole cluster. */
  readonly namespace?: string;
  readonly log: Log;
  /** Hears signals in batches, in order of arrival. */
  readonly hear: (signals: readonly Signal[]) => void;
  /** Pending while no more may be heard; undefined: go on. */
  readonly room: () => Promise<void> | undefined;
  /** Stored versions by resource, from an earlier run. */
  readonly resume: Readonly<Record<string, string>>;
  /** UIDs of pods known from an earlier run. */
  readonly knownPods: readonly string[];
}

// Design 5.2: at start the past is read within this budget.
const BACKFILL_EVENTS_MAX = 100_000;
const BACKFILL_MAX_MS = 60_000;
const PAGE_EVENTS = 500;
const BODY_MAX_BYTES = 256 * 1024 * 1024;
const LEASE_EACH_MS = 1000;
// A deletion may have been on its way when the watch broke: the greatest latency that an arrival may have.
const ON_THE_WAY_MAX_MS = 500;

const NEVER_NEEDED = [
  { verb: 'list', resource: 'secrets', says: 'read secrets' }, { verb: 'create', resource: 'pods', says: 'create pods' }, { verb: 'delete', resource: 'pods', says: 'delete pods' },
] as const;

const realClock: ReflectorClock = {
  now: () => epochMs(performance.timeOrigin + performance.now()),
  chance: () => Math.random(),
  sleep: async (ms, cancel) => {
    await sleepFor(ms, undefined, { signal: cancel }).catch(() => undefined);
  },
};

/** The server's own clock, once with each answer. */
function servedBy(date: string | undefined, askedAt: EpochMs, at: EpochMs): readonly Signal[] {
  const stampedAt = Date.parse(date ?? '');
  return Number.isNaN(stampedAt) ? [] : [{ kind: 'served', at, askedAt, stampedAt: epochMs(stampedAt) }];
}

export class ClusterSource {
  private readonly reflectors: ReadonlyArray<{ readonly watched: WatchedResource; readonly reflector: Reflector }>;
  private readonly nodes = new Set<string>();
  private readonly clock: ReflectorClock;
  private identityRead: ClusterIdentity = { uid: '', version: '' };
  private readonly lag = new LagBook();
  private backfill = { read: 0, complete: false, message: '' };

  constructor(
    private readonly options: ClusterSourceOptions,
    clock: ReflectorClock = realClock
  ) {
    this.clock = clock;
    this.reflectors = watchedResources(options.kept, options.namespace).map((watched) => ({ watched, reflector: this.reflectorOf(watched) }));
  }

  /** Runs until cancelled. Never throws for what the cluster does. */
  async run(cancel: AbortSignal): Promise<void> {
    await this.readIdentity(cancel);
    await Promise.all([
      ...this.reflectors.map(({ reflector }) => reflector.run(cancel)),
      this.backfillEvents(cancel),
      this.readLeases(cancel),
    ]);
  }

  get identity(): ClusterIdentity {
    return this.identityRead;
  }

  coverage(): readonly ReflectorStatus[] {
    const lagMs = this.lag.median(this.clock.now());
    return this.reflectors.map(({ watched, reflector }) => ({ ...reflector.status, ...(watched.resource === 'events' && lagMs !== undefined ? { lagMs } : {}) }));
  }

  marks(): Readonly<Record<string, string>> {
    const entries = this.reflectors.map(({ watched, reflector }) => [watched.resource, reflector.mark] as const);
    return Object.fromEntries(entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
  }

  /** Events of one pod, asked for now. Empty when they may not be read. */
  async fetchEventsOf(uid: PodUid, cancel: AbortSignal): Promise<readonly Signal[]> {
    const page = await this.get(`/api/v1${scopePath(this.options.namespace ?? '')}/events?limit=${PAGE_EVENTS}&fieldSelector=${encodeURIComponent(`involvedObject.uid=${uid}`)}`, cancel);
    return page === undefined ? [] : this.listedEvents(page);
  }

  /** How many pods the server has, by its own estimate; undefined when it does not tell. */
  async countPods(cancel: AbortSignal): Promise<number | undefined> {
    const page = await this.get('/api/v1/pods?limit=1', cancel);
    return page === undefined ? undefined : rawList(page, 'items').length + (integer(raw(page, 'metadata'), 'remainingItemCount') ?? 0);
  }

  /** What the credentials may do beyond what is needed: empty, or sentences. */
  async grantedTooMuch(cancel: AbortSignal): Promise<readonly string[]> {
    const said = await Promise.all(NEVER_NEEDED.map(async ({ verb, resource, says }) => {
      const review = await this.post('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', cancel, {
        apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: { resourceAttributes: { verb, resource } },
      });
      return raw(review ?? {}, 'status')['allowed'] === true ? [`The credentials may ${says}; Lunettes never does. Grant less.`] : [];
    }));
    return said.flat();
  }

  private reflectorOf(watched: WatchedResource): Reflector {
    const { connection, log, resume, knownPods } = this.options;
    // Only what a journal holds goes on where it ended; nodes, claims and workloads are listed anew, they are in no journal.
    const resumeAt = watched.journaled ? resume[watched.resource] : undefined;
    const reflector = new Reflector(
      connection,
      { path: watched.path, resource: watched.resource, watchOnly: watched.watchOnly },
      {
        hear: (heard) => this.tell(heard.map(({ what, object, at }) => this.signalOf(watched, what, object, at))),
        missing: (uid, lastSeen, at) => {
          if (watched.resource === 'pods') {
            this.tell([{ kind: 'podMissing', at, uid: uid as PodUid, lastSeen: epochMs(lastSeen - ON_THE_WAY_MAX_MS) }]);
          }
        },
        gap: (edge, at) => this.tell([{ kind: 'gap', at, edge, resources: [watched.heardAs] }]),
        room: this.options.room,
        hearing: (at) => this.tell([{ kind: 'hearing', at, resources: [watched.heardAs] }]),
      },
      this.clock,
      log,
      resumeAt
    );
    if (watched.resource === 'pods') {
      reflector.remember(knownPods);
    }
    return reflector;
  }

  private signalOf(watched: WatchedResource, what: 'added' | 'modified' | 'deleted' | 'listed', object: Raw, at: EpochMs): Signal | undefined {
    const signal = watched.signal(what, object, at);
    if (signal?.kind === 'node' && what !== 'deleted') {
      this.nodes.add(signal.node.name);
    } else if (signal?.kind === 'node') {
      this.nodes.delete(signal.node.name);
    }
    if (signal?.kind === 'event' && what === 'added') {
      this.lag.note(at, signal.event.namedAt ?? signal.event.eventTime);
    }
    return signal;
  }

  private tell(signals: readonly (Signal | undefined)[]): void {
    const heard = signals.filter((signal) => signal !== undefined);
    if (heard.length > 0) {
      this.options.hear(heard);
    }
  }

  private async readIdentity(cancel: AbortSignal): Promise<void> {
    const version = await this.get('/version', cancel);
    const namespace = await this.get('/api/v1/namespaces/kube-system', cancel);
    this.identityRead = { uid: text(raw(namespace ?? {}, 'metadata'), 'uid') ?? '', version: text(version ?? {}, 'gitVersion') ?? '' };
  }

  /** Events that were there before the watch began, within the budget; what is left out is said in the log and in coverage. */
  private async backfillEvents(cancel: AbortSignal): Promise<void> {
    const until = this.clock.now() + BACKFILL_MAX_MS;
    let token = '';
    do {
      const page = await this.get(`/api/v1${scopePath(this.options.namespace ?? '')}/events?limit=${PAGE_EVENTS}${token === '' ? '' : `&continue=${encodeURIComponent(token)}`}`, cancel);
      if (page === undefined) {
        return;
      }
      const signals = this.listedEvents(page);
      this.tell(signals);
      this.backfill.read += signals.length;
      token = text(raw(page, 'metadata'), 'continue') ?? '';
      if (token !== '' && (this.backfill.read >= BACKFILL_EVENTS_MAX || this.clock.now() > until)) {
        this.backfill.message = `Older events were left out after ${this.backfill.read}: the budget of the back-fill was reached.`;
        this.options.log.warn(this.backfill.message);
        return;
      }
    } while (token !== '' && !cancel.aborted);
    this.backfill.complete = true;
  }

  /** What of the past was read, for coverage. */
  get backfillState(): { readonly read: number; readonly complete: boolean; readonly message: string } {
    return this.backfill;
  }

  private listedEvents(page: Raw): readonly Signal[] {
    const at = this.clock.now();
    return rawList(page, 'items').flatMap((object): readonly Signal[] => {
      const event = eventFacts(object);
      return event === undefined ? [] : [{ kind: 'event', at, heard: 'listed', event }];
    });
  }

  /** One node's Lease a second, in turn: the best free probe of a kubelet's clock. */
  private async readLeases(cancel: AbortSignal): Promise<void> {
    while (!cancel.aborted) {
      for (const node of [...this.nodes]) {
        await this.clock.sleep(LEASE_EACH_MS, cancel);
        const lease = await this.get(`/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/${encodeURIComponent(node)}`, cancel);
        const renewedAt = lease === undefined ? undefined : leaseRenewal(lease);
        if (renewedAt !== undefined) {
          this.tell([{ kind: 'lease', at: this.clock.now(), node, renewedAt }]);
        }
      }
      await this.clock.sleep(LEASE_EACH_MS, cancel);
    }
  }

  /** A GET whose failure is no news: undefined then, with a line in the log. */
  private get(path: string, cancel: AbortSignal): Promise<Raw | undefined> {
    return this.exchange(path, cancel);
  }

  private post(path: string, cancel: AbortSignal, body: object): Promise<Raw | undefined> {
    return this.exchange(path, cancel, body);
  }

  private async exchange(path: string, cancel: AbortSignal, body?: object): Promise<Raw | undefined> {
    try {
      const askedAt = this.clock.now();
      const reply = await this.options.connection.send(path, cancel, body);
      this.tell(servedBy(reply.body.headers.date, askedAt, this.clock.now()));
      const answer = await readBody(reply, BODY_MAX_BYTES);
      if (reply.status !== 200 && reply.status !== 201) {
        this.options.log.debug('a read was refused', { path, status: reply.status });
        return undefined;
      }
      const parsed: unknown = JSON.parse(answer.toString('utf8'));
      return isRaw(parsed) ? parsed : undefined;
    } catch (thrown) {
      if (!cancel.aborted) {
        this.options.log.debug('a read failed', { path, why: thrown instanceof ConnectionError ? thrown.message : reasonOf(thrown) });
      }
      return undefined;
    }
  }
}
