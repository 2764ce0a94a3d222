// True lives of pods and what a collector hears of them: the truth is known, so every answer can be held against it. The
// kubelet's order is that of kubernetes-lifecycle 1.4; clocks are off, watches are late, whole seconds are truncated.
//
//   plan ──▶ instants (truth) ──▶ versions and Events with their emitters' stamps ──▶ arrivals ──▶ Signals
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import type { BoundaryId, Operation } from '../lifecycle/lifecycle';
import type { Condition, ContainerRole, ContainerSpec, ContainerState, ContainerStatus, EventFacts, NodeFacts, PodFacts, PodUid, Signal } from '../signal';
import { pod as podSample } from './samples';

export type Emitter = 'node' | 'scheduler' | 'api' | 'controller';

export interface ContainerPlan {
  readonly role: Exclude<ContainerRole, 'ephemeral'>;
  readonly image: 'cached' | 'pulled' | 'failing';
  readonly postStart: boolean;
  readonly startupProbe: boolean;
  /** Ends before it is ever ready, unless it has a hook. */
  readonly crashes: number;
}

export interface LifePlan {
  readonly seed: number;
  /** How far each emitter's clock is ahead of the collector's, in milliseconds. */
  readonly skewMs: Readonly<Record<Emitter, number>>;
  readonly kubelet: '1.18' | '1.24' | '1.27' | '1.31' | '1.36';
  readonly gated: boolean;
  readonly refused: boolean;
  readonly claim: boolean;
  readonly readinessProbe: boolean;
  readonly readinessGate: boolean;
  readonly job: boolean;
  readonly deleted: boolean;
  readonly containers: readonly ContainerPlan[];
}

/** An instant, or the stretch from a writer's knowing to its write being committed. */
export interface TrueInstant {
  readonly lo: number;
  readonly hi: number;
}

export interface TrueLife {
  readonly uid: PodUid;
  readonly signals: readonly Signal[];
  /** By operation, boundary and container: `create B13 app`. */
  readonly truth: ReadonlyMap<string, TrueInstant>;
  /** After the last signal. */
  readonly end: EpochMs;
}

export const boundaryKey = (operation: Operation, id: BoundaryId, container?: string): string => (container === undefined ? `${operation} ${id}` : `${operation} ${id} ${container}`);

/** What a watch may be late by. */
export const LATENCY_MAX_MS = 250;
export const T0 = Date.UTC(2026, 0, 1);
export const NODE_NAME = 'n1';

/** The node as a list shows it before the life begins. */
export const nodeSignal = (at: number, kubelet: LifePlan['kubelet']): Signal => {
  const node: NodeFacts = {
    name: NODE_NAME, kubeletVersion: `v${kubelet}.0`, labels: {}, unschedulable: false, taints: [], conditions: [{ type: 'Ready', status: 'True' }], allocatable: {}, images: [], volumesAttached: [],
  };
  return { kind: 'node', at: epochMs(at), heard: 'listed', node };
};

/** Answers of the API server and the node's Lease, as a collector asks for them once a second. */
export function probes(plan: LifePlan, fromMs: number, seconds: number): readonly Signal[] {
  const chance = randomFrom(plan.seed + 1);
  return Array.from({ length: seconds }, (_, i): readonly Signal[] => {
    const askedAt = epochMs(fromMs + i * SECOND_MS + chance() * SECOND_MS);
    const at = epochMs(askedAt + 1 + chance() * 20);
    const served = askedAt + chance() * (at - askedAt) + plan.skewMs.api;
    const renewedAt = askedAt - chance() * 10 * SECOND_MS + plan.skewMs.node;
    return [{ kind: 'served', at, askedAt, stampedAt: epochMs(Math.floor(served / SECOND_MS) * SECOND_MS) }, { kind: 'lease', at, node: NODE_NAME, renewedAt: epochMs(renewedAt) }];
  }).flat();
}

export function lifeOf(plan: LifePlan, uid = 'life-1', startMs = T0): TrueLife {
  return new Life(plan, uid as PodUid, startMs).live();
}

class Life {
  private now: number;
  private readonly chance: () => number;
  private readonly truth = new Map<string, TrueInstant>();
  private readonly versions: { readonly at: number; readonly pod: PodFacts; readonly gone: boolean }[] = [];
  private readonly events: { readonly at: number; readonly facts: EventFacts }[] = [];
  private state: PodFacts;
  private eventCount = 0;

  constructor(private readonly plan: LifePlan, private readonly uid: PodUid, startMs: number) {
    this.chance = randomFrom(plan.seed);
    this.now = startMs + this.chance() * SECOND_MS;
    this.state = this.firstVersion();
  }

  live(): TrueLife {
    const { plan } = this;
    this.point('create', 'B1');
    this.commit({});
    this.schedule();
    this.acknowledge();
    plan.containers.forEach((container, i) => this.runContainer(`c${i}`, container));
    this.becomeReady();
    if (plan.job) {
      this.finish();
    }
    if (plan.deleted) {
      this.remove();
    }
    return this.heard();
  }

  private wait(fromMs: number, toMs: number): void {
    this.now += fromMs + this.chance() * (toMs - fromMs);
  }

  private stamp(emitter: Emitter, at = this.now): EpochMs {
    return epochMs(at + this.plan.skewMs[emitter]);
  }

  private second(emitter: Emitter, at = this.now): EpochMs {
    return epochMs(Math.floor(this.stamp(emitter, at) / SECOND_MS) * SECOND_MS);
  }

  private point(operation: Operation, id: BoundaryId, container?: string, window: TrueInstant = { lo: this.now, hi: this.now }): void {
    const key = boundaryKey(operation, id, container);
    if (!this.truth.has(key)) {
      this.truth.set(key, window);
    }
  }

  /** A new version, committed now, or right after the one that is being written. */
  private commit(change: Partial<PodFacts>, gone = false): void {
    this.now = Math.max(this.now, (this.versions.at(-1)?.at ?? -Infinity) + 0.1);
    this.state = { ...this.state, ...change, resourceVersion: String(this.versions.length + 1) };
    this.versions.push({ at: this.now, pod: this.state, gone });
  }

  private event(reason: string, message: string, emitter: Emitter, container?: string, more: Partial<EventFacts> = {}): void {
    const component = { node: 'kubelet', scheduler: 'default-scheduler', api: 'kube-apiserver', controller: 'attachdetach-controller' }[emitter];
    const at = this.stamp(emitter);
    const stamps: Partial<EventFacts> = emitter === 'scheduler' ? { eventTime: at } : { namedAt: at, firstAt: this.second(emitter), lastAt: this.second(emitter) };
    const facts: EventFacts = {
      uid: `${this.uid}-event-${this.eventCount++}`, namespace: 'shop', name: `web.${at}`, type: 'Normal', reason, message, component, count: 1,
      subject: { kind: 'Pod', name: 'web', namespace: 'shop', uid: this.uid, ...(container === undefined ? {} : { container }) },
      ...(emitter === 'node' ? { host: NODE_NAME } : {}), ...stamps, ...more,
    };
    this.events.push({ at: this.now, facts });
  }

  /** The recorder patches the Event that says the same: one more, last seen now. */
  private again(reason: string, container: string): void {
    const known = this.events.findLast(({ facts }) => facts.reason === reason && facts.subject.container === container);
    if (known !== undefined) {
      this.events.push({ at: this.now, facts: { ...known.facts, count: known.facts.count + 1, lastAt: this.second('node') } });
    }
  }

  private firstVersion(): PodFacts {
    const { plan } = this;
    const probe = { initialDelayS: 0, periodS: 2, timeoutS: 1, failureThreshold: 30, successThreshold: 1, handler: 'http' as const };
    const containers = plan.containers.map((container, i): ContainerSpec => ({
      name: `c${i}`, role: container.role, image: `r/c${i}:1`, requests: {}, limits: {}, postStart: container.postStart, preStop: false,
      ...(container.startupProbe ? { startupProbe: probe } : {}), ...(plan.readinessProbe && container.role === 'app' ? { readinessProbe: probe } : {}),
    }));
    return podSample({
      uid: this.uid, name: 'web', createdAt: this.second('api'), gates: plan.gated ? ['queue'] : [], readinessGates: plan.readinessGate ? ['lb'] : [],
      restartPolicy: plan.job ? 'Never' : 'Always', owner: plan.job ? { kind: 'Job', name: 'job' } : { kind: 'ReplicaSet', name: 'web-6f' }, containers,
      volumes: plan.claim ? [{ name: 'data', source: 'pvc', referent: 'data' }] : [],
    });
  }

  private with(type: string, status: Condition['status'], emitter: Emitter, more: Partial<Condition> = {}): readonly Condition[] {
    const known = this.state.conditions.find((condition) => condition.type === type);
    const changedAt = known?.status === status ? known.changedAt : this.second(emitter);
    return [...this.state.conditions.filter((condition) => condition.type !== type), { type, status, ...(changedAt === undefined ? {} : { changedAt }), ...more }];
  }

  private schedule(): void {
    const { plan } = this;
    if (plan.gated) {
      this.wait(1000, 20_000);
      this.point('create', 'B2');
      this.commit({ gates: [] });
    }
    if (plan.refused) {
      this.wait(5, 50);
      const message = '0/3 nodes are available: 3 Insufficient cpu.';
      this.commit({ conditions: this.with('PodScheduled', 'False', 'scheduler', { reason: 'Unschedulable', message }) });
      this.event('FailedScheduling', message, 'scheduler', undefined, { type: 'Warning' });
      this.wait(1000, 30_000);
    }
    this.wait(5, 60);
    this.point('create', 'B5');
    this.commit({ nodeName: NODE_NAME, conditions: this.with('PodScheduled', 'True', 'api') });
    this.wait(0.5, 5);
    this.event('Scheduled', `Successfully assigned shop/web to ${NODE_NAME}`, 'scheduler');
  }

  private acknowledge(): void {
    const { plan } = this;
    const knownSince = (this.wait(10, 300), this.now);
    const hasInit = plan.containers.some(({ role }) => role !== 'app');
    let conditions = this.with('Initialized', hasInit ? 'False' : 'True', 'node');
    for (const type of [...(this.tellsSandbox() ? ['PodReadyToStartContainers'] : []), 'ContainersReady', 'Ready']) {
      this.state = { ...this.state, conditions };
      conditions = this.with(type, 'False', 'node');
    }
    const startedAt = this.second('node');
    const statuses = this.state.containers.map(({ name, role }): ContainerStatus => ({
      name, role, ready: false, started: false, restartCount: 0, state: { kind: 'waiting', reason: hasInit ? 'PodInitializing' : 'ContainerCreating' },
    }));
    this.wait(3, 80);
    this.point('create', 'B6', undefined, { lo: knownSince, hi: this.now });
    this.commit({ startedAt, conditions, statuses });
    if (plan.claim) {
      this.wait(500, 8000);
      this.point('create', 'B7');
      this.event('SuccessfulAttachVolume', 'AttachVolume.Attach succeeded for volume "pvc-1" ', 'controller');
    }
    this.wait(100, 1500);
    this.point('create', 'B9');
    if (plan.kubelet === '1.36') {
      this.sandboxIsUp();
    }
  }

  /** The condition is on by default since 1.29, and told at once since 1.36. */
  private tellsSandbox(): boolean {
    return this.plan.kubelet === '1.31' || this.plan.kubelet === '1.36';
  }

  private sandboxIsUp(): void {
    const conditions = this.tellsSandbox() ? this.with('PodReadyToStartContainers', 'True', 'node') : this.state.conditions;
    this.afterwards(2, 60, { conditions, podIp: '10.0.0.9' });
  }

  /** The status manager writes beside the pod's own work. */
  private afterwards(fromMs: number, toMs: number, change: Partial<PodFacts>): number {
    const { now } = this;
    this.wait(fromMs, toMs);
    this.commit(change);
    const committed = this.now;
    this.now = now;
    return committed;
  }

  private change(container: string, change: Partial<ContainerStatus>): readonly ContainerStatus[] {
    return this.state.statuses.map((status) => (status.name === container ? { ...status, ...change } : status));
  }

  private runContainer(name: string, plan: ContainerPlan): void {
    this.wait(1, 5);
    this.image(name, plan);
    this.start(name, plan);
    if (plan.postStart) {
      this.wait(5, 3000);
      this.point('create', 'B14', name);
    }
    if (plan.role === 'init') {
      this.runToEnd(name);
    } else if (plan.role === 'sidecar') {
      const startedAt = this.second('node');
      const knownSince = (this.wait(5, 2500), this.now);
      this.wait(3, 80);
      this.point('create', 'B16', name, { lo: knownSince, hi: this.now });
      this.commit({ statuses: this.change(name, { started: true, ready: true, state: { kind: 'running', startedAt } }) });
      this.wait(100, 1200);
    }
  }

  private image(name: string, { image }: ContainerPlan): void {
    const said = { cached: `Container image "r/${name}:1" already present on machine`, pulling: `Pulling image "r/${name}:1"` };
    if (image === 'cached') {
      this.point('create', 'B11', name);
      this.event('Pulled', said.cached, 'node', name);
      return;
    }
    this.point('create', 'B10', name);
    this.event('Pulling', said.pulling, 'node', name);
    if (image === 'failing') {
      const message = `Failed to pull image "r/${name}:1": rpc error: code = NotFound desc = failed to resolve reference "r/${name}:1": r/${name}:1: not found`;
      this.wait(300, 1500);
      this.event('Failed', message, 'node', name, { type: 'Warning' });
      this.event('Failed', 'Error: ErrImagePull', 'node', name, { type: 'Warning' });
      this.afterwards(5, 80, { statuses: this.change(name, { state: { kind: 'waiting', reason: 'ErrImagePull', message: message.slice(name.length) } }) });
      this.wait(10_000, 15_000);
      this.again('Pulling', name);
    }
    const queueMs = this.chance() < 0.5 ? 0 : this.chance() * 4000;
    const pullMs = 200 + this.chance() * 20_000;
    this.now += queueMs + pullMs;
    this.point('create', 'B11', name);
    this.event('Pulled', `Successfully pulled image "r/${name}:1"${durations(this.plan.kubelet, pullMs, queueMs)}`, 'node', name);
  }

  private start(name: string, plan: ContainerPlan): void {
    this.wait(10, 200);
    this.event('Created', `Created container ${name}`, 'node', name);
    const ranAt = (this.wait(10, 200), this.now);
    this.wait(1, 15);
    this.point('create', 'B13', name, { lo: ranAt, hi: this.now });
    this.event('Started', `Started container ${name}`, 'node', name);
    let startedAt = this.second('node', ranAt);
    for (let restart = 1; restart <= (plan.postStart ? 0 : plan.crashes); restart++) {
      this.wait(200, 5000);
      const ended = { kind: 'terminated' as const, reason: 'Error', exitCode: 1, startedAt, finishedAt: this.second('node') };
      this.wait(50, 1500);
      this.commit({ phase: 'Running', statuses: this.change(name, { state: ended, restartCount: restart - 1 }) });
      this.wait(10_000, 12_000);
      this.again('Pulled', name);
      this.wait(10, 200);
      this.again('Created', name);
      startedAt = (this.wait(10, 200), this.second('node'));
      this.wait(1, 15);
      this.again('Started', name);
      this.afterwards(50, 1500, { statuses: this.change(name, { state: { kind: 'running', startedAt }, lastState: ended, restartCount: restart }) });
    }
    this.startedAt.set(name, startedAt);
  }

  private readonly startedAt = new Map<string, EpochMs>();

  private runToEnd(name: string): void {
    this.wait(50, 6000);
    this.point('create', 'B15', name);
    const state = { kind: 'terminated' as const, reason: 'Completed', exitCode: 0, startedAt: this.startedAt.get(name) ?? epochMs(0), finishedAt: this.second('node') };
    this.wait(50, 1500);
    this.commit({ statuses: this.change(name, { state, ready: true }) });
    this.wait(300, 1500);
  }

  private becomeReady(): void {
    const { plan } = this;
    const apps = this.state.containers.filter(({ role }) => role === 'app');
    const running = (ready: boolean, started: (spec: ContainerSpec) => boolean): readonly ContainerStatus[] => this.state.statuses.map((status) => {
      const spec = apps.find(({ name }) => name === status.name);
      const state: ContainerState = { kind: 'running', startedAt: this.startedAt.get(status.name) ?? epochMs(0) };
      return spec === undefined ? status : { ...status, ready, started: started(spec), state };
    });
    this.wait(100, 1500);
    const probed = plan.readinessProbe || apps.some(({ startupProbe }) => startupProbe !== undefined);
    const knownSince = this.now;
    if (probed) {
      this.state = { ...this.state, conditions: this.with('Initialized', 'True', 'node') };
      this.wait(3, 80);
      this.commit({ phase: 'Running', podIp: '10.0.0.9', conditions: this.upToSandbox(), statuses: running(false, (spec) => spec.startupProbe === undefined) });
      for (const { name, startupProbe } of apps) {
        if (startupProbe !== undefined) {
          const passed = (this.wait(50, 4000), this.now);
          this.wait(3, 80);
          this.point('create', 'B16', name, { lo: passed, hi: this.now });
          this.commit({ statuses: this.change(name, { started: true, ready: !plan.readinessProbe }) });
        }
      }
      if (plan.readinessProbe) {
        this.wait(50, 6000);
      }
    }
    const readySince = probed && plan.readinessProbe ? this.now : Math.max(knownSince, this.versions.at(-1)?.at ?? 0);
    this.now = Math.max(this.now, readySince);
    this.readyConditions(readySince, running(true, () => true));
  }

  private upToSandbox(): readonly Condition[] {
    return this.tellsSandbox() ? this.with('PodReadyToStartContainers', 'True', 'node') : this.state.conditions;
  }

  private readyConditions(since: number, statuses: readonly ContainerStatus[]): void {
    const { plan } = this;
    for (const type of ['Initialized', 'ContainersReady', ...(plan.readinessGate ? [] : ['Ready'])]) {
      this.state = { ...this.state, conditions: this.with(type, 'True', 'node') };
    }
    const conditions = this.upToSandbox();
    this.wait(3, 80);
    this.point('create', 'B18', undefined, { lo: since, hi: this.now });
    if (!plan.readinessGate) {
      this.point('create', 'B19', undefined, { lo: since, hi: this.now });
    }
    this.commit({ phase: 'Running', podIp: '10.0.0.9', conditions, statuses });
    if (plan.readinessGate) {
      this.wait(100, 9000);
      this.commit({ conditions: this.with('lb', 'True', 'controller') });
      const ready = (this.wait(5, 1000), this.now);
      const withReady = this.with('Ready', 'True', 'node');
      this.wait(3, 80);
      this.point('create', 'B19', undefined, { lo: ready, hi: this.now });
      this.commit({ conditions: withReady });
    }
  }

  private finish(): void {
    this.wait(500, 9000);
    const ended = this.state.statuses.map((status): ContainerStatus => (status.role === 'app' ? {
      ...status, ready: false, started: false,
      state: { kind: 'terminated', reason: 'Completed', exitCode: 0, startedAt: this.startedAt.get(status.name) ?? epochMs(0), finishedAt: this.second('node') },
    } : status));
    this.wait(50, 1500);
    this.commit({ phase: 'Succeeded', statuses: ended, conditions: this.with('Ready', 'False', 'node', { reason: 'PodCompleted' }) });
  }

  private remove(): void {
    this.wait(5000, 60_000);
    this.point('delete', 'D0');
    const graceS = this.state.phase === 'Succeeded' ? 0 : 30;
    if (graceS > 0) {
      this.commit({ deletionAt: epochMs(this.second('api') + graceS * SECOND_MS), deletionGraceS: graceS });
      this.wait(10, 300);
      this.point('delete', 'D1');
      this.event('Killing', 'Stopping container c0', 'node', 'c0');
      this.wait(20, 5000);
      this.state.statuses.forEach(({ name }) => this.point('delete', 'D3', name));
      const finishedAt = this.second('node');
      const statuses = this.state.statuses.map((status): ContainerStatus => (status.state.kind === 'running' ? {
        ...status, ready: false, started: false, state: { kind: 'terminated', reason: 'Completed', exitCode: 0, ...(status.state.startedAt === undefined ? {} : { startedAt: status.state.startedAt }), finishedAt },
      } : status));
      this.wait(50, 1500);
      this.commit({ statuses });
      this.wait(20, 800);
    }
    this.point('delete', 'D6');
    this.commit({}, true);
  }

  /** Watches keep the order of commits; each is late by its own. */
  private heard(): TrueLife {
    const signals: Signal[] = [];
    let before = 0;
    const arrives = (at: number): EpochMs => {
      before = Math.max(before, at + 1 + (LATENCY_MAX_MS - 1) * this.chance() ** 4);
      return epochMs(before);
    };
    this.versions.forEach(({ at, pod, gone }, i) => signals.push({ kind: 'pod', at: arrives(at), heard: gone ? 'deleted' : i === 0 ? 'added' : 'modified', pod }));
    before = 0;
    const told = new Set<string>();
    for (const { at, facts } of [...this.events].sort((a, b) => a.at - b.at)) {
      const queueMs = 1 + 400 * this.chance() ** 3;
      signals.push({ kind: 'event', at: arrives(at + queueMs), heard: told.has(facts.uid) ? 'modified' : 'added', event: facts });
      told.add(facts.uid);
    }
    signals.sort((a, b) => a.at - b.at);
    return { uid: this.uid, signals, truth: this.truth, end: epochMs((signals.at(-1)?.at ?? this.now) + 1) };
  }
}

/** As that version's kubelet says it (1.5). */
function durations(kubelet: LifePlan['kubelet'], pullMs: number, queueMs: number): string {
  switch (kubelet) {
    case '1.18':
      return '';
    case '1.24':
      return ` in ${(pullMs + queueMs) / 1000}s`;
    case '1.27':
      return ` in ${pullMs / 1000}s (${(pullMs + queueMs) / 1000}s including waiting)`;
    default:
      return ` in ${Math.round(pullMs) / 1000}s (${Math.round(pullMs + queueMs) / 1000}s including waiting). Image size: ${Math.round(pullMs * 40_000)} bytes.`;
  }
}

/** Numbers in [0, 1) that a seed decides (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}


/** The collector started at `at`: what was there came from a LIST, pods as they were, Events in their last version. */
export function listedFrom(signals: readonly Signal[], at: EpochMs): readonly Signal[] {
  return [{ kind: 'hearing', at, resources: ['pods', 'events'] }, ...heardLate(signals.filter((signal) => signal.at <= at), at), ...signals.filter((signal) => signal.at > at)];
}

/** Deaf from `from` to `to`; then everything is listed again. */
export function deafBetween(signals: readonly Signal[], from: EpochMs, to: EpochMs): readonly Signal[] {
  const missed = signals.filter(({ at }) => at >= from && at < to);
  const gap = { kind: 'gap', resources: ['pods', 'events'] } as const;
  return [
    ...signals.filter(({ at }) => at < from), { ...gap, at: from, edge: 'start' }, { ...gap, at: to, edge: 'end' }, ...heardLate(missed, to, epochMs(from - LATENCY_MAX_MS)), ...signals.filter(({ at }) => at >= to),
  ];
}

/** A LIST holds the last version of each object; a pod that is gone is missing from it. */
function heardLate(missed: readonly Signal[], at: EpochMs, lastSeen?: EpochMs): readonly Signal[] {
  const last = new Map<string, Signal>();
  for (const signal of missed) {
    last.set(signal.kind === 'event' ? signal.event.uid : signal.kind === 'pod' ? signal.pod.uid : '', signal);
  }
  return [...last.values()].flatMap((signal): readonly Signal[] => {
    if (signal.kind === 'pod' && signal.heard === 'deleted') {
      return lastSeen === undefined ? [] : [{ kind: 'podMissing', at, uid: signal.pod.uid, lastSeen }];
    }
    return signal.kind === 'pod' || signal.kind === 'event' ? [{ ...signal, at, heard: 'listed' }] : [];
  });
}
