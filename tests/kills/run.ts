// Kills a collector under load, again and again, and looks each time at what it left and at what the next one answers.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_DEFAULTS, startDemo } from '../../preview/cluster/start';
import { freePort } from '../free-port';
import type { Left } from './dead';
import { collectionFolder, hasGapOver, leftIn, PodHistory, wrongIn } from './dead';

const BUNDLE = join('dist', 'datasource', 'gpx_lunettes_backend_amd64.cjs');
const TOKEN = 'kill-test-token';
const START_MAX_MS = 30_000;
// Some are killed while they start, most under way.
const LIVE_MAX_MS = 3000;
const EARLY_SHARE = 0.2;
const ASKED_MAX = 100;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Answered {
  readonly uid: string;
  readonly operation: string;
  readonly start: number;
}

async function main(): Promise<void> {
  const kills = Number(process.argv[2] ?? 5);
  const podsPerSecond = Number(process.argv[3] ?? 60);
  const demo = await startDemo({ ...DEMO_DEFAULTS, speed: 4, podsPerSecond, podsMax: 1500 });
  const history = new PodHistory(demo.world);
  const folder = mkdtempSync(join(tmpdir(), 'lunettes-kills-'));
  const data = join(folder, 'data');
  mkdirSync(data);
  const kubeconfig = join(folder, 'kubeconfig.yaml');
  writeFileSync(kubeconfig, JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': 'demo', contexts: [{ name: 'demo', context: { cluster: 'demo', user: 'demo' } }],
    clusters: [{ name: 'demo', cluster: { server: demo.url } }], users: [{ name: 'demo', user: { token: demo.token } }],
  }));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const ask = async (filter: object, limit: number): Promise<readonly Answered[]> => {
    const reply = await fetch(`${url}/api/v1/query`, {
      method: 'POST', headers: { authorization: `Bearer ${TOKEN}` },
      body: JSON.stringify({ caller: { source: 'kills', scope: { all: true }, fromAlert: false }, ask: { query: { version: 1, kind: 'pods', filter, limit }, fromMs: Date.now() - 86_400_000, toMs: Date.now() + 1000, maxDataPoints: 1000, intervalMs: 1000 } }),
    });
    if (!reply.ok) {
      throw new Error(`${reply.status} ${await reply.text()}`);
    }
    const [frame] = (await reply.json() as { readonly frames: readonly { readonly fields: readonly { readonly name: string; readonly values: readonly unknown[] }[] }[] }).frames;
    const column = (name: string): readonly unknown[] => frame?.fields.find((field) => field.name === name)?.values ?? [];
    return column('uid').map((uid, i) => ({ uid: String(uid), operation: String(column('operation')[i]), start: Number(column('start')[i]) }));
  };

  const wrong: string[] = [];
  let before: Left | undefined;
  let acknowledged: readonly Answered[] = [];
  let answered = 0;
  let diedAt = 0;
  let done = 0;
  for (let kill = 1; kill <= kills && wrong.length === 0; kill++) {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', BUNDLE, 'collector', '--listen', `127.0.0.1:${port}`, '--kubeconfig', kubeconfig, '--data', data], { env: { ...process.env, LUNETTES_TOKEN: TOKEN }, stdio: ['ignore', 'ignore', 'ignore'] });
    const early = kill > 1 && Math.random() < EARLY_SHARE;
    if (!early) {
      await listening(url, child);
      wrong.push(...(await missingAmong(acknowledged, ask)));
    }
    await wait(Math.random() * (early ? 1000 : LIVE_MAX_MS));
    if (!early) {
      acknowledged = await ask({}, ASKED_MAX);
      answered += acknowledged.length;
    }
    await endOf(child);
    done = kill;
    const dead = collectionFolder(data);
    if (dead === undefined) {
      continue;
    }
    const left = await leftIn(dead);
    wrong.push(...wrongIn(left, before, history));
    // Whoever was killed before the first signal has noted no end of the gap: the next one does.
    const lastHeard = before?.resumed.marks?.heardAt;
    if (lastHeard !== undefined && Number(left.resumed.marks?.heardAt) > diedAt && !hasGapOver(left, lastHeard, diedAt)) {
      wrong.push(`no gap over the death at ${diedAt}, heard until ${lastHeard}: ${JSON.stringify(left.gaps.slice(-4))}`);
    }
    before = left;
    diedAt = Date.now();
  }
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
  wrong.slice(0, 10).forEach((sentence) => console.log(sentence));
  const settled = [...(before?.records.values() ?? [])].filter(({ revision }) => revision > 0).length;
  console.log(`${done} of ${kills} kills, ${history.pods} pods, ${before?.records.size ?? 0} records (${settled} settled), ${answered} answered: ${wrong.length} wrong`);
  console.log(wrong.length === 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
  process.exit(wrong.length === 0 ? 0 : 1);
}

async function listening(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_MAX_MS;
  while (Date.now() < until && child.exitCode === null) {
    const up = await fetch(`${url}/readyz`).then(({ ok }) => ok, () => false);
    if (up) {
      return;
    }
    await wait(20);
  }
  throw new Error(`The collector does not listen (exit code ${child.exitCode}).`);
}

/** What the one before answered, the next answers too – once, as soon as it has heard again what was not yet written. */
async function missingAmong(acknowledged: readonly Answered[], ask: (filter: object, limit: number) => Promise<readonly Answered[]>): Promise<readonly string[]> {
  const uids = [...new Set(acknowledged.map(({ uid }) => uid))];
  const nameOf = ({ uid, operation }: Answered): string => `${uid}/${operation}`;
  let missing = acknowledged.map(nameOf);
  for (const until = Date.now() + START_MAX_MS; missing.length > 0 && Date.now() < until; await wait(100)) {
    const now = (await ask({ uid: uids.join('|') }, ASKED_MAX * 10)).map(nameOf);
    const creates = now.filter((name) => name.endsWith('/create'));
    if (new Set(creates).size !== creates.length) {
      return ['a query answers a delivery twice after the start'];
    }
    missing = missing.filter((name) => !now.includes(name));
  }
  return missing.map((name) => `${name} was answered before the kill and is not after it`);
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    child.kill('SIGKILL');
  });
}

main().catch((thrown: unknown) => {
  console.error(thrown);
  process.exit(1);
});
