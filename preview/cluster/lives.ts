// Scripted lives of pods, told through the API as scheduler, kubelet and controllers tell them in Kubernetes 1.36.
import { randomUUID } from 'node:crypto';
import type { KubeObject, World } from './world';

/** In an environment value, an argument, an annotation and a message of a demo pod: it must be found nowhere else. */
export const CANARY = 'canary-7f3a-never-to-be-stored';

export type LifeKind = 'healthy' | 'cold-pull' | 'missing-image' | 'crash-loop' | 'unschedulable' | 'slow-probe' | 'missing-secret' | 'stuck-volume';

export interface Truth {
  readonly uid: string;
  readonly kind: LifeKind;
  readonly step: string;
  readonly at: number;
}

interface Step {
  /** Seconds after the step before. */
  readonly after: number;
  run(life: Life): void;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
const whole = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000', '');
const micros = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

let lastNanos = 0n;
/** Event names carry nanoseconds, and never the same twice. */
function nanosNow(): bigint {
  const now = BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e6));
  lastNanos = now > lastNanos ? now : lastNanos + 1n;
  return lastNanos;
}

interface Status {
  phase: string;
  conditions: Record<string, unknown>[];
  containerStatuses: Record<string, unknown>[];
  [key: string]: unknown;
}

/** One pod and what it takes to tell its life. */
export class Life {
  readonly pod: KubeObject & { status: Status; spec: Record<string, unknown> };
  gone = false;
  private readonly events = new Map<string, KubeObject>();

  constructor(
    private readonly world: World,
    readonly kind: LifeKind,
    readonly namespace: string,
    readonly workload: string,
    readonly node: string,
    private readonly onTruth: (truth: Truth) => void
  ) {
    const hash = Buffer.from(workload).toString('hex').slice(0, 9);
    const replicaSet = `${workload}-${hash}`;
    const name = `${replicaSet}-${randomUUID().slice(0, 5)}`;
    this.workloadObjects(replicaSet);
    const image = kind === 'missing-image' ? `registry.demo/${workload}:1.4.2-rc9` : `registry.demo/${workload}:1.4.1`;
    this.pod = {
      metadata: {
        name, namespace, uid: randomUUID(), creationTimestamp: whole(Date.now()), labels: { app: workload, 'pod-template-hash': hash },
        annotations: { 'demo/secret-note': CANARY, 'lunettes.demo/made-up': 'everything' },
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: replicaSet, uid: randomUUID(), controller: true }],
        managedFields: [{ manager: 'kube-controller-manager', operation: 'Update', fieldsV1: { 'f:metadata': {} } }], generation: 1,
      },
      spec: {
        restartPolicy: 'Always', schedulerName: 'default-scheduler', terminationGracePeriodSeconds: 30,
        containers: [{
          name: 'app', image, imagePullPolicy: 'IfNotPresent', env: [{ name: 'PASSWORD', value: CANARY }], args: ['--token', CANARY],
          resources: { requests: { cpu: kind === 'unschedulable' ? '48' : '250m', memory: '256Mi' }, limits: { memory: '512Mi' } },
          ...(kind === 'slow-probe' ? { readinessProbe: { httpGet: { path: '/ready', port: 8080 }, initialDelaySeconds: 3, periodSeconds: 4 } } : {}),
        }],
        volumes: [
          { name: 'kube-api-access', projected: { sources: [] } },
          ...(kind === 'stuck-volume' ? [{ name: 'data', persistentVolumeClaim: { claimName: `${workload}-data` } }] : []),
          ...(kind === 'missing-secret' ? [{ name: 'tls', secret: { secretName: `${workload}-tls` } }] : []),
        ],
      },
      status: { phase: 'Pending', conditions: [], containerStatuses: [], qosClass: 'Burstable' },
    };
  }

  private workloadObjects(replicaSet: string): void {
    const { namespace, workload } = this;
    if (this.world.get('replicasets', namespace, replicaSet) === undefined) {
      this.world.put('deployments', { metadata: { name: workload, namespace, uid: randomUUID(), creationTimestamp: whole(Date.now()), generation: 1 }, spec: { replicas: 3 }, status: {} });
      this.world.put('replicasets', {
        metadata: { name: replicaSet, namespace, uid: randomUUID(), creationTimestamp: whole(Date.now()), ownerReferences: [{ kind: 'Deployment', name: workload, uid: randomUUID(), controller: true }] },
        spec: { replicas: 3 }, status: {},
      });
    }
  }

  truth(step: string): void {
    this.onTruth({ uid: this.pod.metadata.uid, kind: this.kind, step, at: performance.timeOrigin + performance.now() });
  }

  save(): void {
    if (!this.gone) {
      this.world.put('pods', this.pod);
    }
  }

  condition(type: string, status: 'True' | 'False', reason?: string, message?: string): void {
    const list = this.pod.status.conditions;
    const known = list.find((one) => one['type'] === type);
    const changed = known?.['status'] !== status;
    const next = { type, status, lastTransitionTime: changed ? whole(Date.now()) : known?.['lastTransitionTime'], ...(reason === undefined ? {} : { reason }), ...(message === undefined ? {} : { message }) };
    this.pod.status.conditions = [...list.filter((one) => one !== known), next];
  }

  container(state: Record<string, unknown>, more: Record<string, unknown> = {}): void {
    const [old] = this.pod.status.containerStatuses;
    const spec = (this.pod.spec['containers'] as { image: string }[])[0];
    this.pod.status.containerStatuses = [{ name: 'app', image: spec?.image, imageID: '', ready: false, started: false, restartCount: 0, ...old, state, ...more }];
  }

  /** A kubelet's or controller's Event: whole seconds, a count, nanoseconds in the name. The scheduler's has microseconds. */
  event(reason: string, message: string, options: { readonly type?: string; readonly by?: string; readonly onPod?: boolean } = {}): void {
    const { name, namespace, uid } = this.pod.metadata;
    const by = options.by ?? 'kubelet';
    const known = this.events.get(`${reason}${message}`);
    const now = Date.now();
    if (known !== undefined) {
      Object.assign(known, { count: Number(known['count']) + 1, lastTimestamp: whole(now) });
      return this.world.put('events', known);
    }
    const scheduler = by === 'default-scheduler';
    const event: KubeObject = {
      metadata: { name: `${name}.${nanosNow().toString(16)}`, namespace: namespace ?? '', uid: randomUUID(), creationTimestamp: whole(now) },
      involvedObject: { kind: 'Pod', namespace, name, uid, ...(options.onPod === true || scheduler ? {} : { fieldPath: 'spec.containers{app}' }) },
      reason, message, type: options.type ?? 'Normal', source: scheduler ? {} : { component: by, ...(by === 'kubelet' ? { host: this.node } : {}) },
      reportingComponent: by, ...(scheduler ? { eventTime: micros(now), firstTimestamp: null, lastTimestamp: null } : { firstTimestamp: whole(now), lastTimestamp: whole(now), count: 1, eventTime: null }),
    };
    this.events.set(`${reason}${message}`, event);
    this.world.put('events', event);
  }

  async play(steps: readonly Step[], speed: number): Promise<void> {
    for (const step of steps) {
      await sleep((step.after * 1000 * (0.8 + Math.random() * 0.4)) / speed);
      if (this.gone) {
        return;
      }
      step.run(this);
    }
  }

  async remove(speed: number): Promise<void> {
    const { name, namespace = '' } = this.pod.metadata;
    Object.assign(this.pod.metadata, { deletionTimestamp: whole(Date.now() + 30_000), deletionGracePeriodSeconds: 30 });
    this.save();
    const running = this.pod.status.containerStatuses.some((one) => typeof one['state'] === 'object' && one['state'] !== null && 'running' in one['state']);
    if (running) {
      await sleep(60 / speed);
      this.event('Killing', 'Stopping container app');
      await sleep(1800 / speed);
      this.container({ terminated: { exitCode: 0, reason: 'Completed', startedAt: whole(Date.now() - 60_000), finishedAt: whole(Date.now()) } });
      this.save();
      await sleep(700 / speed);
    }
    this.gone = true;
    this.world.remove('pods', namespace, name);
    this.events.forEach((event) => this.world.remove('events', namespace, event.metadata.name));
  }
}

const created: Step = { after: 0, run: (life) => { life.truth('created'); life.save(); } };
const scheduled: Step = {
  after: 0.06,
  run: (life) => {
    life.truth('scheduled');
    life.pod.spec['nodeName'] = life.node;
    life.condition('PodScheduled', 'True');
    life.save();
    life.event('Scheduled', `Successfully assigned ${life.namespace}/${life.pod.metadata.name} to ${life.node}`, { by: 'default-scheduler' });
  },
};
const acknowledged: Step = {
  after: 0.12,
  run: (life) => {
    life.truth('kubeletSeen');
    Object.assign(life.pod.status, { startTime: whole(Date.now()), hostIP: '10.0.0.1' });
    life.condition('Initialized', 'True');
    life.condition('PodReadyToStartContainers', 'False');
    life.condition('Ready', 'False', 'ContainersNotReady', 'containers with unready status: [app]');
    life.condition('ContainersReady', 'False', 'ContainersNotReady', 'containers with unready status: [app]');
    life.container({ waiting: { reason: 'ContainerCreating' } });
    life.save();
  },
};
const network: Step = {
  after: 0.5,
  run: (life) => {
    life.truth('sandbox');
    const ip = `10.42.${Math.floor(Math.random() * 200)}.${1 + Math.floor(Math.random() * 250)}`;
    Object.assign(life.pod.status, { podIP: ip, podIPs: [{ ip }] });
    life.condition('PodReadyToStartContainers', 'True');
    life.save();
  },
};
const imageOf = (life: Life): string => (life.pod.spec['containers'] as { image: string }[])[0]?.image ?? '';
const cached: Step = { after: 0.02, run: (life) => life.event('Pulled', `Container image "${imageOf(life)}" already present on machine and can be accessed by the pod`) };
const pulling: Step = { after: 0.02, run: (life) => life.event('Pulling', `Pulling image "${imageOf(life)}"`) };
const pulled = (seconds: number, queueS: number, bytes: number): Step => ({
  after: seconds,
  run: (life) => life.event('Pulled', `Successfully pulled image "${imageOf(life)}" in ${(seconds - queueS).toFixed(3)}s (${seconds.toFixed(3)}s including waiting). Image size: ${bytes} bytes.`),
});
const containerCreated: Step = { after: 0.05, run: (life) => life.event('Created', 'Container created') };
const started: Step = { after: 0.13, run: (life) => { life.truth('started'); life.event('Started', 'Container started'); } };
const running = (ready: boolean, after = 1.1): Step => ({
  after,
  run: (life) => {
    life.container({ running: { startedAt: whole(Date.now() - 1100) } }, { ready, started: true });
    life.pod.status.phase = 'Running';
    if (ready) {
      life.truth('ready');
      life.condition('ContainersReady', 'True');
      life.condition('Ready', 'True');
    }
    life.save();
  },
});
const say = (after: number, reason: string, message: string, onPod = false): Step => ({ after, run: (life) => life.event(reason, message, { type: 'Warning', onPod }) });

function missingImage(): readonly Step[] {
  const error = (life: Life): string => `rpc error: code = NotFound desc = failed to pull and unpack image "${imageOf(life)}": failed to resolve reference "${imageOf(life)}": ${imageOf(life)}: not found`;
  const attempt = (after: number): Step => ({
    after,
    run: (life) => {
      life.event('Pulling', `Pulling image "${imageOf(life)}"`);
      life.event('Failed', `Failed to pull image "${imageOf(life)}": ${error(life)}`, { type: 'Warning' });
      life.event('Failed', 'Error: ErrImagePull', { type: 'Warning' });
      life.container({ waiting: { reason: 'ImagePullBackOff', message: `Back-off pulling image "${imageOf(life)}": ErrImagePull: ${error(life)}` } });
      life.save();
    },
  });
  return [attempt(0.1), attempt(12), attempt(22), attempt(42), attempt(80), attempt(160), attempt(300)];
}

function crashLoop(): readonly Step[] {
  const crash = (restart: number, after: number): readonly Step[] => [
    {
      after,
      run: (life) => {
        life.event('Started', 'Container started');
        life.container({ running: { startedAt: whole(Date.now()) } }, { restartCount: restart, started: true });
        life.pod.status.phase = 'Running';
        life.save();
      },
    },
    {
      after: 2.5,
      run: (life) => {
        const ended = { exitCode: 1, reason: 'Error', message: `panic: cannot open database, password=${CANARY}`, startedAt: whole(Date.now() - 2500), finishedAt: whole(Date.now()) };
        const back = `back-off ${Math.min(300, 10 * 2 ** restart)}s restarting failed container=app pod=${life.pod.metadata.name}_${life.namespace}(${life.pod.metadata.uid})`;
        life.container({ waiting: { reason: 'CrashLoopBackOff', message: back } }, { restartCount: restart, lastState: { terminated: ended }, ready: false });
        life.event('BackOff', `Back-off restarting failed container app in pod ${life.pod.metadata.name}_${life.namespace}(${life.pod.metadata.uid})`, { type: 'Warning' });
        life.save();
      },
    },
  ];
  return [cached, containerCreated, ...[0, 1, 2, 3, 4, 5, 6].flatMap((restart) => crash(restart, restart === 0 ? 0.2 : Math.min(300, 10 * 2 ** (restart - 1))))];
}

const unschedulable: readonly Step[] = [
  {
    after: 0.05,
    run: (life) => {
      const message = '0/6 nodes are available: 6 Insufficient cpu. preemption: 0/6 nodes are available: 6 No preemption victims found for incoming pod.';
      life.condition('PodScheduled', 'False', 'Unschedulable', message);
      life.save();
      life.event('FailedScheduling', message, { type: 'Warning', by: 'default-scheduler' });
    },
  },
];

const bound: readonly Step[] = [created, scheduled, acknowledged];

/** The steps of each kind of life. */
export function stepsOf(kind: LifeKind): readonly Step[] {
  switch (kind) {
    case 'healthy':
      return [...bound, network, cached, containerCreated, started, running(true)];
    case 'cold-pull': {
      const seconds = 8 + Math.random() * 20;
      return [...bound, network, pulling, pulled(seconds, Math.random() * 4, Math.round(seconds * 20 * 1024 * 1024)), containerCreated, started, running(true)];
    }
    case 'missing-image':
      return [...bound, network, ...missingImage()];
    case 'crash-loop':
      return [...bound, network, ...crashLoop()];
    case 'unschedulable':
      return [created, ...unschedulable];
    case 'slow-probe': {
      const failing = 'Readiness probe failed: HTTP probe failed with statuscode: 503';
      return [...bound, network, cached, containerCreated, started, running(false), say(3, 'Unhealthy', failing), say(4, 'Unhealthy', failing), say(4, 'Unhealthy', failing), say(4, 'Unhealthy', failing), running(true, 4)];
    }
    case 'missing-secret':
      return [...bound, ...[0.6, 1, 2, 4, 8, 16, 32, 64, 122].map((after) => ({ after, run: (life: Life) => life.event('FailedMount', `MountVolume.SetUp failed for volume "tls" : secret "${life.workload}-tls" not found`, { type: 'Warning', onPod: true }) }))];
    case 'stuck-volume':
      return [...bound, say(1.2, 'FailedAttachVolume', 'Multi-Attach error for volume "pvc-4b1e" Volume is already exclusively attached to one node and can\'t be attached to another', true)];
  }
}
