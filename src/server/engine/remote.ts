// The engine that asks a collector. It keeps nothing: Grafana may run in many replicas and restart at will.
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent, request as httpRequest } from 'node:http';
import { Agent as TlsAgent, request as httpsRequest } from 'node:https';
import { createInterface } from 'node:readline';
import type { Frame } from '../../contract/frame';
import type { Ask, Caller, Engine, Health, ResourceAnswer, ResourceAsk } from './engine';
import { AskError } from './engine';
import { PATHS, type RemoteCaller } from './protocol';

export interface Collector {
  readonly url: string;
  readonly token: string;
  /** PEM text or a file's path; empty: the system's authorities. */
  readonly ca: string;
}

// Two hosts of one site answer within milliseconds; a collector that needs longer than this is gone.
const IDLE_MAX_MS = 30_000;

export function createRemoteEngine(collector: Collector): Engine {
  const base = parseUrl(collector.url);
  const agent = base.protocol === 'https:' ? new TlsAgent({ keepAlive: true, ...caOf(collector.ca) }) : new Agent({ keepAlive: true });

  const post = (path: string, body: object, cancel: AbortSignal, idleMaxMs: number): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const send = base.protocol === 'https:' ? httpsRequest : httpRequest;
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${collector.token}` };
      const call = send(new URL(`${base.pathname.replace(/\/$/, '')}${path}`, base), { agent, method: 'POST', headers, signal: cancel, timeout: idleMaxMs }, resolve);
      call.on('timeout', () => call.destroy(new Error(`no answer within ${idleMaxMs / 1000} s`)));
      call.on('error', (cause) => reject(unreachable(collector.url, cause)));
      call.end(JSON.stringify(body));
    });

  const askJson = async <T>(path: string, body: object, cancel: AbortSignal): Promise<T> => {
    const response = await post(path, body, cancel, IDLE_MAX_MS);
    const text = (await readAll(response)).toString('utf8');
    if (response.statusCode !== 200) {
      throw refusal(response.statusCode ?? 502, text);
    }
    return JSON.parse(text) as T;
  };

  return {
    query: async (caller: Caller, ask: Ask, cancel: AbortSignal) =>
      (await askJson<{ readonly frames: readonly Frame[] }>(PATHS.query, { caller: remoteOf(caller), ask }, cancel)).frames,
    async *stream(caller: Caller, ask: Ask, cancel: AbortSignal) {
      const response = await post(PATHS.stream, { caller: remoteOf(caller), ask }, cancel, 0);
      if (response.statusCode !== 200) {
        throw refusal(response.statusCode ?? 502, (await readAll(response)).toString('utf8'));
      }
      try {
        for await (const line of createInterface({ input: response })) {
          yield (JSON.parse(line) as { readonly frames: readonly Frame[] }).frames;
        }
      } finally {
        response.destroy();
      }
      // A stream that ends by itself is a collector that went: Grafana asks again when this throws.
      throw new AskError(502, 'downstream', `The collector at ${collector.url} ended the stream.`);
    },
    resource: async (caller: Caller, ask: ResourceAsk, cancel: AbortSignal): Promise<ResourceAnswer> => {
      const body = { caller: remoteOf(caller), ask: { ...ask, body: Buffer.from(ask.body).toString('base64') } };
      const response = await post(PATHS.resource, body, cancel, IDLE_MAX_MS);
      return { status: response.statusCode ?? 502, contentType: response.headers['content-type'] ?? 'application/json', body: await readAll(response) };
    },
    health: async (caller: Caller, cancel: AbortSignal): Promise<Health> => {
      const health = await askJson<Health>(PATHS.health, { caller: remoteOf(caller) }, cancel);
      return { ...health, details: { ...health.details, engine: 'remote' } };
    },
    metrics: () => Promise.resolve(''),
    close: () => {
      agent.destroy();
      return Promise.resolve();
    },
  };
}

const remoteOf = ({ source, scope, user, fromAlert, advice }: Caller): RemoteCaller => ({ source, scope, fromAlert, advice, ...(user === undefined ? {} : { user }) });

function parseUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new AskError(400, 'plugin', `The collector's address "${text}" is not a URL. Write it as https://HOST:PORT in the data source.`);
  }
  return url;
}

function caOf(ca: string): { readonly ca?: string } {
  if (ca === '') {
    return {};
  }
  return { ca: ca.includes('-----BEGIN') ? ca : readFileSync(ca, 'utf8') };
}

function unreachable(url: string, cause: Error): AskError {
  return new AskError(502, 'downstream', `The collector at ${url} cannot be reached: ${cause.message}. Check its address and that it runs.`, { cause });
}

function refusal(status: number, text: string): AskError {
  try {
    const { message, source } = JSON.parse(text) as { readonly message?: string; readonly source?: string };
    if (message !== undefined) {
      return new AskError(status, source === 'plugin' ? 'plugin' : 'downstream', message);
    }
  } catch {
    // no JSON: something else listens there
  }
  return new AskError(502, 'downstream', `Something that is no Lunettes collector answered with status ${status}. Check the collector's address.`);
}

async function readAll(response: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of response as AsyncIterable<Buffer>) {
    parts.push(part);
  }
  return Buffer.concat(parts);
}
