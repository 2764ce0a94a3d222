// List and watch over HTTP as a kube-apiserver answers them, for the resources that Lunettes reads.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { ALL, selectorOf } from './selector';
import type { Fits } from './selector';
import type { Change, Version, World } from './world';

interface Resource {
  readonly kind: string;
  readonly group: string;
}
const RESOURCES: Readonly<Record<string, Resource>> = {
  pods: { kind: 'Pod', group: '' }, events: { kind: 'Event', group: '' }, nodes: { kind: 'Node', group: '' }, namespaces: { kind: 'Namespace', group: '' },
  persistentvolumeclaims: { kind: 'PersistentVolumeClaim', group: '' }, volumeattachments: { kind: 'VolumeAttachment', group: 'storage.k8s.io' },
  resourceclaims: { kind: 'ResourceClaim', group: 'resource.k8s.io' }, deployments: { kind: 'Deployment', group: 'apps' }, replicasets: { kind: 'ReplicaSet', group: 'apps' },
  statefulsets: { kind: 'StatefulSet', group: 'apps' }, daemonsets: { kind: 'DaemonSet', group: 'apps' }, jobs: { kind: 'Job', group: 'batch' }, cronjobs: { kind: 'CronJob', group: 'batch' },
  leases: { kind: 'Lease', group: 'coordination.k8s.io' },
};
const PATH = /^\/(?:api|apis\/([a-z.0-9]+))\/v1(?:\/namespaces\/([^/]+))?\/([a-z]+)(?:\/([^/]+))?$/;
const NAMESPACE_PATH = /^\/api\/v1\/namespaces\/([^/]+)$/;

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
  const snapshots: Snapshots = new Map();
  const server = createServer((request, response) => answer({ world, options, snapshots, response }, request));
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

/** What later pages of a list are cut from, by version and what is asked for. */
type Snapshots = Map<string, readonly Version[]>;

interface Call {
  readonly world: World;
  readonly options: ApiOptions;
  readonly snapshots: Snapshots;
  readonly response: ServerResponse;
}

function answer(call: Call, request: IncomingMessage): void {
  const { world, options, response } = call;
  const url = new URL(request.url ?? '/', 'http://cluster');
  if (url.pathname === '/version') {
    return json(response, 200, { major: '1', minor: '36', gitVersion: 'v1.36.1-demo' });
  }
  if (request.headers.authorization !== `Bearer ${options.token}`) {
    return refuse(response, 401, 'Unauthorized', 'Unauthorized');
  }
  if (url.pathname === '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews') {
    return json(response, 201, { kind: 'SelfSubjectAccessReview', apiVersion: 'authorization.k8s.io/v1', status: { allowed: false } });
  }
  const ofNamespace = NAMESPACE_PATH.exec(url.pathname);
  const [, group = '', namespace = '', resource = '', name] = ofNamespace === null ? (PATH.exec(url.pathname) ?? []) : ['', '', '', 'namespaces', ofNamespace[1]];
  const known = RESOURCES[resource];
  if (known?.group !== group) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404 page not found\n');
    return;
  }
  const watching = ['true', '1', ''].includes(url.searchParams.get('watch') ?? 'false');
  if (options.denied.has(resource)) {
    const where = namespace === '' ? 'at the cluster scope' : `in the namespace "${namespace}"`;
    const verb = name === undefined ? (watching ? 'watch' : 'list') : 'get';
    const message = `${resource}${group === '' ? '' : `.${group}`} is forbidden: User "demo" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`;
    return refuse(response, 403, 'Forbidden', message, { details: { ...(group === '' ? {} : { group }), kind: resource } });
  }
  if (name !== undefined) {
    const found = world.find(resource, namespace, name);
    return found === undefined
      ? refuse(response, 404, 'NotFound', `${resource}${group === '' ? '' : `.${group}`} "${name}" not found`, { details: { name, ...(group === '' ? {} : { group }), kind: resource } })
      : text(response, 200, whole(known, found));
  }
  const fits = selectorOf(resource, namespace, url.searchParams.get('fieldSelector') ?? '');
  if (typeof fits === 'string') {
    return refuse(response, 400, 'BadRequest', fits);
  }
  return watching ? watch(call, resource, known, fits, url.searchParams) : list(call, resource, known, fits, url);
}

const groupVersion = ({ group }: Resource): string => (group === '' ? 'v1' : `${group}/v1`);
const whole = (resource: Resource, { inner }: Version): string => `{"kind":"${resource.kind}","apiVersion":"${groupVersion(resource)}",${inner}}`;

const SNAPSHOTS_MAX = 50;
const EXPIRED = 'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.';

/** Pages are cut from what there was at the first one, as long as the changes since are known. */
function list({ world, snapshots, response }: Call, resource: string, known: Resource, fits: Fits, { pathname, searchParams }: URL): void {
  const asked = `${pathname} ${searchParams.get('fieldSelector') ?? ''}`;
  const token = searchParams.get('continue') ?? '';
  const [version = world.currentVersion, from = 0] = token === '' ? [] : Buffer.from(token, 'base64url').toString().split(':').map(Number);
  const least = Number(searchParams.get('resourceVersion') ?? 0);
  if (least > world.currentVersion) {
    return refuse(response, 504, 'Timeout', `Too large resource version: ${least}, current: ${world.currentVersion}`, { details: { causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }], retryAfterSeconds: 1 } });
  }
  const snapshot = token === '' ? world.list(resource).filter((one) => fits(one)) : snapshots.get(`${version} ${asked}`);
  if (snapshot === undefined || world.since(resource, version) === undefined) {
    return refuse(response, 410, 'Expired', EXPIRED);
  }
  const limit = Number(searchParams.get('limit') ?? 0) || snapshot.length;
  const items = snapshot.slice(from, from + limit);
  const rest = snapshot.length - from - items.length;
  if (rest > 0) {
    snapshots.set(`${version} ${asked}`, snapshot);
    [...snapshots.keys()].slice(0, Math.max(0, snapshots.size - SNAPSHOTS_MAX)).forEach((key) => snapshots.delete(key));
  }
  const more = rest > 0 ? { continue: Buffer.from(`${version}:${from + items.length}`).toString('base64url'), ...(searchParams.has('fieldSelector') ? {} : { remainingItemCount: rest }) } : {};
  const metadata = JSON.stringify({ resourceVersion: String(version), ...more });
  text(response, 200, `{"kind":"${known.kind}List","apiVersion":"${groupVersion(known)}","metadata":${metadata},"items":[${items.map(({ inner }) => `{${inner}}`).join(',')}]}`);
}

const NO_WATCH_LIST = 'ListOptions.meta.k8s.io "" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled';
const WATCH_MS = 1_800_000;

function watch({ world, options, response }: Call, resource: string, known: Resource, fits: Fits, params: URLSearchParams): void {
  const asked = params.get('sendInitialEvents');
  if (asked !== null && !options.watchList) {
    return refuse(response, 422, 'Invalid', NO_WATCH_LIST, { details: { group: 'meta.k8s.io', kind: 'ListOptions', causes: [{ reason: 'FieldValueForbidden', field: 'sendInitialEvents' }] } });
  }
  const since = Number(params.get('resourceVersion') ?? 0);
  // Without a version a watch begins with what there is, asked or not.
  const initial = asked === 'true' || (since === 0 && asked === null);
  const missed = initial || since === 0 ? [] : world.since(resource, since);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' });
  response.flushHeaders();
  if (missed === undefined) {
    response.end(`{"type":"ERROR","object":${JSON.stringify(status(410, 'Expired', `too old resource version: ${since} (${world.currentVersion})`))}}\n`);
    return;
  }
  const send = (type: string, version: Version): void => void response.write(`{"type":"${type}","object":${whole(known, version)}}\n`);
  const bookmark = (annotations?: Readonly<Record<string, string>>): void => {
    const metadata = { resourceVersion: String(world.currentVersion), creationTimestamp: null, ...(annotations === undefined ? {} : { annotations }) };
    response.write(`${JSON.stringify({ type: 'BOOKMARK', object: { kind: known.kind, apiVersion: groupVersion(known), metadata } })}\n`);
  };
  if (initial) {
    world.list(resource).filter((one) => fits(one)).forEach((version) => send('ADDED', version));
  }
  if (asked === 'true') {
    bookmark({ 'k8s.io/initial-events-end': 'true' });
  }
  const tell = (change: Change): void => {
    const type = typeFor(change, fits);
    if (type !== undefined) {
      send(type, change.now);
    }
  };
  missed.forEach(tell);
  const stop = world.onChange(resource, tell);
  const bookmarks = params.get('allowWatchBookmarks') === 'true' ? setInterval(bookmark, options.bookmarkMs) : undefined;
  const timeoutS = Number(params.get('timeoutSeconds') ?? 0);
  const end = setTimeout(() => response.end(), timeoutS > 0 ? timeoutS * 1000 : WATCH_MS * (1 + Math.random()));
  response.on('close', () => {
    stop();
    clearInterval(bookmarks);
    clearTimeout(end);
  });
}

/** To a selective watch an object is added when it begins to fit and deleted when it ceases to. */
function typeFor({ type, now, before }: Change, fits: Fits): Change['type'] | undefined {
  if (fits === ALL) {
    return type;
  }
  const was = before !== undefined && fits(before);
  const is = type !== 'DELETED' && fits(now);
  return is ? (was ? 'MODIFIED' : 'ADDED') : was ? 'DELETED' : undefined;
}

const status = (code: number, reason: string, message: string, more: object = {}): object => ({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message, reason, ...more, code });

function refuse(response: ServerResponse, code: number, reason: string, message: string, more: object = {}): void {
  json(response, code, status(code, reason, message, more));
}

function json(response: ServerResponse, code: number, body: object): void {
  text(response, code, JSON.stringify(body));
}

function text(response: ServerResponse, code: number, body: string): void {
  response.writeHead(code, { 'Content-Type': 'application/json' }).end(body);
}
