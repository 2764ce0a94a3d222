// How to reach an API server: address, trust and credentials, from settings or the pod's own account (kubeconfig.ts: from a file).
// Every failure is one sentence: what, where, what to do.
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { RequestOptions } from 'node:https';

/** A failure to reach or enter a cluster, said for people. */
export class ConnectionError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'ConnectionError';
  }
}

export interface Reply {
  readonly status: number;
  readonly retryAfterS: number | undefined;
  readonly body: IncomingMessage;
}

/** An open way to one API server. */
export interface KubeConnection {
  readonly server: string;
  /** The namespace that the kubeconfig's context names. */
  readonly namespace?: string;
  /** GET (or POST with a body). Rejects when the server cannot be reached; any status resolves. */
  send(path: string, cancel: AbortSignal, body?: object): Promise<Reply>;
  close(): void;
}

/** A connection whose credentials can be replaced: requests from then on use the new ones, open watches go on. */
export function renewable(first: KubeConnection): KubeConnection & { use(next: KubeConnection): void } {
  const all = [first];
  let current = first;
  return {
    get server() {
      return current.server;
    },
    send: (path, cancel, body) => current.send(path, cancel, body),
    use: (next) => {
      all.push(next);
      current = next;
    },
    close: () => all.forEach((one) => one.close()),
  };
}

export interface TokenTarget {
  readonly server: string;
  readonly ca: string;
  readonly token: string;
  readonly insecureSkipVerify: boolean;
}

/** @throws ConnectionError */
export function connectWithToken(target: TokenTarget): KubeConnection {
  const url = serverUrl(target.server);
  const options = { rejectUnauthorized: !target.insecureSkipVerify, ...(target.ca === '' ? {} : { ca: target.ca }) };
  return connection(url, () => Promise.resolve({ ...options, headers: target.token === '' ? {} : { Authorization: `Bearer ${target.token}` } }));
}

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
// Bound tokens are rotated by the kubelet well before they expire.
export const TOKEN_REREAD_MS = 60_000;

/** The account that Kubernetes gives to every pod. @throws ConnectionError outside a cluster. */
export function connectInCluster(folder: string = ACCOUNT): KubeConnection {
  const host = process.env['KUBERNETES_SERVICE_HOST'];
  const port = process.env['KUBERNETES_SERVICE_PORT'] ?? '443';
  if (host === undefined) {
    throw new ConnectionError('This process does not run in a cluster (KUBERNETES_SERVICE_HOST is not set). Choose another kind of connection.');
  }
  const ca = readFile(`${folder}/ca.crt`, "the cluster's certificate authority");
  const token = rereading(`${folder}/token`);
  const address = host.includes(':') ? `[${host}]` : host;
  return connection(serverUrl(`https://${address}:${port}`), () => Promise.resolve({ ca, headers: { Authorization: `Bearer ${token()}` } }));
}

function rereading(path: string): () => string {
  let read = { at: -Infinity, token: '' };
  return () => {
    const now = performance.now();
    if (now - read.at > TOKEN_REREAD_MS) {
      read = { at: now, token: readFile(path, "the account's token").trim() };
    }
    return read.token;
  };
}

/** @throws ConnectionError */
export function serverUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new ConnectionError(`The server "${text}" is not a URL. Write it as https://HOST:PORT.`);
  }
  return url;
}

/** @throws ConnectionError */
export function readFile(path: string, what: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new ConnectionError(`${what} cannot be read from ${path}: ${reasonOf(cause)}.`, { cause });
  }
}

// A server that accepts a connection and then says nothing for so long is not answering.
const ANSWER_MAX_MS = 30_000;

/** @param optionsNow asked again when older than `keepOptionsMs` or after a 401 */
export function connection(url: URL, optionsNow: () => Promise<RequestOptions>, keepOptionsMs = 0): KubeConnection {
  const secure = url.protocol === 'https:';
  const ownAgent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  let kept: { readonly at: number; readonly options: Promise<RequestOptions> } | undefined;
  const current = (): Promise<RequestOptions> => {
    const now = performance.now();
    if (kept === undefined || now - kept.at > keepOptionsMs) {
      kept = { at: now, options: optionsNow() };
    }
    return kept.options;
  };
  return {
    server: url.origin,
    async send(path, cancel, body) {
      const options = await current().catch((cause: unknown) => {
        throw new ConnectionError(`The credentials for ${url.origin} cannot be had: ${reasonOf(cause)}.`, { cause });
      });
      const reply = await exchange(url, path, options, secure, ownAgent, cancel, body);
      if (reply.status === 401) {
        // A rotated token: the next request reads it again.
        kept = undefined;
      }
      return reply;
    },
    close: () => ownAgent.destroy(),
  };
}

function exchange(
  url: URL, path: string, options: RequestOptions, secure: boolean, ownAgent: HttpAgent, cancel: AbortSignal, body: object | undefined
): Promise<Reply> {
  const headers = { Accept: 'application/json', 'User-Agent': 'lunettes', ...options.headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) };
  const all: RequestOptions = {
    // A kubeconfig with proxy-url brings an agent of its own.
    agent: ownAgent,
    ...options,
    headers,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
    path: `${url.pathname.replace(/\/$/, '')}${path}`,
    method: body === undefined ? 'GET' : 'POST',
    signal: cancel,
  };
  return new Promise((resolve, reject) => {
    const call = (secure ? httpsRequest : httpRequest)(all, (response) => {
      clearTimeout(timer);
      resolve({ status: response.statusCode ?? 0, retryAfterS: retryAfter(response), body: response });
    });
    const timer = setTimeout(() => call.destroy(new Error(`no answer within ${ANSWER_MAX_MS / 1000} s`)), ANSWER_MAX_MS).unref();
    call.on('error', (cause) => {
      clearTimeout(timer);
      reject(cancel.aborted ? cause : new ConnectionError(unreachableSentence(url, cause), { cause }));
    });
    call.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function retryAfter(response: IncomingMessage): number | undefined {
  const seconds = Number(response.headers['retry-after']);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

const TLS_CODES = new Set(['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID']);

function unreachableSentence(url: URL, cause: Error & { code?: string }): string {
  if (cause.code !== undefined && TLS_CODES.has(cause.code)) {
    return `The certificate of ${url.origin} is not trusted (${cause.message}). Give its certificate authority (CA).`;
  }
  return `The API server at ${url.origin} cannot be reached: ${reasonOf(cause)}. Check the address and that this machine may reach it.`;
}

export function reasonOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.errors.length > 0) {
    return reasonOf(thrown.errors[0]);
  }
  return (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\.$/, '');
}

/** The whole body of a reply, at most `maxBytes`. */
export async function readBody(reply: Reply, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of reply.body as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) {
      reply.body.destroy();
      throw new ConnectionError(`An answer of the API server is larger than ${maxBytes} bytes.`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}
