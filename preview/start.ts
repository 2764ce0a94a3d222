// `npm start`: demo cluster (or a real one), the backend as Grafana starts it, and the preview in front.
import { existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { startDemo } from './cluster/start';
import { startBackend } from './plugin-client';
import { servePreview } from './server';

interface Arguments {
  readonly port: number;
  readonly kubeconfig: string;
  readonly context: string;
}

const USAGE = 'Usage: npm start -- [--port N] [--kubeconfig FILE [--context NAME]]';
const PORT_DEFAULT = 3300;

function leave(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function parseArguments(args: readonly string[]): Arguments {
  const given = new Map<string, string>();
  for (let i = 0; i < args.length; i += 2) {
    const [name = '', value] = [args[i], args[i + 1]];
    if (!['--port', '--kubeconfig', '--context'].includes(name) || value === undefined) {
      return leave(`Unknown or incomplete option "${name}". ${USAGE}`);
    }
    given.set(name, value);
  }
  const port = Number(given.get('--port') ?? PORT_DEFAULT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return leave(`--port wants a number from 0 to 65535. ${USAGE}`);
  }
  return { port, kubeconfig: given.get('--kubeconfig') ?? '', context: given.get('--context') ?? '' };
}

async function main(): Promise<void> {
  const options = parseArguments(process.argv.slice(2));
  const root = process.cwd();
  const executable = join(root, 'dist/datasource', `gpx_lunettes_linux_${process.arch === 'arm64' ? 'arm64' : 'amd64'}`);
  if (!existsSync(executable)) {
    leave('The plugins are not built. Run npm start, which builds them.');
  }
  const data = mkdtempSync(join(tmpdir(), 'lunettes-preview-'));
  const env: Record<string, string> = { GF_PATHS_DATA: data };
  const demo = options.kubeconfig === '' ? await startDemo() : undefined;
  const jsonData = demo === undefined
    ? { connection: 'kubeconfigFile', path: basename(kubeconfigPath(options.kubeconfig, env)), context: options.context, namespaces: ['*'] }
    : { connection: 'token', server: demo.url, namespaces: ['*'] };
  const source = { uid: 'lunettes', name: 'Lunettes', jsonData, secureJsonData: { token: demo?.token ?? '' } };
  mkdirSync(data, { recursive: true });
  const backend = await startBackend(executable, source, env, (line) => {
    if (!line.includes('"@level":"debug"')) {
      console.error(line);
    }
  }).catch((thrown: unknown) => leave(String(thrown)));
  const stop = (): void => {
    backend.stop();
    process.exit(0);
  };
  const health = await backend.health();
  if (health.status !== 'OK') {
    backend.stop();
    leave(health.message);
  }
  await unreachable(backend);
  const server = await servePreview({ root, backend, source }, options.port).catch((thrown: unknown) => {
    backend.stop();
    const taken = thrown instanceof Error && 'code' in thrown && thrown.code === 'EADDRINUSE';
    return leave(taken ? `Port ${options.port} is taken. Choose another with npm start -- --port N.` : String(thrown));
  });
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  console.log(`\n  Lunettes preview: http://127.0.0.1:${port}/a/lunettes-delivery-app/now\n  ${demo === undefined ? `Watching ${options.kubeconfig}.` : 'Watching the demo cluster.'} Ctrl-C ends it.\n`);
}

/** Waits for the first list, and says it when a cluster cannot be reached at all. */
async function unreachable(backend: { health(): Promise<{ status: string; message: string }> }): Promise<void> {
  const until = Date.now() + 5000;
  while (Date.now() < until) {
    const health = await backend.health();
    if (health.status !== 'OK') {
      leave(health.message);
    }
    if (!health.message.startsWith('Watching 0 pods')) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The file must be readable; its folder is allowed to the backend as grafana.ini would. */
function kubeconfigPath(given: string, env: Record<string, string>): string {
  const path = resolve(given);
  try {
    readFileSync(path);
  } catch (thrown) {
    leave(`The kubeconfig ${path} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}.`);
  }
  env['GF_PLUGIN_KUBECONFIG_DIR'] = dirname(path);
  // Named on a command line by the person at it: its credential commands may run.
  env['LUNETTES_EXEC_KUBECONFIG'] = path;
  return path;
}

main().catch((thrown: unknown) => leave(thrown instanceof Error ? thrown.message : String(thrown)));
