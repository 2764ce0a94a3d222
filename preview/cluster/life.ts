// One scripted pod: its object, and what scheduler, kubelet and controllers change in it in Kubernetes 1.36.
import { randomUUID } from 'node:crypto';
import { EventTeller } from './events';
import type { EventOptions } from './events';
import { skewOf, whole } from './stamps';
import { replicaSetOf } from './workloads';
import type { KubeObject, World } from './world';

/** In an environment value, an argument, an annotation and a message of a demo pod: it must be found nowhere else. */
export const CANARY = 'canary-7f3a-never-to-be-stored';

export interface Truth {
  readonly uid: string;
  readonly step: string;
  readonly at: number;
}

export interface Step {
  /** Seconds after the step before. */
  readonly after: number;
  run(life: Life): void;
}

export interface LifePlan {
  readonly namespace: string;
  readonly workload: string;
  readonly node: string;
  readonly image: string;
  readonly cpu?: string;
  readonly volumes?: readonly object[];
  readonly readinessProbe?: object;
  readonly steps: readonly Step[];
}

interface Status {
  phase: string;
  conditions: Record<string, unknown>[];
  containerStatuses: Record<string, unknown>[];
  [key: string]: unknown;
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

export class Life {
  readonly pod: KubeObject & { status: Status; spec: Record<string, unknown> };
  readonly namespace: string;
  readonly node: string;
  gone = false;
  /** When something began, by its name, for what is told about it later. */
  private readonly began = new Map<string, number>();
  private readonly events: EventTeller;

  constructor(
    private readonly world: World,
    private readonly plan: LifePlan,
    private readonly speed: number,
    private readonly onTruth: (truth: Truth) => void
  ) {
    const { namespace, workload, node, image, cpu = '250m', volumes = [], readinessProbe } = plan;
    this.namespace = namespace;
    this.node = node;
    const { name: owner, hash, uid: ownerUid } = replicaSetOf(world, namespace, workload);
    this.pod = {
      metadata: {
        name: `${owner}-${randomUUID().slice(0, 5)}`, namespace, uid: randomUUID(), creationTimestamp: whole(Date.now()), generation: 1,
        labels: { app: workload, 'pod-template-hash': hash }, annotations: { 'demo/secret-note': CANARY, 'lunettes.demo/made-up': 'everything' },
        ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: owner, uid: ownerUid, controller: true }],
        managedFields: [{ manager: 'kube-controller-manager', operation: 'Update', fieldsV1: { 'f:metadata': {} } }],
      },
      spec: {
        restartPolicy: 'Always', schedulerName: 'default-scheduler', terminationGracePeriodSeconds: 30,
        containers: [{
          name: 'app', image, imagePullPolicy: 'IfNotPresent', env: [{ name: 'PASSWORD', value: CANARY }], args: ['--token', CANARY],
          resources: { requests: { cpu, memory: '256Mi' }, limits: { memory: '512Mi' } }, ...(readinessProbe === undefined ? {} : { readinessProbe }),
        }],
        volumes: [{ name: 'kube-api-access', projected: { sources: [] } }, ...volumes],
      },
      status: { phase: 'Pending', conditions: [], containerStatuses: [], qosClass: 'Burstable' },
    };
    this.events = new EventTeller(world, { kind: 'Pod', namespace, name: this.pod.metadata.name, uid: this.pod.metadata.uid });
  }

  get workload(): string {
    return this.plan.workload;
  }

  get image(): string {
    return (this.pod.spec['containers'] as { image: string }[])[0]?.image ?? '';
  }

  set image(image: string) {
    Object.assign((this.pod.spec['containers'] as object[])[0] ?? {}, { image });
  }

  /** The node's clock, which stamps what its kubelet writes. */
  kubeletNow(): number {
    return Date.now() + skewOf(this.node);
  }

  begin(what: string): void {
    this.began.set(what, performance.now());
  }

  /** Seconds since `what` began, as a kubelet tells durations. */
  secondsSince(what: string): number {
    return (performance.now() - (this.began.get(what) ?? performance.now())) / 1000;
  }

  truth(step: string): void {
    this.onTruth({ uid: this.pod.metadata.uid, step, at: performance.timeOrigin + performance.now() });
  }

  save(): void {
    if (!this.gone) {
      this.world.put('pods', this.pod);
    }
  }

  condition(type: string, status: 'True' | 'False', reason?: string, message?: string): void {
    const list = this.pod.status.conditions;
    const known = list.find((one) => one['type'] === type);
    const now = type === 'PodScheduled' ? Date.now() : this.kubeletNow();
    const lastTransitionTime = known?.['status'] === status ? known['lastTransitionTime'] : whole(now);
    const next = { type, status, observedGeneration: this.pod.metadata['generation'], lastProbeTime: null, lastTransitionTime, ...(reason === undefined ? {} : { reason }), ...(message === undefined ? {} : { message }) };
    this.pod.status.conditions = [...list.filter((one) => one !== known), next];
  }

  ready(ready: boolean): void {
    for (const type of ['ContainersReady', 'Ready']) {
      if (ready) {
        this.condition(type, 'True');
      } else {
        this.condition(type, 'False', 'ContainersNotReady', 'containers with unready status: [app]');
      }
    }
  }

  get container(): Record<string, unknown> {
    return this.pod.status.containerStatuses[0] ?? {};
  }

  setContainer(state: Record<string, unknown>, more: Record<string, unknown> = {}): void {
    const old = { name: 'app', image: this.image, imageID: '', ready: false, started: false, restartCount: 0, lastState: {}, ...this.container };
    this.pod.status.containerStatuses = [{ ...old, state, ...more }];
  }

  event(reason: string, message: string, options: EventOptions & { readonly onPod?: boolean } = {}): void {
    const onPod = options.onPod === true || (options.by ?? 'kubelet') !== 'kubelet';
    this.events.tell(reason, message, { node: this.node, ...(onPod ? {} : { container: 'app' }), ...options });
  }

  async play(): Promise<void> {
    for (const step of this.plan.steps) {
      await sleep((step.after * 1000 * (0.8 + Math.random() * 0.4)) / this.speed);
      if (this.gone || this.pod.metadata['deletionTimestamp'] !== undefined) {
        return;
      }
      step.run(this);
    }
  }

  /** Deletes it as its owner would: 30 s of grace, of which a well container needs two. */
  async remove(): Promise<void> {
    const { name } = this.pod.metadata;
    Object.assign(this.pod.metadata, { deletionTimestamp: whole(Date.now() + 30_000), deletionGracePeriodSeconds: 30, generation: Number(this.pod.metadata['generation']) + 1 });
    this.save();
    const state = this.container['state'] as { running?: { startedAt: string } } | undefined;
    if (state?.running !== undefined) {
      await sleep(60 / this.speed);
      this.event('Killing', 'Stopping container app');
      await sleep(1800 / this.speed);
      this.ready(false);
      this.condition('PodReadyToStartContainers', 'False');
      this.setContainer({ terminated: { exitCode: 0, reason: 'Completed', startedAt: state.running.startedAt, finishedAt: whole(this.kubeletNow()) } }, { ready: false, started: false });
      this.pod.status.phase = 'Succeeded';
      this.save();
      await sleep(700 / this.speed);
    }
    this.gone = true;
    this.world.remove('pods', this.namespace, name);
    this.events.forget();
  }
}
