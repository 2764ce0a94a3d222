// A scenario's lines as the Signals that the heart hears: objects keep what later lines do not name.
import type { EpochMs } from '../../../base/time';
import { epochMs, SECOND_MS } from '../../../base/time';
import type {
  AttachmentFacts, AuditFacts, ClaimFacts, Condition, ContainerRole, ContainerSpec, ContainerState, ContainerStatus, EventFacts, NodeFacts, PodFacts, PodUid, ResourceClaimFacts, Signal,
  TerminatedState, VolumeSpec, WorkloadFacts,
} from '../../signal';
import type { Exit, Fact, GivenPod, GoldenSignal, Scenario, StatusWords } from './scenario';

/** 2026-01-01T00:00:00Z: second 0 of every scenario. */
export const T0: EpochMs = epochMs(Date.UTC(2026, 0, 1));
const NAMESPACE = 'ns';
const LONG_BEFORE_MS = 86_400_000;

export const at = (ms: number): EpochMs => epochMs(T0 + ms);

const NORMAL = new Set([
  'Scheduled', 'Pulling', 'Pulled', 'Created', 'Started', 'Killing', 'SuccessfulAttachVolume', 'SuccessfulCreate', 'Preempted', 'Nominated', 'TriggeredScaleUp',
  'TaintManagerEviction', 'ResizeStarted', 'ResizeCompleted', 'WaitForFirstConsumer', 'Provisioning', 'ExternalProvisioning', 'ProvisioningSucceeded',
]);

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Part<K extends Fact['key']> = Extract<Fact, { key: K }>;

const wordOf = (facts: readonly Fact[], name: string): string | undefined => facts.find((fact): fact is Part<'word'> => fact.key === 'word' && fact.name === name)?.value;
const numberOf = (facts: readonly Fact[], name: string): number | undefined => facts.find((fact): fact is Part<'number'> => fact.key === 'number' && fact.name === name)?.value;
const listOf = (facts: readonly Fact[], name: string): readonly string[] | undefined => facts.find((fact): fact is Part<'list'> => fact.key === 'list' && fact.name === name)?.value;
const hasFlag = (facts: readonly Fact[], name: string): boolean => facts.some((fact) => fact.key === 'flag' && fact.name === name);
const ownerOf = (facts: readonly Fact[]): Part<'owner'>['owner'] | undefined => facts.find((fact): fact is Part<'owner'> => fact.key === 'owner')?.owner;

/** The pod's uid by its word in the file: its place among the file's pods. */
export function uidOf(scenario: Scenario, word: string): PodUid {
  const place = scenario.pods.findIndex((pod) => pod.word === word) + 1;
  return `00000000-0000-4000-8000-${String(place).padStart(12, '0')}` as PodUid;
}

/** What is known before the first line, then the lines, in order of arrival. */
export function signalsOf(scenario: Scenario): readonly Signal[] {
  return new Player(scenario).play();
}

class Player {
  private readonly pods = new Map<string, PodFacts>();
  private readonly nodes = new Map<string, NodeFacts>();
  private readonly claims = new Map<string, ClaimFacts>();
  private readonly workloads = new Map<string, WorkloadFacts>();
  private readonly events = new Map<string, EventFacts>();
  private readonly gone = new Set<string>();
  private deafSince: EpochMs = T0;
  private versions = 0;

  constructor(private readonly scenario: Scenario) {}

  play(): readonly Signal[] {
    const { scenario } = this;
    const startsAt = this.hearsSince();
    const signals: Signal[] = [{ kind: 'hearing', at: startsAt, resources: ['pods', 'events', 'nodes', 'persistentvolumeclaims', 'volumeattachments', 'resourceclaims', 'workloads'] }];
    for (const { name, facts } of scenario.nodes) {
      signals.push({ kind: 'node', at: startsAt, heard: 'listed', node: this.node(name, facts) });
    }
    for (const { name, facts } of scenario.claims) {
      signals.push({ kind: 'claim', at: startsAt, heard: 'listed', claim: this.claim(name, facts) });
    }
    for (const { name, facts } of scenario.workloads) {
      signals.push({ kind: 'workload', at: startsAt, heard: 'listed', workload: this.workload(name, facts) });
    }
    return [...signals, ...scenario.signals.flatMap((signal) => this.signal(signal))];
  }

  /** The watch is continuous since long before, but from a list on where a pod is first seen in one. */
  private hearsSince(): EpochMs {
    let relisted = false;
    const seen = new Set<string>();
    for (const signal of this.scenario.signals) {
      relisted ||= signal.kind === 'relist';
      if (signal.kind === 'pod' && !seen.has(signal.name)) {
        if (signal.verb === 'listed' && !relisted) {
          return at(signal.at);
        }
        seen.add(signal.name);
      }
    }
    return at((this.scenario.signals[0]?.at ?? 0) - LONG_BEFORE_MS);
  }

  private signal(signal: GoldenSignal): readonly Signal[] {
    const arrived = at(signal.at);
    switch (signal.kind) {
      case 'pod': {
        const pod = this.pod(signal.name, signal.facts);
        if (signal.verb === 'deleted') {
          this.gone.add(signal.name);
        }
        return [{ kind: 'pod', at: arrived, heard: signal.verb, pod }];
      }
      case 'node':
        return [{ kind: 'node', at: arrived, heard: signal.verb, node: this.node(signal.name, signal.facts) }];
      case 'pvc':
        return [{ kind: 'claim', at: arrived, heard: signal.verb, claim: this.claim(signal.name, signal.facts) }];
      case 'workload':
        return [{ kind: 'workload', at: arrived, heard: signal.verb, workload: this.workload(signal.name, signal.facts) }];
      case 'lease':
        return [{ kind: 'lease', at: arrived, node: signal.name, renewedAt: at(numberOf(signal.facts, 'renew') ?? 0) }];
      case 'attachment': {
        const [volume = '', node = ''] = signal.name.split('@');
        const attachment: AttachmentFacts = { name: signal.name, volume, node, attached: wordOf(signal.facts, 'attached') === 'true' };
        return [{ kind: 'attachment', at: arrived, heard: signal.verb, attachment }];
      }
      case 'claim': {
        const allocated = numberOf(signal.facts, 'allocated');
        const claim: ResourceClaimFacts = { namespace: NAMESPACE, name: signal.name, ...(allocated === undefined ? {} : { allocatedAt: at(allocated) }) };
        return [{ kind: 'resourceClaim', at: arrived, heard: signal.verb, claim }];
      }
      case 'event':
        return [this.event(signal, arrived)];
      case 'again':
        return [{ kind: 'event', at: arrived, heard: 'modified', event: this.again(signal) }];
      case 'gone': {
        const event = this.events.get(signal.id);
        return event === undefined ? [] : [{ kind: 'event', at: arrived, heard: 'deleted', event }];
      }
      case 'gap':
        this.deafSince = arrived;
        return [{ kind: 'gap', at: arrived, edge: 'start', resources: signal.resources }];
      case 'relist':
        return [{ kind: 'gap', at: arrived, edge: 'end', resources: signal.resources }, ...(signal.resources.includes('pods') ? this.missing(signal, arrived) : [])];
      case 'audit':
        return [{ kind: 'audit', at: arrived, record: this.audit(signal) }];
    }
  }

  /** Pods that were there before the gap and of which nothing is heard after it. */
  private missing(relist: GoldenSignal, arrived: EpochMs): readonly Signal[] {
    const after = this.scenario.signals.slice(this.scenario.signals.indexOf(relist)).flatMap((signal) => (signal.kind === 'pod' ? [signal.name] : []));
    return [...this.pods.keys()].filter((word) => !after.includes(word) && !this.gone.has(word))
      .map((word) => ({ kind: 'podMissing', at: arrived, uid: uidOf(this.scenario, word), lastSeen: this.deafSince }));
  }

  private given(word: string): GivenPod {
    return this.scenario.pods.find((pod) => pod.word === word) ?? { word, facts: [], containers: [], volumes: [] };
  }

  private pod(word: string, facts: readonly Fact[]): PodFacts {
    const pod: Writable<PodFacts> = { ...(this.pods.get(word) ?? this.newPod(this.given(word))), resourceVersion: String(++this.versions) };
    facts.forEach((fact) => changePod(pod, fact));
    this.pods.set(word, pod);
    return pod;
  }

  private newPod(given: GivenPod): PodFacts {
    const { facts } = given;
    const containers = given.containers.length > 0 ? given.containers : [{ name: 'app', role: 'app' as const, facts: [{ key: 'word', name: 'image', value: 'r/app:1' } as const] }];
    return {
      uid: uidOf(this.scenario, given.word), namespace: NAMESPACE, name: wordOf(facts, 'name') ?? given.word, resourceVersion: '0', generation: 1, createdAt: T0,
      finalizers: listOf(facts, 'finalizers') ?? [], labels: hasFlag(facts, 'elastic') ? { elastic: 'true' } : {},
      annotations: hasFlag(facts, 'mirror') ? { 'kubernetes.io/config.mirror': 'x' } : {}, owner: ownerOf(facts) ?? { kind: 'ReplicaSet', name: 'web-6f' },
      mirror: hasFlag(facts, 'mirror'), schedulerName: 'default-scheduler', restartPolicy: (wordOf(facts, 'restartPolicy') ?? 'Always') as PodFacts['restartPolicy'],
      hostNetwork: false, graceS: numberOf(facts, 'grace') ?? 30, windows: false, gates: listOf(facts, 'gates') ?? [], readinessGates: listOf(facts, 'readinessGates') ?? [],
      nodeSelector: {}, hasNodeAffinity: false, tolerations: [], containers: containers.map(containerSpec),
      volumes: [{ name: 'kube-api-access', source: 'projected' }, ...given.volumes.map(volumeSpec)], hasFsGroup: false, fsGroupOnRootMismatch: false,
      claims: listOf(facts, 'claims') ?? [], phase: 'Pending', conditions: [], statuses: [],
      ...(numberOf(facts, 'priority') === undefined ? {} : { priority: numberOf(facts, 'priority') ?? 0 }),
    };
  }

  private node(name: string, facts: readonly Fact[]): NodeFacts {
    const ready: Condition = { type: 'Ready', status: 'True', changedAt: at(-LONG_BEFORE_MS) };
    const known: NodeFacts = this.nodes.get(name) ?? {
      name, labels: {}, unschedulable: false, taints: [], conditions: [ready], allocatable: {}, images: [], volumesAttached: [], clock: { offsetMs: 0, errorMs: 0 },
    };
    const node: Writable<NodeFacts> = { ...known, resourceVersion: String(++this.versions) };
    for (const fact of facts) {
      if (fact.key === 'word') {
        node.kubeletVersion = fact.value;
      } else if (fact.key === 'list') {
        node.images = fact.value;
      } else if (fact.key === 'clock') {
        node.clock = { offsetMs: fact.offsetMs, errorMs: fact.errorMs };
      } else if (fact.key === 'taint') {
        node.taints = [...node.taints, { ...fact.taint, addedAt: at(fact.since) }];
      } else if (fact.key === 'untaint') {
        node.taints = node.taints.filter((taint) => taint.key !== fact.taint.key || taint.effect !== fact.taint.effect);
      } else if (fact.key === 'condition') {
        node.conditions = withCondition(node.conditions, fact);
      }
    }
    this.nodes.set(name, node);
    return node;
  }

  private claim(name: string, facts: readonly Fact[]): ClaimFacts {
    const known: ClaimFacts = this.claims.get(name) ?? { namespace: NAMESPACE, name, accessModes: ['RWO'] };
    const word = <K extends string>(key: string, field: K): Partial<Record<K, string>> => {
      const value = wordOf(facts, key);
      return value === undefined ? {} : ({ [field]: value } as Partial<Record<K, string>>);
    };
    const access = wordOf(facts, 'access');
    const claim = {
      ...known, ...word('class', 'storageClass'), ...word('phase', 'phase'), ...word('volume', 'volumeName'), ...word('selectedNode', 'selectedNode'),
      ...word('attachedTo', 'attachedTo'), ...word('mode', 'bindingMode'), ...(access === undefined ? {} : { accessModes: [access] }),
    } as ClaimFacts;
    this.claims.set(name, claim);
    return claim;
  }

  private workload(key: string, facts: readonly Fact[]): WorkloadFacts {
    const [kind = '', name = ''] = key.split('/');
    const workload: Writable<WorkloadFacts> = { ...(this.workloads.get(key) ?? { kind, namespace: NAMESPACE, name, conditions: [] }) };
    for (const fact of facts) {
      if (fact.key === 'owner') {
        workload.owner = fact.owner;
      } else if (fact.key === 'number' && fact.name === 'replicas') {
        workload.replicas = fact.value;
      } else if (fact.key === 'number') {
        workload.generation = fact.value;
      } else if (fact.key === 'condition') {
        workload.conditions = withCondition(workload.conditions, fact);
      }
    }
    this.workloads.set(key, workload);
    return workload;
  }

  private event(signal: Extract<GoldenSignal, { kind: 'event' }>, arrived: EpochMs): Signal {
    const [first = '', second] = signal.object.split('/');
    const ofPod = /^[a-z]/.test(first);
    const pod = ofPod ? (this.pods.get(first) ?? this.newPod(this.given(first))) : undefined;
    const stamp = at(signal.stamp);
    const second0 = epochMs(T0 + Math.floor(signal.stamp / SECOND_MS) * SECOND_MS);
    const component = signal.by ?? 'kubelet';
    const uid = `event-${++this.versions}`;
    const backOffOfImage = signal.reason === 'BackOff' && signal.text.startsWith('Back-off pulling');
    const stamps = component === 'default-scheduler' ? { eventTime: stamp, count: 0 } : { namedAt: stamp, firstAt: second0, lastAt: second0, count: signal.count ?? 1 };
    const event: EventFacts = {
      uid, namespace: NAMESPACE, name: `${first}.${uid}`, resourceVersion: String(this.versions),
      type: signal.type ?? (NORMAL.has(signal.reason) || backOffOfImage ? 'Normal' : 'Warning'), reason: signal.reason, message: signal.text, component,
      subject: pod === undefined
        ? { kind: first, namespace: NAMESPACE, name: second ?? '' }
        : { kind: 'Pod', namespace: NAMESPACE, name: pod.name, uid: pod.uid, ...(second === undefined ? {} : { container: second }) },
      ...(component === 'kubelet' && pod?.nodeName !== undefined ? { host: pod.nodeName } : {}), ...stamps,
    };
    if (signal.id !== undefined) {
      this.events.set(signal.id, event);
    }
    return { kind: 'event', at: arrived, heard: signal.listed ? 'listed' : 'added', event };
  }

  private again(signal: Extract<GoldenSignal, { kind: 'again' }>): EventFacts {
    const event = this.events.get(signal.id);
    if (event === undefined) {
      throw new Error(`no event ${signal.id}`);
    }
    const again: EventFacts = event.eventTime !== undefined
      ? { ...event, count: signal.count ?? Math.max(2, event.count + 1), seriesLastAt: at(signal.stamp) }
      : { ...event, count: signal.count ?? event.count + 1, lastAt: epochMs(T0 + Math.floor(signal.stamp / SECOND_MS) * SECOND_MS) };
    this.events.set(signal.id, again);
    return again;
  }

  private audit(signal: Extract<GoldenSignal, { kind: 'audit' }>): AuditFacts {
    const pod = this.pods.get(signal.pod) ?? this.newPod(this.given(signal.pod));
    const annotations = Object.fromEntries(signal.facts.flatMap((fact) => (fact.key === 'annotation' ? [[fact.name, fact.text]] : [])));
    return {
      auditId: `audit-${++this.versions}`, verb: signal.verb, namespace: NAMESPACE, podName: pod.name, podUid: pod.uid, user: wordOf(signal.facts, 'user') ?? '',
      code: numberOf(signal.facts, 'code') ?? 200, receivedAt: at(numberOf(signal.facts, 'received') ?? 0), completedAt: at(numberOf(signal.facts, 'complete') ?? 0), annotations,
      ...(signal.subresource === undefined ? {} : { subresource: signal.subresource }),
    };
  }
}

function containerSpec({ name, role, facts }: { name: string; role: ContainerRole; facts: readonly Fact[] }): ContainerSpec {
  const cpu = numberOf(facts, 'cpu');
  const memory = numberOf(facts, 'memory');
  const limit = numberOf(facts, 'memoryLimit');
  const probes = Object.fromEntries(facts.flatMap((fact) => (fact.key === 'probe' ? [[fact.probe, fact.spec]] : [])));
  return {
    name, role, image: wordOf(facts, 'image') ?? 'r/app:1', requests: { ...(cpu === undefined ? {} : { cpu }), ...(memory === undefined ? {} : { memory }) },
    limits: limit === undefined ? {} : { memory: limit }, postStart: hasFlag(facts, 'postStart'), preStop: hasFlag(facts, 'preStop'), ...probes,
  };
}

function volumeSpec({ name, facts }: { name: string; facts: readonly Fact[] }): VolumeSpec {
  const claim = wordOf(facts, 'pvc');
  const map = wordOf(facts, 'configMap');
  return claim !== undefined ? { name, source: 'pvc', referent: claim } : map !== undefined ? { name, source: 'configMap', referent: map } : { name, source: 'emptyDir', sizeLimitBytes: numberOf(facts, 'emptyDir') ?? 0 };
}

function withCondition(conditions: readonly Condition[], fact: Part<'condition'>): readonly Condition[] {
  const others = conditions.filter(({ type }) => type !== fact.condition.type);
  if ('gone' in fact.condition) {
    return others;
  }
  const { changedAt, ...rest } = fact.condition;
  return [...others, { ...rest, ...(changedAt === undefined ? {} : { changedAt: at(changedAt) }) }];
}

const POD_WORDS: Readonly<Record<string, keyof PodFacts>> = {
  nodeName: 'nodeName', podIP: 'podIp', phase: 'phase', reason: 'reason', message: 'message', nominatedNodeName: 'nominatedNode',
};
const POD_NUMBERS: Readonly<Record<string, keyof PodFacts>> = { generation: 'generation', observedGeneration: 'observedGeneration', grace: 'deletionGraceS' };
const POD_TIMES: Readonly<Record<string, keyof PodFacts>> = { created: 'createdAt', startTime: 'startedAt' };

function changePod(pod: Writable<PodFacts>, fact: Fact): void {
  switch (fact.key) {
    case 'word':
      Object.assign(pod, { [POD_WORDS[fact.name] ?? fact.name]: fact.value });
      return;
    case 'number':
      if (fact.name === 'readySince') {
        readySince(pod, at(fact.value));
      } else {
        const time = POD_TIMES[fact.name];
        Object.assign(pod, time === undefined ? { [POD_NUMBERS[fact.name] ?? fact.name]: fact.value } : { [time]: at(fact.value) });
      }
      return;
    case 'list':
      Object.assign(pod, { [fact.name]: fact.value });
      return;
    case 'deletion':
      pod.deletionAt = at(fact.at);
      pod.deletionGraceS = fact.graceS;
      return;
    case 'spec':
      pod.containers = pod.containers.map((spec) => (spec.name !== fact.container ? spec
        : fact.what === 'image' ? { ...spec, image: String(fact.value) } : { ...spec, requests: { ...spec.requests, [fact.what]: Number(fact.value) } }));
      return;
    case 'condition':
      pod.conditions = withCondition(pod.conditions, fact);
      return;
    case 'status':
      pod.statuses = withStatus(pod, fact.container, fact.words);
      return;
    default:
      return;
  }
}

function readySince(pod: Writable<PodFacts>, since: EpochMs): void {
  pod.phase = 'Running';
  pod.startedAt = since;
  pod.conditions = ['PodScheduled', 'Initialized', 'PodReadyToStartContainers', 'ContainersReady', 'Ready'].map((type) => ({ type, status: 'True', changedAt: since }));
  pod.statuses = pod.containers.map(({ name, role }): ContainerStatus => role === 'init'
    ? { name, role, ready: true, started: false, restartCount: 0, state: { kind: 'terminated', reason: 'Completed', exitCode: 0, startedAt: since, finishedAt: since } }
    : { name, role, ready: true, started: true, restartCount: 0, state: { kind: 'running', startedAt: since } });
}

function withStatus(pod: PodFacts, container: string, words: StatusWords): readonly ContainerStatus[] {
  const role = pod.containers.find(({ name }) => name === container)?.role ?? 'app';
  const fresh: ContainerStatus = { name: container, role, ready: false, started: false, restartCount: 0, state: { kind: 'waiting', reason: 'ContainerCreating' } };
  const status: Writable<ContainerStatus> = { ...(pod.statuses.find(({ name }) => name === container) ?? fresh) };
  const state = stateOf(words);
  if (state !== undefined) {
    status.state = state;
    if (state.kind !== 'running') {
      status.ready = false;
      status.started = false;
    }
  }
  Object.assign(status, words.last === undefined ? {} : { lastState: terminated(words.last) }, words.started === true ? { started: true } : {}, words.ready === true ? { ready: true } : {},
    words.notready === true ? { ready: false } : {}, words.restarts === undefined ? {} : { restartCount: words.restarts }, words.imageID === undefined ? {} : { imageId: words.imageID });
  if (words.cpu !== undefined || words.memory !== undefined) {
    const requests = { ...status.resources?.requests, ...(words.cpu === undefined ? {} : { cpu: words.cpu }), ...(words.memory === undefined ? {} : { memory: words.memory }) };
    status.resources = { requests, limits: status.resources?.limits ?? {} };
  }
  return [...pod.statuses.filter(({ name }) => name !== container), status];
}

function stateOf(words: StatusWords): ContainerState | undefined {
  if (words.waiting !== undefined) {
    return { kind: 'waiting', reason: words.waiting.reason, ...(words.waiting.text === undefined ? {} : { message: words.waiting.text }) };
  }
  if (words.running !== undefined) {
    return { kind: 'running', startedAt: at(words.running) };
  }
  return words.terminated === undefined ? undefined : terminated(words.terminated);
}

const terminated = (exit: Exit): TerminatedState => ({
  kind: 'terminated', reason: exit.reason, exitCode: exit.exit, finishedAt: at(exit.to), ...(exit.from === undefined ? {} : { startedAt: at(exit.from) }),
  ...(exit.text === undefined ? {} : { message: exit.text }),
});
