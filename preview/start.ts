// `npm start`: demo cluster (or a real one), the backend as Grafana starts it, and the preview in front.
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { DEMO_DEFAULTS, startDemo } from './cluster/start';
import hosts from './hosts.json';
import { faultOf } from './kubeconfig';
import type { Backend } from './plugin-client';
import { startBackend } from './plugin-client';
import type { Host } from './server';
import { servePreview } from './server';

const OPTIONS = ['--port', '--kubeconfig', '--context', '--speed', '--host'];
const USAGE = 'Usage: npm start -- [--port N] [--host 12|13] [--speed N | --kubeconfig FILE [--context NAME]]';
const PORT_DEFAULT = 3300;
const LOG = join('out', 'preview.log');

interface Arguments {
  readonly port: number;
  readonly kubeconfig: string;
  readonly context: string;
  /** Divides the demo's durations. */
  readonly speed: number;
  readonly host: Host;
}

function leave(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function parseArguments(args: readonly string[]): Arguments {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i += 2) {
    const [name = '', value] = [args[i], args[i + 1]];
    if (!OPTIONS.includes(name) || value === undefined) {
      return leave(`Unknown or incomplete option "${name}". ${USAGE}`);
    }
    given.set(name, value);
  }
  const port = Number(given.get('--port') ?? PORT_DEFAULT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return leave(`--port wants a number from 0 to 65535. ${USAGE}`);
  }
  const speed = Number(given.get('--speed') ?? 1);
  if (!(speed > 0 && speed <= 100)) {
    return leave(`--speed wants a number above 0, 100 at most. ${USAGE}`);
  }
  if (given.has('--kubeconfig') ? given.has('--speed') : given.has('--context')) {
    return leave(given.has('--speed') ? `--speed is for the demo cluster, not for a real one. ${USAGE}` : `--context wants a --kubeconfig. ${USAGE}`);
  }
  const host = (hosts as Readonly<Record<string, Host>>)[given.get('--host') ?? '13'];
  if (host === undefined) {
    return leave(`--host wants one of ${Object.keys(hosts).join(', ')}. ${USAGE}`);
  }
  return { port, speed, kubeconfig: given.get('--kubeconfig') ?? '', context: given.get('--context') ?? '', host };
}

/** Before anything is started, so that the sentence comes at once. */
function refuseTakenPort(port: number): Promise<void> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => leave(error.code === 'EADDRINUSE' ? `Port ${port} is taken. Choose another with npm start -- --port N.` : `Port ${port} cannot be used: ${error.message}.`));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()));
  });
}

async function main(): Promise<void> {
  const options = parseArguments(process.argv.slice(2));
  const root = process.cwd();
  if (!existsSync(join('out', options.host.folder, 'main.js'))) {
    leave(`The preview of Grafana ${options.host.grafana} is not built: node scripts/build-preview.mjs.`);
  }
  const executable = join(root, 'dist/datasource', `gpx_lunettes_linux_${process.arch === 'arm64' ? 'arm64' : 'amd64'}`);
  if (!existsSync(executable)) {
    leave('The plugins are not built. Run npm start, which builds them.');
  }
  await refuseTakenPort(options.port);
  const data = mkdtempSync(join(tmpdir(), 'lunettes-preview-'));
  process.on('exit', () => rmSync(data, { recursive: true, force: true }));
  const env: Record<string, string> = { GF_PATHS_DATA: data, GF_VERSION: options.host.grafana };
  const kubeconfig = options.kubeconfig === '' ? undefined : allowed(options, env);
  const demo = kubeconfig === undefined ? await startDemo({ ...DEMO_DEFAULTS, speed: options.speed }) : undefined;
  const connection = kubeconfig === undefined ? { connection: 'token', server: demo?.url } : { connection: 'kubeconfigFile', path: basename(kubeconfig), context: options.context };
  const source = { uid: 'lunettes', name: 'Lunettes', jsonData: { ...connection, namespaces: ['*'] }, secureJsonData: { token: demo?.token ?? '' } };
  const log = createWriteStream(LOG);
  const backend = await startBackend(executable, source, env, (line) => void log.write(`${line}\n`)).catch((thrown: unknown) => leave(`${String(thrown)} The log: ${LOG}`));
  const stop = (): void => {
    backend.stop();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const waiting = await reached(backend);
  const server = await servePreview({ root, host: options.host, backend, source }, options.port).catch((thrown: unknown) => {
    backend.stop();
    return leave(String(thrown));
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  console.log(`\n  Lunettes preview: http://127.0.0.1:${port}/a/lunettes-delivery-app/now\n  ${waiting ?? (demo === undefined ? `Watching ${options.kubeconfig}.` : 'Watching the demo cluster.')} Ctrl-C ends it. The backend's log: ${LOG}\n`);
}

const REACHED_MAX_MS = 5000;

/** Waits for the first list; leaves with the backend's sentence when the cluster cannot be had. @returns what it still waits for. */
async function reached(backend: Backend): Promise<string | undefined> {
  const until = Date.now() + REACHED_MAX_MS;
  for (;;) {
    const { status, message } = await backend.health();
    if (status !== 'OK') {
      backend.stop();
      leave(message);
    }
    if (!message.startsWith('Watching 0 pods')) {
      return undefined;
    }
    if (Date.now() > until) {
      return message;
    }
    await new Promise((resume) => setTimeout(resume, 250));
  }
}

/** The folder of the file is allowed to the backend as grafana.ini would allow it. */
function allowed({ kubeconfig, context }: Arguments, env: Record<string, string>): string {
  const path = resolve(kubeconfig);
  const fault = faultOf(path, context);
  if (fault !== undefined) {
    leave(fault);
  }
  env['GF_PLUGIN_KUBECONFIG_DIR'] = dirname(path);
  // Named on a command line by the person at it: its credential commands may run.
  env['LUNETTES_EXEC_KUBECONFIG'] = path;
  return path;
}

main().catch((thrown: unknown) => leave(thrown instanceof Error ? thrown.message : String(thrown)));
