// List and watch over HTTP as a kube-apiserver answers them, for the resources that Lunettes reads.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Change, KubeObject, World } from './world';

const KINDS: Readonly<Record<string, string>> = {
  pods: 'Pod', events: 'Event', nodes: 'Node', namespaces: 'Namespace', persistentvolumeclaims: 'PersistentVolumeClaim', volumeattachments: 'VolumeAttachment',
  resourceclaims: 'ResourceClaim', deployments: 'Deployment', replicasets: 'ReplicaSet', statefulsets: 'StatefulSet', daemonsets: 'DaemonSet', jobs: 'Job',
  cronjobs: 'CronJob', leases: 'Lease',
};
const PATH = /^\/(?:api\/v1|apis\/[a-z.0-9]+\/v1)(?:\/namespaces\/([^/]+))?\/([a-z]+)(?:\/([^/]+))?$/;

export interface ApiOptions {
  readonly token: string;
  readonly watchList: boolean;
  readonly bookmarkMs: number;
  /** Resources that answer 403. */
  readonly denied: Set<string>;
}

export interface Api {
  readonly url: string;
  readonly server: Server;
  /** Breaks every connection, as a load balancer would. */
  dropConnections(): void;
  close(): Promise<void>;
}

export async function serveApi(world: World, options: ApiOptions, port = 0): Promise<Api> {
  const server = createServer((request, response) => answer(world, options, request, response));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const used = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://127.0.0.1:${used}`, server,
    dropConnections: () => server.closeAllConnections(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(world: World, options: ApiOptions, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://cluster');
  if (url.pathname === '/version') {
    return json(response, 200, { major: '1', minor: '36', gitVersion: 'v1.36.1-demo' });
  }
  if (request.headers.authorization !== `Bearer ${options.token}`) {
    return refuse(response, 401, 'Unauthorized');
  }
  if (url.pathname === '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews') {
    return json(response, 201, { kind: 'SelfSubjectAccessReview', status: { allowed: false } });
  }
  const namespaceRead = /^\/api\/v1\/namespaces\/([^/]+)$/.exec(url.pathname);
  const [, namespace = '', resource = '', name] = namespaceRead === null ? (PATH.exec(url.pathname) ?? []) : ['', '', 'namespaces', namespaceRead[1]];
  if (KINDS[resource] === undefined) {
    return refuse(response, 404, 'the server could not find the requested resource');
  }
  if (options.denied.has(resource)) {
    return refuse(response, 403, `${resource} is forbidden: User "demo" cannot list resource "${resource}"`);
  }
  if (name !== undefined) {
    const object = world.get(resource, namespace, name);
    return object === undefined ? refuse(response, 404, `${resource} "${name}" not found`) : json(response, 200, object);
  }
  const fits = selector(namespace, url.searchParams.get('fieldSelector') ?? '');
  return url.searchParams.get('watch') === null ? list(world, resource, fits, url.searchParams, response) : watch(world, options, resource, fits, url.searchParams, response);
}

type Fits = (object: KubeObject) => boolean;

function selector(namespace: string, fields: string): Fits {
  const wanted = fields.split(',').filter((part) => part !== '').map((part) => part.split(/==?/, 2));
  return (object) =>
    (namespace === '' || object.metadata.namespace === namespace) && wanted.every(([path = '', value]) => valueAt(object, path) === value);
}

function valueAt(object: KubeObject, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined), object);
}

function list(world: World, resource: string, fits: Fits, params: URLSearchParams, response: ServerResponse): void {
  const all = world.list(resource).filter(fits);
  const limit = Number(params.get('limit') ?? 0) || all.length;
  const token = params.get('continue');
  const [version = world.currentVersion, from = 0] = token === null ? [] : token.split(':').map(Number);
  if (token !== null && world.since(resource, version) === undefined) {
    return refuse(response, 410, 'The provided continue parameter is too old to display a consistent list result.');
  }
  const items = all.slice(from, from + limit);
  const rest = all.length - from - items.length;
  json(response, 200, {
    kind: `${KINDS[resource] ?? ''}List`, apiVersion: 'v1', items,
    metadata: { resourceVersion: String(version), ...(rest > 0 ? { continue: `${version}:${from + items.length}`, remainingItemCount: rest } : {}) },
  });
}

function watch(world: World, options: ApiOptions, resource: string, fits: Fits, params: URLSearchParams, response: ServerResponse): void {
  const initial = params.get('sendInitialEvents') === 'true';
  if (initial && !options.watchList) {
    return refuse(response, 422, 'sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled');
  }
  const since = Number(params.get('resourceVersion') ?? 0);
  const missed = initial || since === 0 ? [] : world.since(resource, since);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' });
  if (missed === undefined) {
    response.end(line('ERROR', status(410, `too old resource version: ${since}`)));
    return;
  }
  const send = (change: Pick<Change, 'type' | 'object'>): void => {
    if (fits(change.object)) {
      response.write(line(change.type, change.object));
    }
  };
  if (initial) {
    world.list(resource).forEach((object) => send({ type: 'ADDED', object }));
    response.write(line('BOOKMARK', bookmark(world, resource, { 'k8s.io/initial-events-end': 'true' })));
  }
  missed.forEach(send);
  const stop = world.onChange((changed, change) => {
    if (changed === resource) {
      send(change);
    }
  });
  const bookmarks = setInterval(() => response.write(line('BOOKMARK', bookmark(world, resource, {}))), options.bookmarkMs);
  const timeoutS = Number(params.get('timeoutSeconds') ?? 0);
  const end = setTimeout(() => response.end(), timeoutS > 0 ? timeoutS * 1000 : 3_600_000);
  response.on('close', () => {
    stop();
    clearInterval(bookmarks);
    clearTimeout(end);
  });
}

const bookmark = (world: World, resource: string, annotations: Readonly<Record<string, string>>): object => ({
  kind: KINDS[resource], apiVersion: 'v1', metadata: { resourceVersion: String(world.currentVersion), annotations },
});
const line = (type: string, object: object): string => `${JSON.stringify({ type, object })}\n`;
const status = (code: number, message: string): object => ({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, message });

function refuse(response: ServerResponse, code: number, message: string): void {
  json(response, code, status(code, message));
}

function json(response: ServerResponse, code: number, body: object): void {
  response.writeHead(code, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}
