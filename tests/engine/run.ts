// One question, three ways: a plugin that watches, a plugin that asks a collector, the collector over HTTP. And the
// canary: a secret in env, args, annotations and messages of the demo's pods, looked for wherever anything is kept or said.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inflateRawSync } from 'node:zlib';
import { CANARY } from '../../preview/cluster/life';
import { startDemo } from '../../preview/cluster/start';
import type { Backend } from '../../preview/plugin-client';
import { ANSWERED_KINDS } from '../../src/contract/query';
import { startBackend } from '../../preview/plugin-client';
import { freePort } from '../free-port';

const TOKEN = 'engine-test-token';
const EXECUTABLE = join('dist', 'datasource', 'gpx_lunettes_linux_amd64');
const BUNDLE = join('dist', 'datasource', 'gpx_lunettes_backend_amd64.cjs');

let passed = 0;
let failed = 0;
function check(name: string, good: boolean, said = ''): void {
  console.log(`${good ? 'ok' : 'FAILED'}  ${name}${said === '' ? '' : `: ${said.slice(0, 300)}`}`);
  good ? passed++ : failed++;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A frame as names and rows, whichever way it came. */
interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

function table(columns: readonly string[], values: readonly (readonly unknown[])[]): Table {
  return { columns, rows: Array.from({ length: values[0]?.length ?? 0 }, (_, i) => Object.fromEntries(columns.map((name, c) => [name, values[c]?.[i]]))) };
}

function fromPlugin(results: unknown): Table {
  const { frames = [], error } = ((results as Record<string, { readonly frames?: readonly unknown[]; readonly error?: string }>)['A'] ?? {});
  if (error !== undefined) {
    throw new Error(error);
  }
  const [frame] = frames as readonly { readonly schema: { readonly fields: readonly { readonly name: string }[] }; readonly data: { readonly values: readonly (readonly unknown[])[] } }[];
  return frame === undefined ? { columns: [], rows: [] } : table(frame.schema.fields.map(({ name }) => name), frame.data.values);
}

interface Asked {
  (query: Readonly<Record<string, unknown>>): Promise<Table>;
}

const RANGE_MS = 3_600_000;

const byPlugin = (backend: Backend): Asked => async (query) => {
  const answered = await backend.query([{ refId: 'A', version: 1, ...query }], Date.now() - RANGE_MS, Date.now() + 1000);
  return fromPlugin(answered['results'] ?? answered);
};

const byHttp = (url: string, token: string): Asked => async (query) => {
  const reply = await fetch(`${url}/api/v1/query`, {
    method: 'POST', headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ caller: { source: 'ds1', scope: { all: true }, fromAlert: false }, ask: { query: { version: 1, ...query }, fromMs: Date.now() - RANGE_MS, toMs: Date.now() + 1000, maxDataPoints: 1000, intervalMs: 1000 } }),
  });
  const body = await reply.text();
  if (!reply.ok) {
    throw new Error(`${reply.status} ${body}`);
  }
  const [frame] = (JSON.parse(body) as { readonly frames: readonly { readonly fields: readonly { readonly name: string; readonly values: readonly unknown[] }[] }[] }).frames;
  return frame === undefined ? { columns: [], rows: [] } : table(frame.fields.map(({ name }) => name), frame.fields.map(({ values }) => values));
};

/** The first answer of a stream, which is then left. */
async function firstOfStream(url: string): Promise<Table> {
  const leave = new AbortController();
  const reply = await fetch(`${url}/api/v1/stream`, {
    method: 'POST', headers: { authorization: `Bearer ${TOKEN}` }, signal: leave.signal,
    body: JSON.stringify({ caller: { source: 'ds1', scope: { all: true }, fromAlert: false }, ask: { query: { version: 1, kind: 'coverage' }, fromMs: Date.now() - RANGE_MS, toMs: Date.now(), maxDataPoints: 1000, intervalMs: 1000 } }),
  });
  let text = '';
  const reader = reply.body?.getReader();
  for (let part = await reader?.read(); part?.value !== undefined && !text.includes('\n'); part = await reader?.read()) {
    text += Buffer.from(part.value).toString('utf8');
  }
  leave.abort();
  const [frame] = (JSON.parse(text.slice(0, text.indexOf('\n'))) as { readonly frames: readonly { readonly fields: readonly { readonly name: string; readonly values: readonly unknown[] }[] }[] }).frames;
  return frame === undefined ? { columns: [], rows: [] } : table(frame.fields.map(({ name }) => name), frame.fields.map(({ values }) => values));
}

/** Names in a JSON text, without instants and counts that move. */
const stableText = (json: string): string => [...json.matchAll(/"(?:pod|namespace|uid|openapi|title)":"[^"]*"/g)].map(([found]) => found).sort().join(' ');

/** What does not depend on when somebody listened: identities, outcomes, codes, phases. */
const STABLE = ['uid', 'pod', 'namespace', 'operation', 'outcome', 'code', 'owner', 'name', 'phase', 'operationName', 'what', 'resource', 'slice', 'container'];
const stable = ({ rows }: Table): string =>
  rows.map((row) => STABLE.map((name) => row[name] ?? '').join(' ')).sort().join('\n');

/** @param uid a pod whose whole life every way has heard */
async function compare(ways: Readonly<Record<string, Asked>>, uid: string): Promise<void> {
  const [local = byHttp('', ''), ...others] = Object.values(ways);
  const [, ...names] = Object.keys(ways);
  const pods = await local({ kind: 'pods', filter: { outcome: 'delivered', operation: 'create' } });
  check('the demo delivers pods', pods.rows.some((row) => row['uid'] === uid), `${pods.rows.length} delivered`);
  for (const kind of ANSWERED_KINDS) {
    // One pod that has come to rest: what moves differs from one moment to the next. A breakdown counts what is flawed.
    const query = kind === 'coverage' ? { kind } : kind === 'pods' ? { kind, filter: { uid, operation: 'create' } } : kind === 'breakdown' ? { kind, by: 'code', filter: { code: 'IMAGE_PULL_NOT_FOUND' } } : { kind, filter: { uid } };
    const mine = await local(query);
    for (const [i, other] of others.entries()) {
      const theirs = await other(query);
      // Which versions were seen depends on when somebody began to listen.
      const same = mine.columns.join() === theirs.columns.join() && (kind === 'manifest' || stable(mine) === stable(theirs)) && (mine.rows.length > 0 || kind === 'annotations');
      check(`${kind}: ${names[i] ?? ''} answers as the local plugin does`, same, same ? `${mine.rows.length} rows` : `${mine.columns.join()} | ${stable(mine)} against ${theirs.columns.join()} | ${stable(theirs)}`);
    }
  }
}

const filesIn = (folder: string): readonly string[] => readdirSync(folder).flatMap((name) => (statSync(join(folder, name)).isDirectory() ? filesIn(join(folder, name)) : [join(folder, name)]));

/** Bodies are deflated: the file as it lies would hide what they say. */
function bodiesIn(file: string): readonly string[] {
  const db = new DatabaseSync(file, { readOnly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%body BLOB%'").all();
    return tables.flatMap(({ name }) => db.prepare(`SELECT body FROM ${String(name)}`).all().map(({ body }) => inflateRawSync(body as Uint8Array).toString('utf8')));
  } finally {
    db.close();
  }
}

async function main(): Promise<void> {
  const demo = await startDemo();
  for (const kind of ['healthy', 'healthy', 'healthy', 'cold-pull', 'crash-loop', 'missing-image'] as const) {
    demo.begin(kind);
  }
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-engine-'));
  const kubeconfig = join(folder, 'kubeconfig.yaml');
  writeFileSync(kubeconfig, JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': 'demo', contexts: [{ name: 'demo', context: { cluster: 'demo', user: 'demo' } }],
    clusters: [{ name: 'demo', cluster: { server: demo.url, 'insecure-skip-tls-verify': true } }], users: [{ name: 'demo', user: { token: demo.token } }],
  }));
  const logs: string[] = [];
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const collector: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', BUNDLE, 'collector', '--listen', `127.0.0.1:${port}`, '--kubeconfig', kubeconfig, '--data', join(folder, 'collector')], { env: { ...process.env, LUNETTES_TOKEN: TOKEN }, stdio: ['ignore', 'ignore', 'pipe'] });
  collector.stderr?.on('data', (data: Buffer) => logs.push(data.toString()));
  const env = (name: string): Readonly<Record<string, string>> => ({ GF_PATHS_DATA: join(folder, name), GF_PLUGIN_NODE: process.execPath });
  const settings = (jsonData: Readonly<Record<string, unknown>>, secureJsonData: Readonly<Record<string, string>>) => ({ uid: 'ds1', name: 'Test', jsonData: { namespaces: ['*'], ...jsonData }, secureJsonData });
  const log = (line: string): void => void logs.push(line);
  const local = await startBackend(EXECUTABLE, settings({ connection: 'token', server: demo.url }, { token: demo.token }), env('local'), log);
  const remote = await startBackend(EXECUTABLE, settings({ connection: 'collector', url }, { collectorToken: TOKEN }), env('remote'), log);
  try {
    await local.health();
    await wait(5000);
    // Heard by both from its first moment; in 17 s it has come to rest.
    const { uid } = demo.begin('healthy').pod.metadata;
    await wait(17_000);
    const ways = { 'the local plugin': byPlugin(local), 'the plugin with a collector': byPlugin(remote), 'the collector over HTTP': byHttp(url, TOKEN) };
    await compare(ways, uid);
    check('health: both plugins are well', (await local.health()).status === 'OK' && (await remote.health()).status === 'OK');
    for (const [path, of] of [['search', 'search?q=checkout'], ['namespaces', 'namespaces'], ['openapi.json', 'openapi.json']] as const) {
      const [mine, theirs] = await Promise.all([local, remote].map(async (backend) => {
        const { code, body } = await backend.resource(path, of, 'GET');
        return `${code} ${stableText(body.toString('utf8'))}`;
      }));
      check(`resource ${path}: the plugin with a collector answers as the local plugin does`, mine === theirs && mine?.startsWith('200') === true, mine === theirs ? '' : `${mine} against ${theirs}`);
    }
    const streamed = await firstOfStream(url);
    check('a stream of the collector tells the same columns as its query', streamed.columns.join() === (await byHttp(url, TOKEN)({ kind: 'coverage' })).columns.join() && streamed.rows.length > 0, `${streamed.rows.length} rows`);
    const refused = await byHttp(url, 'wrong')({ kind: 'coverage' }).catch(String);
    check('a wrong token is refused with a sentence', /401/.test(String(refused)) && /refuses the token/.test(String(refused)), String(refused));
    const said: string[] = [];
    for (const ask of Object.values(ways)) {
      const { rows } = await ask({ kind: 'pods' });
      said.push(JSON.stringify(rows));
      for (const uid of new Set(rows.map((row) => row['uid']))) {
        for (const kind of ['lifecycle', 'trace', 'timeline', 'diagnosis']) {
          said.push(JSON.stringify(await ask({ kind, filter: { uid } })));
        }
      }
    }
    said.push(Buffer.from((await local.resource('pods', 'pods', 'GET')).body).toString('utf8'));
    const metrics = await (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
    check('metrics are served', /^# TYPE /m.test(metrics), metrics.split('\n')[0] ?? '');
    check('the canary is in no frame, resource or metric', !`${said.join()}${metrics}`.includes(CANARY));
    collector.kill('SIGTERM');
    await wait(1500);
    const gone = await byPlugin(remote)({ kind: 'coverage' }).catch(String);
    check('a collector that is gone is one clear sentence', /collector at http/.test(String(gone)), String(gone));
  } finally {
    local.stop();
    remote.stop();
    collector.kill('SIGTERM');
    await wait(1500);
    await demo.close();
  }
  const files = filesIn(folder);
  check('something was stored', files.some((file) => file.endsWith('state.db')), `${files.length} files`);
  check('the canary is in no file', files.every((file) => !readFileSync(file).includes(CANARY)));
  const bodies = files.filter((file) => file.endsWith('.db')).flatMap(bodiesIn);
  check('the canary is in no stored body', bodies.length > 0 && bodies.every((body) => !body.includes(CANARY)), `${bodies.length} bodies`);
  check('the canary is in no log', !logs.join('').includes(CANARY));
  rmSync(folder, { recursive: true, force: true });
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

main().catch((thrown: unknown) => {
  console.error(thrown);
  process.exit(1);
});
