// The answers of the demo cluster, as the real API server's library gives them.
import { serveApi } from './api';
import type { Api } from './api';
import { World } from './world';

const pod = (name: string, nodeName = ''): { metadata: { name: string; namespace: string; uid: string }; spec: { nodeName: string } } => ({ metadata: { name, namespace: 'shop', uid: name }, spec: { nodeName } });

async function serving(run: (world: World, ask: (path: string, token?: string) => Promise<{ status: number; body: Record<string, unknown> }>, api: Api) => Promise<void>, denied: readonly string[] = []): Promise<void> {
  const world = new World();
  const api = await serveApi(world, { token: 't', watchList: false, bookmarkMs: 20, denied: new Set(denied) });
  try {
    await run(world, async (path, token = 't') => {
      const response = await fetch(`${api.url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    }, api);
  } finally {
    await api.close();
  }
}

interface Page {
  readonly items: readonly { readonly metadata: { readonly name: string } }[];
  readonly metadata: { readonly continue?: string; readonly resourceVersion: string; readonly remainingItemCount?: number };
}

test('the pages of a list are of one moment, whatever happens between them', () => serving(async (world, ask) => {
  ['a', 'b', 'c', 'd'].forEach((name) => world.put('pods', pod(name)));
  const first = (await ask('/api/v1/pods?limit=2')).body as unknown as Page;
  world.remove('pods', 'shop', 'a');
  world.put('pods', pod('aa'));
  const second = (await ask(`/api/v1/pods?limit=2&continue=${first.metadata.continue ?? ''}`)).body as unknown as Page;
  expect([...first.items, ...second.items].map(({ metadata }) => metadata.name)).toEqual(['a', 'b', 'c', 'd']);
  expect([first.metadata.remainingItemCount, second.metadata.continue, second.metadata.resourceVersion]).toEqual([2, undefined, first.metadata.resourceVersion]);
}));

test('a continue token older than the compaction is expired', () => serving(async (world, ask) => {
  ['a', 'b'].forEach((name) => world.put('pods', pod(name)));
  const { metadata } = (await ask('/api/v1/pods?limit=1')).body as unknown as Page;
  world.put('pods', pod('c'));
  world.compact('pods');
  expect(await ask(`/api/v1/pods?limit=1&continue=${metadata.continue ?? ''}`)).toMatchObject({ status: 410, body: { kind: 'Status', reason: 'Expired', code: 410 } });
}));

test('refusals have the status, the reason and the details of the real one', () => serving(async (_, ask) => {
  expect(await ask('/api/v1/pods', 'wrong')).toMatchObject({ status: 401, body: { reason: 'Unauthorized', message: 'Unauthorized' } });
  expect(await ask('/apis/apps/v1/replicasets')).toMatchObject({ status: 403, body: { reason: 'Forbidden', details: { group: 'apps', kind: 'replicasets' }, message: 'replicasets.apps is forbidden: User "demo" cannot list resource "replicasets" in API group "apps" at the cluster scope' } });
  expect(await ask('/api/v1/namespaces/shop/pods/none')).toMatchObject({ status: 404, body: { reason: 'NotFound', message: 'pods "none" not found' } });
  expect(await ask('/api/v1/pods?fieldSelector=spec.colour%3Dred')).toMatchObject({ status: 400, body: { reason: 'BadRequest' } });
  expect(await ask('/api/v1/pods?watch=true&sendInitialEvents=true')).toMatchObject({ status: 422, body: { reason: 'Invalid' } });
  expect(await ask('/api/v1/pods?resourceVersion=999999')).toMatchObject({ status: 504, body: { reason: 'Timeout' } });
}, ['replicasets']));

test('to a selective watch an object that ceases to fit is deleted', () => serving(async (world, _, api) => {
  const response = await fetch(`${api.url}/api/v1/pods?watch=true&resourceVersion=${world.currentVersion}&timeoutSeconds=1&fieldSelector=spec.nodeName%3Dn1`, { headers: { authorization: 'Bearer t' } });
  world.put('pods', pod('a'));
  world.put('pods', pod('a', 'n1'));
  world.put('pods', pod('a', 'n2'));
  const lines = (await response.text()).trim().split('\n').map((line) => JSON.parse(line) as { type: string; object: { kind: string; apiVersion: string } });
  expect(lines.map(({ type }) => type)).toEqual(['ADDED', 'DELETED']);
  expect(lines[0]?.object).toMatchObject({ kind: 'Pod', apiVersion: 'v1' });
}));
