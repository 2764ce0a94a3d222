// The answers to Grafana's calls, each over the Engine and each catching its own failure: what is thrown in one query
// never fails its neighbours, and nothing thrown ends the process.
import { create } from '@bufbuild/protobuf';
import type { Log } from '../../base/log';
import type { Frame } from '../../contract/frame';
import { parseQuery } from '../../contract/query';
import { AskError } from '../engine/engine';
import type { Ask, Caller, Engine } from '../engine/engine';
import { askErrorOf } from './failure';
import { frameJson } from './frame-json';
import type {
  CallResourceRequest, CheckHealthRequest, CheckHealthResponse, DataQuery, DataResponse, PluginContext, QueryDataRequest, QueryDataResponse,
  RunStreamRequest, SubscribeStreamRequest, SubscribeStreamResponse,
} from './gen/pluginv2_pb';
import {
  CheckHealthResponse_HealthStatus, CheckHealthResponseSchema, DataFrameFormat, DataResponseSchema, QueryDataResponseSchema,
  SubscribeStreamResponse_Status, SubscribeStreamResponseSchema,
} from './gen/pluginv2_pb';
import type { CallerOf } from './settings';
import { askerOf, settingsOf } from './settings';

export interface Front {
  readonly engine: Engine;
  readonly callerOf: CallerOf;
  readonly log: Log;
  readonly version: string;
}

/** @throws AskError when the request names no usable data source. */
export function callerFrom(front: Front, context: PluginContext | undefined, headers: Readonly<Record<string, string>>): Caller {
  const settings = settingsOf(context);
  if (settings === undefined) {
    throw new AskError(400, 'plugin', 'The request names no Lunettes data source. Choose one in the query.');
  }
  const caller = front.callerOf(settings, askerOf(context, headers));
  if (!caller.ok) {
    throw new AskError(400, 'plugin', caller.why);
  }
  return caller.value;
}

export async function queryData(front: Front, request: QueryDataRequest, cancel: AbortSignal): Promise<QueryDataResponse> {
  const answers = await Promise.all(
    request.queries.map(async (query) => [query.refId, await answerOne(front, request, query, cancel)] as const)
  );
  return create(QueryDataResponseSchema, { responses: Object.fromEntries(answers) });
}

async function answerOne(front: Front, request: QueryDataRequest, query: DataQuery, cancel: AbortSignal): Promise<DataResponse> {
  try {
    const caller = callerFrom(front, request.pluginContext, request.headers);
    const frames = await front.engine.query(caller, askOf(query), cancel);
    // Loaded with the first answer: the handshake does not wait for it.
    const { arrowOf } = await import('./arrow');
    return create(DataResponseSchema, {
      status: 200,
      frames: frames.map((frame) => arrowOf(frame, query.refId)),
      format: DataFrameFormat.ARROW,
    });
  } catch (thrown) {
    if (cancel.aborted) {
      front.log.info('query cancelled by the host', { refId: query.refId });
    }
    const error = cancel.aborted ? new AskError(499, 'plugin', 'The query was cancelled.') : askErrorOf(thrown, front.log, `query ${query.refId}`);
    return create(DataResponseSchema, { status: error.status, error: error.message, errorSource: error.source });
  }
}

function askOf(query: DataQuery): Ask {
  let saved: unknown;
  try {
    saved = JSON.parse(Buffer.from(query.json).toString('utf8'));
  } catch (cause) {
    throw new AskError(400, 'plugin', 'The query is not valid JSON. Save it again in the query editor.', { cause });
  }
  const parsed = parseQuery(saved);
  if (!parsed.ok) {
    throw new AskError(400, 'plugin', parsed.why);
  }
  return {
    query: parsed.value,
    fromMs: Number(query.timeRange?.fromEpochMs ?? 0n),
    toMs: Number(query.timeRange?.toEpochMs ?? 0n),
    maxDataPoints: Number(query.maxDataPoints),
    intervalMs: Number(query.intervalMs),
  };
}

export async function checkHealth(front: Front, request: CheckHealthRequest, cancel: AbortSignal): Promise<CheckHealthResponse> {
  if (settingsOf(request.pluginContext) === undefined) {
    return healthResponse(true, 'The plugin runs. Add a data source to watch a cluster.', { version: front.version });
  }
  try {
    const health = await front.engine.health(callerFrom(front, request.pluginContext, request.headers), cancel);
    return healthResponse(health.ok, health.message, health.details);
  } catch (thrown) {
    return healthResponse(false, askErrorOf(thrown, front.log, 'health').message, { version: front.version });
  }
}

function healthResponse(ok: boolean, message: string, details: object): CheckHealthResponse {
  return create(CheckHealthResponseSchema, {
    status: ok ? CheckHealthResponse_HealthStatus.OK : CheckHealthResponse_HealthStatus.ERROR,
    message,
    jsonDetails: Buffer.from(JSON.stringify(details)),
  });
}

// Pieces of this size travel beside other calls on the one connection without holding them up.
const CHUNK_BYTES = 1024 * 1024;

/** One piece of a resource's answer; the first carries status and headers. */
export interface ResourcePiece {
  readonly code: number;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly body: Uint8Array;
}

export async function* callResource(front: Front, request: CallResourceRequest, cancel: AbortSignal): AsyncGenerator<ResourcePiece> {
  const reply = await resourceReply(front, request, cancel);
  const headers = { 'Content-Type': [reply.contentType], 'X-Content-Type-Options': ['nosniff'] };
  yield { code: reply.status, headers, body: reply.body.subarray(0, CHUNK_BYTES) };
  for (let at = CHUNK_BYTES; at < reply.body.length; at += CHUNK_BYTES) {
    yield { code: reply.status, headers: {}, body: reply.body.subarray(at, at + CHUNK_BYTES) };
  }
}

async function resourceReply(front: Front, request: CallResourceRequest, cancel: AbortSignal): ReturnType<Engine['resource']> {
  try {
    const caller = callerFrom(front, request.pluginContext, {});
    const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?') + 1) : '';
    const params = Object.fromEntries(new URLSearchParams(query));
    return await front.engine.resource(caller, { path: request.path, method: request.method, params, body: request.body }, cancel);
  } catch (thrown) {
    const error = askErrorOf(thrown, front.log, `resource ${request.path}`);
    return { status: error.status, contentType: 'application/json', body: Buffer.from(JSON.stringify({ message: error.message })) };
  }
}

/** Channel `query/…`: the path after it names the subscriber's page, the data is a saved query. */
const STREAM_PATH = /^query\/[\w./-]{1,200}$/;

export async function subscribe(front: Front, request: SubscribeStreamRequest, cancel: AbortSignal): Promise<SubscribeStreamResponse> {
  if (!STREAM_PATH.test(request.path)) {
    return create(SubscribeStreamResponseSchema, { status: SubscribeStreamResponse_Status.NOT_FOUND });
  }
  try {
    const caller = callerFrom(front, request.pluginContext, request.headers);
    // The first answer of the stream itself: whoever subscribes to what is streamed already costs nothing.
    for await (const frames of front.engine.stream(caller, streamAsk(request.data), cancel)) {
      return create(SubscribeStreamResponseSchema, { status: SubscribeStreamResponse_Status.OK, data: packetOf(frames) });
    }
    return create(SubscribeStreamResponseSchema, { status: SubscribeStreamResponse_Status.NOT_FOUND });
  } catch (thrown) {
    const error = askErrorOf(thrown, front.log, `stream ${request.path}`);
    const status = error.status === 403 ? SubscribeStreamResponse_Status.PERMISSION_DENIED : SubscribeStreamResponse_Status.NOT_FOUND;
    return create(SubscribeStreamResponseSchema, { status });
  }
}

export async function* runStream(front: Front, request: RunStreamRequest, cancel: AbortSignal): AsyncGenerator<Uint8Array> {
  const caller = callerFrom(front, request.pluginContext, request.headers);
  for await (const frames of front.engine.stream(caller, streamAsk(request.data), cancel)) {
    yield packetOf(frames);
  }
}

const DAY_MS = 86_400_000;

function streamAsk(data: Uint8Array): Ask {
  const saved: unknown = data.length === 0 ? { kind: 'coverage' } : JSON.parse(Buffer.from(data).toString('utf8'));
  const parsed = parseQuery(saved);
  if (!parsed.ok) {
    throw new AskError(400, 'plugin', parsed.why);
  }
  const now = Date.now();
  return { query: parsed.value, fromMs: now - DAY_MS, toMs: now, maxDataPoints: 1000, intervalMs: 1000 };
}

// A live channel carries one frame; every kind that can be streamed answers with one.
function packetOf(frames: readonly Frame[]): Uint8Array {
  const [frame] = frames;
  return Buffer.from(JSON.stringify(frame === undefined ? { schema: { fields: [] }, data: { values: [] } } : frameJson(frame)));
}
