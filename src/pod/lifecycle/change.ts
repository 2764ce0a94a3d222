// Operations on a running pod: upgrade in place (U0–U6), resize (R0–R3), restarts of delivered containers.
import type { EpochMs } from '../../base/time';
import type { ContainerSpec, PodFacts, TerminatedState } from '../signal';
import { deduced } from './cause';
import type { Step } from './chain';
import { crashSteps, heldSince } from './container';
import type { Evidence } from './evidence';
import { arrival, audited, happened, happenedSince, isSince, lastHappened, secondBefore } from './evidence';
import { exitCause } from './exits';
import type { EventSeen, History, Version } from './history';
import { auditOf, conditionOf, eventsOf, statusOf } from './history';
import type { Lifecycle } from './lifecycle';
import type { PullRates } from './pull';
import { pullOf } from './pull';
import { readinessSteps } from './readiness';
import type { ClockOffset, WatchLatency } from './world';

export interface Change {
  readonly operation: Extract<Lifecycle['operation'], 'upgrade' | 'resize' | 'restart'>;
  readonly start: Evidence;
  readonly steps: readonly Step[];
  readonly container?: string;
  readonly images: readonly string[];
  /** Ready False to True, in milliseconds; absent while it lasts or when Ready was never lost. */
  readonly downtimeMs?: number;
  readonly lacksEvents: boolean;
}

export interface ChangeContext {
  readonly history: History;
  readonly clock: ClockOffset;
  readonly latency: WatchLatency;
  readonly rates: PullRates;
}

/** All changes that the versions show, in order. */
export function changesOf(context: ChangeContext): readonly Change[] {
  const { versions } = context.history;
  const changes: Change[] = [];
  for (let i = 1; i < versions.length; i++) {
    const before = versions[i - 1];
    const after = versions[i];
    if (before === undefined || after === undefined || after.pod.deletionAt !== undefined) {
      continue;
    }
    const images = changed(before.pod, after.pod, (spec) => spec.image);
    if (images.length > 0 && after.pod.nodeName !== undefined && before.pod.nodeName !== undefined) {
      changes.push(upgradeOf(context, after, images));
    }
    const resized = changed(before.pod, after.pod, (spec) => JSON.stringify([spec.requests, spec.limits]));
    if (resized.length > 0 && images.length === 0) {
      changes.push(resizeOf(context, after));
    }
  }
  return [...changes, ...restartsOf(context)];
}

function changed(before: PodFacts, after: PodFacts, of: (spec: ContainerSpec) => string): readonly ContainerSpec[] {
  return after.containers.filter((spec) => {
    const old = before.containers.find(({ name }) => name === spec.name);
    return old !== undefined && of(old) !== of(spec);
  });
}

const requested = (history: History, version: Version, latency: WatchLatency, subresource: string | undefined, what: string): Evidence => {
  const audit = auditOf(history, ['update', 'patch'], subresource, version.at - 5000);
  const dated = arrival(version, latency, what) ?? { lo: version.after ?? version.at, hi: version.at, est: version.at, source: { kind: 'list', what, at: version.at } };
  return audit !== undefined && audit.completedAt <= version.at ? audited(audit.completedAt, 'audit of the change') : dated;
};

/** notice · stop(c) · prepare · pull · create · readiness, for the changed containers in the order of the spec. */
function upgradeOf(context: ChangeContext, version: Version, specs: readonly ContainerSpec[]): Change {
  const { history, clock, latency, rates } = context;
  const start = requested(history, version, latency, undefined, 'new image in the spec');
  const from = start.lo;
  const steps: Step[] = [];
  let startedAt: Evidence | undefined;
  for (const spec of specs) {
    const after = (reason: string): EventSeen | undefined => eventsOf(history, reason, spec.name).find(happenedSince(from, clock));
    const killing = happened(eventsOf(history, 'Killing', spec.name).filter(happenedSince(from, clock)).find(({ first }) => /definition changed/.test(first.message)), clock);
    const pull = pullOf(history, spec, clock, rates, { from, started: after('Started') !== undefined });
    const stopped = stoppedEvidence(history, spec.name, from, pull.begin, clock);
    startedAt = happened(after('Started'), clock) ?? restartedEvidence(history, spec.name, from, clock);
    steps.push(
      { name: 'notice', owner: 'platform', end: 'U1', evidence: killing },
      { name: 'stop', container: spec.name, owner: 'user', end: 'U2', evidence: stopped },
      { name: 'prepare', owner: 'platform', end: 'U3', evidence: pull.begin },
      ...pull.steps.map((step): Step => ({ ...step, end: 'U3' })),
      { name: 'create', container: spec.name, owner: 'platform', end: 'U5', evidence: startedAt },
      ...(startedAt === undefined ? [] : crashSteps(context, spec, startedAt.lo))
    );
  }
  const ready = readinessSteps({ history, clock, latency, from: startedAt?.lo ?? Infinity, heldSince: Math.max(startedAt?.lo ?? Infinity, heldSince(steps)) }, version.pod.containers).map((step): Step => (step.end === 'B19' ? { ...step, end: 'U6' } : step));
  return { operation: 'upgrade', start, steps: [...steps, ...ready], images: specs.map(({ image }) => image), lacksEvents: false, ...downtimeOf(history, from) };
}

/** U2: the old container's end, no later than the first word about the new one. */
function stoppedEvidence(history: History, container: string, from: number, begin: Evidence | undefined, clock: ClockOffset): Evidence | undefined {
  const version = history.versions.find(({ at, pod }) => at >= from && lastEnd(pod, container, from, clock) !== undefined);
  const second = version === undefined ? undefined : secondBefore(lastEnd(version.pod, container, from, clock), version, clock, 'finishedAt');
  return second === undefined || begin === undefined || begin.hi >= second.hi || begin.hi < second.lo ? second : { ...second, hi: begin.hi };
}

function lastEnd(pod: PodFacts, container: string, from: number, clock: ClockOffset): EpochMs | undefined {
  const status = statusOf(pod, container);
  const ended = status?.state.kind === 'terminated' ? status.state : status?.lastState;
  return isSince(ended?.finishedAt, from, clock) ? ended?.finishedAt : undefined;
}

function restartedEvidence(history: History, container: string, from: number, clock: ClockOffset): Evidence | undefined {
  const startOf = (pod: PodFacts): EpochMs | undefined => {
    const state = statusOf(pod, container)?.state;
    return state?.kind === 'running' && isSince(state.startedAt, from, clock) ? state.startedAt : undefined;
  };
  const version = history.versions.find(({ at, pod }) => at >= from && startOf(pod) !== undefined);
  return version === undefined ? undefined : secondBefore(startOf(version.pod), version, clock, 'startedAt');
}

function downtimeOf(history: History, from: number): { readonly downtimeMs?: number } {
  const is = (status: 'True' | 'False', after: number): Version | undefined => history.versions.find(({ at, pod }) => at >= after && conditionOf(pod, 'Ready')?.status === status);
  const lost = is('False', from);
  const back = lost === undefined ? undefined : is('True', lost.at);
  return lost === undefined || back === undefined ? {} : { downtimeMs: back.at - lost.at };
}

/** allocate (R0–R2) · actuate (R2–R3). */
function resizeOf({ history, clock, latency }: ChangeContext, version: Version): Change {
  const start = requested(history, version, latency, 'resize', 'new resources in the spec');
  const from = start.lo;
  const after = (reason: string): Evidence | undefined => happened(eventsOf(history, reason).find(happenedSince(from, clock)), clock);
  const progress = history.versions.find(({ at, pod }) => at >= from && conditionOf(pod, 'PodResizeInProgress')?.status === 'True');
  const done = progress === undefined ? undefined : history.versions.find(({ at, pod }) => at > progress.at && conditionOf(pod, 'PodResizeInProgress') === undefined);
  const allocated = after('ResizeStarted') ?? arrival(progress, latency, 'PodResizeInProgress');
  const actuated = after('ResizeCompleted') ?? arrival(done, latency, 'PodResizeInProgress gone');
  const pending = history.versions.filter(({ at }) => at >= from).map(({ pod }) => conditionOf(pod, 'PodResizePending')).filter((condition) => condition !== undefined).at(-1);
  const failed = history.versions.find(({ at, pod }) => at >= from && conditionOf(pod, 'PodResizeInProgress')?.reason === 'Error');
  const why = pending?.message ?? '';
  const wait = pending?.reason === 'Infeasible' ? deduced('RESIZE_INFEASIBLE', 'user', { confidence: 0.95, params: { why }, advice: `The node can never give this: ${why}` })
    : pending?.reason === 'Deferred' ? deduced('RESIZE_DEFERRED', 'platform', { confidence: 0.95, params: { why }, advice: `The node has no room now: ${why}` }) : undefined;
  const error = failed === undefined ? undefined : deduced('RESIZE_ERROR', 'platform', { confidence: 0.95, advice: conditionOf(failed.pod, 'PodResizeInProgress')?.message ?? '' });
  return {
    operation: 'resize', start, images: [], lacksEvents: false,
    steps: [
      { name: 'allocate', owner: wait?.owner ?? 'platform', end: 'R2', evidence: allocated, ...(wait === undefined ? {} : { cause: wait }) },
      { name: 'actuate', owner: 'platform', end: 'R3', evidence: actuated, ...(error === undefined ? {} : { cause: error }) },
    ],
  };
}

/** Ends of containers of a delivered pod, each with the start that followed: backoff(c). */
function restartsOf({ history, clock }: ChangeContext): readonly Change[] {
  const changes: Change[] = [];
  for (const { name, role } of history.latest.containers) {
    if (role === 'init' || role === 'ephemeral') {
      continue;
    }
    const ends = endsOf(history, name);
    for (const { ended, shown, restarted } of ends) {
      const change = restartOf(history, name, ended, shown, restarted, clock);
      changes.push(...(change === undefined ? [] : [change]));
    }
  }
  return changes.sort((a, b) => a.start.est - b.start.est);
}

interface End {
  readonly ended: TerminatedState;
  readonly shown: Version;
  /** The first version that shows it running again. */
  readonly restarted: Version | undefined;
}

/** Each end that happened after the pod was Ready, by its own times. */
function endsOf(history: History, container: string): readonly End[] {
  const readyAt = history.versions.findIndex(({ pod }) => conditionOf(pod, 'Ready')?.status === 'True');
  const first = history.versions[readyAt];
  if (first === undefined) {
    return [];
  }
  const already = statusOf(first.pod, container)?.lastState?.finishedAt;
  const ends = new Map<number, End>();
  for (const version of history.versions.slice(readyAt)) {
    const status = statusOf(version.pod, container);
    const ended = status?.state.kind === 'terminated' ? status.state : status?.lastState;
    const key = ended?.finishedAt;
    if (status === undefined || ended === undefined || key === undefined || key === already || version.pod.deletionAt !== undefined) {
      continue;
    }
    const known = ends.get(key);
    const running = status.state.kind === 'running' ? version : undefined;
    ends.set(key, known === undefined ? { ended, shown: version, restarted: running } : { ...known, restarted: known.restarted ?? running });
  }
  return [...ends.values()];
}

function restartOf(history: History, container: string, ended: TerminatedState, shown: Version, restarted: Version | undefined, clock: ClockOffset): Change | undefined {
  const start = secondBefore(ended.finishedAt, shown, clock, 'finishedAt');
  const spec = history.latest.containers.find(({ name }) => name === container);
  if (start === undefined || spec === undefined || byDesign(history, container, start, clock)) {
    return undefined;
  }
  const state = restarted === undefined ? undefined : statusOf(restarted.pod, container)?.state;
  const second = restarted === undefined || state?.kind !== 'running' ? undefined : secondBefore(state.startedAt, restarted, clock, 'startedAt');
  const named = eventsOf(history, 'Started', container).flatMap((seen) => [happened(seen, clock), lastHappened(seen, clock)])
    .find((found) => found !== undefined && second !== undefined && found.hi >= second.lo && found.lo <= second.hi);
  const cause = exitCause(history, spec, ended);
  return {
    operation: 'restart', container, start, images: [], lacksEvents: restarted !== undefined && named === undefined,
    steps: [{ name: 'backoff', container, owner: cause?.owner ?? 'unknown', end: 'B13', evidence: named ?? second, ...(cause === undefined ? {} : { cause }) }],
  };
}

/** Stopped for its new definition or a resize: that operation tells it. */
function byDesign(history: History, container: string, ended: Evidence, clock: ClockOffset): boolean {
  return eventsOf(history, 'Killing', container).some((seen) => {
    const at = happened(seen, clock);
    return /definition changed|resize requires restart/.test(seen.first.message) && at !== undefined && at.lo <= ended.hi && ended.est - at.est <= 2000 * history.latest.graceS;
  });
}
