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
import type { ReflectorTarget } from './reflector';
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
  readonly hearings: number[];
  readonly gaps: string[];
  readonly sleptMs: number[];
  readonly urls: string[];
  readonly tokens: string[];
  readonly reflector: Reflector;
  stop(): Promise<void>;
}

interface Setting {
  readonly connect?: (url: string) => KubeConnection;
  readonly watchList?: boolean;
  readonly target?: Partial<ReflectorTarget>;
  readonly resumeAt?: string;
  readonly known?: readonly string[];
  readonly hear?: (names: readonly string[]) => void;
  readonly room?: () => Promise<void> | undefined;
}

/** Without `watchList` lists are paged: WatchList is refused, as by a server without it. */
async function play(script: readonly Answer[], { connect, watchList = false, target = {}, resumeAt, known = [], hear, room = () => undefined }: Setting = {}): Promise<Run> {
  const left = [...script];
  const [names, gaps, sleptMs, urls, tokens]: [string[], string[], number[], string[], string[]] = [[], [], [], [], []];
  const hearings: number[] = [];
  const server = createServer((request, response) => {
    if (!watchList && (request.url ?? '').includes('sendInitialEvents')) {
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
  const reflector = new Reflector(connection, { path: '/api/v1/pods', resource: 'pods', ...target }, {
    hear: (batch) => {
      const heard = batch.map(({ object }) => String((object['metadata'] as { name: string }).name));
      names.push(...heard);
      hear?.(heard);
    },
    missing: (uid) => names.push(`missing ${uid}`), gap: (edge) => gaps.push(edge), room, hearing: (at) => hearings.push(at),
  }, {
    now: () => epochMs(Date.now()), chance: () => 0.5,
    sleep: (ms) => {
      sleptMs.push(ms);
      return new Promise((resolve) => setTimeout(resolve, 5));
    },
  }, SILENT, resumeAt);
  reflector.remember(known);
  const running = reflector.run(cancel.signal);
  return {
    names, hearings, gaps, sleptMs, urls, tokens, reflector,
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
  await until(() => run.reflector.status.state === 'watching');
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
  const run = await play([refuse, list(10, item('a', 1))], { connect: (url) => {
    const path = join(folder, 'kubeconfig');
    writeFileSync(path, kubeconfig(url));
    return connectWithKubeconfig({ path, text: '', context: '', allowExec: false });
  } });
  await until(() => run.names.includes('a'));
  expect(run.tokens[0]).toBe('Bearer old');
  expect(run.tokens[1]).toBe('Bearer new');
  await run.stop();
});

const page = (next: string, version: number, ...items: readonly object[]): Answer => (_, response) => void response.end(JSON.stringify({ metadata: { resourceVersion: String(version), continue: next }, items }));
const bookmark = (version: number, annotations: object = {}): string => line('BOOKMARK', { metadata: { resourceVersion: String(version), annotations } });
const LIST_ENDS = { 'k8s.io/initial-events-end': 'true' };

test('a paged list is read to its end, then watched from its version', async () => {
  const run = await play([page('two', 10, item('a', 1)), page('three', 10, item('b', 2)), list(10, item('c', 3)), stream()]);
  await until(() => run.urls.length === 4);
  expect(run.names).toEqual(['a', 'b', 'c']);
  expect(run.urls.map((url) => new URL(url, 'http://x').searchParams.get('continue'))).toEqual([null, 'two', 'three', null]);
  expect(run.urls[3]).toMatch(/watch=1.*resourceVersion=10/);
  expect([run.hearings.length, run.gaps]).toEqual([1, []]);
  await run.stop();
});

test('410 for the list itself lists anew after a wait', async () => {
  const run = await play([status(410), list(10, item('a', 1))]);
  await until(() => run.names.includes('a'));
  expect(run.sleptMs[0]).toBeGreaterThanOrEqual(800);
  await run.stop();
});

test.each([['as a status', [status(410)]], ['as an event of the stream', [stream(line('ERROR', { kind: 'Status', code: 410, message: 'too old resource version' }))]]])(
  '410 for the watch %s is a gap until the next list is complete, and what that list lacks is told as missing', async (_, gone) => {
    const run = await play([list(10, item('a', 1), item('b', 2)), ...gone, list(30, item('b', 2), item('c', 25)), stream()]);
    await until(() => run.names.includes('c') && (run.urls.at(-1) ?? '').includes('watch=1'));
    expect(run.names).toEqual(['a', 'b', 'b', 'c', 'missing uid-a']);
    expect(run.gaps).toEqual(['start', 'end']);
    expect(run.urls.at(-1)).toContain('resourceVersion=30');
    await run.stop();
  });

test('403 is a state with what to grant, asked again once a minute', async () => {
  const run = await play([status(403), list(10, item('a', 1))]);
  await until(() => run.names.includes('a'));
  expect(run.sleptMs).toContain(60_000);
  const refused = await play([status(403), status(403), status(403)]);
  await until(() => refused.reflector.status.state === 'forbidden');
  expect(refused.reflector.status.message).toMatch(/RBAC does not allow to list and watch pods\. Grant/);
  await run.stop();
  await refused.stop();
});

test('bookmarks move the version on, so that a reset long after the last change costs nothing', async () => {
  const run = await play([list(10, item('a', 1)), cutAfter(bookmark(500)), stream(line('ADDED', item('b', 501)))]);
  await until(() => run.names.includes('b'));
  expect(run.urls.at(-1)).toContain('resourceVersion=500');
  expect([run.reflector.status.bookmarks, run.gaps]).toEqual([1, []]);
  await run.stop();
});

test('WatchList: the list comes as a stream, ends with its bookmark, and goes on as the watch', async () => {
  const run = await play([stream(line('ADDED', item('a', 1)), line('ADDED', item('b', 2)), bookmark(10, LIST_ENDS), line('ADDED', item('c', 11)))], { watchList: true });
  await until(() => run.names.includes('c'));
  expect(run.names).toEqual(['a', 'b', 'c']);
  expect([run.reflector.status.watchList, run.reflector.status.state, run.hearings.length, run.reflector.mark]).toEqual([true, 'watching', 1, '11']);
  await run.stop();
});

test('a WatchList that breaks before its end is begun anew, and nothing counts as missing', async () => {
  const run = await play([cutAfter(line('ADDED', item('a', 1))), stream(line('ADDED', item('a', 1)), line('ADDED', item('b', 2)), bookmark(10, LIST_ENDS))], { watchList: true });
  await until(() => run.reflector.status.state === 'watching');
  expect(run.names).toEqual(['a', 'a', 'b']);
  await run.stop();
});

test('a server without WatchList is asked once and then listed in pages', async () => {
  const run = await play([list(10, item('a', 1)), status(410), list(20, item('a', 1))]);
  await until(() => run.gaps.includes('end'));
  expect(run.reflector.status.watchList).toBe(false);
  await run.stop();
});

test('a stream that is silent beyond its own timeout is left and watched again from the last version', async () => {
  const run = await play([list(10, item('a', 1)), stream(bookmark(10)), stream(line('ADDED', item('b', 11)))], { target: { silenceMaxMs: 50 } });
  await until(() => run.names.includes('b'));
  expect(run.urls.filter((url) => url.includes('resourceVersion=10'))).toHaveLength(2);
  expect(run.gaps).toEqual([]);
  await run.stop();
});

test('a deletion that nobody heard is seen by the list after a restart', async () => {
  const run = await play([status(410), list(30, item('b', 2))], { resumeAt: '7', known: ['uid-a', 'uid-b'] });
  await until(() => run.names.includes('missing uid-a'));
  expect(run.names).toEqual(['b', 'missing uid-a']);
  expect(run.urls[0]).toContain('resourceVersion=7');
  await run.stop();
});

test('a stored version that the server still has is watched from, and nothing is listed', async () => {
  const run = await play([stream(line('MODIFIED', item('a', 8)))], { resumeAt: '7', known: ['uid-a'] });
  await until(() => run.names.includes('a'));
  expect(run.urls).toHaveLength(1);
  expect([run.names, run.hearings.length]).toEqual([['a'], 1]);
  await run.stop();
});

test('what a handler throws is counted, and the watch goes on', async () => {
  const run = await play([list(10, item('a', 1)), stream(line('ADDED', item('bad', 11)), line('ADDED', item('b', 12)))], { hear: (heard) => {
    if (heard.includes('bad')) {
      throw new Error('a handler failed');
    }
  } });
  await until(() => run.names.includes('b'));
  expect(run.reflector.status).toMatchObject({ state: 'watching', errors: 1 });
  await run.stop();
});

test('while there is no room nothing more is read, and nothing is lost by waiting', async () => {
  let makeRoom: () => void = () => undefined;
  let room: Promise<void> | undefined = new Promise((resolve) => {
    makeRoom = resolve;
  });
  const run = await play([list(10, item('a', 1)), stream(line('ADDED', item('b', 11)))], { room: () => room });
  await until(() => run.names.includes('a'));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect([run.names, run.urls.length]).toEqual([['a'], 1]);
  room = undefined;
  makeRoom();
  await until(() => run.names.includes('b'));
  await run.stop();
});

test('events are watched from the newest version; older ones are not listed', async () => {
  const run = await play([list(10, item('old', 1)), stream(line('ADDED', item('new', 11)))], { target: { watchOnly: true, resource: 'events', path: '/api/v1/events' } });
  await until(() => run.names.includes('new'));
  expect([run.names, run.urls[0]]).toEqual([['new'], '/api/v1/events?limit=1']);
  await run.stop();
});
