// The backend as Grafana's server side starts and asks it: cookie, handshake line, gRPC on a unix socket.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { create } from '@bufbuild/protobuf';
import type { Client, ClientReadableStream } from '@grpc/grpc-js';
import { credentials, makeGenericClientConstructor } from '@grpc/grpc-js';
import { tableFromIPC } from 'apache-arrow';
import type { CallResourceResponse, CheckHealthResponse, PluginContext, QueryDataResponse, StreamPacket, SubscribeStreamResponse } from '../src/server/grafana/gen/pluginv2_pb';
import {
  CallResourceRequestSchema, CheckHealthRequestSchema, CheckHealthResponse_HealthStatus, Data, DataQuerySchema, DataSourceInstanceSettingsSchema, Diagnostics,
  PluginContextSchema, QueryDataRequestSchema, Resource, RunStreamRequestSchema, Stream, SubscribeStreamRequestSchema, SubscribeStreamResponse_Status, TimeRangeSchema, UserSchema,
} from '../src/server/grafana/gen/pluginv2_pb';
import { serviceDefinition } from '../src/server/grafana/wire';
import type { LiveLine } from './live';

export interface SourceSettings {
  readonly uid: string;
  readonly name: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
  readonly secureJsonData: Readonly<Record<string, string>>;
}

export interface Backend {
  query(queries: readonly Readonly<Record<string, unknown>>[], fromMs: number, toMs: number): Promise<Record<string, unknown>>;
  health(): Promise<{ readonly status: string; readonly message: string; readonly details: unknown }>;
  resource(path: string, url: string, method: string): Promise<{ readonly code: number; readonly contentType: string; readonly body: Buffer }>;
  /** @param data of the channel, JSON or empty. */
  subscribe(path: string, data: string): Promise<LiveLine>;
  runStream(path: string, data: string, cancel: AbortSignal): AsyncIterable<unknown>;
  stop(): void;
}

const HANDSHAKE_MAX_MS = 20_000;

/** Grafana's own default where a query does not say. */
const wholeOf = (given: unknown): bigint => BigInt(typeof given === 'number' && given > 0 ? Math.ceil(given) : 1000);

/** Starts the executable. Its log lines go to `log`. @throws Error with a sentence when it does not shake hands. */
export async function startBackend(executable: string, source: SourceSettings, env: Readonly<Record<string, string>>, log: (line: string) => void): Promise<Backend> {
  const child = spawn(executable, [], {
    env: { ...process.env, GF_VERSION: '13.2.2', ...env, grafana_plugin_type: 'datasource', PLUGIN_PROTOCOL_VERSIONS: '2' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stderr }).on('line', log);
  const socket = await handshake(child);
  const address = `unix:${socket}`;
  const options = { 'grpc.max_receive_message_length': -1 };
  const client = (service: Parameters<typeof serviceDefinition>[0]): Client => new (makeGenericClientConstructor(serviceDefinition(service), ''))(address, credentials.createInsecure(), options);
  const data = client(Data);
  const diagnostics = client(Diagnostics);
  const resources = client(Resource);
  const streams = client(Stream);
  const pluginContext = contextOf(source);
  return {
    query: async (queries, fromMs, toMs) => {
      const timeRange = create(TimeRangeSchema, { fromEpochMs: BigInt(Math.floor(fromMs)), toEpochMs: BigInt(Math.ceil(toMs)) });
      const request = create(QueryDataRequestSchema, {
        pluginContext,
        queries: queries.map((query) => create(DataQuerySchema, {
          refId: String(query['refId'] ?? 'A'), maxDataPoints: wholeOf(query['maxDataPoints']), intervalMs: wholeOf(query['intervalMs']), timeRange, json: Buffer.from(JSON.stringify(query)), queryType: '',
        })),
      });
      return resultsOf(await unary<QueryDataResponse>(data, 'queryData', request));
    },
    health: async () => {
      const reply = await unary<CheckHealthResponse>(diagnostics, 'checkHealth', create(CheckHealthRequestSchema, { pluginContext }));
      const details: unknown = reply.jsonDetails.length === 0 ? {} : JSON.parse(Buffer.from(reply.jsonDetails).toString('utf8'));
      return { status: reply.status === CheckHealthResponse_HealthStatus.OK ? 'OK' : 'ERROR', message: reply.message, details };
    },
    resource: (path, url, method) => callResource(resources, create(CallResourceRequestSchema, { pluginContext, path, url, method })),
    subscribe: async (path, data) => {
      const reply = await unary<SubscribeStreamResponse>(streams, 'subscribeStream', create(SubscribeStreamRequestSchema, { pluginContext, path, data: Buffer.from(data) }));
      return reply.status === SubscribeStreamResponse_Status.OK ? { kind: 'subscribed', data: jsonOf(reply.data) } : { kind: 'refused', why: SubscribeStreamResponse_Status[reply.status] };
    },
    runStream: async function* (path, data, cancel) {
      const call = (streams as unknown as { runStream(request: object): ClientReadableStream<StreamPacket> }).runStream(create(RunStreamRequestSchema, { pluginContext, path, data: Buffer.from(data) }));
      cancel.addEventListener('abort', () => call.cancel(), { once: true });
      for await (const packet of call) {
        yield jsonOf((packet as StreamPacket).data);
      }
    },
    stop: () => child.kill('SIGTERM'),
  };
}

function handshake(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`The backend did not shake hands within ${HANDSHAKE_MAX_MS / 1000} s.`)), HANDSHAKE_MAX_MS);
    child.once('exit', (code) => reject(new Error(`The backend ended with status ${String(code)} before it was ready; its last lines say why.`)));
    if (child.stdout !== null) {
      createInterface({ input: child.stdout }).once('line', (line) => {
        clearTimeout(timer);
        const [, , , socket] = line.split('|');
        if (socket === undefined) {
          reject(new Error(`The backend said "${line}" instead of a handshake.`));
        } else {
          resolve(socket);
        }
      });
    }
  });
}

const jsonOf = (bytes: Uint8Array): unknown => (bytes.length === 0 ? undefined : JSON.parse(Buffer.from(bytes).toString('utf8')));

function contextOf(source: SourceSettings): PluginContext {
  return create(PluginContextSchema, {
    orgId: 1n, pluginId: 'lunettes-delivery-datasource', pluginVersion: '0.1.0', namespace: 'default', grafanaConfig: {},
    user: create(UserSchema, { login: 'preview', name: 'Preview', role: 'Admin' }),
    dataSourceInstanceSettings: create(DataSourceInstanceSettingsSchema, {
      uid: source.uid, name: source.name, jsonData: Buffer.from(JSON.stringify(source.jsonData)), decryptedSecureJsonData: { ...source.secureJsonData },
      lastUpdatedMs: BigInt(Date.now()),
    }),
  });
}

function unary<T>(client: Client, method: string, request: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = (client as unknown as Record<string, (request: object, reply: (error: Error | null, value: T) => void) => void>)[method];
    call?.call(client, request, (error, value) => (error === null ? resolve(value) : reject(error)));
  });
}

function callResource(client: Client, request: object): Promise<{ code: number; contentType: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const call = (client as unknown as { callResource(request: object): NodeJS.ReadableStream }).callResource(request);
    const parts: Uint8Array[] = [];
    let code = 0;
    let contentType = 'application/json';
    call.on('data', (piece: unknown) => {
      const reply = piece as CallResourceResponse;
      code = code === 0 ? reply.code : code;
      contentType = reply.headers['Content-Type']?.values[0] ?? contentType;
      parts.push(reply.body);
    });
    call.on('error', reject);
    call.on('end', () => resolve({ code, contentType, body: Buffer.concat(parts) }));
  });
}

/** As /api/ds/query answers a browser: frames as JSON, nanoseconds as milliseconds. */
function resultsOf(reply: QueryDataResponse): Record<string, unknown> {
  return Object.fromEntries(Object.entries(reply.responses).map(([refId, response]) => [
    refId,
    response.error === '' ? { status: response.status, frames: response.frames.map((bytes) => frameJson(bytes, refId)) }
      : { status: response.status, error: response.error, errorSource: response.errorSource, frames: [] },
  ]));
}

const NANOS_PER_MS = 1_000_000n;

function frameJson(bytes: Uint8Array, refId: string): unknown {
  const table = tableFromIPC(bytes);
  const meta = table.schema.metadata.get('meta');
  const fields = table.schema.fields.map((field) => {
    const config = field.metadata.get('config');
    return { name: field.name, type: field.metadata.get('tstype') ?? 'other', ...(config === undefined ? {} : { config: JSON.parse(config) as unknown }) };
  });
  const values = table.schema.fields.map((field, i) => {
    const column = table.getChildAt(i);
    const kind = field.metadata.get('tstype');
    return Array.from({ length: table.numRows }, (_, row) => cellOf(kind === 'time' ? column?.data[0]?.values : undefined, column?.get(row), row, kind));
  });
  return { schema: { name: table.schema.metadata.get('name'), refId, fields, ...(meta === undefined ? {} : { meta: JSON.parse(meta) as unknown }) }, data: { values } };
}

function cellOf(nanos: unknown, value: unknown, row: number, kind: string | undefined): unknown {
  if (value === null || value === undefined) {
    return null;
  }
  if (kind === 'time' && nanos instanceof BigInt64Array) {
    const exact = nanos[row] ?? 0n;
    // Grafana sends whole milliseconds and the nanoseconds beside them.
    return Number(exact / NANOS_PER_MS) + Number(exact % NANOS_PER_MS) / 1e6;
  }
  return kind === 'other' && value instanceof Uint8Array ? (JSON.parse(Buffer.from(value).toString('utf8')) as unknown) : value;
}
