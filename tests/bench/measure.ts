// One measurement, by name; prints its figures as JSON lines.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DAY_MS, epochMs } from '../../src/base/time';
import { ALL_RULES, classify } from '../../src/pod/code/classify';
import { firstMeaning } from '../../src/pod/code/rule';
import { hostileTexts } from '../../src/pod/code/testing/hostile';
import { createFold } from '../../src/pod/record/journal-fold';
import { DEFAULT_SETTINGS } from '../../src/pod/record/settings';
import type { Signal } from '../../src/pod/signal';
import { signalsOf, T0 } from '../../src/pod/testing/golden/play';
import { readScenario } from '../../src/pod/testing/golden/read';
import { podRecord } from '../../src/pod/testing/samples';
import { ClusterSource } from '../../src/server/kube/cluster-source';
import { connectWithToken } from '../../src/server/kube/connection';
import { NOTHING_LEFT, runCluster } from '../../src/server/pipeline/cluster';
import { openSqliteReader } from '../../src/server/store/sqlite/reader';
import { DEFAULT_RETENTION, openSqliteWriter } from '../../src/server/store/sqlite/writer';

const quick = process.argv.includes('--quick');
const say = (name: string, value: number, unit: string, better: 'less' | 'more', goal?: number): void =>
  console.log(JSON.stringify({ name, value, unit, better, ...(goal === undefined ? {} : { goal }) }));

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const quietLog = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: (message: string) => console.error(message) };
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Lives of golden scenarios in the mix of a fleet, each with its own uid and moment. */
function mixedSignals(pods: number): readonly Signal[] {
  const mix: Readonly<Record<string, number>> = { G01: 60, G02: 20, G06: 8, G09: 7, G17: 5 };
  const all: Signal[] = [];
  let n = 0;
  for (const [name, share] of Object.entries(mix)) {
    const lives = signalsOf(readScenario(readFileSync(join('tests', 'golden', `${name}.golden`), 'utf8')));
    for (let i = 0; i < (pods * share) / 100; i++) {
      const uid = `bench-${n++}`;
      const offsetMs = (i * 37) % 60_000;
      for (const signal of lives) {
        const text = JSON.stringify(signal).replaceAll('00000000-0000-4000-8000-000000000001', uid).replace(/"uid":"event-/g, `"uid":"${uid}-event-`);
        all.push(JSON.parse(text, (_, value: unknown) => (typeof value === 'number' && value > T0 - DAY_MS * 2 ? value + offsetMs : value)) as Signal);
      }
    }
  }
  return all.sort((a, b) => a.at - b.at);
}

const TICK_MS = 250;

function fold(): void {
  const signals = mixedSignals(quick ? 1000 : 4000);
  const heart = createFold(DEFAULT_SETTINGS);
  const before = process.cpuUsage();
  let i = 0;
  for (let now = signals[0]?.at ?? epochMs(0); i < signals.length; now = epochMs(Math.max(now + TICK_MS, signals[i]?.at ?? 0))) {
    const from = i;
    while (i < signals.length && (signals[i]?.at ?? Infinity) <= now) {
      i++;
    }
    heart.take(signals.slice(from, i));
    heart.step(now, 500);
  }
  const end = signals.at(-1)?.at ?? 0;
  for (let minute = 1; minute <= 8; minute++) {
    while (heart.step(epochMs(end + minute * 60_000), 500).more) {
      // until nothing is due
    }
  }
  say('fold: signals to settled records, one core', (signals.length / cpuMs(before)) * 1000, '/s', 'more', 40_000);
}

function codes(): void {
  const lines = readFileSync(join('src', 'pod', 'code', 'testing', 'messages.txt'), 'utf8').trim().split('\n').map((line) => line.split(' | '));
  const reasons: Readonly<Record<string, string>> = { create: 'FailedCreate', sched: 'FailedScheduling', vol: 'FailedMount', sandbox: 'FailedCreatePodSandBox', image: 'Failed', start: 'RunContainerError', probe: 'Unhealthy' };
  const rounds = quick ? 200 : 2000;
  const before = process.cpuUsage();
  let found = 0;
  for (let round = 0; round < rounds; round++) {
    for (const [channel = '', , ...message] of lines) {
      found += classify({ reason: reasons[channel] ?? '', message: `${message.join(' | ')} ${round}`, kind: 'Pod', source: 'kubelet' }) === undefined ? 0 : 1;
    }
  }
  say('codes: messages to codes, one core', ((rounds * lines.length) / cpuMs(before)) * 1000, '/s', 'more', 50_000);
  if (found === 0) {
    throw new Error('no message had a code');
  }
  say('codes: the slowest rule on a hostile mebibyte', Math.max(...ALL_RULES.map(worstOfRuleMs)), 'ms', 'less', 10);
}

/** The best of four runs of the rule's worst text: the others share this machine. */
function worstOfRuleMs(rule: (typeof ALL_RULES)[number]): number {
  let worst = 0;
  for (const text of hostileTexts(rule)) {
    const runs = [1, 2, 3, 4].map(() => {
      const since = performance.now();
      firstMeaning([rule], text);
      return performance.now() - since;
    });
    worst = Math.max(worst, Math.min(...runs));
  }
  return worst;
}

function rest(): void {
  const pods = quick ? 5000 : 50_000;
  const life = signalsOf(readScenario(readFileSync(join('tests', 'golden', 'G01.golden'), 'utf8')));
  const heart = createFold(DEFAULT_SETTINGS);
  collect();
  const before = process.memoryUsage().heapUsed;
  const text = JSON.stringify(life);
  for (let n = 0; n < pods; n++) {
    const uid = `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;
    heart.take((JSON.parse(text.replaceAll('00000000-0000-4000-8000-000000000001', uid).replaceAll('"web-1"', `"web-${n}"`).replace(/"uid":"event-/g, `"uid":"${uid}-`)) as Signal[]));
    if (n % 500 === 499) {
      heart.step(epochMs(T0 + 40_000), 1000);
      heart.step(epochMs(T0 + 500_000), 1000);
    }
  }
  while (heart.step(epochMs(T0 + 500_000), 1000).more) {
    // until all rest
  }
  while (heart.step(epochMs(T0 + 900_000), 1000).more) {
    // until all rest
  }
  collect();
  say('rest: heap per settled live pod', (process.memoryUsage().heapUsed - before) / heart.stats.pods, 'B', 'less', 1536);
  say(`rest: RSS with ${pods.toLocaleString('en')} live pods`, process.memoryUsage().rss / 1024 / 1024, 'MiB', 'less', 256);
}

async function serve(pods: number, events: number): Promise<{ readonly url: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, ['scripts/run-ts.mjs', 'tests/bench/server.ts', '--pods', String(pods), '--events', String(events)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve) => child.stdout.once('data', (data: Buffer) => resolve(data.toString().trim())));
  return { url, process: child };
}

async function list(): Promise<void> {
  const pods = quick ? 10_000 : 100_000;
  const server = await serve(pods, 0);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  let heard = 0;
  const cancel = new AbortController();
  const source = new ClusterSource({
    connection: connectWithToken({ server: server.url, token: 'x', ca: '', insecureSkipVerify: false }), kept: { labels: [], annotations: [] }, log: quietLog, room: () => undefined, resume: {}, knownPods: [],
    hear: (signals) => {
      heard += signals.filter(({ kind }) => kind === 'pod').length;
    },
  });
  const before = process.cpuUsage();
  const startedAt = performance.now();
  delay.enable();
  void source.run(cancel.signal).catch(() => undefined);
  while (heard < pods) {
    await wait(20);
  }
  delay.disable();
  say(`list: ${pods.toLocaleString('en')} pods into facts, own CPU`, cpuMs(before) / 1000, 's', 'less', quick ? 0.5 : 5);
  say('list: the same on the clock', (performance.now() - startedAt) / 1000, 's', 'less');
  say('list: peak RSS', process.resourceUsage().maxRSS / 1024, 'MiB', 'less', 360);
  say('list: longest block of the event loop', delay.max / 1e6, 'ms', 'less', 120);
  cancel.abort();
  server.process.kill('SIGTERM');
}

async function watch(): Promise<void> {
  const events = quick ? 20_000 : 100_000;
  const server = await serve(0, events);
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-bench-'));
  const writer = openSqliteWriter(folder, DEFAULT_RETENTION);
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const cluster = runCluster({
    connection: connectWithToken({ server: server.url, token: 'x', ca: '', insecureSkipVerify: false }), log: quietLog, resumed: NOTHING_LEFT, startDelayMs: 0, memoryMiB: 1024, kept: { labels: [], annotations: [] }, write: (batch) => writer.write(batch),
  });
  while (cluster.state().signals < events) {
    await wait(50);
  }
  say('watch: pod events to lifecycle and store, own CPU', (events / cpuMs(before)) * 1000, '/s', 'more', 20_000);
  say('watch: the same on the clock', (events / (performance.now() - startedAt)) * 1000, '/s', 'more');
  await cluster.stop();
  await writer.close();
  server.process.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}

async function query(): Promise<void> {
  const records = quick ? 20_000 : 200_000;
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-bench-'));
  const writer = openSqliteWriter(folder, DEFAULT_RETENTION);
  const start = epochMs(Date.now() - DAY_MS / 2);
  const before = performance.now();
  for (let n = 0; n < records; n += 1000) {
    await writer.write({ heard: [], open: [], closed: [], gaps: [], settled: Array.from({ length: 1000 }, (_, i) => ({ record: podRecord({ uid: `u${n + i}`, pod: `web-${n + i}`, start: epochMs(start + n + i), revision: 1 }), evidence: [] })) });
  }
  say('query: records written', (records / (performance.now() - before)) * 1000, '/s', 'more');
  await writer.close();
  const reader = openSqliteReader(folder);
  const never = new AbortController().signal;
  const range = { from: epochMs(start - DAY_MS), to: epochMs(start + DAY_MS), openAtFrom: false, openOnly: false };
  const timed = async (run: (i: number) => Promise<unknown>, times: number): Promise<readonly number[]> => {
    const taken: number[] = [];
    for (let i = 0; i < times; i++) {
      const at = performance.now();
      await run(i);
      taken.push(performance.now() - at);
    }
    return taken.sort((a, b) => a - b);
  };
  const byUid = await timed((i) => reader.records({ ...range, uid: `u${(i * 7919) % records}`, limit: 10 }, never), 300);
  const byName = await timed((i) => reader.records({ ...range, pod: `web-${(i * 7919) % records}`, limit: 10 }, never), 100);
  say(`query: one pod by uid of ${records.toLocaleString('en')} records, p99`, byUid[Math.floor(byUid.length * 0.99)] ?? NaN, 'ms', 'less', 50);
  say('query: one pod by name, p99', byName[Math.floor(byName.length * 0.99)] ?? NaN, 'ms', 'less', 50);
  await reader.close();
  rmSync(folder, { recursive: true, force: true });
}

async function handshake(): Promise<void> {
  const folder = join('dist', 'datasource');
  const executable = join(folder, 'gpx_lunettes_linux_amd64');
  if (!existsSync(executable) || readdirSync(folder).length === 0) {
    throw new Error('dist is not built: npm run build');
  }
  const taken: number[] = [];
  let idleMiB = 0;
  for (let i = 0; i < (quick ? 5 : 15); i++) {
    const at = performance.now();
    const child = spawn(executable, [], { env: { ...process.env, GF_PLUGIN_NODE: process.execPath, grafana_plugin_type: 'datasource', PLUGIN_MIN_PORT: '10000', PLUGIN_MAX_PORT: '25000', PLUGIN_PROTOCOL_VERSIONS: '2', GF_PATHS_DATA: mkdtempSync(join(tmpdir(), 'lunettes-bench-')) }, stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    taken.push(performance.now() - at);
    if (i === 0) {
      await wait(1000);
      idleMiB = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8'))?.[1] ?? NaN) / 1024;
    }
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  taken.sort((a, b) => a - b);
  say('handshake: after start, median', taken[Math.floor(taken.length / 2)] ?? NaN, 'ms', 'less', 150);
  say('idle: RSS of the plugin', idleMiB, 'MiB', 'less');
}

const measurements: Readonly<Record<string, () => void | Promise<void>>> = { fold, codes, rest, list, watch, query, handshake };
const [chosen = ''] = process.argv.slice(2);
Promise.resolve(measurements[chosen]?.()).then(
  () => process.exit(0),
  (thrown: unknown) => {
    console.error(thrown instanceof Error ? thrown.message : String(thrown));
    process.exit(1);
  }
);
