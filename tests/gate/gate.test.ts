// The delivery gate against the demo cluster (a fake of the API server, the gate's own watches are real): a rollout is
// followed until it is delivered, has failed, or the time is up.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Api } from '../../preview/cluster/api';
import { serveApi } from '../../preview/cluster/api';
import { Life } from '../../preview/cluster/life';
import type { LifeKind } from '../../preview/cluster/lives';
import { planOf } from '../../preview/cluster/lives';
import { World } from '../../preview/cluster/world';
import { runGate } from '../../src/server/gate/cli';

const quiet = (): void => undefined;
const LOG = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const SPEED = 4;

interface Cluster {
  readonly world: World;
  readonly api: Api;
  readonly kubeconfig: string;
  readonly denied: Set<string>;
}

const clusters: Cluster[] = [];
afterEach(async () => {
  await Promise.all(clusters.splice(0).map(({ api }) => api.close()));
});

async function cluster(): Promise<Cluster> {
  const [world, denied] = [new World(), new Set<string>()];
  const api = await serveApi(world, { token: 't', watchList: true, bookmarkMs: 500, denied });
  const kubeconfig = join(mkdtempSync(join(tmpdir(), 'lunettes-gate-')), 'config');
  writeFileSync(kubeconfig, JSON.stringify({
    apiVersion: 'v1', kind: 'Config', 'current-context': 'demo', clusters: [{ name: 'c', cluster: { server: api.url } }], users: [{ name: 'u', user: { token: 't' } }],
    contexts: [{ name: 'demo', context: { cluster: 'c', user: 'u', namespace: 'shop' } }],
  }));
  world.put('nodes', { metadata: { name: 'node-a', uid: 'n1' }, spec: {}, status: { nodeInfo: { kubeletVersion: 'v1.36.1' }, conditions: [{ type: 'Ready', status: 'True' }] } });
  const made = { world, api, kubeconfig, denied };
  clusters.push(made);
  return made;
}

/** A pod of web in shop, led through its life. */
function begin({ world }: Cluster, kind: LifeKind): Life {
  const life = new Life(world, planOf(kind, 'shop', 'web', 'node-a'), SPEED, quiet);
  void life.play();
  return life;
}

/** What the controllers would write of a Deployment `web` with its one ReplicaSet. */
function status({ world }: Cluster, { replicas, available, progressing }: { readonly replicas: number; readonly available: number; readonly progressing?: { readonly reason: string; readonly message: string } }): void {
  const [set] = world.list('replicasets').map(({ object }) => object);
  const deployment = world.get('deployments', 'shop', 'web');
  if (set === undefined || deployment === undefined) {
    throw new Error('no pod of web was begun');
  }
  world.put('replicasets', { ...set, spec: { replicas }, status: { availableReplicas: available } });
  world.put('deployments', {
    ...deployment, spec: { replicas }, status: {
      observedGeneration: 1, updatedReplicas: replicas, availableReplicas: available, conditions: progressing === undefined ? [] : [{ type: 'Progressing', status: 'False', ...progressing }],
    },
  });
}

interface Said {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

async function gate({ kubeconfig }: Cluster, ...args: readonly string[]): Promise<Said> {
  let [out, err] = ['', ''];
  const exit = await runGate([...args, '--kubeconfig', kubeconfig], { env: {}, log: LOG, out: (text) => { out += text; }, err: (text) => { err += text; } });
  return { exit, out, err };
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('a rollout is followed until its pods are available, and the answer says how long each took', async () => {
  const made = await cluster();
  begin(made, 'healthy');
  status(made, { replicas: 1, available: 0 });
  const said = gate(made, '--watch', 'deploy/web', '--timeout', '30s', '--json');
  await wait(1500);
  status(made, { replicas: 1, available: 1 });
  const { exit, out, err } = await said;
  const report = JSON.parse(out) as { readonly ending: string; readonly code: string; readonly pods: readonly { readonly outcome: string; readonly totalMs: { readonly estMs: number } }[] };
  expect({ exit, ending: report.ending, code: report.code, outcomes: report.pods.map(({ outcome }) => outcome) }).toEqual({ exit: 0, ending: 'delivered', code: '', outcomes: ['delivered'] });
  expect(report.pods[0]?.totalMs.estMs).toBeGreaterThan(0);
  expect(err).toMatch(/0 of 1 pod delivered/);
}, 40_000);

test('a cause that cannot heal ends the wait long before the time is up, as Markdown for a pull request', async () => {
  const made = await cluster();
  begin(made, 'missing-image');
  status(made, { replicas: 1, available: 0 });
  const { exit, out } = await gate(made, '--watch', 'deploy/web', '--timeout', '60s', '--markdown');
  expect(exit).toBe(1);
  expect(out).toMatch(/^### ❌ shop\/Deployment\/web not delivered after \d+\.\d s: 0 of 1\n\nIt cannot be delivered without a change\.\n\n\*\*`IMAGE_PULL_NOT_FOUND`\*\* – user to fix/);
  expect(out).toMatch(/\| web-\S+ \| node-a \| /);
}, 70_000);

test('the progress deadline fails the rollout with the code of its pods', async () => {
  const made = await cluster();
  begin(made, 'stuck-volume');
  await wait(700);
  status(made, { replicas: 1, available: 0, progressing: { reason: 'ProgressDeadlineExceeded', message: 'ReplicaSet "web-1" has timed out progressing.' } });
  const { exit, out } = await gate(made, '--watch', 'deploy/web', '--timeout', '30s');
  expect(exit).toBe(1);
  expect(out).toMatch(/The rollout passed its progress deadline: ReplicaSet "web-1" has timed out progressing\.\nVOL_ATTACH_MULTI \(dependency to fix\), 1 of 1 pods/);
}, 40_000);

test('when the time is up the answer is what holds it now, with a status of its own', async () => {
  const made = await cluster();
  begin(made, 'unschedulable');
  const { exit, out } = await gate(made, '--watch', 'app=web', '--timeout', '2s', '--json');
  expect(exit).toBe(3);
  expect(JSON.parse(out)).toMatchObject({ ending: 'timedOut', code: 'SCHED_INSUFFICIENT_CPU', owner: 'platform', wanted: 1, delivered: 0 });
}, 20_000);

test('a pod and a selection are delivered when their pods are; a job when it is complete', async () => {
  const made = await cluster();
  const life = begin(made, 'healthy');
  expect((await gate(made, '--watch', `pod/${life.pod.metadata.name}`, '--timeout', '20s')).exit).toBe(0);
  expect((await gate(made, '--watch', 'app=web', '--timeout', '20s')).exit).toBe(0);
  made.world.put('jobs', { metadata: { name: 'migrate', namespace: 'shop', uid: 'j1' }, spec: { parallelism: 1 }, status: { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' }] } });
  const failed = await gate(made, '--watch', 'job/migrate', '--timeout', '5s');
  expect([failed.exit, failed.out]).toEqual([1, expect.stringContaining('The job failed: Job has reached the specified backoff limit')]);
}, 60_000);

test('what is not there, a cluster that refuses and one that is gone get one sentence and status 2', async () => {
  const made = await cluster();
  const { exit, err } = await gate(made, '--watch', 'deploy/web', '--timeout', '5s');
  expect([exit, err]).toEqual([2, 'There is no Deployment web in shop. Check the name and the namespace (-n).\n']);
  made.denied.add('pods');
  expect(await gate(made, '--watch', 'deploy/web', '--timeout', '5s')).toMatchObject({ exit: 2, err: expect.stringMatching(/^RBAC does not allow to list and watch pods\./) });
  await made.api.close();
  expect(await gate(made, '--watch', 'deploy/web', '--timeout', '2s')).toMatchObject({ exit: 2, err: expect.stringMatching(/cannot be reached|did not list/) });
}, 40_000);
