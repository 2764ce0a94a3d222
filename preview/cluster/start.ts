// The demo cluster as a whole: nodes, namespaces, a lively mix of pods that come and go.
import { randomBytes, randomUUID } from 'node:crypto';
import type { Api } from './api';
import { serveApi } from './api';
import type { LifeKind, Truth } from './lives';
import { Life, stepsOf } from './lives';
import { World } from './world';

export interface DemoOptions {
  /** Factor on all durations. */
  readonly speed: number;
  /** Pods created per second in the steady flow. */
  readonly podsPerSecond: number;
  /** Pods alive at most; the oldest go first. */
  readonly podsMax: number;
  readonly watchList: boolean;
}

export interface Demo {
  readonly url: string;
  readonly token: string;
  readonly world: World;
  readonly api: Api;
  readonly truths: readonly Truth[];
  /** Begins one life now and gives the pod's name. */
  begin(kind: LifeKind): Life;
  close(): Promise<void>;
}

export const DEMO_DEFAULTS: DemoOptions = { speed: 1, podsPerSecond: 0.4, podsMax: 80, watchList: true };

const NODES = ['node-a1', 'node-a2', 'node-b1', 'node-b2', 'node-c1', 'node-c2'];
const WORKLOADS: ReadonlyArray<readonly [string, string]> = [
  ['shop', 'checkout'], ['shop', 'cart'], ['shop', 'catalog'], ['payments', 'ledger'], ['payments', 'fraud-check'], ['search', 'indexer'], ['search', 'query'],
  ['platform', 'ingress'], ['ml', 'trainer'],
];
// Most pods are well; each trouble shows at any time.
const MIX: readonly LifeKind[] = [
  'healthy', 'healthy', 'healthy', 'cold-pull', 'healthy', 'missing-image', 'healthy', 'slow-probe', 'healthy', 'crash-loop', 'cold-pull', 'healthy', 'unschedulable',
  'healthy', 'healthy', 'missing-secret', 'healthy', 'cold-pull', 'stuck-volume', 'healthy',
];
const HEARTBEAT_MS = 10_000;

export async function startDemo(options: DemoOptions = DEMO_DEFAULTS, port = 0): Promise<Demo> {
  const world = new World();
  const token = randomBytes(12).toString('hex');
  const api = await serveApi(world, { token, watchList: options.watchList, bookmarkMs: 5000, denied: new Set() }, port);
  const truths: Truth[] = [];
  const lives: Life[] = [];
  furnish(world);
  let count = 0;
  const begin = (kind: LifeKind): Life => {
    const [namespace, workload] = WORKLOADS[count % WORKLOADS.length] ?? ['shop', 'checkout'];
    const life = new Life(world, kind, namespace, workload, NODES[count % NODES.length] ?? 'node-a1', (truth) => truths.push(truth));
    count++;
    lives.push(life);
    void life.play(stepsOf(kind), options.speed);
    if (lives.length > options.podsMax) {
      void lives.shift()?.remove(options.speed);
    }
    return life;
  };
  // Something to look at from the first second.
  MIX.forEach(begin);
  const flow = options.podsPerSecond > 0 ? setInterval(() => begin(MIX[count % MIX.length] ?? 'healthy'), 1000 / options.podsPerSecond) : undefined;
  const beat = setInterval(() => heartbeat(world), HEARTBEAT_MS);
  return {
    url: api.url, token, world, api, truths, begin,
    close: () => {
      clearInterval(flow);
      clearInterval(beat);
      lives.forEach((life) => { life.gone = true; });
      return api.close();
    },
  };
}

function furnish(world: World): void {
  const created = new Date(Date.now() - 86_400_000).toISOString().replace(/\.\d+Z/, 'Z');
  for (const name of ['kube-system', 'shop', 'payments', 'search', 'platform', 'ml']) {
    world.put('namespaces', { metadata: { name, uid: randomUUID(), creationTimestamp: created } });
  }
  for (const name of NODES) {
    world.put('nodes', {
      metadata: { name, uid: randomUUID(), creationTimestamp: created, labels: { 'kubernetes.io/hostname': name, 'topology.kubernetes.io/zone': `zone-${name[5] ?? 'a'}` } },
      spec: {}, status: { nodeInfo: { kubeletVersion: 'v1.36.1' }, allocatable: { cpu: '16', memory: '64Gi' }, conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: created }] },
    });
  }
  heartbeat(world);
}

function heartbeat(world: World): void {
  const renewTime = new Date().toISOString().replace('Z', '000Z');
  NODES.forEach((name) => world.put('leases', { metadata: { name, namespace: 'kube-node-lease', uid: name }, spec: { holderIdentity: name, renewTime } }));
}
