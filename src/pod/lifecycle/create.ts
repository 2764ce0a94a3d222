// The delivery of a pod as a chain of steps, in the order that the control plane and the kubelet keep (1.4):
//   gated · scheduling · kubelet_ack · setup · per container pull, create, run or startup · readiness · readiness_gates
import { classify } from '../code/classify';
import type { Owner } from '../code/code';
import { codeOf } from '../code/code';
import { exitMeaning } from '../code/exit';
import type { ContainerSpec, PodFacts } from '../signal';
import type { Step } from './chain';
import type { Evidence } from './evidence';
import { arrival, arrivalWithin, earlier, happened, shifted, wholeSecond } from './evidence';
import type { EventSeen, History, Version } from './history';
import { conditionOf, eventsOf, firstCondition, firstVersion, statusOf } from './history';
import type { Pull, PullRates } from './pull';
import { pullOf } from './pull';
import type { ClockOffset, WatchLatency, World } from './world';

export interface CreateOptions {
  readonly latency: WatchLatency;
  readonly rates: PullRates;
  /** Init containers that somebody else injects: a dependency's, not the user's. */
  readonly injected: (container: string) => boolean;
}

const API_CLOCK: ClockOffset = { loMs: 0, hiMs: 0 };

/** Pods that run to completion are delivered when their last container has started. */
const runsToCompletion = (pod: PodFacts): boolean => pod.owner?.kind === 'Job' || pod.restartPolicy !== 'Always';

/** B1: the object came to be. */
export function createdEvidence(history: History, latency: WatchLatency): Evidence {
  const first = history.versions[0];
  const added = first?.pod.resourceVersion !== undefined && first.datable && first.pod.deletionAt === undefined ? arrival(first, latency, 'first version') : undefined;
  const field = wholeSecond(history.first.createdAt, API_CLOCK, 'creationTimestamp');
  // A first version that is seconds old when it comes is no news of the creation (a watch that began later).
  return added !== undefined && added.hi - field.lo <= 2000 ? (arrivalWithin(added, history.first.createdAt, API_CLOCK, 'creationTimestamp') ?? field) : field;
}

/** All steps from B1 on; those that nothing dates yet come last and undated. */
export function createSteps(history: History, world: World, options: CreateOptions): readonly Step[] {
  const clock = world.clockOf(history.latest.nodeName);
  const containers = history.first.containers.length > 0 ? history.first.containers : history.latest.containers;
  const ordered = containers.filter((spec) => spec.role !== 'ephemeral');
  const pulls = ordered.map((spec) => ({ spec, pull: pullOf(history, spec, clock, options.rates) }));
  return [
    ...gateSteps(history, options.latency),
    ...schedulingSteps(history, options.latency),
    ...ackSteps(history, clock, options.latency),
    ...setupSteps(history, clock, options.latency, pulls[0]?.pull),
    ...pulls.flatMap(({ spec, pull }, i) => containerSteps(history, spec, pull, pulls[i + 1]?.pull, clock, options)),
    ...(runsToCompletion(history.first) ? [] : readinessSteps(history, ordered, clock, options.latency)),
  ];
}

function gateSteps(history: History, latency: WatchLatency): readonly Step[] {
  if (history.first.gates.length === 0) {
    return [];
  }
  const evidence = arrival(firstVersion(history, (pod) => pod.gates.length === 0), latency, 'gates removed');
  return [{ name: 'gated', owner: 'dependency', end: 'B2', evidence, ...codeText('GATE_SCHEDULING') }];
}

function schedulingSteps(history: History, latency: WatchLatency): readonly Step[] {
  const bound = boundEvidence(history, latency);
  const step = (more: Partial<Step> & { evidence: Evidence | undefined; owner: Owner }): Step => ({ name: 'scheduling', end: 'B5', ...more });
  const refused = refusals(history, latency);
  const [firstRefusal] = refused;
  if (firstRefusal === undefined) {
    return [step({ owner: 'platform', evidence: bound })];
  }
  const steps: Step[] = [step({ slice: 'attempt', owner: 'platform', end: 'B3', evidence: firstRefusal.evidence })];
  const scaleUp = happened(eventsOf(history, 'TriggeredScaleUp')[0] ?? eventsOf(history, 'Nominated')[0]);
  refused.forEach((refusal, i) => {
    const until = refused[i + 1]?.evidence ?? scaleUp ?? bound;
    const last = i === refused.length - 1;
    steps.push(step({ slice: 'unschedulable', ...refusal.meaning, evidence: last ? (scaleUp ?? bound) : until, inner: !last || scaleUp !== undefined }));
  });
  if (scaleUp !== undefined) {
    steps.push(step({ slice: 'scale-up', owner: 'platform', ...codeText('SCHED_AUTOSCALE_PENDING'), evidence: bound }));
  }
  return steps;
}

interface Refusal {
  readonly evidence: Evidence | undefined;
  readonly meaning: Pick<Step, 'owner' | 'code'>;
}

/** Stretches of one scheduling code each, from the condition's texts; after a scale-up was triggered they no longer change the story. */
function refusals(history: History, latency: WatchLatency): readonly Refusal[] {
  const scaleUpAt = happened(eventsOf(history, 'TriggeredScaleUp')[0] ?? eventsOf(history, 'Nominated')[0])?.est ?? Infinity;
  const found: Refusal[] = [];
  for (const version of history.versions) {
    const condition = conditionOf(version.pod, 'PodScheduled');
    if (condition?.status !== 'False' || condition.reason === 'SchedulingGated' || version.at > scaleUpAt) {
      continue;
    }
    const meaning = classify({ reason: 'Unschedulable', message: condition.message ?? '', kind: 'Pod', source: '' });
    if (meaning !== undefined && found.at(-1)?.meaning.code !== meaning.code) {
      const dated = arrival(version, latency, 'PodScheduled False') ?? (condition.changedAt === undefined ? undefined : wholeSecond(condition.changedAt, API_CLOCK, 'PodScheduled condition'));
      found.push({ evidence: dated, meaning: { owner: meaning.owner, code: meaning.code } });
    }
  }
  return found;
}

function boundEvidence(history: History, latency: WatchLatency): Evidence | undefined {
  const version = firstVersion(history, (pod) => pod.nodeName !== undefined);
  const event = happened(eventsOf(history, 'Scheduled')[0]);
  const first = history.versions[0];
  if (version !== undefined && version === first && first.datable && event === undefined && conditionOf(first.pod, 'PodScheduled') === undefined) {
    // Created with a node name: nobody scheduled it.
    return arrival(first, latency, 'created with nodeName');
  }
  const condition = firstCondition(history, 'PodScheduled', 'True')?.pod;
  const changedAt = condition === undefined ? undefined : conditionOf(condition, 'PodScheduled')?.changedAt;
  return earlier(event, arrival(version, latency, 'nodeName')) ?? (changedAt === undefined ? undefined : wholeSecond(changedAt, API_CLOCK, 'PodScheduled condition'));
}

function ackSteps(history: History, clock: ClockOffset, latency: WatchLatency): readonly Step[] {
  const version = firstVersion(history, (pod) => pod.startedAt !== undefined);
  const evidence = arrivalWithin(arrival(version, latency, 'startTime'), version?.pod.startedAt, clock, 'startTime');
  return [{ name: 'kubelet_ack', owner: 'platform', end: 'B6', evidence }];
}

const hasClaim = (pod: PodFacts): boolean => pod.volumes.some(({ source }) => source === 'pvc' || source === 'ephemeral' || source === 'csi');

/** Volumes and sandbox: one `setup` unless a claim's attach or a failure divides it. */
function setupSteps(history: History, clock: ClockOffset, latency: WatchLatency, firstPull: Pull | undefined): readonly Step[] {
  const ready = networkEvidence(history, clock, latency, firstPull);
  const failure = mountFailure(history, clock) ?? sandboxFailure(history, clock);
  const claim = hasClaim(history.first);
  const owner: Owner = claim ? 'dependency' : 'platform';
  const attached = claim ? happened(eventsOf(history, 'SuccessfulAttachVolume').at(-1)) : undefined;
  const steps: Step[] = [];
  if (attached !== undefined) {
    steps.push({ name: 'volumes', slice: 'attach', owner: 'dependency', end: 'B7', evidence: attached });
  }
  if (failure !== undefined) {
    const { phase, first, healed, meaning } = failure;
    steps.push({ name: phase, slice: 'attempt', owner, end: 'B8', inner: true, evidence: first });
    const until = ready === undefined ? undefined : (healed ?? ready);
    steps.push({ name: phase, slice: 'failing', ...meaning, end: 'B8', inner: true, evidence: until });
    if (healed === undefined) {
      return steps.map((step, i) => (i === steps.length - 1 ? { ...step, end: 'B9', inner: false } : step));
    }
  }
  const last = claim ? { name: 'volumes', slice: 'mount+sandbox' } : { name: 'setup' };
  return [...steps, { ...last, owner, end: 'B9', evidence: ready }];
}

/** B9: the sandbox has its network. */
function networkEvidence(history: History, clock: ClockOffset, latency: WatchLatency, firstPull: Pull | undefined): Evidence | undefined {
  const version = firstCondition(history, 'PodReadyToStartContainers', 'True');
  const changedAt = version === undefined ? undefined : conditionOf(version.pod, 'PodReadyToStartContainers')?.changedAt;
  const condition = version?.datable === true ? arrivalWithin(arrival(version, latency, 'PodReadyToStartContainers'), changedAt, clock, 'PodReadyToStartContainers condition') : undefined;
  const first = firstPull?.begin;
  if (first !== undefined) {
    // The kubelet looks for the image right after the sandbox is up; the condition can only be later where it is late.
    return condition !== undefined && condition.est < first.est ? condition : first;
  }
  return condition ?? arrival(firstVersion(history, (pod) => pod.podIp !== undefined && !pod.hostNetwork), latency, 'podIP');
}

interface SetupFailure {
  readonly phase: string;
  readonly first: Evidence | undefined;
  /** When the attempt that succeeded began; undefined where nothing tells. */
  readonly healed: Evidence | undefined;
  readonly meaning: Pick<Step, 'owner' | 'code'>;
}

// The kubelet's own back-off between mounts: 0.5 s doubling to about two minutes.
const MOUNT_BACKOFF_FIRST_S = 0.5;
const MOUNT_BACKOFF_MAX_S = 122;

function mountFailure(history: History, clock: ClockOffset): SetupFailure | undefined {
  const failures = [...eventsOf(history, 'FailedMount'), ...eventsOf(history, 'FailedAttachVolume'), ...eventsOf(history, 'FailedMapVolume')];
  const told = mostTelling(failures);
  if (told === undefined) {
    return undefined;
  }
  const { seen, meaning } = told;
  const count = seen.last.count;
  const waitMs = Math.min(MOUNT_BACKOFF_FIRST_S * 2 ** (count - 1), MOUNT_BACKOFF_MAX_S) * 1000;
  const newest = newestOccurrence(seen, clock);
  return {
    phase: 'volumes', first: happened(seen, clock), meaning,
    healed: newest === undefined || seen.first.reason !== 'FailedMount' ? undefined : shifted(newest, waitMs, 'last failed mount plus its back-off'),
  };
}

function sandboxFailure(history: History, clock: ClockOffset): SetupFailure | undefined {
  const told = mostTelling([...eventsOf(history, 'FailedCreatePodSandBox'), ...eventsOf(history, 'NetworkNotReady'), ...eventsOf(history, 'FailedPrepareDynamicResources')]);
  return told === undefined ? undefined : { phase: 'setup', first: happened(told.seen, clock), healed: undefined, meaning: told.meaning };
}

/** The latest occurrence: its name dates only the first, the last stamp a whole second that the arrival bounds. */
function newestOccurrence(seen: EventSeen, clock: ClockOffset): Evidence | undefined {
  if (seen.last.count <= 1 || seen.last.lastAt === undefined) {
    return happened(seen, clock);
  }
  const field = wholeSecond(seen.last.lastAt, clock, `${seen.last.reason} event, last time`);
  const hi = seen.datable && seen.lastAt < field.hi ? seen.lastAt : field.hi;
  return hi < field.lo ? field : { ...field, hi, est: hi };
}

function mostTelling(failures: readonly EventSeen[]): { readonly seen: EventSeen; readonly meaning: Pick<Step, 'owner' | 'code'> } | undefined {
  let best: { readonly seen: EventSeen; readonly rank: number; readonly meaning: Pick<Step, 'owner' | 'code'> } | undefined;
  for (const seen of failures) {
    const { reason, message } = seen.last;
    const meaning = classify({ reason, message, kind: 'Pod', source: 'kubelet' });
    if (meaning !== undefined && (best === undefined || meaning.rank < best.rank)) {
      best = { seen, rank: meaning.rank, meaning: { owner: meaning.owner, code: meaning.code } };
    }
  }
  return best;
}

/** From the end of what was before to the container doing its work. */
function containerSteps(
  history: History, spec: ContainerSpec, pull: Pull, next: Pull | undefined, clock: ClockOffset, options: CreateOptions
): readonly Step[] {
  const container = spec.name;
  const started = startedEvidence(history, spec, clock, options.latency);
  const steps: Step[] = [...pull.steps];
  const failure = createFailure(history, spec, clock);
  if (failure !== undefined) {
    steps.push({ name: 'create', container, slice: 'attempt', owner: 'platform', end: 'B12', inner: true, evidence: failure.first });
    steps.push({ name: 'create', container, slice: 'failing', ...failure.meaning, end: 'B13', evidence: started });
  } else {
    steps.push({ name: 'create', container, owner: 'platform', end: 'B13', evidence: started });
  }
  if (spec.postStart) {
    const done = next?.begin ?? arrival(firstVersion(history, (pod) => statusOf(pod, container)?.state.kind === 'running'), options.latency, 'running after postStart');
    steps.push({ name: 'poststart', container, owner: 'user', end: 'B14', evidence: started === undefined ? undefined : done });
  }
  if (spec.role === 'init') {
    return [...steps, ...initSteps(history, spec, next, clock, options)];
  }
  if (spec.role === 'sidecar') {
    const owner: Owner = spec.startupProbe === undefined ? 'platform' : 'user';
    const evidence = arrival(firstVersion(history, (pod) => statusOf(pod, container)?.started === true), options.latency, 'started');
    return [...steps, { name: 'startup', container, owner, end: 'B16', evidence }, handoff(container, next)];
  }
  return [...steps, ...crashSteps(history, spec, clock)];
}

const handoff = (container: string, next: Pull | undefined): Step => ({ name: 'handoff', container, owner: 'platform', end: 'B10', inner: true, evidence: next?.begin });

function initSteps(history: History, spec: ContainerSpec, next: Pull | undefined, clock: ClockOffset, options: CreateOptions): readonly Step[] {
  const version = firstVersion(history, (pod) => {
    const state = statusOf(pod, spec.name)?.state;
    return state?.kind === 'terminated' && state.exitCode === 0;
  });
  const state = version === undefined ? undefined : statusOf(version.pod, spec.name)?.state;
  const finishedAt = state?.kind === 'terminated' ? state.finishedAt : undefined;
  const field = finishedAt === undefined ? undefined : wholeSecond(finishedAt, clock, 'finishedAt');
  const upper = version?.datable === true ? version.at : Infinity;
  const evidence = field === undefined || upper >= field.hi || upper < field.lo ? field : { ...field, hi: version?.at ?? field.hi };
  const owner: Owner = options.injected(spec.name) ? 'dependency' : 'user';
  return [...crashSteps(history, spec, clock), { name: 'run', container: spec.name, owner, end: 'B15', evidence }, handoff(spec.name, next)];
}

/** B13 of the first start. */
function startedEvidence(history: History, spec: ContainerSpec, clock: ClockOffset, latency: WatchLatency): Evidence | undefined {
  const event = happened(eventsOf(history, 'Started', spec.name)[0], clock);
  if (event !== undefined) {
    return event;
  }
  const version = firstVersion(history, (pod) => startOf(pod, spec.name) !== undefined);
  const field = version === undefined ? undefined : startOf(version.pod, spec.name);
  return arrivalUpper(version, field, clock, latency);
}

/** The first start that a version still shows: only restart 0 counts. */
function startOf(pod: PodFacts, container: string): PodFacts['createdAt'] | undefined {
  const status = statusOf(pod, container);
  if (status === undefined || status.restartCount > 1) {
    return undefined;
  }
  const first = status.restartCount === 1 ? status.lastState : status.state;
  return first?.kind === 'running' || first?.kind === 'terminated' ? first.startedAt : undefined;
}

/** A whole second that the arrival bounds from above. */
function arrivalUpper(version: Version | undefined, field: PodFacts['createdAt'] | undefined, clock: ClockOffset, latency: WatchLatency): Evidence | undefined {
  if (version === undefined || field === undefined) {
    return undefined;
  }
  const second = wholeSecond(field, clock, 'startedAt');
  const by = arrival(version, latency, 'running');
  return by === undefined || by.hi >= second.hi || by.hi < second.lo ? second : { ...second, hi: by.hi, est: by.hi < second.est ? by.hi : second.est };
}

interface CreateFailure {
  readonly first: Evidence | undefined;
  readonly meaning: Pick<Step, 'owner' | 'code'>;
}

/** Configuration, creation and start failures before the first start. */
function createFailure(history: History, spec: ContainerSpec, clock: ClockOffset): CreateFailure | undefined {
  const events = eventsOf(history, 'Failed', spec.name)
    .map((seen) => ({ seen, meaning: classify({ reason: 'Failed', message: seen.last.message, kind: 'Pod', source: 'kubelet' }) }))
    .filter(({ meaning }) => meaning !== undefined && !meaning.code.startsWith('IMAGE'));
  const [first] = events;
  if (first?.meaning !== undefined) {
    return { first: happened(first.seen, clock), meaning: { owner: first.meaning.owner, code: first.meaning.code } };
  }
  const state = statusOf(history.latest, spec.name)?.state;
  const reason = state?.kind === 'waiting' ? (state.reason ?? '') : '';
  if (!/^(CreateContainer|RunContainer)/.test(reason)) {
    return undefined;
  }
  const meaning = classify({ reason, message: state?.kind === 'waiting' ? (state.message ?? '') : '', kind: 'Pod', source: '' });
  const version = firstVersion(history, (pod) => {
    const now = statusOf(pod, spec.name)?.state;
    return now?.kind === 'waiting' && now.reason === reason;
  });
  return meaning === undefined ? undefined : { first: arrival(version, { medianMs: 0, maxMs: 0 }, reason), meaning: { owner: meaning.owner, code: meaning.code } };
}

/** Ends before the container ever did its work: one `crash` from the first start to the start that held. */
function crashSteps(history: History, spec: ContainerSpec, clock: ClockOffset): readonly Step[] {
  const readyAt = firstVersion(history, (pod) => held(pod, spec));
  const upTo = readyAt ?? history.versions.at(-1);
  const status = upTo === undefined ? undefined : statusOf(upTo.pod, spec.name);
  const crashes = upTo === undefined ? 0 : status?.restartCount ?? 0;
  const ended = status?.lastState ?? (status?.state.kind === 'terminated' && spec.role === 'app' ? status.state : undefined);
  if (ended === undefined || (crashes === 0 && readyAt !== undefined)) {
    return [];
  }
  const meaning = exitMeaning({ reason: ended.reason ?? '', exitCode: ended.exitCode, message: ended.message ?? '', restartPolicy: history.latest.restartPolicy });
  if (meaning === undefined) {
    return [];
  }
  const last = readyAt === undefined ? undefined : lastStart(history, spec, readyAt, clock);
  return [{ name: 'crash', container: spec.name, owner: meaning.owner, code: meaning.code, end: 'B13', inner: true, evidence: last }];
}

function held(pod: PodFacts, spec: ContainerSpec): boolean {
  const status = statusOf(pod, spec.name);
  if (spec.role === 'init') {
    return status?.state.kind === 'terminated' && status.state.exitCode === 0;
  }
  return status?.ready === true;
}

function lastStart(history: History, spec: ContainerSpec, upTo: Version, clock: ClockOffset): Evidence | undefined {
  const state = statusOf(upTo.pod, spec.name)?.state;
  const startedAt = state?.kind === 'waiting' || state === undefined ? undefined : state.startedAt;
  const events = eventsOf(history, 'Started', spec.name).map((seen) => newestOccurrence(seen, clock)).filter((found) => found !== undefined && found.est <= upTo.at);
  return events.at(-1) ?? (startedAt === undefined ? undefined : wholeSecond(startedAt, clock, 'startedAt'));
}

/** From the last start to Ready. */
function readinessSteps(history: History, containers: readonly ContainerSpec[], clock: ClockOffset, latency: WatchLatency): readonly Step[] {
  const conditionEvidence = (type: string): Evidence | undefined => {
    const version = firstCondition(history, type, 'True');
    return arrivalWithin(arrival(version, latency, `${type} condition`), version === undefined ? undefined : conditionOf(version.pod, type)?.changedAt, clock, `${type} condition`);
  };
  const ready = conditionEvidence('Ready');
  const gates = history.first.readinessGates.length > 0;
  const probed = containers.some((spec) => spec.readinessProbe !== undefined || spec.startupProbe !== undefined);
  const end = gates ? conditionEvidence('ContainersReady') : ready;
  const steps: Step[] = [];
  const startup = containers.filter((spec) => spec.startupProbe !== undefined && spec.role === 'app');
  for (const spec of startup) {
    const started = arrival(firstVersion(history, (pod) => statusOf(pod, spec.name)?.started === true), latency, 'started');
    steps.push(...probeSteps(history, 'startup', spec.name, /^Startup probe/, started, clock, 'B16'));
  }
  steps.push(...(probed ? probeSteps(history, 'readiness', undefined, /^Readiness probe/, end, clock, gates ? 'B18' : 'B19')
    : [{ name: 'readiness', owner: 'platform' as const, end: gates ? ('B18' as const) : ('B19' as const), evidence: end }]));
  return gates ? [...steps, { name: 'readiness_gates', owner: 'dependency', end: 'B19', evidence: ready }] : steps;
}

/** A probe's wait, divided where it first failed. */
function probeSteps(
  history: History, name: string, container: string | undefined, text: RegExp, end: Evidence | undefined, clock: ClockOffset, boundary: 'B16' | 'B18' | 'B19'
): readonly Step[] {
  const where = container === undefined ? {} : { container };
  const failed = eventsOf(history, 'Unhealthy').find(({ first }) => text.test(first.message) && (container === undefined || first.subject.container === container));
  const at = happened(failed, clock);
  if (failed === undefined || at === undefined || (end !== undefined && at.est > end.est)) {
    return [{ name, ...where, owner: 'user', end: boundary, evidence: end }];
  }
  const last = eventsOf(history, 'Unhealthy').filter(({ first }) => text.test(first.message)).at(-1) ?? failed;
  return [
    { name, ...where, slice: 'not_due', owner: 'user', end: boundary, inner: true, evidence: at },
    { name, ...where, slice: 'failing', end: boundary, evidence: end, ...codeOfText('Unhealthy', last.last.message) },
  ];
}

function codeOfText(reason: string, message: string): Pick<Step, 'owner' | 'code'> {
  const meaning = classify({ reason, message, kind: 'Pod', source: '' });
  return meaning === undefined ? { owner: 'user' } : { owner: meaning.owner, code: meaning.code };
}

const codeText = (code: string): Pick<Step, 'code'> => ({ code: codeOf(code) });
