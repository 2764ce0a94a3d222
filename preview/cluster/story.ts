// What goes on in the demo cluster: who delivers what, how often, and what goes wrong.
import { randomUUID } from 'node:crypto';
import { EventTeller } from './events';
import type { Life } from './life';
import { sleep } from './life';
import type { LifeKind } from './lives';
import type { Recording } from './recordings';
import { replay } from './replay';
import { whole } from './stamps';
import { replicaSetOf } from './workloads';
import type { World } from './world';

export const NODES = ['node-a1', 'node-a2', 'node-b1', 'node-b2', 'node-c1', 'node-c2'];
export const NAMESPACES = ['shop', 'payments', 'recorded'];
const SICK_NODE = 'node-b2';

export interface Stage {
  readonly world: World;
  readonly speed: number;
  begin(kind: LifeKind, namespace: string, workload: string, node: string): Life;
  stopped(): boolean;
}

interface Act {
  readonly kind: LifeKind;
  readonly of: readonly (readonly [string, string])[];
  readonly everyS: number;
  /** How long a pod stays. */
  readonly staysS: number;
}

/** About fifty pods at any time, most of them well. */
const ACTS: readonly Act[] = [
  { kind: 'healthy', of: [['shop', 'checkout'], ['shop', 'cart'], ['payments', 'ledger'], ['shop', 'catalog']], everyS: 12, staysS: 120 },
  { kind: 'cold-pull', of: [['shop', 'search'], ['payments', 'fraud-check'], ['shop', 'checkout']], everyS: 20, staysS: 75 },
  { kind: 'cold-pull', of: [['payments', 'invoices']], everyS: 20, staysS: 60 },
  { kind: 'late', of: [['payments', 'reports'], ['shop', 'recommender']], everyS: 150, staysS: 260 },
  { kind: 'slow-probe', of: [['shop', 'search'], ['payments', 'gateway']], everyS: 40, staysS: 90 },
  { kind: 'restart', of: [['shop', 'recommender']], everyS: 60, staysS: 130 },
  { kind: 'upgrade', of: [['payments', 'gateway']], everyS: 60, staysS: 130 },
  { kind: 'missing-image', of: [['shop', 'catalog'], ['payments', 'ledger']], everyS: 140, staysS: 200 },
  { kind: 'crash-loop', of: [['payments', 'fraud-check'], ['shop', 'cart']], everyS: 130, staysS: 220 },
  { kind: 'unschedulable', of: [['payments', 'reports']], everyS: 120, staysS: 170 },
  { kind: 'missing-secret', of: [['payments', 'gateway'], ['shop', 'checkout']], everyS: 140, staysS: 200 },
  { kind: 'stuck-volume', of: [['payments', 'ledger']], everyS: 150, staysS: 210 },
];

/** Pods that have been there for hours, so that not everything is new. */
const STANDING: readonly (readonly [string, string, number])[] = [
  ['shop', 'checkout', 3], ['shop', 'cart', 2], ['shop', 'catalog', 2], ['payments', 'ledger', 2], ['payments', 'gateway', 2],
];
const HOUR_MS = 3_600_000;

export function tell(stage: Stage, recordings: readonly Recording[]): void {
  STANDING.forEach(([namespace, workload, count], i) => Array.from({ length: count }, (_, n) => stand(stage.world, namespace, workload, NODES[(i + n * 2) % NODES.length] ?? '', (2 + i + n * 5) * HOUR_MS)));
  ACTS.forEach((act) => void repeat(stage, act.everyS, (round) => perform(stage, act, round)));
  void repeat(stage, 300, () => incident(stage));
  void repeat(stage, 240, () => refusedRollout(stage));
  recordings.forEach((recording, i) => void loop(stage, recording, i));
}

async function repeat({ speed, stopped }: Stage, everyS: number, once: (round: number) => Promise<void>): Promise<void> {
  for (let round = 0; !stopped(); round++) {
    void once(round);
    await sleep((everyS * 1000) / speed);
  }
}

/** The node changes with each round, but the sick one takes no part. */
async function perform(stage: Stage, { kind, of, staysS }: Act, round: number): Promise<void> {
  const [namespace, workload] = of[round % of.length] ?? ['shop', 'checkout'];
  const well = NODES.filter((node) => node !== SICK_NODE);
  const life = stage.begin(kind, namespace, workload, well[(round + kind.length) % well.length] ?? '');
  await sleep((staysS * 1000) / stage.speed);
  await life.remove();
}

const HEALED_AND_STAYS_S = 200;

/** Pods of three workloads, one node without network: one cause. It heals after two and a half minutes. */
async function incident(stage: Stage): Promise<void> {
  const struck = [['shop', 'checkout'], ['payments', 'ledger'], ['shop', 'search'], ['shop', 'checkout']] as const;
  const lives: Life[] = [];
  for (const [namespace, workload] of struck) {
    lives.push(stage.begin('no-network', namespace, workload, SICK_NODE));
    await sleep(1500 / stage.speed);
  }
  await sleep((HEALED_AND_STAYS_S * 1000) / stage.speed);
  await Promise.all(lives.map((life) => life.remove()));
}

const REFUSALS = 8;

/** A rollout whose pods the quota refuses: only the ReplicaSet's events and the Deployment's conditions tell of it. */
async function refusedRollout({ world, speed, stopped }: Stage): Promise<void> {
  const namespace = 'payments';
  const workload = 'settlement';
  const revision = Number(world.get('deployments', namespace, workload)?.metadata['generation'] ?? 1) + 1;
  const quota = 'exceeded quota: compute, requested: limits.memory=4Gi, used: limits.memory=62Gi, limited: limits.memory=64Gi';
  const now = whole(Date.now());
  const refused = (name: string): string => `pods "${name}" is forbidden: ${quota}`;
  const set = replicaSetOf(world, namespace, workload, revision, {
    observedGeneration: revision, replicas: 3, updatedReplicas: 0, readyReplicas: 3, availableReplicas: 3, unavailableReplicas: 1,
    conditions: [
      { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable', lastTransitionTime: now, lastUpdateTime: now },
      { type: 'Progressing', status: 'True', reason: 'NewReplicaSetCreated', lastTransitionTime: now, lastUpdateTime: now },
      { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: refused(`${workload}-x`), lastTransitionTime: now, lastUpdateTime: now },
    ],
  });
  const events = new EventTeller(world, { kind: 'ReplicaSet', namespace, name: set.name, uid: set.uid });
  for (let i = 0; i < REFUSALS && !stopped(); i++) {
    events.tell('FailedCreate', `Error creating: ${refused(`${set.name}-${randomUUID().slice(0, 5)}`)}`, { type: 'Warning', by: 'replicaset-controller' });
    await sleep((Math.min(60, 2 ** i) * 1000) / speed);
  }
  events.forget();
  world.remove('replicasets', namespace, set.name);
}

const STAY_MS = 60_000;

/** A recording again and again, each of them begun a little later than the one before. */
async function loop({ world, speed, stopped }: Stage, recording: Recording, place: number): Promise<void> {
  await sleep((place * 3000) / speed);
  while (!stopped()) {
    await replay(world, recording, { namespace: 'recorded', speed, stayMs: STAY_MS, stopped });
    await sleep(20_000 / speed);
  }
}

function stand(world: World, namespace: string, workload: string, node: string, ageMs: number): void {
  const { name, hash, uid } = replicaSetOf(world, namespace, workload);
  const at = (afterMs: number): string => whole(Date.now() - ageMs + afterMs);
  const image = `registry.demo/${workload}:1.4.1`;
  const ip = `10.42.${200 + NODES.indexOf(node)}.${1 + Math.floor(Math.random() * 250)}`;
  const condition = (type: string, afterMs: number): object => ({ type, status: 'True', lastProbeTime: null, lastTransitionTime: at(afterMs) });
  world.put('pods', {
    metadata: {
      name: `${name}-${randomUUID().slice(0, 5)}`, namespace, uid: randomUUID(), creationTimestamp: at(0), generation: 1, labels: { app: workload, 'pod-template-hash': hash },
      annotations: { 'lunettes.demo/made-up': 'everything' }, ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name, uid, controller: true }],
    },
    spec: { nodeName: node, restartPolicy: 'Always', schedulerName: 'default-scheduler', terminationGracePeriodSeconds: 30, containers: [{ name: 'app', image, imagePullPolicy: 'IfNotPresent', resources: { requests: { cpu: '250m', memory: '256Mi' } } }] },
    status: {
      phase: 'Running', qosClass: 'Burstable', hostIP: '10.0.0.1', podIP: ip, podIPs: [{ ip }], startTime: at(0), observedGeneration: 1,
      conditions: [condition('PodScheduled', 0), condition('Initialized', 0), condition('PodReadyToStartContainers', 1000), condition('ContainersReady', 3000), condition('Ready', 3000)],
      containerStatuses: [{ name: 'app', image, imageID: 'sha256:demo', ready: true, started: true, restartCount: 0, lastState: {}, state: { running: { startedAt: at(2000) } } }],
    },
  });
}
