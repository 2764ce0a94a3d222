// The HTTP side of the preview: the host's page and bundles, the plugins' dist, and Grafana's few API paths that they use.
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { LiveChannels } from './live';
import type { Backend, SourceSettings } from './plugin-client';

/** One of hosts.json. */
export interface Host {
  readonly grafana: string;
  /** The folder whose node_modules hold this Grafana's packages. */
  readonly packages: string;
  /** Of out/, with the bundled host page. */
  readonly folder: string;
}

export interface PreviewOptions {
  readonly root: string;
  readonly host: Host;
  readonly backend: Backend;
  readonly source: SourceSettings;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml', '.html': 'text/html', '.map': 'application/json', '.woff2': 'font/woff2', '.png': 'image/png',
};
const PAGE = `<!doctype html><html lang="en"><head><style>body{margin:0}</style><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Lunettes preview</title>
<link rel="icon" href="data:,"></head><body><div id="reactRoot"></div><script src="/boot.json.js"></script><script type="module" src="/host/main.js"></script></body></html>`;

export function servePreview(options: PreviewOptions, port: number): Promise<Server> {
  const live = new LiveChannels(options.backend);
  const server = createServer((request, response) => {
    answer(options, live, request, response).catch((thrown: unknown) => send(response, 500, 'application/json', JSON.stringify({ message: String(thrown) })));
  });
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server)));
}

async function answer(options: PreviewOptions, live: LiveChannels, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://preview');
  const path = decodeURIComponent(url.pathname);
  if (path === '/boot.json.js') {
    return send(response, 200, TYPES['.js'] ?? '', bootScript(options));
  }
  if (path.startsWith('/host/')) {
    return file(response, join(options.root, 'out', options.host.folder, normalize(path.slice('/host/'.length))));
  }
  if (path.startsWith('/public/')) {
    return file(response, publicFile(options, path));
  }
  if (path === '/api/live/listen') {
    const { channel, data } = JSON.parse((await readBody(request)).toString('utf8')) as { channel: string; data?: unknown };
    return live.listen(channel.replace(/^ds\/[^/]+\//, ''), data === undefined ? '' : JSON.stringify(data), response);
  }
  if (path.startsWith('/api/')) {
    return api(options, url, path, request, response);
  }
  send(response, 200, 'text/html; charset=utf-8', PAGE);
}

const FOLDERS: Readonly<Record<string, string>> = {
  'lunettes-delivery-app': 'dist', 'lunettes-delivery-datasource': 'dist/datasource', 'lunettes-waterfall-panel': 'dist/panel',
};

function publicFile({ root, host }: PreviewOptions, path: string): string {
  const plugin = /^\/public\/plugins\/([^/]+)\/(.+)$/.exec(path);
  if (plugin !== null) {
    return join(root, FOLDERS[plugin[1] ?? ''] ?? 'dist/none', normalize(plugin[2] ?? ''));
  }
  const icon = /^\/public\/build\/img\/icons\/(.+)$/.exec(path);
  return icon === null ? join(root, 'dist/none') : join(root, host.packages, 'node_modules/@grafana/ui/dist/public/img/icons', normalize(icon[1] ?? ''));
}

async function api(options: PreviewOptions, url: URL, path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const resource = /^\/api\/datasources\/uid\/[^/]+\/resources\/(.+)$/.exec(path);
  if (resource !== null) {
    const reply = await options.backend.resource(resource[1] ?? '', `${resource[1] ?? ''}${url.search}`, request.method ?? 'GET');
    return send(response, reply.code, reply.contentType, reply.body);
  }
  if (path === '/api/ds/query') {
    const body = JSON.parse((await readBody(request)).toString('utf8')) as { from: string; to: string; queries: Record<string, unknown>[] };
    const results = await options.backend.query(body.queries, Number(body.from), Number(body.to));
    const failed = Object.values(results).some((result) => typeof result === 'object' && result !== null && 'error' in result);
    return send(response, failed ? 400 : 200, 'application/json', JSON.stringify({ results }));
  }
  if (/^\/api\/datasources\/uid\/[^/]+\/health$/.test(path)) {
    const health = await options.backend.health();
    return send(response, health.status === 'OK' ? 200 : 400, 'application/json', JSON.stringify(health));
  }
  const uid = /^\/api\/dashboards\/uid\/([^/]+)$/.exec(path)?.[1];
  const dashboard = uid === undefined ? undefined : dashboardOf(options.root, uid);
  if (dashboard !== undefined) {
    return send(response, 200, 'application/json', JSON.stringify({ meta: { canEdit: false, provisioned: true }, dashboard }));
  }
  send(response, 404, 'application/json', JSON.stringify({ message: `The preview has no ${path}` }));
}

const DASHBOARDS = ['provisioning/dashboards/lunettes', 'dist/dashboards', 'tests/e2e/dashboards'];

function dashboardOf(root: string, uid: string): object | undefined {
  const files = DASHBOARDS.map((folder) => join(root, folder)).filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => join(folder, name)));
  return files.map((path) => JSON.parse(readFileSync(path, 'utf8')) as { uid?: string }).find((dashboard) => dashboard.uid === uid);
}

/** What Grafana puts into the page before anything else runs. */
function bootScript({ root, host, source }: PreviewOptions): string {
  const plugin = (folder: string): Record<string, unknown> => JSON.parse(readFileSync(join(root, folder, 'plugin.json'), 'utf8')) as Record<string, unknown>;
  const metaOf = (folder: string): Record<string, unknown> => {
    const json = plugin(folder);
    const base = `/public/plugins/${String(json['id'])}`;
    return { ...json, module: `${base}/module.js`, baseUrl: base };
  };
  const boot = {
    app: metaOf('dist'), datasource: metaOf('dist/datasource'), panel: metaOf('dist/panel'),
    source: { uid: source.uid, name: source.name, jsonData: source.jsonData },
  };
  return `window.__preview = ${JSON.stringify(boot).replaceAll('<', '\\u003c')};\n${readFileSync(join(root, 'out', host.folder, 'boot.js'), 'utf8')}`;
}

function file(response: ServerResponse, path: string): void {
  if (!existsSync(path) || !statSync(path).isFile()) {
    return send(response, 404, 'text/plain', 'not found');
  }
  response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Cache-Control': 'no-store' });
  createReadStream(path).pipe(response);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(body);
}
