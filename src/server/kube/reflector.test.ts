// What a network and a server do to a watch, by a scripted server: each request takes the next line of the script.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../base/log';
import { epochMs } from '../../base/time';
import type { KubeConnection } from './connection';
import { connectWithToken } from './connection';
import { connectWithKubeconfig } from './kubeconfig';
import { Reflector } from './reflector';

const SILENT: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const item = (name: string, version: number, more: object = {}): object => ({ metadata: { name, namespace: 'shop', uid: `uid-${name}`, resourceVersion: String(version) }, ...more });
const line = (type: string, object: object): string => `${JSON.stringify({ type, object })}\n`;

const list = (version: number, ...items: readonly object[]): Answer => (_, response) => void response.end(JSON.stringify({ metadata: { resourceVersion: String(version) }, items }));
const status = (code: number, headers: Readonly<Record<string, string>> = {}): Answer => (_, response) => {
  response.writeHead(code, headers);
  response.end(JSON.stringify({ kind: 'Status', code, message: `scripted ${code}` }));
};
/** Sends, and leaves the stream open. */
const stream = (...texts: readonly string[]): Answer => (_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  texts.forEach((text) => response.write(text));
};
const cutAfter = (...texts: readonly string[]): Answer => (request, response) => {
  stream(...texts)(request, response);
  setTimeout(() => response.destroy(), 30);
};

interface Run {
  readonly names: string[];
  readonly gaps: string[];
  readonly sleptMs: number[];
  readonly urls: string[];
  readonly tokens: string[];
  readonly reflector: Reflector;
  stop(): Promise<void>;
}

/** Lists are paged here: WatchList is refused, as by a server without it. */
async function play(script: readonly Answer[], connect?: (url: string) => KubeConnection): Promise<Run> {
  const left = [...script];
  const [names, gaps, sleptMs, urls, tokens]: [string[], string[], number[], string[], string[]] = [[], [], [], [], []];
  const server = createServer((request, response) => {
    if ((request.url ?? '').includes('sendInitialEvents')) {
      return status(422)(request, response);
    }
    urls.push(request.url ?? '');
    tokens.push(request.headers.authorization ?? '');
    return (left.shift() ?? stream())(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const connection = connect?.(url) ?? connectWithToken({ server: url, ca: '', token: 't', insecureSkipVerify: false });
  const cancel = new AbortController();
  const reflector = new Reflector(connection, { path: '/api/v1/pods', resource: 'pods' }, {
    hear: (batch) => names.push(...batch.map(({ object }) => String((object['metadata'] as { name: string }).name))),
    missing: (uid) => names.push(`missing ${uid}`), gap: (edge) => gaps.push(edge), room: () => undefined, hearing: () => undefined,
  }, {
    now: () => epochMs(Date.now()), chance: () => 0.5,
    sleep: (ms) => {
      sleptMs.push(ms);
      return new Promise((resolve) => setTimeout(resolve, 5));
    },
  }, SILENT);
  const running = reflector.run(cancel.signal);
  return {
    names, gaps, sleptMs, urls, tokens, reflector,
    stop: async () => {
      cancel.abort();
      server.closeAllConnections();
      server.close();
      await running;
      connection.close();
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + 8000; !holds(); ) {
    if (Date.now() > end) {
      throw new Error('it did not come to be within 8 s');
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('429 is obeyed: the list is asked again no sooner than Retry-After says', async () => {
  const run = await play([status(429, { 'retry-after': '3' }), list(10, item('a', 1))]);
  await until(() => run.names.includes('a'));
  expect(Math.max(...run.sleptMs)).toBeGreaterThanOrEqual(3000);
  await run.stop();
});

test('half a line and a reset: what was whole is kept, what was half comes again, nothing comes twice', async () => {
  const half = line('ADDED', item('c', 12));
  const run = await play([list(10, item('a', 1)), cutAfter(line('ADDED', item('b', 11)), half.slice(0, half.length / 2)), stream(half)]);
  await until(() => run.names.includes('c'));
  expect(run.names).toEqual(['a', 'b', 'c']);
  expect(run.urls.at(-1)).toContain('resourceVersion=11');
  await run.stop();
});

test('a line that is no JSON is counted and does not stop the watch', async () => {
  const run = await play([list(10, item('a', 1)), stream('{"type":"ADDED","object":{ nonsense\n', line('ADDED', item('b', 11))), stream(line('ADDED', item('b', 11)))]);
  await until(() => run.names.includes('b'));
  expect(run.reflector.status.badLines).toBe(1);
  await run.stop();
});

test('an object of a mebibyte, cut into many pieces, is one object', async () => {
  const large = line('ADDED', item('large', 11, { note: 'x'.repeat(1024 * 1024) }));
  const pieces = Array.from({ length: 64 }, (_, i) => large.slice(Math.floor((i * large.length) / 64), Math.floor(((i + 1) * large.length) / 64)));
  const run = await play([list(10), stream(...pieces, line('ADDED', item('after', 12)))]);
  await until(() => run.names.includes('after'));
  expect(run.names).toEqual(['large', 'after']);
  await run.stop();
});

test('fields and kinds of events that nobody knows are passed over', async () => {
  const run = await play([list(10), stream(line('NOVELTY', item('x', 11)), line('ADDED', item('b', 12, { futureField: { deep: [1, { a: null }] } })))]);
  await until(() => run.names.includes('b'));
  expect(run.names).toEqual(['b']);
  await run.stop();
});

test('an expired continue token begins the list anew and hears no object twice as new', async () => {
  const page: Answer = (_, response) => void response.end(JSON.stringify({ metadata: { resourceVersion: '10', continue: 'next' }, items: [item('a', 1)] }));
  const run = await play([page, status(410), list(20, item('a', 1), item('b', 2))]);
  await until(() => run.names.includes('b'));
  expect(run.reflector.status.state).toBe('watching');
  expect(run.names.filter((name) => name.startsWith('missing'))).toEqual([]);
  await run.stop();
});

test('a token file that changes is read again after 401', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-token-'));
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, 'old');
  const kubeconfig = (url: string): string => JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': 'c', contexts: [{ name: 'c', context: { cluster: 'c', user: 'u' } }],
    clusters: [{ name: 'c', cluster: { server: url, 'insecure-skip-tls-verify': true } }], users: [{ name: 'u', user: { tokenFile } }],
  });
  const refuse: Answer = (request, response) => {
    writeFileSync(tokenFile, 'new');
    status(401)(request, response);
  };
  const run = await play([refuse, list(10, item('a', 1))], (url) => {
    const path = join(folder, 'kubeconfig');
    writeFileSync(path, kubeconfig(url));
    return connectWithKubeconfig({ path, text: '', context: '', allowExec: false });
  });
  await until(() => run.names.includes('a'));
  expect(run.tokens[0]).toBe('Bearer old');
  expect(run.tokens[1]).toBe('Bearer new');
  await run.stop();
});
