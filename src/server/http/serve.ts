// A collector's door: the same Engine that a plugin would hold, reached over HTTP.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Log } from '../../base/log';
import { parseQuery } from '../../contract/query';
import type { Ask, Caller, Engine, ResourceAsk } from '../engine/engine';
import { AskError } from '../engine/engine';
import { PATHS, type RemoteCaller } from '../engine/protocol';

export interface HttpFront {
  readonly engine: Engine;
  readonly log: Log;
  /** Never empty: main refuses to start a collector without one. */
  readonly token: string;
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Turns what the remote side sent into a caller on the collector's own cluster. */
  readonly callerOf: (remote: RemoteCaller) => Caller;
}

// What the gRPC front takes as well.
const BODY_MAX_BYTES = 16 * 1024 * 1024;

/** Binds, and answers until closed. @throws Error when the address is taken. */
export async function serveHttp(front: HttpFront, host: string, port: number): Promise<{ readonly port: number; close(): Promise<void> }> {
  const listener: RequestListener = (request, response) => void answer(front, request, response);
  const server = front.tls === undefined ? createServer(listener) : createTlsServer(front.tls, listener);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  const address = server.address();
  return { port: typeof address === 'object' && address !== null ? address.port : port, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function answer(front: HttpFront, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const cancel = new AbortController();
  response.on('close', () => cancel.abort());
  try {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === PATHS.ready) {
      return send(response, 200, 'text/plain; charset=utf-8', 'ready\n');
    }
    if (!mayEnter(request.headers.authorization, front.token)) {
      throw new AskError(401, 'downstream', "The collector refuses the token. Set the collector's token in the data source.");
    }
    await route(front, path, request, response, cancel.signal);
  } catch (thrown) {
    refuse(front, response, thrown);
  }
}

async function route(front: HttpFront, path: string, request: IncomingMessage, response: ServerResponse, cancel: AbortSignal): Promise<void> {
  if (path === PATHS.metrics) {
    return send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', await front.engine.metrics());
  }
  if (request.method !== 'POST') {
    throw new AskError(404, 'downstream', `There is nothing at ${path}. The collector answers POST ${PATHS.query}, ${PATHS.stream}, ${PATHS.resource}, ${PATHS.health} and GET ${PATHS.metrics}.`);
  }
  const body = await readBody(request);
  const caller = front.callerOf(parsePart<RemoteCaller>(body, 'caller'));
  switch (path) {
    case PATHS.query:
      return sendJson(response, 200, { frames: await front.engine.query(caller, askOf(body), cancel) });
    case PATHS.health:
      return sendJson(response, 200, await front.engine.health(caller, cancel));
    case PATHS.stream:
      return stream(front, response, caller, askOf(body), cancel);
    case PATHS.resource: {
      const ask = parsePart<Omit<ResourceAsk, 'body'> & { readonly body: string }>(body, 'ask');
      const reply = await front.engine.resource(caller, { ...ask, body: Buffer.from(ask.body, 'base64') }, cancel);
      return send(response, reply.status, reply.contentType, reply.body);
    }
    default:
      throw new AskError(404, 'downstream', `There is nothing at ${path}.`);
  }
}

/** One JSON line per answer, until the reader goes. */
async function stream(front: HttpFront, response: ServerResponse, caller: Caller, ask: Ask, cancel: AbortSignal): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  for await (const frames of front.engine.stream(caller, ask, cancel)) {
    if (!response.write(`${JSON.stringify({ frames })}\n`)) {
      await new Promise<void>((resolve) => {
        response.once('drain', resolve);
        cancel.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }
  response.end();
}

function askOf(body: Readonly<Record<string, unknown>>): Ask {
  const ask = parsePart<Omit<Ask, 'query'> & { readonly query: unknown }>(body, 'ask');
  const query = parseQuery(ask.query);
  if (!query.ok) {
    throw new AskError(400, 'plugin', query.why);
  }
  return { ...ask, query: query.value };
}

// Both sides are this project and share engine/protocol.ts; the token has shown that the sender is one of ours.
function parsePart<T extends object>(body: Readonly<Record<string, unknown>>, part: string): T {
  const value = body[part];
  if (typeof value !== 'object' || value === null) {
    throw new AskError(400, 'plugin', `The request has no "${part}". Plugin and collector must be of the same version.`);
  }
  return value as T;
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_MAX_BYTES) {
      throw new AskError(413, 'plugin', `The request is larger than ${BODY_MAX_BYTES} bytes.`);
    }
    parts.push(part);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch (cause) {
    throw new AskError(400, 'plugin', 'The request is not valid JSON.', { cause });
  }
}

/** Compares digests, so that neither the length nor a prefix of the token shows in the time taken. */
function mayEnter(header: string | undefined, token: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(header ?? ''), digest(`Bearer ${token}`));
}

function refuse(front: HttpFront, response: ServerResponse, thrown: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  if (thrown instanceof AskError) {
    return sendJson(response, thrown.status, { message: thrown.message, source: thrown.source });
  }
  front.log.error('a request failed in a way that nobody foresaw', { error: String(thrown) });
  sendJson(response, 500, { message: "The collector failed inside. The reason is in the collector's log.", source: 'downstream' });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  send(response, status, 'application/json', JSON.stringify(value));
}

function send(response: ServerResponse, status: number, contentType: string, body: string | Uint8Array): void {
  response.writeHead(status, { 'Content-Type': contentType, 'X-Content-Type-Options': 'nosniff' }).end(body);
}
