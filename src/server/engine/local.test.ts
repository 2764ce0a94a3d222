// Who shares a collection, how long it lives, what it says of itself. The collection here is a fake: it watches nothing.
import type { Log } from '../../base/log';
import { fail, ok } from '../../base/result';
import { DAY_MS, epochMs } from '../../base/time';
import { NO_ADVICE } from '../../pod/code/advice';
import type { ClusterState } from '../pipeline/cluster';
import { parseQuery } from '../../contract/query';
import type { Source } from '../query/access';
import type { Collection } from './collection';
import type { Caller, Connection } from './engine';
import { createLocalEngine } from './local';

const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const NEVER = new AbortController().signal;
const STATE: ClusterState = {
  uid: 'c1', version: 'v1.36.1', resources: [{ resource: 'pods', state: 'watching', since: epochMs(0), objects: 3, errors: 0, gaps: 0, badLines: 0, message: '', watchList: true, bookmarks: 0 }],
  backfill: { read: 0, complete: true, message: '' }, pods: 3, openPods: 0, tooLate: 0, signals: 0, storeError: '', refusal: '', grantedTooMuch: [], changes: 0,
};
const token = (secret: string): Connection => ({ kind: 'token', server: 'https://10.0.0.1', ca: '', token: secret, insecureSkipVerify: false });
const caller = (source: string, connection: Connection): Caller => ({ source, connection, scope: { all: true }, fromAlert: false, advice: [] });

function engineWithFakes(state: ClusterState = STATE) {
  const said: string[] = [];
  const deaths: Array<(why: string) => void> = [];
  const repeated: Array<() => void> = [];
  let now = 0;
  const engine = createLocalEngine({
    log: SILENT, version: '1', dataFolder: '/data', temporary: false, warnings: [], readAdvice: (text) => Promise.resolve(text === 'bad' ? fail('advice in line 1: no.') : ok(NO_ADVICE)),
    // Tokens "a-1" and "a-2" are of the account "a".
    identify: (connection) => (connection.kind === 'token' && connection.token !== '' ? Promise.resolve(connection.token.split('-')[0] ?? '') : Promise.reject(new Error('refused'))),
    open: (connection, folder, delayMs) => {
      said.push(`open ${folder}${delayMs === 0 ? '' : ` after ${delayMs}`}`);
      const ended = new Promise<string>((resolve) => deaths.push(resolve));
      const collection: Partial<Collection> = {
        folder, ended, warnings: ['Another process holds the data folder.'], source: { coverage: () => Promise.resolve({ cluster: said.push('asked') > 0 ? 'c1' : '', rows: [] }) } as Partial<Source> as Source, state: () => Promise.resolve(state), storeState: () => Promise.resolve({ bytes: 0, records: 0 }), changes: () => Promise.resolve(0), retain: () => Promise.resolve([]),
        use: (next) => Promise.resolve(void said.push(`use ${next.kind === 'token' ? next.token : ''}`)), close: () => Promise.resolve(void said.push(`close ${folder}`)),
      };
      return Promise.resolve(collection as Collection);
    },
    clock: {
      now: () => epochMs(now),
      every: (_, work) => {
        repeated.push(work);
        return { stop: () => undefined };
      },
    },
  });
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
  return {
    engine, said, settle,
    dies: async (why: string) => {
      deaths.at(-1)?.(why);
      await settle();
    },
    at: async (ms: number) => {
      now = ms;
      repeated.forEach((work) => work());
      await settle();
    },
  };
}

test('data sources with the same account share one collection; another account has its own', async () => {
  const { engine, said } = engineWithFakes();
  await Promise.all(['ds1', 'ds2'].map((source) => engine.health(caller(source, token('a-1')), NEVER)));
  await engine.health(caller('ds3', token('b-1')), NEVER);
  expect(said).toEqual(['open /data/a', 'open /data/b']);
});

test('a rotated token of the same account goes on in the same folder, with the new credential', async () => {
  const { engine, said, settle } = engineWithFakes();
  await engine.health(caller('ds1', token('a-1')), NEVER);
  await engine.health(caller('ds1', token('a-2')), NEVER);
  await settle();
  expect(said).toEqual(['open /data/a', 'use a-2']);
});

test('a credential that the server refuses opens nothing and is asked about again', async () => {
  const { engine, said } = engineWithFakes();
  await expect(engine.health(caller('ds1', token('')), NEVER)).rejects.toThrow('refused');
  await expect(engine.health(caller('ds1', token('')), NEVER)).rejects.toThrow('refused');
  expect(said).toEqual([]);
});

test('a collection goes on unasked for a day, and ends after it', async () => {
  const { engine, said, at } = engineWithFakes();
  await engine.health(caller('ds1', token('a-1')), NEVER);
  await at(DAY_MS);
  expect(said).toEqual(['open /data/a']);
  await at(DAY_MS + 1);
  expect(said).toEqual(['open /data/a', 'close /data/a']);
  await engine.health(caller('ds1', token('a-1')), NEVER);
  expect(said.at(-1)).toBe('open /data/a');
});

test('a collection that keeps ending by itself is opened again with a delay', async () => {
  const { engine, said, dies } = engineWithFakes();
  for (let i = 0; i < 4; i++) {
    await engine.health(caller('ds1', token('a-1')), NEVER);
    await dies('out of memory');
  }
  expect(said).toEqual(['open /data/a', 'open /data/a', 'open /data/a', 'open /data/a after 60000']);
});

test('a cluster that was refused before listing is unhealthy with the reason', async () => {
  const { engine } = engineWithFakes({ ...STATE, refusal: 'The cluster has about 9 pods …' });
  expect(await engine.health(caller('ds1', token('a-1')), NEVER)).toMatchObject({ ok: false, message: 'The cluster has about 9 pods …' });
});

test('metrics: each family once with help and type, no series twice, counters end in _total', async () => {
  const { engine } = engineWithFakes();
  await engine.health(caller('ds1', token('a-1')), NEVER);
  await engine.health(caller('ds2', token('b-1')), NEVER);
  const lines = (await engine.metrics()).trimEnd().split('\n');
  const series = lines.filter((line) => !line.startsWith('#')).map((line) => line.slice(0, line.lastIndexOf(' ')));
  expect(new Set(series).size).toBe(series.length);
  expect(series).toContain('lunettes_watch_up{cluster="c1",collection="a",resource="pods"}');
  for (const [, name = '', type] of lines.map((line) => /^# TYPE (\S+) (\S+)$/.exec(line) ?? []).filter(([all]) => all !== undefined)) {
    expect(name.endsWith('_total')).toBe(type === 'counter');
  }
  expect(lines.every((line) => /^# (HELP|TYPE) |^[a-z_]+(\{.*\})? \d/.test(line))).toBe(true);
});

test('streams that ask the same are answered once; a stream of another scope is answered by itself', async () => {
  const { engine, said } = engineWithFakes();
  const query = parseQuery({ kind: 'coverage' });
  const first = async (who: Caller): Promise<number> => {
    for await (const frames of engine.stream(who, { query: query.ok ? query.value : ({} as never), fromMs: 0, toMs: 1000, maxDataPoints: 1, intervalMs: 1 }, NEVER)) {
      return frames.length;
    }
    return 0;
  };
  const one = caller('ds1', token('a-1'));
  expect(await Promise.all([first(one), first(one), first(one), first({ ...one, scope: { all: false, namespaces: ['shop'] } })])).toEqual([1, 1, 1, 1]);
  expect(said.filter((word) => word === 'asked')).toHaveLength(2);
});

test('advice that cannot be read is left out whole, and health says so', async () => {
  const { engine } = engineWithFakes();
  const health = await engine.health({ ...caller('1/a', token('a-1')), advice: [{ from: 'the data source', text: 'bad' }, { from: 'a file', text: 'good' }] }, NEVER);
  expect(health.details.warnings).toContain('The advice of the data source is not used: advice in line 1: no.');
});

test('health says what was found out about the folder when it was opened', async () => {
  const { engine } = engineWithFakes();
  expect((await engine.health(caller('ds1', token('a-1')), NEVER)).details.warnings).toContain('Another process holds the data folder.');
});
