// The one file that knows everybody: reads what the process was told, starts threads, joins a front with an engine.
//
//   Grafana's cookie ──▶ plugin (gRPC)   `collector` ──▶ HTTP   `explain` ──▶ text   a worker ──▶ cluster · store writer · store reader
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { isMainThread, MessageChannel, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Log } from '../base/log';
import { epochMs } from '../base/time';
import type { Port } from '../base/rpc';
import { answerOver, askOver } from '../base/rpc';
import { bootstrapConnection, callerOf, COLLECTOR_USAGE, collectorOptions, dataFolder, hostRules, keptKeys, memoryMiB } from './config';
import type { Collection } from './engine/collection';
import { sourceOf } from './engine/collection';
import type { HostRules } from './config';
import type { Caller, Connection, Engine, WrittenAdvice } from './engine/engine';
import { AskError } from './engine/engine';
import { IdentityBook } from './engine/identity';
import { createLocalEngine } from './engine/local';
import { noteStart } from './engine/starts';
import { createRoutedEngine } from './engine/route';
import { hclog } from './grafana/hclog';
import { COOKIE, serveGrafana } from './grafana/serve';
import { serveHttp } from './http/serve';
import type { KubeConnection } from './kube/connection';
import { connectInCluster, connectWithToken, renewable } from './kube/connection';
import { identify } from './kube/identity';
import type { ClusterHandlers } from './pipeline/cluster';
import { runCluster } from './pipeline/cluster';
import type { ReaderHandlers, WriterHandlers } from './pipeline/store-threads';
import { readerHandlers, writerHandlers } from './pipeline/store-threads';
import { isHeld } from './store/sqlite/files';
import { openSqliteReader } from './store/sqlite/reader';
import { DEFAULT_RETENTION, openSqliteWriter } from './store/sqlite/writer';
import type { Batch } from './store/store';

const VERSION = process.env['LUNETTES_VERSION'] ?? '0.0.0';

// Lines go to stderr and nowhere else; on stdout only the handshake may stand.
const writeErr = process.stderr.write.bind(process.stderr);
const log: Log = hclog((line) => void writeErr(line));

// What the threads of a store may grow to; that of the cluster has memory_mib. A heap limit ends a thread, never the process.
const STORE_HEAP_MIB = 256;

type ThreadData =
  | { readonly room: 'cluster'; readonly connection: Connection; readonly folder: string; readonly startDelayMs: number; readonly memoryMiB: number; readonly writer: MessagePort }
  | { readonly room: 'writer'; readonly folder: string; readonly cluster: MessagePort }
  | { readonly room: 'reader'; readonly folder: string };

/** @throws ConnectionError */
async function connect(connection: Connection): Promise<KubeConnection> {
  switch (connection.kind) {
    case 'token':
      return connectWithToken(connection);
    case 'kubeconfig':
      return (await import('./kube/kubeconfig')).connectWithKubeconfig({ path: '', text: connection.text, context: connection.context, allowExec: false });
    case 'kubeconfigFile':
      return (await import('./kube/kubeconfig')).connectWithKubeconfig({ path: connection.path, text: '', context: connection.context, allowExec: connection.allowExec });
    case 'inCluster':
      return connectInCluster();
    case 'collector':
      throw new Error('a collector is asked, not watched');
  }
}

/** The inside of a worker. */
async function runThread(port: MessagePort, data: ThreadData): Promise<void> {
  switch (data.room) {
    case 'writer': {
      const handlers = writerHandlers(openSqliteWriter(data.folder, DEFAULT_RETENTION));
      answerOver(port, handlers);
      answerOver(data.cluster, { write: handlers.write });
      return;
    }
    case 'reader':
      return answerOver(port, readerHandlers(openSqliteReader(data.folder)));
    case 'cluster': {
      const reader = openSqliteReader(data.folder);
      const resumed = await reader.resume();
      await reader.close();
      const writer = askOver<{ write(batch: Batch): Promise<void> }>(data.writer);
      const connection = renewable(await connect(data.connection));
      const cluster = runCluster({
        connection, log, resumed, startDelayMs: data.startDelayMs, memoryMiB: data.memoryMiB, kept: keptKeys(process.env),
        write: (batch) => writer.ask.write(batch),
      });
      return answerOver(port, { ...cluster, use: async (next: Connection) => connection.use(await connect(next)) });
    }
  }
}

/** Starts a worker of this very file and waits until it answers. */
function startThread(data: ThreadData, heapMiB: number, transfer: readonly MessagePort[]): { readonly worker: Worker; readonly port: Port } {
  const worker = new Worker(__filename, { workerData: data, transferList: [...transfer], resourceLimits: { maxOldGenerationSizeMb: heapMiB }, stdout: true });
  worker.unref();
  return { worker, port: worker };
}

// An API server that is there answers within this; whoever waits is a person.
const IDENTIFY_MAX_MS = 5000;

/** The name of a connection's collection. Mistakes in its settings are found here, where they can be said to whoever asked. @throws AskError */
async function nameOf(connection: Connection, identities: IdentityBook): Promise<string> {
  try {
    const open = await connect(connection);
    return await identities.nameOf(connection, open.server, () => identify(open, AbortSignal.timeout(IDENTIFY_MAX_MS))).finally(() => open.close());
  } catch (thrown) {
    throw new AskError(502, 'downstream', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
  }
}

/** A collection's threads. @throws AskError with a sentence */
async function openCollection(connection: Connection, folder: string, startDelayMs: number): Promise<Collection> {
  const memory = memoryMiB(process.env);
  if (!memory.ok) {
    throw new AskError(400, 'plugin', memory.why);
  }
  const { folder: used, warnings } = folderToUse(folder);
  const { port1, port2 } = new MessageChannel();
  const writer = startThread({ room: 'writer', folder: used, cluster: port1 }, STORE_HEAP_MIB, [port1]);
  const toWriter = askOver<WriterHandlers>(writer.port);
  await ready(writer.worker);
  const reader = startThread({ room: 'reader', folder: used }, STORE_HEAP_MIB, []);
  const cluster = startThread({ room: 'cluster', connection, folder: used, startDelayMs, memoryMiB: memory.value, writer: port2 }, memory.value, [port2]);
  const toReader = askOver<ReaderHandlers>(reader.port);
  const toCluster = askOver<ClusterHandlers & { use(next: Connection): Promise<void> }>(cluster.port);
  await Promise.all([ready(reader.worker), ready(cluster.worker)]);
  let closing = false;
  const workers = [cluster.worker, reader.worker, writer.worker];
  const ended = Promise.race(workers.map((worker) => endOf(worker))).then((why) => {
    [toCluster, toReader, toWriter].forEach((side) => side.end(why));
    if (!closing) {
      workers.forEach((worker) => void worker.terminate());
    }
    return closing ? '' : why;
  });
  return {
    folder: used, warnings, use: (next) => toCluster.ask.use(next), source: sourceOf(toCluster.ask, toReader.ask), ended,
    state: () => toCluster.ask.state(), changes: () => toCluster.ask.changes(), storeState: () => toReader.ask.state(), retain: (at) => toWriter.ask.retain(at),
    close: async () => {
      closing = true;
      await toCluster.ask.stop();
      await toWriter.ask.close();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** A folder that another live process holds is left to it: a second Grafana, or what a killed host left running. We begin beside it. */
function folderToUse(folder: string): { readonly folder: string; readonly warnings: readonly string[] } {
  if (!isHeld(folder)) {
    return { folder, warnings: [] };
  }
  const beside = `${folder}-${process.pid}`;
  const warning = `Another process, perhaps a second Grafana, holds the data folder ${folder}: this one watches on its own and keeps its records in ${beside}. Run a collector for several Grafanas, or give each its own data_dir.`;
  log.warn(warning);
  return { folder: beside, warnings: [warning] };
}

/** Resolves with the first sign of life. */
function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', (cause) => reject(new AskError(500, 'plugin', cause.message, { cause })));
    worker.once('exit', () => reject(new AskError(500, 'plugin', 'A thread of the collection ended before it answered. See the log.')));
  });
}

function endOf(worker: Worker): Promise<string> {
  return new Promise((resolve) => {
    worker.once('error', (cause) => resolve(`A thread of the collection ended: ${cause.message}`));
    worker.once('exit', () => resolve('A thread of the collection ended.'));
  });
}

/** Where data go, and whether they stay. */
function chooseDataFolder(chosen: string | undefined): { readonly folder: string; readonly temporary: boolean; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  if (chosen !== undefined) {
    try {
      mkdirSync(chosen, { recursive: true });
      writeFileSync(join(chosen, '.writable'), '');
      return { folder: chosen, temporary: false, warnings };
    } catch (thrown) {
      warnings.push(`The data folder ${chosen} cannot be written (${thrown instanceof Error ? thrown.message : String(thrown)}). Give write access, or choose another one.`);
      warnings.forEach((sentence) => log.warn(sentence));
    }
  }
  return { folder: mkdtempSync(join(tmpdir(), 'lunettes-')), temporary: true, warnings };
}

/** @param watched whoever starts the process starts a dead one again at once: Grafana does, a container's supervisor waits longer each time */
function localEngine(chosen: string | undefined, watched: boolean): Engine {
  const { folder, temporary, warnings } = chooseDataFolder(chosen);
  const guard = watched ? noteStart(folder, epochMs(Date.now())) : { delayMs: 0, warnings: [] };
  const identities = new IdentityBook(folder, log);
  return createLocalEngine({
    log, version: VERSION, dataFolder: folder, temporary, warnings: [...warnings, ...guard.warnings], open: (connection, where, delayMs) => openCollection(connection, where, Math.max(delayMs, guard.delayMs)),
    identify: (connection) => nameOf(connection, identities), readAdvice: async (text) => (await import('./advice/read')).readAdvice(text),
  });
}

async function runPlugin(): Promise<void> {
  const stdout = process.stdout.write.bind(process.stdout);
  // Whatever a library prints must not reach the pipe of the handshake.
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write;
  const rules = hostRules(process.env, hostAdvice());
  const engine = createRoutedEngine(localEngine(dataFolder(process.env), true));
  watchFromStart(engine, rules);
  await serveGrafana({ engine, log, version: VERSION, callerOf: (settings, asker) => callerOf(settings, asker, rules) }, (line) => void stdout(line));
}

// A collection ends when nobody has named it for a day: the bootstrap cluster is named more often.
const NAMED_AGAIN_MS = 3_600_000;
// One that cannot be reached is tried soon, then less often.
const BOOTSTRAP_AGAIN_MAX_MS = 60_000;

/** The bootstrap cluster of grafana.ini: watched although no data source has asked. */
function watchFromStart(engine: Engine, rules: HostRules): void {
  const connection = bootstrapConnection(rules);
  if (connection === undefined) {
    return;
  }
  if (!connection.ok) {
    return log.error('the bootstrap cluster is not watched', { why: connection.why });
  }
  const caller: Caller = { source: 'bootstrap', connection: connection.value, scope: { all: false, namespaces: [] }, fromAlert: false, advice: [] };
  const name = (failures: number): void => void engine.health(caller, new AbortController().signal).then(
    () => again(0, NAMED_AGAIN_MS),
    (thrown: unknown) => {
      log.error('the bootstrap cluster is not watched yet', { why: String(thrown) });
      again(failures + 1, Math.min(BOOTSTRAP_AGAIN_MAX_MS, 1000 * 2 ** failures));
    }
  );
  const again = (failures: number, afterMs: number): void => void setTimeout(() => name(failures), afterMs).unref();
  name(0);
}

/** Advice of the file that grafana.ini names; one that cannot be read is told in the log and in the data sources' health. */
function hostAdvice(): readonly WrittenAdvice[] {
  const file = process.env['GF_PLUGIN_ADVICE_FILE'] ?? '';
  try {
    return file === '' ? [] : [{ from: file, text: readFileSync(file, 'utf8') }];
  } catch (thrown) {
    log.error('advice_file cannot be read; it is left out', { file, why: String(thrown) });
    return [];
  }
}

/** A collector with advice that cannot be read does not start: whoever starts it can mend it at once. */
async function adviceOrLeave(file: string): Promise<readonly WrittenAdvice[]> {
  try {
    const text = readFileSync(file, 'utf8');
    const read = (await import('./advice/read')).readAdvice(text);
    return read.ok ? [{ from: file, text }] : leave(`${file}: ${read.why}`, 2);
  } catch (thrown) {
    return leave(`Cannot read --advice ${file}: ${thrown instanceof Error ? thrown.message : String(thrown)}.`, 2);
  }
}

async function runCollector(args: readonly string[]): Promise<void> {
  const options = collectorOptions(args, process.env);
  if (!options.ok) {
    return leave(options.why, 2);
  }
  const { listen, token, connection, tlsCert, tlsKey, adviceFile } = options.value;
  const advice = adviceFile === '' ? [] : await adviceOrLeave(adviceFile);
  const engine = localEngine(options.value.dataFolder, false);
  const own: Caller = { source: 'collector', connection, scope: { all: true }, fromAlert: false, advice };
  const health = await engine.health(own, new AbortController().signal).catch((thrown: unknown) => leave(thrown instanceof Error ? thrown.message : String(thrown), 1));
  log.info('watching', { message: health.message });
  const tls = tlsCert === '' ? {} : { tls: { cert: readFileSync(tlsCert, 'utf8'), key: readFileSync(tlsKey, 'utf8') } };
  const server = await serveHttp({ engine, log, token, ...tls, callerOf: (remote) => ({ ...remote, connection, advice: [...(remote.advice ?? []), ...advice] }) }, listen.host, listen.port).catch(
    (thrown: unknown) => leave(`Cannot listen on ${listen.host}:${listen.port}: ${thrown instanceof Error ? thrown.message : String(thrown)}. Choose another with --listen.`, 1)
  );
  log.info('collector ready', { host: listen.host, port: server.port });
  const stop = (): void => void Promise.all([server.close(), engine.close()]).finally(() => process.exit(0));
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

// On a command line people read the answer and its progress, not the watches' news.
const QUIET: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

function leave(sentence: string, code: number): never {
  writeErr(`${sentence}\n`);
  process.exit(code);
}

function main(): Promise<void> {
  process.on('unhandledRejection', (thrown) => log.error('a promise failed and nobody looked', { error: String(thrown), stack: thrown instanceof Error ? (thrown.stack ?? '') : '' }));
  if (!isMainThread) {
    const port = parentPort;
    if (port === null) {
      throw new Error('a thread without a port');
    }
    return runThread(port, workerData as ThreadData).then(() => port.postMessage({ ready: true }));
  }
  process.on('uncaughtException', (thrown) => log.error('an exception that nobody caught', { error: thrown.message, stack: thrown.stack ?? '' }));
  const [mode, ...args] = process.argv.slice(2);
  if (process.env[COOKIE.name] === COOKIE.value && mode === undefined) {
    return runPlugin();
  }
  if (mode === 'collector') {
    return runCollector(args);
  }
  if (mode === 'explain') {
    if (args.some((arg) => arg === '--watch' || arg.startsWith('--watch='))) {
      return import('./gate/cli').then(({ runGate }) => runGate(args, { env: process.env, log: QUIET, out: (text) => void process.stdout.write(text), err: (text) => void writeErr(text) })).then((status) => {
        process.exitCode = status;
      });
    }
    // Loaded only here: a plugin starts without it.
    return import('./explain/cli').then(({ runExplain }) => {
      process.exitCode = runExplain(args, (text) => void process.stdout.write(text), (text) => void writeErr(text));
    });
  }
  return leave(`This program is the backend of the Lunettes data source; Grafana starts it. By hand it runs as a collector, or explains a dump (explain PATH), or follows a rollout (explain --watch):\n${COLLECTOR_USAGE}`, 1);
}

main().catch((thrown: unknown) => {
  if (!isMainThread) {
    // Whoever started this thread hears the sentence as the worker's error; an exit would say nothing.
    setImmediate(() => {
      throw thrown;
    });
    return;
  }
  leave(thrown instanceof Error ? thrown.message : String(thrown), 1);
});
