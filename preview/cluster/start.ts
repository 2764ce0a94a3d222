// The demo cluster as a whole: nodes, namespaces, and either the story or a steady load.
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Api } from './api';
import { serveApi } from './api';
import type { Truth } from './life';
import { Life } from './life';
import type { LifeKind } from './lives';
import { planOf } from './lives';
import { readRecordings } from './recordings';
import { micros, skewOf, whole } from './stamps';
import { NAMESPACES, NODES, tell } from './story';
import { World } from './world';

export interface DemoOptions {
  /** Divides all durations. */
  readonly speed: number;
  /** Healthy pods created per second, in place of the story; 0: the story. */
  readonly podsPerSecond: number;
  /** Pods of the load alive at most; the oldest go first. */
  readonly podsMax: number;
  readonly watchList: boolean;
}

export interface Demo {
  readonly url: string;
  readonly token: string;
  readonly world: World;
  readonly api: Api;
  /** What the scripted pods really did, and when. */
  readonly truths: readonly Truth[];
  /** Begins one life now. */
  begin(kind: LifeKind): Life;
  close(): Promise<void>;
}

export const DEMO_DEFAULTS: DemoOptions = { speed: 1, podsPerSecond: 0, podsMax: 5000, watchList: true };

const RECORDINGS = join('tests', 'recordings');
const HEARTBEAT_MS = 10_000;
// Truths are for short tests; a demo that runs for days forgets them.
const TRUTHS_MAX = 100_000;

export async function startDemo(options: DemoOptions = DEMO_DEFAULTS, port = 0): Promise<Demo> {
  const { speed } = options;
  const world = new World();
  const token = randomBytes(12).toString('hex');
  const api = await serveApi(world, { token, watchList: options.watchList, bookmarkMs: 5000, denied: new Set() }, port);
  const truths: Truth[] = [];
  let over = false;
  furnish(world);
  const begin = (kind: LifeKind, namespace: string, workload: string, node: string): Life => {
    const life = new Life(world, planOf(kind, namespace, workload, node), speed, (truth) => void (truths.length < TRUTHS_MAX && truths.push(truth)));
    void life.play();
    return life;
  };
  const flow = options.podsPerSecond > 0 ? load(options, begin) : undefined;
  if (flow === undefined) {
    tell({ world, speed, begin, stopped: () => over }, readRecordings(RECORDINGS));
  }
  const beat = setInterval(() => heartbeat(world), HEARTBEAT_MS);
  return {
    url: api.url, token, world, api, truths,
    begin: (kind) => begin(kind, 'shop', 'checkout', 'node-a1'),
    close: () => {
      over = true;
      clearInterval(flow);
      clearInterval(beat);
      return api.close();
    },
  };
}

const TICK_MS = 20;
const LOAD_WORKLOADS = 200;

/** Healthy pods at an even rate; none is made up for when the process was busy. */
function load({ podsPerSecond, podsMax }: DemoOptions, begin: (kind: LifeKind, namespace: string, workload: string, node: string) => Life): NodeJS.Timeout {
  const lives: Life[] = [];
  let due = 0;
  let count = 0;
  return setInterval(() => {
    for (due += (podsPerSecond * TICK_MS) / 1000; due >= 1; due--) {
      lives.push(begin('healthy', NAMESPACES[count % 2] ?? '', `load-${count % LOAD_WORKLOADS}`, NODES[count % NODES.length] ?? ''));
      count++;
    }
    lives.splice(0, Math.max(0, lives.length - podsMax)).forEach((life) => void life.remove());
  }, TICK_MS);
}

function furnish(world: World): void {
  const created = whole(Date.now() - 86_400_000);
  for (const name of ['kube-system', ...NAMESPACES]) {
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

/** Each kubelet renews its lease by its own clock. */
function heartbeat(world: World): void {
  NODES.forEach((name) => world.put('leases', { metadata: { name, namespace: 'kube-node-lease', uid: name }, spec: { holderIdentity: name, leaseDurationSeconds: 40, renewTime: micros(Date.now() + skewOf(name)) } }));
}
