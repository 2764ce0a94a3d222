// One resource, kept in step with the API server: list, then watch, for ever. What client-go's reflector survives, this
// one survives; what was lost in between is told as a gap, never guessed.
//
//   start ──▶ list (pages, or WatchList) ──▶ watch ──┬── clean end, reset ──▶ watch again from the last version
//     ▲                                              ├── 410 Gone ─────────▶ gap, list again, what is missing is told
//     └────────── jittered back-off ◀────────────────┴── 403, 429, 5xx …
import type { Log } from '../../base/log';
import type { EpochMs } from '../../base/time';
import { backoff } from '../../base/backoff';
import type { KubeConnection, Reply } from './connection';
import { readBody, reasonOf } from './connection';
import { LineCutter, withoutManagedFields } from './lines';
import type { Raw } from './raw';
import { isRaw, raw, rawList, text } from './raw';

export type WatchState = 'listing' | 'watching' | 'forbidden' | 'broken';

/** What a reflector tells about objects. `at` is the arrival. */
export interface Heard {
  readonly what: 'added' | 'modified' | 'deleted' | 'listed';
  readonly object: Raw;
  readonly at: EpochMs;
}

export interface ReflectorTarget {
  /** `/api/v1/pods`, without query. */
  readonly path: string;
  readonly resource: string;
  readonly fieldSelector?: string;
  /** Events: begin the watch at the newest version, list nothing. */
  readonly watchOnly?: boolean;
  /** A watch that says nothing for so long is dead. Default: its own timeout and half a minute. */
  readonly silenceMaxMs?: number;
}

export interface ReflectorEars {
  /** Must not throw; when it does, the error is counted and logged and the watch goes on. */
  hear(heard: readonly Heard[]): void;
  /** An object that a relist no longer holds. */
  missing(uid: string, lastSeen: EpochMs, at: EpochMs): void;
  /** Deafness begins or ends: versions in between may be lost for ever. */
  gap(edge: 'start' | 'end', at: EpochMs): void;
  /** Pending while whoever hears is full: the next chunk is not read before it resolves. */
  room(): Promise<void> | undefined;
  /** The first list is complete: from now on changes are heard. */
  hearing(at: EpochMs): void;
}

export interface ReflectorStatus {
  readonly resource: string;
  readonly state: WatchState;
  readonly since: EpochMs;
  readonly lastHeard?: EpochMs;
  readonly objects: number;
  readonly errors: number;
  readonly gaps: number;
  readonly badLines: number;
  readonly message: string;
  /** Objects came through WatchList. */
  readonly watchList: boolean;
  readonly bookmarks: number;
  /** Age of changes when they arrived, milliseconds; where the objects tell when they were made. */
  readonly lagMs?: number;
}

export interface ReflectorClock {
  now(): EpochMs;
  chance(): number;
  sleep(ms: number, cancel: AbortSignal): Promise<void>;
}

const PAGE_OBJECTS = 500;
// A page of 500 pods is about 4 MB; nothing that is one page comes near this.
const PAGE_MAX_BYTES = 256 * 1024 * 1024;
const RETRY_FIRST_MS = 800;
const RETRY_MAX_MS = 30_000;
// What RBAC forbids today it may allow tomorrow, but not each second.
const FORBIDDEN_RETRY_MS = 60_000;
const WATCH_TIMEOUT_MIN_S = 300;
// Beyond the server's own timeout, so that only a dead connection meets it.
const WATCHDOG_EXTRA_MS = 30_000;

/** The version is too old: only a new list helps. */
class Gone extends Error {}

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly retryAfterS: number | undefined,
    said: string
  ) {
    super(said);
  }
}

export class Reflector {
  private version: string | undefined;
  private state: WatchState = 'listing';
  private since: EpochMs;
  private lastHeard: EpochMs | undefined;
  private errors = 0;
  private gaps = 0;
  private badLines = 0;
  private bookmarks = 0;
  private message = '';
  private deaf = false;
  private heardBefore = false;
  private watchListOffered = true;
  private usedWatchList = false;
  /** UIDs known, for what a relist misses. */
  private known = new Set<string>();
  private readonly retry = backoff(RETRY_FIRST_MS, RETRY_MAX_MS);

  /** @param resumeAt a stored version: the first watch goes on there, and only a 410 makes it list. */
  constructor(
    private readonly connection: KubeConnection,
    private readonly target: ReflectorTarget,
    private readonly ears: ReflectorEars,
    private readonly clock: ReflectorClock,
    private readonly log: Log,
    resumeAt?: string
  ) {
    this.since = clock.now();
    this.version = resumeAt;
  }

  get status(): ReflectorStatus {
    return {
      resource: this.target.resource, state: this.state, since: this.since, objects: this.known.size, errors: this.errors, gaps: this.gaps,
      badLines: this.badLines, message: this.message, watchList: this.usedWatchList, bookmarks: this.bookmarks,
      ...(this.lastHeard === undefined ? {} : { lastHeard: this.lastHeard }),
    };
  }

  /** The version from which a later process can go on; undefined before the first list ended. */
  get mark(): string | undefined {
    return this.heardBefore ? this.version : undefined;
  }

  /** Objects known before a restart: a relist tells those that are gone. */
  remember(uids: Iterable<string>): void {
    for (const uid of uids) {
      this.known.add(uid);
    }
  }

  async run(cancel: AbortSignal): Promise<void> {
    while (!cancel.aborted) {
      const waitMs = await this.round(cancel);
      if (!cancel.aborted) {
        await this.clock.sleep(waitMs, cancel);
      }
    }
  }

  /** One list where needed and one watch; gives the wait before the next. */
  private async round(cancel: AbortSignal): Promise<number> {
    try {
      if (this.version === undefined) {
        await this.list(cancel);
      }
      await this.watch(cancel);
      this.retry.reset();
      return 0;
    } catch (thrown) {
      return cancel.aborted ? 0 : this.afterFailure(thrown);
    }
  }

  private afterFailure(thrown: unknown): number {
    this.errors++;
    if (thrown instanceof Gone) {
      this.version = undefined;
      this.deafen();
      this.enter('listing', 'The API server no longer had the last version; listing again.');
      return this.retry.next(this.clock.chance());
    }
    if (thrown instanceof Refused && thrown.status === 403) {
      this.enter('forbidden', `RBAC does not allow to list and watch ${this.target.resource}. Grant get, list and watch on it, or do without.`);
      return FORBIDDEN_RETRY_MS;
    }
    const said = thrown instanceof Refused && thrown.status === 401 ? 'The API server refuses the credentials (401). Check the token.' : reasonOf(thrown);
    // A broken watch resumes without loss where the server still has the version; until then nothing is heard.
    this.enter('broken', said);
    this.log.warn('watch failed', { resource: this.target.resource, why: said });
    const waitMs = this.retry.next(this.clock.chance());
    return thrown instanceof Refused && thrown.retryAfterS !== undefined ? Math.max(waitMs, thrown.retryAfterS * 1000) : waitMs;
  }

  private enter(state: WatchState, message: string): void {
    if (state !== this.state) {
      this.since = this.clock.now();
    }
    this.state = state;
    this.message = message;
  }

  private deafen(): void {
    if (!this.deaf && this.heardBefore) {
      this.deaf = true;
      this.gaps++;
      this.ears.gap('start', this.lastHeard ?? this.clock.now());
    }
  }

  private async list(cancel: AbortSignal): Promise<void> {
    this.enter('listing', '');
    if (this.target.watchOnly === true) {
      const page = await this.page(cancel, 1, '');
      this.version = text(raw(page, 'metadata'), 'resourceVersion');
      return this.listed(new Set());
    }
    if (this.watchListOffered && (await this.watchList(cancel))) {
      return;
    }
    await this.pagedList(cancel);
  }

  private async pagedList(cancel: AbortSignal): Promise<void> {
    const seen = new Set<string>();
    let token = '';
    do {
      const page: Raw = await this.page(cancel, PAGE_OBJECTS, token).catch((thrown: unknown) => {
        if (thrown instanceof Gone && token !== '') {
          // The continue token expired: what was read may be inconsistent, begin again.
          this.log.info('list expired between pages', { resource: this.target.resource });
        }
        throw thrown;
      });
      const at = this.clock.now();
      const items = rawList(page, 'items');
      this.tell(items.map((object) => ({ what: 'listed', object, at })));
      items.forEach((object) => seen.add(uidOf(object)));
      token = text(raw(page, 'metadata'), 'continue') ?? '';
      this.version = token === '' ? text(raw(page, 'metadata'), 'resourceVersion') : undefined;
      // Leave the loop to others between pages.
      await this.clock.sleep(0, cancel);
      await this.ears.room();
    } while (token !== '' && !cancel.aborted);
    if (!cancel.aborted) {
      this.listed(seen);
    }
  }

  private async page(cancel: AbortSignal, limit: number, token: string): Promise<Raw> {
    const params = new URLSearchParams({ limit: String(limit) });
    if (token !== '') {
      params.set('continue', token);
    }
    const reply = await this.connection.send(this.url(params), cancel);
    await this.refuseUnlessOk(reply);
    const parsed: unknown = JSON.parse(withoutManagedFields(await readBody(reply, PAGE_MAX_BYTES)).toString('utf8'));
    if (!isRaw(parsed)) {
      throw new Error('the list is no JSON object');
    }
    return parsed;
  }

  /** Streams the list as a watch. False when the server does not offer that. */
  private async watchList(cancel: AbortSignal): Promise<boolean> {
    const params = new URLSearchParams({ watch: '1', allowWatchBookmarks: 'true', sendInitialEvents: 'true', resourceVersionMatch: 'NotOlderThan' });
    const reply = await this.openWatch(params, cancel);
    if (reply.status === 400 || reply.status === 422) {
      reply.body.resume();
      this.watchListOffered = false;
      return false;
    }
    await this.refuseUnlessOk(reply);
    this.usedWatchList = true;
    await this.follow(reply, new Set(), cancel);
    return true;
  }

  private async watch(cancel: AbortSignal): Promise<void> {
    if (this.version === undefined) {
      // A WatchList stream goes on as a watch and has ended.
      return;
    }
    const params = new URLSearchParams({ watch: '1', allowWatchBookmarks: 'true', resourceVersion: this.version });
    const reply = await this.openWatch(params, cancel);
    await this.refuseUnlessOk(reply);
    if (!this.heardBefore) {
      // Resumed from a stored version: nothing was lost.
      this.heardBefore = true;
      this.ears.hearing(this.clock.now());
    }
    await this.follow(reply, undefined, cancel);
  }

  private openWatch(params: URLSearchParams, cancel: AbortSignal): Promise<Reply> {
    const timeoutS = Math.round(WATCH_TIMEOUT_MIN_S * (1 + this.clock.chance()));
    params.set('timeoutSeconds', String(timeoutS));
    this.watchdogMs = this.target.silenceMaxMs ?? timeoutS * 1000 + WATCHDOG_EXTRA_MS;
    return this.connection.send(this.url(params), cancel);
  }

  private watchdogMs = 0;

  /** Reads a watch to its end. `initial` collects UIDs until the bookmark that ends a WatchList's list. */
  private async follow(reply: Reply, initial: Set<string> | undefined, cancel: AbortSignal): Promise<void> {
    if (initial === undefined) {
      this.enter('watching', '');
    }
    const cutter = new LineCutter();
    const watchdog = setTimeout(() => reply.body.destroy(new Error('the watch was silent beyond its own timeout')), this.watchdogMs).unref();
    let pending = initial;
    try {
      for await (const chunk of reply.body as AsyncIterable<Buffer>) {
        pending = this.hearChunk(cutter.push(chunk), pending);
        await this.ears.room();
      }
    } finally {
      clearTimeout(watchdog);
      reply.body.destroy();
    }
    if (pending !== undefined && !cancel.aborted) {
      throw new Error('the stream ended before the list was complete');
    }
  }

  private hearChunk(lines: Iterable<Buffer>, initial: Set<string> | undefined): Set<string> | undefined {
    const batch: Heard[] = [];
    const at = this.clock.now();
    let pending = initial;
    let ended: Error | undefined;
    for (const line of lines) {
      const change = this.parse(line);
      if (change === undefined) {
        continue;
      }
      const object = raw(change, 'object');
      const type = text(change, 'type');
      if (type === 'ERROR') {
        ended = errorEvent(object);
        break;
      }
      if (type === 'BOOKMARK') {
        this.bookmarks++;
        this.version = text(raw(object, 'metadata'), 'resourceVersion') ?? this.version;
        if (pending !== undefined && isEndOfList(object)) {
          this.tell(batch.splice(0));
          this.listed(pending);
          pending = undefined;
        }
      } else if (pending !== undefined) {
        pending.add(uidOf(object));
        batch.push({ what: 'listed', object, at });
      } else {
        this.heardChange(type, object, at, batch);
      }
    }
    this.tell(batch);
    this.lastHeard = at;
    if (ended !== undefined) {
      throw ended;
    }
    return pending;
  }

  private heardChange(type: string | undefined, object: Raw, at: EpochMs, batch: Heard[]): void {
    const uid = uidOf(object);
    if (type === 'ADDED' || type === 'MODIFIED') {
      // After a resume the server may send as ADDED what was known before the restart.
      batch.push({ what: type === 'ADDED' ? 'added' : 'modified', object, at });
      if (this.target.watchOnly !== true) {
        this.known.add(uid);
      }
    } else if (type === 'DELETED') {
      batch.push({ what: 'deleted', object, at });
      this.known.delete(uid);
    } else {
      this.badLines++;
      return;
    }
    this.version = text(raw(object, 'metadata'), 'resourceVersion') ?? this.version;
  }

  private parse(line: Buffer): Raw | undefined {
    try {
      const value: unknown = JSON.parse(withoutManagedFields(line).toString('utf8'));
      if (isRaw(value)) {
        return value;
      }
    } catch {
      // counted below like any other line that is no object
    }
    this.badLines++;
    this.log.warn('a line of the watch is no JSON and was skipped', { resource: this.target.resource, bytes: line.length });
    return undefined;
  }

  private tell(batch: readonly Heard[]): void {
    if (batch.length === 0) {
      return;
    }
    try {
      this.ears.hear(batch);
    } catch (thrown) {
      this.errors++;
      this.log.error('a handler of watch events failed', { resource: this.target.resource, error: reasonOf(thrown) });
    }
  }

  /** A list is complete: what it lacks is gone, deafness ends, hearing begins. */
  private listed(seen: Set<string>): void {
    const at = this.clock.now();
    if (this.deaf) {
      this.deaf = false;
      this.ears.gap('end', at);
    }
    if (this.target.watchOnly !== true) {
      for (const uid of this.known) {
        if (!seen.has(uid)) {
          this.ears.missing(uid, this.lastHeard ?? at, at);
        }
      }
      this.known = seen;
    }
    if (!this.heardBefore) {
      this.heardBefore = true;
      this.ears.hearing(at);
    }
    this.lastHeard = at;
    this.enter('watching', '');
  }

  private url(params: URLSearchParams): string {
    if (this.target.fieldSelector !== undefined) {
      params.set('fieldSelector', this.target.fieldSelector);
    }
    return `${this.target.path}?${params.toString()}`;
  }

  private async refuseUnlessOk(reply: Reply): Promise<void> {
    if (reply.status === 200) {
      return;
    }
    const said = (await readBody(reply, PAGE_MAX_BYTES)).toString('utf8').slice(0, 500);
    if (reply.status === 410) {
      throw new Gone(said);
    }
    throw new Refused(reply.status, reply.retryAfterS, `the API server answers ${reply.status} for ${this.target.resource}: ${statusMessage(said)}`);
  }
}

const uidOf = (object: Raw): string => text(raw(object, 'metadata'), 'uid') ?? '';

function isEndOfList(object: Raw): boolean {
  return raw(raw(object, 'metadata'), 'annotations')['k8s.io/initial-events-end'] === 'true';
}

function errorEvent(status: Raw): Error {
  const code = status['code'];
  const said = text(status, 'message') ?? 'the watch ended with an error';
  return code === 410 ? new Gone(said) : new Refused(typeof code === 'number' ? code : 500, undefined, said);
}

function statusMessage(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    return isRaw(parsed) ? (text(parsed, 'message') ?? body) : body;
  } catch {
    return body;
  }
}
