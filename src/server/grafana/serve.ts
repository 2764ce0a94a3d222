// The process as Grafana starts it: handshake on stdout, gRPC on a unix socket, an end that is always orderly.
//
//   Grafana ── fork, cookie ──▶ process ── `1|2|unix|PATH|grpc|` ──▶ Grafana ── calls ──▶ … ── Shutdown ──▶ exit 0
import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from '@bufbuild/protobuf';
import type { handleServerStreamingCall, handleUnaryCall, ServerUnaryCall, ServerWritableStream } from '@grpc/grpc-js';
import { Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { Front } from './calls';
import { callResource, checkHealth, queryData, runStream, subscribe } from './calls';
import { askErrorOf } from './failure';
import { EmptySchema, GRPCController } from './gen/controller_pb';
import type { HealthCheckRequest, HealthCheckResponse } from './gen/health_pb';
import { Health, HealthCheckResponse_ServingStatus, HealthCheckResponseSchema } from './gen/health_pb';
import type {
  CallResourceRequest, CallResourceResponse, CollectMetricsResponse, PublishStreamResponse, RunStreamRequest, StreamPacket,
} from './gen/pluginv2_pb';
import {
  CallResourceResponseSchema, CollectMetricsResponse_PayloadSchema, CollectMetricsResponseSchema, Data, Diagnostics, PublishStreamResponse_Status,
  PublishStreamResponseSchema, Resource, Stream, StreamPacketSchema,
} from './gen/pluginv2_pb';
import { serviceDefinition } from './wire';

/** Grafana sets this cookie; without it the process was started by a person. */
export const COOKIE = { name: 'grafana_plugin_type', value: 'datasource' };

// What the Go SDK's server takes; grpc-js alone would stop at 4 MiB.
const REQUEST_MAX_BYTES = 16 * 1024 * 1024;
// Grafana kills after 2 s.
const STOP_MAX_MS = 1500;

/** @param stdout writes the handshake line, unaltered, to the real standard output. */
export async function serveGrafana(front: Front, stdout: (line: string) => void): Promise<void> {
  const versions = (process.env['PLUGIN_PROTOCOL_VERSIONS'] ?? '2').split(',');
  if (!versions.includes('2')) {
    throw new Error(`Grafana offers plugin protocol ${versions.join(', ')}; this plugin speaks 2. Use Grafana 12.3 or newer.`);
  }
  const socket = join(process.env['PLUGIN_UNIX_SOCKET_DIR'] ?? tmpdir(), `plugin${randomBytes(6).toString('hex')}`);
  const server = new Server({ 'grpc.max_receive_message_length': REQUEST_MAX_BYTES, 'grpc.max_send_message_length': -1 });
  const stop = stopper(front, server, socket);
  addServices(server, front, stop);
  await new Promise<number>((resolve, reject) => {
    server.bindAsync(`unix:${socket}`, ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)));
  });
  // Before the handshake: whoever has read it may ask us to end at once.
  endWithHost(stop);
  stdout(`1|2|unix|${socket}|grpc|\n`);
  front.log.debug('serving', { socket, startMs: Math.round(process.uptime() * 1000) });
}

function addServices(server: Server, front: Front, stop: (why: string) => void): void {
  server.addService(serviceDefinition(Health), {
    check: unary<HealthCheckRequest, HealthCheckResponse>(front, 'Check', () =>
      Promise.resolve(create(HealthCheckResponseSchema, { status: HealthCheckResponse_ServingStatus.SERVING }))
    ),
  });
  server.addService(serviceDefinition(GRPCController), {
    shutdown: unary(front, 'Shutdown', () => {
      setImmediate(() => stop('Grafana asked for it'));
      return Promise.resolve(create(EmptySchema));
    }),
  });
  server.addService(serviceDefinition(Diagnostics), {
    checkHealth: unary(front, 'CheckHealth', (request, cancel) => checkHealth(front, request, cancel)),
    collectMetrics: unary(front, 'CollectMetrics', () => collectMetrics(front)),
  });
  server.addService(serviceDefinition(Data), {
    queryData: unary(front, 'QueryData', (request, cancel) => queryData(front, request, cancel)),
  });
  server.addService(serviceDefinition(Resource), { callResource: streaming<CallResourceRequest, CallResourceResponse>(front, 'CallResource', (request, cancel) => pieces(front, request, cancel)) });
  server.addService(serviceDefinition(Stream), {
    subscribeStream: unary(front, 'SubscribeStream', (request, cancel) => subscribe(front, request, cancel)),
    publishStream: unary(front, 'PublishStream', refusePublish),
    runStream: streaming<RunStreamRequest, StreamPacket>(front, 'RunStream', (request, cancel) => packets(front, request, cancel)),
  });
}

async function collectMetrics(front: Front): Promise<CollectMetricsResponse> {
  const prometheus = Buffer.from(await front.engine.metrics());
  return create(CollectMetricsResponseSchema, { metrics: create(CollectMetricsResponse_PayloadSchema, { prometheus }) });
}

// Nobody publishes into our channels.
function refusePublish(): Promise<PublishStreamResponse> {
  return Promise.resolve(create(PublishStreamResponseSchema, { status: PublishStreamResponse_Status.PERMISSION_DENIED }));
}

async function* pieces(front: Front, request: CallResourceRequest, cancel: AbortSignal): AsyncGenerator<CallResourceResponse> {
  for await (const piece of callResource(front, request, cancel)) {
    const headers = Object.fromEntries(Object.entries(piece.headers).map(([name, values]) => [name, { values: [...values] }]));
    yield create(CallResourceResponseSchema, { code: piece.code, body: piece.body, headers });
  }
}

async function* packets(front: Front, request: RunStreamRequest, cancel: AbortSignal): AsyncGenerator<StreamPacket> {
  for await (const data of runStream(front, request, cancel)) {
    yield create(StreamPacketSchema, { data });
  }
}

/** A unary handler that cannot throw into grpc-js, with the caller's cancellation as a signal. */
function unary<Request, Response>(
  front: Front,
  name: string,
  answer: (request: Request, cancel: AbortSignal) => Promise<Response>
): handleUnaryCall<Request, Response> {
  return (call: ServerUnaryCall<Request, Response>, reply) => {
    const cancel = new AbortController();
    call.on('cancelled', () => cancel.abort());
    answer(call.request, cancel.signal).then(
      (response) => reply(null, response),
      (thrown: unknown) => reply({ code: status.INTERNAL, details: askErrorOf(thrown, front.log, name).message })
    );
  };
}

function streaming<Request, Response>(
  front: Front,
  name: string,
  answer: (request: Request, cancel: AbortSignal) => AsyncIterable<Response>
): handleServerStreamingCall<Request, Response> {
  return (call: ServerWritableStream<Request, Response>) => {
    const cancel = new AbortController();
    call.on('cancelled', () => {
      front.log.debug('stream closed', { call: name });
      cancel.abort();
    });
    void pour(call, answer(call.request, cancel.signal), cancel.signal).catch((thrown: unknown) => {
      call.destroy(Object.assign(askErrorOf(thrown, front.log, name), { code: status.INTERNAL }));
    });
  };
}

/** Writes at the pace of the reader. A stream that was cancelled is simply over. */
async function pour<Request, Response>(call: ServerWritableStream<Request, Response>, source: AsyncIterable<Response>, cancel: AbortSignal): Promise<void> {
  try {
    for await (const message of source) {
      if (cancel.aborted) {
        return;
      }
      if (!call.write(message)) {
        await drained(call, cancel);
      }
    }
  } catch (thrown) {
    if (!cancel.aborted) {
      throw thrown;
    }
  }
  call.end();
}

function drained(call: NodeJS.EventEmitter, cancel: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    call.once('drain', resolve);
    cancel.addEventListener('abort', () => resolve(), { once: true });
  });
}

function stopper(front: Front, server: Server, socket: string): (why: string) => void {
  let stopping = false;
  return (why) => {
    if (stopping) {
      return;
    }
    stopping = true;
    front.log.info('stopping', { why });
    const leave = (): never => {
      removeSocket(socket);
      process.exit(0);
    };
    setTimeout(leave, STOP_MAX_MS).unref();
    front.engine
      .close()
      .catch((thrown: unknown) => front.log.error('not everything could be flushed', { error: String(thrown) }))
      .finally(() => {
        server.forceShutdown();
        leave();
      });
  };
}

function removeSocket(socket: string): void {
  try {
    unlinkSync(socket);
  } catch {
    // gRPC removes it itself when it closes in time
  }
}

// A host that was killed cannot say goodbye: its pipes close and the parent changes.
const PARENT_LOOK_MS = 1000;

function endWithHost(stop: (why: string) => void): void {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.stderr.on('error', () => stop('the host closed the pipes'));
  process.stdout.on('error', () => stop('the host closed the pipes'));
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      stop('the host is gone');
    }
  }, PARENT_LOOK_MS).unref();
}
