// A scene: a golden scenario heard by the real fold and answered by the real query code, in memory, in place of the preview's
// backend. What a page shows of it is what a backend would have said at that second; only the cluster is written down.
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { epochMs } from '../../src/base/time';
import { parseQuery } from '../../src/contract/query';
import type { HealthDetails } from '../../src/contract/resource';
import { createFold } from '../../src/pod/record/journal-fold';
import type { PodRecord } from '../../src/pod/record/record';
import { DEFAULT_SETTINGS } from '../../src/pod/record/settings';
import type { Signal } from '../../src/pod/signal';
import { signalsOf, T0, uidOf } from '../../src/pod/testing/golden/play';
import { readScenario } from '../../src/pod/testing/golden/read';
import { sourceOf } from '../../src/server/engine/collection';
import { AskError } from '../../src/server/engine/engine';
import { resource } from '../../src/server/engine/resources';
import { frameJson } from '../../src/server/grafana/frame-json';
import { within } from '../../src/server/query/access';
import { answer } from '../../src/server/query/answer';
import { matches } from '../../src/server/store/matches';

const NEVER = new AbortController().signal;
const PODS_MAX = 1000;

/** A scenario of tests/golden, or one that only a page needs. */
export const scenario = (name: string): string => readFileSync(`tests/${/^[GLO]\d/.test(name) ? 'golden' : 'e2e/scenes'}/${name}.golden`, 'utf8');

export class Scene {
  private readonly scenario;
  private readonly signals: Signal[];
  private readonly fold = createFold({ ...DEFAULT_SETTINGS, watchLatencyMs: 0, watchLatencyMaxMs: 0, injectedContainers: [], controlPlaneClock: { offsetMs: 0, errorMs: 0 } });
  // What a store would keep.
  private readonly settled = new Map<string, { readonly record: PodRecord; readonly evidence: readonly Signal[] }>();
  private nowMs = 0;

  constructor(text: string) {
    this.scenario = readScenario(text);
    this.signals = [...signalsOf(this.scenario)];
  }

  /** Epoch milliseconds of now. */
  get now(): number {
    return this.nowMs;
  }

  uid(word: string): string {
    return uidOf(this.scenario, word);
  }

  /** Hears all that comes until then. @param atS seconds of the scenario */
  until(atS: number): this {
    this.nowMs = T0 + atS * 1000;
    for (let next = this.signals[0]; next !== undefined && next.at <= this.nowMs; next = this.signals[0]) {
      this.step(next.at);
      this.fold.take([next]);
      this.signals.shift();
    }
    this.step(this.nowMs);
    return this;
  }

  private step(ms: number): void {
    let step;
    do {
      step = this.fold.step(epochMs(ms), PODS_MAX);
      step.settled.forEach((one) => this.settled.set(keyOf(one.record), one));
    } while (step.more);
  }

  private access() {
    const { fold } = this;
    const now = epochMs(this.nowMs);
    const given = <T>(value: T): Promise<T> => Promise.resolve(value);
    const uids = this.scenario.pods.map(({ word }) => uidOf(this.scenario, word));
    const cluster = {
      state: () => Promise.reject(new Error('a scene has no state of a cluster')), changes: () => given(0),
      records: () => given([...uids.flatMap((uid) => fold.recordsOf(uid, now)), ...fold.workloadRecordsAt(now)]),
      recordsOf: (uid: PodRecord['key']['uid']) => given([...fold.recordsOf(uid, now), ...fold.workloadRecordsAt(now).filter(({ key }) => key.uid === uid)]),
      timelineOf: (uid: PodRecord['key']['uid']) => given(fold.timelineOf(uid)), podOf: (uid: PodRecord['key']['uid']) => given(fold.podOf(uid)),
      signalsOf: (uid: PodRecord['key']['uid']) => given(fold.signalsOf(uid)), aroundOf: (uid: PodRecord['key']['uid'], node: string) => given(fold.aroundOf(uid, node)),
      incidents: () => given(fold.incidents()), onlyThis: (uid: PodRecord['key']['uid'], namespaces: readonly string[] | undefined) => given(fold.onlyThis(uid, namespaces)), namespaces: () => given(['ns']),
    };
    const store = {
      state: () => given({ bytes: 0, records: this.settled.size }), gaps: () => given([]),
      records: (filter: Parameters<typeof matches>[1]) => given({ records: [...this.settled.values()].map(({ record }) => record).filter((record) => matches(record, filter)), truncated: false }),
      evidence: (key: PodRecord['key']) => given(this.settled.get(keyOf({ key }))?.evidence ?? []),
    };
    return within({ all: true }, sourceOf(cluster, store));
  }

  /** @returns a reply of /api/ds/query and its status. */
  async query(queries: readonly { readonly refId: string }[]): Promise<{ readonly status: number; readonly json: object }> {
    const access = this.access();
    const results = await Promise.all(queries.map(async (raw) => {
      const query = parseQuery(raw);
      try {
        if (!query.ok) {
          throw new AskError(400, 'plugin', query.why);
        }
        const frames = await answer(access, { query: query.value, fromMs: T0, toMs: this.nowMs, maxDataPoints: 100, intervalMs: 1000 }, NEVER);
        return [raw.refId, { status: 200, frames: frames.map(frameJson) }] as const;
      } catch (thrown) {
        return [raw.refId, failed(thrown)] as const;
      }
    }));
    return { status: results.some(([, result]) => 'error' in result) ? 400 : 200, json: { results: Object.fromEntries(results) } };
  }

  async resource(path: string, params: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly body: Buffer }> {
    try {
      const { status, body } = await resource({ access: () => Promise.resolve(this.access()), health: () => Promise.resolve({ ok: true, message: '', details: HEALTH }) }, { path, method: 'GET', params, body: Buffer.of() }, NEVER);
      return { status, body: Buffer.from(body) };
    } catch (thrown) {
      const { status, error } = failed(thrown);
      return { status, body: Buffer.from(JSON.stringify({ message: error })) };
    }
  }

  /** The page asks this scene from now on, and its clock stands at the scene's second. */
  async serve(page: Page): Promise<void> {
    await page.clock.setFixedTime(this.nowMs);
    await page.route('**/api/live/**', (route) => route.abort());
    await page.route('**/api/ds/query', async (route) => {
      const { queries } = route.request().postDataJSON() as { queries: { refId: string }[] };
      await route.fulfill(await this.query(queries));
    });
    await page.route('**/api/datasources/uid/*/resources/**', async (route) => {
      const url = new URL(route.request().url());
      const reply = await this.resource(decodeURIComponent(url.pathname.replace(/^.*?\/resources\//, '')), Object.fromEntries(url.searchParams));
      await route.fulfill({ ...reply, contentType: 'application/json' });
    });
  }
}

const keyOf = ({ key }: Pick<PodRecord, 'key'>): string => `${key.uid} ${key.operation} ${key.ordinal}`;

const failed = (thrown: unknown): { readonly status: number; readonly error: string } =>
  (thrown instanceof AskError ? { status: thrown.status, error: thrown.message } : { status: 500, error: String(thrown) });

const HEALTH: HealthDetails = {
  engine: 'local', version: '0', cluster: { uid: 'scene', version: 'v1.36' }, resources: [], store: null, refused: [], grantedTooMuch: [], namespaces: 'all', warnings: [],
};
