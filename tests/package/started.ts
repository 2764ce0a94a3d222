// Starts a packaged backend as Grafana does and speaks to it over its socket.
import { Client, credentials } from '@grpc/grpc-js';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** The field 1, a message to the service "plugin", of grpc.health.v1.HealthCheckRequest. */
const HEALTH_OF_PLUGIN = Buffer.concat([Buffer.from([0x0a, 6]), Buffer.from('plugin')]);
const HANDSHAKE_MAX_MS = 60_000;

export interface Started {
  readonly pid: number;
  /** The line on stdout that tells Grafana where to call. */
  readonly handshake: string;
  readonly socket: string;
  /** Resolves when the process is gone. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  readonly stderr: () => string;
  health(): Promise<Buffer>;
  shutdown(): Promise<void>;
  kill(signal: NodeJS.Signals): void;
}

const running = new Set<number>();

/** Ends what a failed test has left, with everything that it started itself. */
export function endAll(): void {
  for (const pid of running) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      // all of the group is gone already
    }
  }
  running.clear();
}

/** `dataFolder` stands for Grafana's own data path. @throws when no handshake comes */
export async function startAsGrafana(command: string, dataFolder: string, env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = spawn(command, [], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own, so that endAll reaches its children.
    detached: true,
    env: {
      PATH: '/usr/bin:/bin', grafana_plugin_type: 'datasource', PLUGIN_PROTOCOL_VERSIONS: '2', PLUGIN_MIN_PORT: '10000', PLUGIN_MAX_PORT: '25000',
      GF_PATHS_DATA: dataFolder, TMPDIR: dataFolder, ...env,
    },
  });
  const pid = child.pid ?? 0;
  if (pid !== 0) {
    running.add(pid);
  }
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  const handshake = await firstLine(child, () => stderr);
  const socket = handshake.split('|')[3] ?? '';
  const client = new Client(`unix:${socket}`, credentials.createInsecure());
  const call = (method: string, request: Buffer): Promise<Buffer> => new Promise((resolve, reject) => {
    const same = (bytes: Buffer): Buffer => bytes;
    client.makeUnaryRequest(method, same, same, request, (failure, reply) => (failure === null && reply !== undefined ? resolve(reply) : reject(failure ?? new Error('no reply'))));
  });
  void ended.then(() => client.close());
  return {
    pid, handshake, socket, ended, stderr: () => stderr,
    health: () => call('/grpc.health.v1.Health/Check', HEALTH_OF_PLUGIN),
    // go-plugin does not look at the answer either: a plugin may be gone before it has sent one.
    shutdown: () => call('/plugin.GRPCController/Shutdown', Buffer.alloc(0)).then(() => undefined, () => undefined),
    kill: (signal) => void child.kill(signal),
  };
}

function firstLine(child: ChildProcess, stderr: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no handshake in ${HANDSHAKE_MAX_MS / 1000} s: ${stderr()}`));
    }, HANDSHAKE_MAX_MS);
    const lines = child.stdout === null ? undefined : createInterface(child.stdout);
    lines?.once('line', (line) => {
      clearTimeout(late);
      resolve(line);
    });
    child.once('error', (failure) => {
      clearTimeout(late);
      reject(failure);
    });
    child.once('close', (code) => {
      clearTimeout(late);
      reject(new Error(`ended with ${code} before its handshake: ${stderr()}`));
    });
  });
}
