// The real Kubernetes API-server library with its fleet, watched by the real cluster thread: once with faults (nothing
// missed, nothing doubled), once in peace (every boundary against the truth file). run.ts PATH/build.sh [peace|faults|paged]
import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PodRecord } from '../../src/pod/record/record';
import { connectWithKubeconfig } from '../../src/server/kube/kubeconfig';
import { NOTHING_LEFT, runCluster } from '../../src/server/pipeline/cluster';
import { boundaryReport, codeReport, truthOf } from './truth';
import type { TruePod } from './truth';

interface Check {
  readonly name: string;
  readonly good: boolean;
  readonly said: string;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Server {
  readonly dir: string;
  readonly admin: string;
  readonly process: ChildProcess;
}

async function startServer(bin: string, flags: readonly string[]): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), 'lunettes-apiserver-'));
  const child = spawn(join(bin, 'apiserver'), ['--dir', dir, ...flags], { stdio: 'ignore' });
  for (let tries = 0; tries < 100; tries++) {
    await wait(100);
    try {
      const info = JSON.parse(readFileSync(join(dir, 'info.json'), 'utf8')) as { readonly admin: string };
      return { dir, admin: info.admin, process: child };
    } catch {
      // not ready yet
    }
  }
  throw new Error('the API server did not become ready within 10 s');
}

interface Run {
  readonly name: string;
  readonly flags: readonly string[];
  readonly fleet: readonly string[];
  /** Faults by the second after the fleet's start. */
  readonly faults: readonly (readonly [number, string])[];
}

interface Outcome {
  readonly truth: readonly TruePod[];
  readonly records: readonly PodRecord[];
  readonly twice: readonly string[];
}

async function watch(bin: string, run: Run): Promise<Outcome> {
  const server = await startServer(bin, run.flags);
  const settled = new Map<string, PodRecord>();
  const twice: string[] = [];
  const cluster = runCluster({
    connection: connectWithKubeconfig({ path: join(server.dir, 'viewer.kubeconfig'), text: '', context: '', allowExec: false }),
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: (message) => console.error(message) },
    resumed: NOTHING_LEFT, startDelayMs: 0, memoryMiB: 1024, kept: { labels: [], annotations: [] },
    write: (batch) => {
      for (const { record } of batch.settled) {
        const key = `${record.key.uid} ${record.key.operation} ${record.key.ordinal}`;
        const known = settled.get(key);
        if (known !== undefined && known.revision >= record.revision) {
          twice.push(key);
        }
        settled.set(key, record);
      }
      return Promise.resolve();
    },
  });
  const truthFile = join(server.dir, 'truth.jsonl');
  const fleet = spawn(join(bin, 'fleet'), ['--dir', server.dir, '--truth', truthFile, ...run.fleet], { stdio: 'ignore' });
  const ended = new Promise((resolve) => fleet.on('exit', resolve));
  for (const [second, fault] of run.faults) {
    setTimeout(() => void fetch(`${server.admin}${fault}`).catch((thrown: unknown) => console.error(String(thrown))), second * 1000);
  }
  await ended;
  // Emitters repeat for a while; what is open settles or stays open, and is asked as it is.
  await wait(5000);
  const records = new Map(settled);
  cluster.records().forEach((record) => records.set(`${record.key.uid} ${record.key.operation} ${record.key.ordinal}`, record));
  await cluster.stop();
  server.process.kill('SIGTERM');
  const truth = truthOf(readFileSync(truthFile, 'utf8'));
  rmSync(server.dir, { recursive: true, force: true });
  return { truth, records: [...records.values()], twice };
}

function completeness(name: string, { truth, records, twice }: Outcome): readonly Check[] {
  const created = truth.filter(({ outcome }) => outcome !== 'never created');
  const creates = records.filter(({ key, dimensions }) => key.operation === 'create' && dimensions.pod !== '');
  const counts = new Map<string, number>();
  creates.forEach(({ key }) => counts.set(key.uid, (counts.get(key.uid) ?? 0) + 1));
  const missed = created.filter(({ uid }) => !counts.has(uid));
  const doubled = [...counts].filter(([, count]) => count > 1);
  const known = new Set(truth.map(({ uid }) => uid));
  const invented = creates.filter(({ key }) => !known.has(key.uid));
  const gone = created.filter(({ steps }) => steps.some(({ step }) => step === 'gone'));
  const deletions = new Set(records.filter(({ key, lifecycle }) => key.operation === 'delete' && !lifecycle.open).map(({ key }) => key.uid));
  const undeleted = gone.filter(({ uid }) => !deletions.has(uid as never));
  return [
    { name: `${name}: no pod missed`, good: missed.length === 0 && created.length > 0, said: `${created.length} pods, ${missed.length} missed` },
    { name: `${name}: no pod doubled`, good: doubled.length === 0 && twice.length === 0, said: `${doubled.length} doubled, ${twice.length} told twice with one revision` },
    { name: `${name}: no pod invented`, good: invented.length === 0, said: `${invented.length} invented` },
    { name: `${name}: every end is known`, good: undeleted.length === 0, said: `${gone.length} gone, ${undeleted.length} ends not known` },
  ];
}

const RUNS = {
  peace: { name: 'in peace', flags: [], fleet: ['--pods', '140', '--rate', '7', '--nodes', '10', '--for', '50s'], faults: [] },
  faults: {
    name: 'with faults', flags: ['--bookmark-every', '1s'], fleet: ['--pods', '120', '--rate', '5', '--nodes', '8', '--for', '35s', '--seed', '2'],
    faults: [[4, '/drop'], [8, '/expire'], [13, '/deny?user=viewer&verb=watch&resource=nodes'], [16, '/forget?resource=pods'], [20, '/allow'], [22, '/pause?for=2s'], [26, '/end-watches'], [30, '/drop']],
  },
  skewed: { name: 'with wrong clocks', flags: [], fleet: ['--pods', '60', '--rate', '6', '--nodes', '6', '--for', '25s', '--seed', '4', '--skew', '90s'], faults: [] },
  paged: { name: 'without WatchList', flags: ['--watch-list=false', '--max-watch-seconds', '5s'], fleet: ['--pods', '40', '--rate', '5', '--nodes', '4', '--for', '20s', '--seed', '3'], faults: [[6, '/expire']] },
} satisfies Readonly<Record<string, Run>>;

async function main(): Promise<void> {
  const [build = '', only] = process.argv.slice(2);
  const bin = execFileSync('bash', [build], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
  const checks: Check[] = [];
  for (const [name, run] of Object.entries<Run>(RUNS).filter((entry) => only === undefined || entry[0] === only)) {
    const outcome = await watch(bin, run);
    checks.push(...completeness(run.name, outcome));
    if (name === 'peace' || name === 'skewed') {
      checks.push(...boundaryReport(outcome.truth, outcome.records), ...codeReport(outcome.truth, outcome.records));
    }
  }
  for (const { name, good, said } of checks) {
    console.log(`${good ? 'ok' : 'FAILED'}  ${name}: ${said}`);
  }
  const passed = checks.filter(({ good }) => good).length;
  console.log(`${passed} passed, ${checks.length - passed} failed`);
  process.exit(passed === checks.length ? 0 : 1);
}

main().catch((thrown: unknown) => {
  console.error(thrown);
  process.exit(1);
});
