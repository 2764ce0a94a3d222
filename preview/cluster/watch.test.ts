// The reflector against the demo cluster: what the API server does to clients, and what they must survive.
import { epochMs } from '../../src/base/time';
import type { Log } from '../../src/base/log';
import { connectWithToken } from '../../src/server/kube/connection';
import type { Heard } from '../../src/server/kube/reflector';
import { Reflector } from '../../src/server/kube/reflector';
import type { Api, ApiOptions } from './api';
import { serveApi } from './api';
import { World } from './world';

const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const pod = (name: string, note = ''): { metadata: { name: string; namespace: string; uid: string }; note: string } => ({ metadata: { name, namespace: 'shop', uid: `uid-${name}` }, note });

interface Setting {
  readonly world: World;
  readonly api: Api;
  readonly denied: Set<string>;
  readonly heard: Heard[];
  readonly missing: string[];
  readonly gaps: string[];
  readonly reflector: Reflector;
  stop(): Promise<void>;
}

async function watching(options: Partial<ApiOptions> = {}, pods = 3, throwing = false): Promise<Setting> {
  const world = new World();
  for (let i = 0; i < pods; i++) {
    world.put('pods', pod(`p${i}`));
  }
  const denied = options.denied ?? new Set<string>();
  const api = await serveApi(world, { token: 't', watchList: true, bookmarkMs: 50, ...options, denied });
  const [heard, missing, gaps]: [Heard[], string[], string[]] = [[], [], []];
  const cancel = new AbortController();
  const connection = connectWithToken({ server: api.url, ca: '', token: 't', insecureSkipVerify: false });
  const reflector = new Reflector(connection, { path: '/api/v1/pods', resource: 'pods' }, {
    hear: (batch) => {
      heard.push(...batch);
      if (throwing) {
        throw new Error('a handler that fails');
      }
    },
    missing: (uid) => missing.push(uid), gap: (edge) => gaps.push(edge), room: () => undefined, hearing: () => undefined,
  }, {
    now: () => epochMs(Date.now()), chance: () => 0.5,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 20))),
  }, SILENT);
  const running = reflector.run(cancel.signal);
  return {
    world, api, denied, heard, missing, gaps, reflector,
    stop: async () => {
      cancel.abort();
      await api.close();
      await running;
      connection.close();
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 8000;
  while (!holds()) {
    if (Date.now() > end) {
      throw new Error('it did not come to be within 8 s');
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const names = (heard: readonly Heard[], what: Heard['what']): readonly string[] => heard.filter((one) => one.what === what).map(({ object }) => String((object['metadata'] as { name: string }).name));

test.each([[true], [false]])('what is there is listed once, and changes are heard after it (WatchList %s)', async (watchList) => {
  const setting = await watching({ watchList }, 1203);
  await until(() => setting.reflector.status.state === 'watching');
  expect(new Set(names(setting.heard, 'listed')).size).toBe(1203);
  expect(names(setting.heard, 'listed')).toHaveLength(1203);
  setting.world.put('pods', pod('new'));
  setting.world.put('pods', pod('new', 'changed'));
  setting.world.remove('pods', 'shop', 'new');
  await until(() => names(setting.heard, 'deleted').length === 1);
  expect([names(setting.heard, 'added'), names(setting.heard, 'modified'), names(setting.heard, 'deleted')]).toEqual([['new'], ['new'], ['new']]);
  expect(setting.reflector.status).toMatchObject({ watchList, objects: 1203, gaps: 0 });
  await setting.stop();
});

test('a connection that breaks is taken up where it was, without a gap and without a second copy', async () => {
  const setting = await watching();
  await until(() => setting.reflector.status.state === 'watching');
  setting.api.dropConnections();
  setting.world.put('pods', pod('while-deaf'));
  await until(() => names(setting.heard, 'added').length === 1);
  expect([names(setting.heard, 'added'), setting.gaps]).toEqual([['while-deaf'], []]);
  await setting.stop();
});

test('a version that is gone is listed anew: the gap is told, and what vanished in it', async () => {
  const setting = await watching();
  await until(() => setting.reflector.status.state === 'watching');
  setting.denied.add('pods');
  setting.api.dropConnections();
  await until(() => setting.reflector.status.state === 'forbidden');
  setting.world.remove('pods', 'shop', 'p1');
  setting.world.compact('pods');
  setting.denied.clear();
  await until(() => setting.gaps.length === 2);
  expect([setting.gaps, setting.missing]).toEqual([['start', 'end'], ['uid-p1']]);
  await setting.stop();
});

test('what RBAC forbids is said with what to do', async () => {
  const setting = await watching({ denied: new Set(['pods']) });
  await until(() => setting.reflector.status.state === 'forbidden');
  expect(setting.reflector.status.message).toMatch(/RBAC does not allow .* Grant get, list and watch/);
  await setting.stop();
});

test('bookmarks move the version forward while nothing changes', async () => {
  const setting = await watching();
  await until(() => setting.reflector.status.bookmarks > 3);
  setting.world.put('nodes', { metadata: { name: 'n', uid: 'n' } });
  await until(() => setting.reflector.mark === String(setting.world.currentVersion));
  await setting.stop();
});

test('a handler that throws is counted and the watch goes on', async () => {
  const setting = await watching({}, 3, true);
  await until(() => setting.reflector.status.state === 'watching');
  setting.world.put('pods', pod('after'));
  await until(() => names(setting.heard, 'added').length === 1);
  expect(setting.reflector.status.errors).toBeGreaterThanOrEqual(2);
  await setting.stop();
});
