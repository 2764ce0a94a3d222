// One cluster's thread over a scripted API server and a real store: what a restart keeps, what it tells, what it asks again.
import { mkdtempSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../base/log';
import { epochMs } from '../../base/time';
import type { PodUid } from '../../pod/signal';
import { pod } from '../../pod/testing/samples';
import { connectWithToken } from '../kube/connection';
import { openSqliteReader } from '../store/sqlite/reader';
import { DEFAULT_RETENTION, openSqliteWriter } from '../store/sqlite/writer';
import type { Batch } from '../store/store';
import type { ClusterHandlers, ClusterOptions } from './cluster';
import { NOTHING_LEFT, runCluster } from './cluster';

const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 8000; !(await holds()); await wait(20)) {
    if (Date.now() > end) {
      throw new Error('it did not come to be within 8 s');
    }
  }
}

const createdAt = new Date(Date.now() - 1000).toISOString().replace(/\.\d+Z/, 'Z');
const podObject = (name: string, version: number, more: object = {}): object => ({
  metadata: { name, namespace: 'shop', uid: `uid-${name}`, resourceVersion: String(version), creationTimestamp: createdAt }, spec: { containers: [{ name: 'app', image: 'r/app:1' }] }, status: { phase: 'Pending', conditions: [] }, ...more,
});
const nodeObject = { metadata: { name: 'n1', uid: 'uid-n1', resourceVersion: '5' }, spec: {}, status: { conditions: [], allocatable: {}, nodeInfo: { kubeletVersion: 'v1.36.0' } } };

/** A scripted API server: pods and nodes in a list, watches that say what `push` gives them. */
async function fakeApi(pods: readonly object[], remainingItemCount = 0) {
  const asked: string[] = [];
  let watching: ServerResponse | undefined;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    asked.push(request.url ?? '');
    if (url.searchParams.has('sendInitialEvents')) {
      return void response.writeHead(422).end('{}');
    }
    if (url.searchParams.has('watch')) {
      response.flushHeaders();
      watching = url.pathname.endsWith('/pods') ? response : watching;
      return undefined;
    }
    const items = url.pathname === '/api/v1/pods' ? pods : url.pathname === '/api/v1/nodes' ? [nodeObject] : [];
    const one = url.searchParams.get('limit') === '1';
    return void response.end(JSON.stringify({ metadata: { resourceVersion: '10', ...(one ? { remainingItemCount } : {}) }, items: one ? items.slice(0, 1) : items }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, isWatched: () => watching !== undefined,
    push: (type: string, object: object) => watching?.write(`${JSON.stringify({ type, object })}\n`),
    /** Every connection breaks, as with a server that is started again. */
    forget: () => {
      watching = undefined;
      asked.length = 0;
      server.closeAllConnections();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const start = (url: string, more: Partial<ClusterOptions>): ClusterHandlers => runCluster({
  connection: connectWithToken({ server: url, ca: '', token: 't', insecureSkipVerify: false }), log: SILENT, kept: { labels: [], annotations: [] }, resumed: NOTHING_LEFT, startDelayMs: 0, memoryMiB: 1024,
  write: () => Promise.resolve(), ...more,
});

test('a restart goes on: pods are watched from where they were heard, nodes are listed anew, the gap is noted until hearing begins, nothing is written twice', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-cluster-'));
  const api = await fakeApi([podObject('web-1', 7)]);
  const run = async (work: (cluster: ClusterHandlers) => Promise<void>): Promise<void> => {
    const writer = openSqliteWriter(folder, DEFAULT_RETENTION);
    const reader = openSqliteReader(folder);
    const cluster = start(api.url, { resumed: await reader.resume(), write: (batch) => writer.write(batch) });
    await until(() => api.isWatched());
    await work(cluster);
    await cluster.stop();
    await reader.close();
    await writer.close();
  };
  await run(async () => {
    api.push('ADDED', podObject('web-2', 11));
    await wait(600);
  });
  const reader = openSqliteReader(folder);
  const first = await reader.resume();
  expect(first.marks?.byResource['pods']).toBe('11');
  api.forget();

  await run(async (cluster) => {
    api.push('MODIFIED', podObject('web-2', 12, { spec: { nodeName: 'n1', containers: [{ name: 'app', image: 'r/app:1' }] } }));
    await until(() => cluster.podOf('uid-web-2' as PodUid)?.nodeName === 'n1');
    await wait(400);
  });
  const pods = api.asked.filter((url) => url.startsWith('/api/v1/pods') && !url.includes('limit=1'));
  expect(pods[0]).toMatch(/watch=1.*resourceVersion=11/);
  expect(pods.filter((url) => url.includes('limit=500'))).toEqual([]);
  expect(api.asked.some((url) => url.startsWith('/api/v1/nodes?limit=500'))).toBe(true);

  const second = await reader.resume();
  const signals = (uid: string, resumed: typeof first): number => resumed.journals.find((journal) => journal.uid === uid)?.signals.length ?? 0;
  expect([signals('uid-web-1', first), signals('uid-web-1', second), signals('uid-web-2', first), signals('uid-web-2', second)]).toEqual([1, 1, 1, 2]);
  expect(second.hearingSince).toBe(first.hearingSince);
  expect(second.gaps.map(({ resources, to }) => [resources.join(), to !== undefined])).toEqual([['pods', true], ['events', true]]);
  expect(second.gaps[0]?.from).toBe(first.marks?.heardAt);
  await reader.close();
  api.close();
});

test('while the store refuses, answers go on, records wait, health says so, and what waited is written once it takes again', async () => {
  const api = await fakeApi([podObject('web-1', 7)]);
  let full = true;
  const written: Batch[] = [];
  const cluster = start(api.url, { write: (batch) => (full ? Promise.reject(new Error('database or disk is full')) : Promise.resolve(void written.push(batch))) });
  await until(() => cluster.state().storeError !== '');
  expect(cluster.state().storeError).toMatch(/^The store cannot be written: database or disk is full\. Records wait in memory; free space/);
  expect(cluster.recordsOf('uid-web-1' as PodUid)).toHaveLength(1);
  full = false;
  await until(() => cluster.state().storeError === '');
  expect(written.flatMap(({ heard }) => heard).flatMap(({ uid, signals }) => signals.map(() => uid))).toEqual(['uid-web-1']);
  await cluster.stop();
  api.close();
});

test('a cluster that will not fit is refused before anything is listed', async () => {
  const api = await fakeApi([podObject('web-1', 7)], 2_000_000);
  const cluster = start(api.url, { memoryMiB: 256 });
  await until(() => cluster.state().refusal !== '');
  expect(cluster.state().refusal).toMatch(/about 2000001 pods.*256 MiB are allowed\. Nothing is listed/);
  expect(api.asked.filter((url) => /limit=500|watch=1/.test(url))).toEqual([]);
  await cluster.stop();
  api.close();
});

test('after too many starts the lists wait, and answers of the store are there meanwhile', async () => {
  const api = await fakeApi([podObject('web-1', 7)]);
  const resumed = { ...NOTHING_LEFT, journals: [{ uid: 'uid-old' as PodUid, revision: 0, signals: [{ kind: 'pod' as const, at: epochMs(Date.now()), heard: 'listed' as const, pod: pod({ uid: 'uid-old' as PodUid }) }] }] };
  const cluster = start(api.url, { resumed, startDelayMs: 60_000 });
  await wait(300);
  expect(api.asked).toEqual([]);
  expect(cluster.podOf('uid-old' as PodUid)?.name).toBe('web-1');
  await cluster.stop();
  api.close();
});
