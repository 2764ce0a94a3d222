// One container of a delivery, from the image's check to its doing its work (1.4: strictly one after the other).
//   pull │ create │ poststart              app; its crashes come after the last container's start
//   pull │ create │ crash │ run │ handoff  init container
//   pull │ create │ startup │ handoff      native sidecar
import { epochMs } from '../../base/time';
import type { Owner } from '../code/code';
import type { ContainerSpec, ContainerState, PodFacts, TerminatedState } from '../signal';
import type { Cause } from './cause';
import { causeOfEvent, causeOfWords } from './cause';
import type { Step } from './chain';
import type { Evidence } from './evidence';
import { arrival, happened, isSince, lastHappened, secondBefore } from './evidence';
import { exitCause } from './exits';
import type { EventSeen, History, Version } from './history';
import { eventsOf, firstVersion, statusOf } from './history';
import type { Pull } from './pull';
import { probeSteps } from './readiness';
import type { ClockOffset, WatchLatency } from './world';

export interface ContainerContext {
  readonly history: History;
  readonly clock: ClockOffset;
  readonly latency: WatchLatency;
  /** Init containers that somebody else injects: a dependency's, not the user's. */
  readonly injected: (container: string) => boolean;
}

export function containerSteps(context: ContainerContext, spec: ContainerSpec, pull: Pull, next: Pull | undefined): readonly Step[] {
  const { history, clock, latency } = context;
  const container = spec.name;
  const started = startedEvidence(history, spec, clock);
  const steps: Step[] = [...pull.steps, ...createContainerSteps(history, spec, started, clock)];
  if (spec.postStart && (spec.role !== 'app' || crashSteps(context, spec).length === 0)) {
    steps.push(postStartStep(context, spec, started, next));
  }
  switch (spec.role) {
    case 'init':
      return [...steps, ...crashSteps(context, spec), ...runSteps(context, spec, next)];
    case 'sidecar': {
      const evidence = arrival(firstVersion(history, (pod) => statusOf(pod, container)?.started === true), latency, 'started');
      const crashes = crashSteps(context, spec);
      const startup: readonly Step[] = spec.startupProbe === undefined ? [{ name: 'startup', container, owner: 'platform', end: 'B16', evidence }]
        : probeSteps({ history, clock, heldSince: heldSince(crashes) }, 'startup', container, evidence, 'B16');
      return [...steps, ...crashes, ...startup, handoff(container, next)];
    }
    default:
      return steps;
  }
}

/** B14: the next container's turn, else the first status of the run that shows it. */
export function postStartStep({ history, clock, latency }: Pick<ContainerContext, 'history' | 'clock' | 'latency'>, spec: ContainerSpec, started: Evidence | undefined, next: Pull | undefined): Step {
  const shown = started === undefined ? undefined : history.versions.find(({ at, pod }) => at >= started.lo && statusOf(pod, spec.name)?.state.kind === 'running');
  const failed = eventsOf(history, 'FailedPostStartHook', spec.name).find((seen) => (lastHappened(seen, clock)?.hi ?? -Infinity) >= (started?.lo ?? Infinity));
  const cause = failed === undefined ? undefined : causeOfEvent(failed);
  return {
    name: 'poststart', container: spec.name, owner: 'user', end: 'B14', // A status tells of the last container soon; of those before it only when the others have started too.
    evidence: started === undefined ? undefined : next === undefined ? withPlegLag(arrival(shown, latency, 'running after postStart')) : next.begin,
    ...(cause === undefined ? {} : { cause }),
  };
}

// The kubelet tells of a container after its next relist and sync.
const PLEG_LAG_MS = 2000;

const withPlegLag = (told: Evidence | undefined): Evidence | undefined => (told === undefined ? undefined : { ...told, lo: epochMs(told.lo - PLEG_LAG_MS), middle: true });

/** The last start that held: what a probe said of an earlier run is of another phase. */
export const heldSince = (steps: readonly Step[]): number => Math.max(-Infinity, ...steps.flatMap(({ name, evidence }) => (name === 'crash' && evidence !== undefined ? [evidence.lo] : [])));

const handoff = (container: string, next: Pull | undefined): Step => ({ name: 'handoff', container, owner: 'platform', end: 'B10', inner: true, evidence: next?.begin });

/** B11 to B13; after a failure it is the failure's until the attempt that started began. */
function createContainerSteps(history: History, spec: ContainerSpec, started: Evidence | undefined, clock: ClockOffset): readonly Step[] {
  const step = (more: Partial<Step> & Pick<Step, 'evidence'>): Step => ({ name: 'create', container: spec.name, owner: 'platform', end: 'B13', ...more });
  const failure = createFailure(history, spec, clock);
  if (failure === undefined || (started !== undefined && failure.first !== undefined && started.est < failure.first.est)) {
    return [step({ evidence: started })];
  }
  const { cause } = failure;
  const good = started === undefined ? undefined : goodAttempt(history, spec, failure.last, started, clock);
  return [
    step({ slice: 'attempt', inner: true, evidence: failure.first }),
    step({ slice: 'failing', owner: cause.owner, cause, inner: good !== undefined, evidence: good ?? started }),
    ...(good === undefined ? [] : [step({ slice: 'attempt', evidence: started })]),
  ];
}

/** The last look at the image, or the container's creation, after the last failure: the attempt that started it. */
function goodAttempt(history: History, spec: ContainerSpec, lastFailure: Evidence | undefined, started: Evidence, clock: ClockOffset): Evidence | undefined {
  return [lastHappened(eventsOf(history, 'Pulled', spec.name).at(-1), clock), happened(eventsOf(history, 'Created', spec.name)[0], clock)]
    .find((found) => found !== undefined && found.est <= started.est && (lastFailure === undefined || found.est > lastFailure.est));
}

interface CreateFailure {
  readonly first: Evidence | undefined;
  readonly last: Evidence | undefined;
  readonly cause: Cause;
}

/** Configuration, creation and start failures before the first start. */
function createFailure(history: History, spec: ContainerSpec, clock: ClockOffset): CreateFailure | undefined {
  const shown = firstVersion(history, (pod) => failedToCreate(pod, spec.name) !== undefined);
  const said = shown === undefined ? undefined : failedToCreate(shown.pod, spec.name);
  const events = eventsOf(history, 'Failed', spec.name)
    .map((seen): { seen: EventSeen; cause: Cause | undefined } => ({ seen, cause: causeOfEvent(seen) }))
    .filter(({ cause }) => cause !== undefined && !cause.code.startsWith('IMAGE'));
  const newest = events.at(-1);
  // The status carries the full text where it carries one; a bare reason says less than the event.
  const cause = said !== undefined && (newest?.cause === undefined || said.rank <= newest.cause.rank) ? said : newest?.cause;
  if (cause === undefined) {
    return undefined;
  }
  const count = events.reduce((sum, one) => sum + Math.max(1, one.seen.last.count), 0);
  const first = happened(events[0]?.seen, clock) ?? (shown?.datable === true ? arrival(shown, { medianMs: 0, maxMs: 0 }, 'waiting') : undefined);
  return { first, last: lastHappened(newest?.seen, clock), cause: { ...cause, count: Math.max(1, count) } };
}

/** Reasons of an end without a start (1.7). */
const UNSTARTED = /^(?:StartError|ContainerCannotRun)$/;

function failedToCreate(pod: PodFacts, container: string): Cause | undefined {
  const status = statusOf(pod, container);
  const state = status?.state;
  const reason = state?.kind === 'waiting' ? (state.reason ?? '') : '';
  const ended = state?.kind === 'terminated' ? state : status?.lastState;
  if (ended !== undefined && UNSTARTED.test(ended.reason ?? '') && !/^RunContainer/.test(reason)) {
    // Between attempts only the last one's end still says what it failed at.
    return causeOfWords({ reason: ended.reason ?? '', message: ended.message ?? '', kind: 'Pod', source: '' });
  }
  return state?.kind === 'waiting' && /^(?:CreateContainer|RunContainer|PreCreateHook|PreStartHook)/.test(reason)
    ? causeOfWords({ reason, message: state.message ?? '', kind: 'Pod', source: '' }) : undefined;
}

/** B13 of the first start: the event's name, else the whole second that a status shows. */
export function startedEvidence(history: History, spec: ContainerSpec, clock: ClockOffset): Evidence | undefined {
  const event = happened(eventsOf(history, 'Started', spec.name)[0], clock);
  if (event !== undefined) {
    return event;
  }
  const version = firstVersion(history, (pod) => firstStart(pod, spec.name) !== undefined);
  return version === undefined ? undefined : secondBefore(firstStart(version.pod, spec.name), version, clock, 'startedAt');
}

/** The first start, where a version still shows it: later ones are restarts. */
function firstStart(pod: PodFacts, container: string): PodFacts['createdAt'] | undefined {
  const status = statusOf(pod, container);
  if (status === undefined || status.restartCount > 1) {
    return undefined;
  }
  const first = status.restartCount === 1 ? status.lastState : status.state;
  return first?.kind === 'running' || (first?.kind === 'terminated' && !UNSTARTED.test(first.reason ?? '')) ? first.startedAt : undefined;
}

/**
 * Ends before the container did its work: one `crash` from the first start to the start that held.
 * @param since only runs from then on count: an upgrade starts the container anew
 */
export function crashSteps({ history, clock }: Pick<ContainerContext, 'history' | 'clock'>, spec: ContainerSpec, since = -Infinity): readonly Step[] {
  const versions = since === -Infinity ? history.versions : history.versions.filter(({ at, pod }) => at >= since && isSince(runOf(pod, spec)?.startedAt, since, clock));
  const heldAt = versions.find(({ pod }) => held(pod, spec));
  // An end during the deletion is no crash.
  const upTo = heldAt ?? versions.findLast(({ pod }) => pod.deletionAt === undefined);
  const status = upTo === undefined ? undefined : statusOf(upTo.pod, spec.name);
  const first = since === -Infinity || versions[0] === undefined ? undefined : statusOf(versions[0].pod, spec.name);
  const restarts = (status?.restartCount ?? 0) - (first?.restartCount ?? 0);
  const over = status?.state.kind === 'terminated' && (spec.role !== 'init' || status.state.exitCode !== 0) ? status.state : undefined;
  const ended = over ?? (status?.state.kind === 'waiting' || restarts > 0 ? status?.lastState : undefined);
  const cause = ended === undefined || !didStart(history, spec, ended) ? undefined : exitCause(history, spec, ended);
  if (upTo === undefined || cause === undefined || (heldAt !== undefined && restarts === 0)) {
    return [];
  }
  const count = restarts + (heldAt === undefined && status?.state.kind !== 'running' ? 1 : 0);
  const last = heldAt === undefined ? undefined : lastStart(history, spec, heldAt, clock);
  return [{ name: 'crash', container: spec.name, owner: cause.owner, cause: { ...cause, count: Math.max(1, count) }, end: 'B13', inner: true, evidence: last }];
}

/** A container whose process could not be started has no start: that is its creation's failure (1.7). */
const didStart = (history: History, spec: ContainerSpec, ended: TerminatedState): boolean =>
  !UNSTARTED.test(ended.reason ?? '') && (ended.startedAt !== undefined || eventsOf(history, 'Started', spec.name).length > 0);

/** The run that a version tells of: the one that goes on or ended, or the one before a wait. */
function runOf(pod: PodFacts, spec: ContainerSpec): Exclude<ContainerState, { kind: 'waiting' }> | undefined {
  const status = statusOf(pod, spec.name);
  return status?.state.kind === 'waiting' ? status.lastState : status?.state;
}

/**
 * Crashes of the app containers. The kubelet starts all of them before it can start one again, so their crashes come after the last
 * first start, in the order of the starts that held; of several that go on, the first container's is the one that is waited for.
 */
export function appCrashSteps(context: ContainerContext, containers: readonly ContainerSpec[]): readonly Step[] {
  const crashes = containers.filter(({ role }) => role === 'app').flatMap((spec) => crashSteps(context, spec).map((crash) => ({ spec, crash })));
  const over = crashes.filter(({ crash }) => crash.evidence !== undefined).sort((a, b) => (a.crash.evidence?.est ?? 0) - (b.crash.evidence?.est ?? 0));
  return [
    // The hook that counts is that of the run that held.
    ...over.flatMap(({ spec, crash }) => (spec.postStart ? [crash, postStartStep(context, spec, crash.evidence, undefined)] : [crash])),
    ...crashes.filter(({ crash }) => crash.evidence === undefined).slice(0, 1).map(({ crash }) => crash),
  ];
}

function held(pod: PodFacts, spec: ContainerSpec): boolean {
  const status = statusOf(pod, spec.name);
  if (spec.role === 'init') {
    return status?.state.kind === 'terminated' && status.state.exitCode === 0;
  }
  return spec.role === 'sidecar' ? status?.started === true : status?.ready === true;
}

function lastStart(history: History, spec: ContainerSpec, upTo: Version, clock: ClockOffset): Evidence | undefined {
  const state = statusOf(upTo.pod, spec.name)?.state;
  const startedAt = state?.kind === 'waiting' || state === undefined ? undefined : state.startedAt;
  const named = eventsOf(history, 'Started', spec.name).map((seen) => lastHappened(seen, clock)).filter((found) => found !== undefined && found.est <= upTo.at).at(-1);
  const second = secondBefore(startedAt, upTo, clock, 'startedAt');
  // The event's repeat may have been dropped by the rate limit: then it names an older start.
  return named !== undefined && (second === undefined || named.hi >= second.lo) ? named : second;
}

function runSteps({ history, clock, injected }: ContainerContext, spec: ContainerSpec, next: Pull | undefined): readonly Step[] {
  const version = firstVersion(history, (pod) => held(pod, spec));
  const state = version === undefined ? undefined : statusOf(version.pod, spec.name)?.state;
  const evidence = secondBefore(state?.kind === 'terminated' ? state.finishedAt : undefined, version, clock, 'finishedAt');
  const owner: Owner = injected(spec.name) ? 'dependency' : 'user';
  return [{ name: 'run', container: spec.name, owner, end: 'B15', evidence }, handoff(spec.name, next)];
}

/** True when a version shows that the container has run. */
export const hasStarted = (history: History, container: string): boolean =>
  eventsOf(history, 'Started', container).length > 0 || history.versions.some(({ pod }) => {
    const status = statusOf(pod, container);
    return status !== undefined && (status.state.kind === 'running' || (status.state.kind === 'terminated' && status.state.startedAt !== undefined) || status.lastState?.startedAt !== undefined);
  });

/** The container started, and the events that would tell when its image was there and when it began are not there. */
export const lacksEvents = (history: History, container: string): boolean =>
  hasStarted(history, container) && (eventsOf(history, 'Started', container).length === 0 || eventsOf(history, 'Pulled', container).length === 0);

