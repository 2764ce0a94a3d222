// Operations on a running pod: upgrade in place (U0–U6), resize (R0–R3), restarts of delivered containers.
import type { EpochMs } from '../../base/time';
import type { ContainerSpec, PodFacts, TerminatedState } from '../signal';
import { deduced } from './cause';
import type { Step } from './chain';
import { crashSteps, heldSince, postStartStep } from './container';
import type { Evidence } from './evidence';
import { arrival, audited, happened, happenedSince, isSince, lastHappened, secondBefore } from './evidence';
import { exitCause } from './exits';
import type { EventSeen, History, Version } from './history';
import { auditOf, conditionOf, eventsOf, statusOf } from './history';
import type { Lifecycle } from './lifecycle';
import { runsToCompletion } from './completion';
import type { PullRates } from './pull';
import { containerPuller, pullOf } from './pull';
import { readinessSteps } from './readiness';
import type { ClockOffset, WatchLatency } from './world';

export interface Change {
  readonly operation: Extract<Lifecycle['operation'], 'upgrade' | 'resize' | 'restart'>;
  readonly start: Evidence;
  readonly steps: readonly Step[];
  readonly container?: string;
  readonly images: readonly string[];
  /** Containers whose spec changed. */
  readonly changed: readonly string[];
  /** Ready False to True, in milliseconds; absent while it lasts or when Ready was never lost. */
  readonly downtimeMs?: number;
  readonly lacksEvents: boolean;
  /** The next change of its kind was asked for before this one was done. */
  readonly overtaken?: Evidence;
}

export interface ChangeContext {
  readonly history: History;
  readonly clock: ClockOffset;
  readonly latency: WatchLatency;
  readonly rates: PullRates;
}

/** All changes that the versions show, in order. One that a newer change of its kind overtook ends with that one's request. */
export function changesOf(context: ChangeContext): readonly Change[] {
  const upgrades = changesAmong(context, 'upgrade', imagesChanged, upgradeOf);
  // What ends until the new container is ready is the upgrade's.
  const restarts = restartsOf(context).filter((restart) => !upgrades.some((upgrade) => upgrade.changed.includes(restart.container ?? '') && lasts(upgrade, restart.start.est)));
  return [...upgrades, ...changesAmong(context, 'resize', resourcesChanged, resizeOf), ...restarts];
}

const lasts = ({ start, steps, overtaken }: Change, at: number): boolean => at >= start.lo && at <= ((steps.at(-1)?.evidence ?? overtaken)?.est ?? Infinity);

type Changed = (before: PodFacts, after: PodFacts) => readonly ContainerSpec[];
type Told = (context: ChangeContext, version: Version, specs: readonly ContainerSpec[], before: PodFacts) => Change;

function changesAmong(context: ChangeContext, operation: 'upgrade' | 'resize', changed: Changed, told: Told): readonly Change[] {
  const { versions } = context.history;
  // What changes before the delivery is part of it.
  const delivered = versions.findIndex(({ pod }) => showsDelivered(pod));
  const turns = versions.flatMap((after, i) => {
    const before = versions[i - 1];
    const specs = before === undefined || delivered < 0 || i <= delivered || after.pod.deletionAt !== undefined ? [] : changed(before.pod, after.pod);
    return before === undefined || specs.length === 0 ? [] : [{ before: before.pod, after, specs }];
  });
  return turns.map(({ before, after, specs }, i) => {
    const next = turns[i + 1]?.after;
    const change = told(next === undefined ? context : { ...context, history: historyUntil(context, next.at) }, after, specs, before);
    const overtaken = next === undefined || change.steps.at(-1)?.evidence !== undefined ? undefined : requested(context, next, operation);
    return overtaken === undefined ? change : { ...change, overtaken };
  });
}

/** What had been heard, and had happened, before the next change was asked for. */
function historyUntil({ history, clock }: ChangeContext, at: EpochMs): History {
  const versions = history.versions.filter((version) => version.at < at);
  return { ...history, versions, latest: versions.at(-1)?.pod ?? history.latest, events: history.events.filter((seen) => (happened(seen, clock)?.lo ?? seen.firstAt) < at) };
}

const imagesChanged: Changed = (before, after) => (before.nodeName === undefined || after.nodeName === undefined ? [] : changedIn(before, after, ({ image }) => image));

const resourcesChanged: Changed = (before, after) => (imagesChanged(before, after).length > 0 ? [] : changedIn(before, after, ({ requests, limits }) => JSON.stringify([requests, limits])));

function changedIn(before: PodFacts, after: PodFacts, of: (spec: ContainerSpec) => string): readonly ContainerSpec[] {
  return after.containers.filter((spec) => {
    const old = before.containers.find(({ name }) => name === spec.name);
    return old !== undefined && of(old) !== of(spec);
  });
}

/** U0 and R0: the spec was changed. */
function requested({ history, latency }: ChangeContext, version: Version, operation: 'upgrade' | 'resize'): Evidence {
  const what = operation === 'upgrade' ? 'new image in the spec' : 'new resources in the spec';
  const audit = auditOf(history, ['update', 'patch'], operation === 'resize' ? 'resize' : undefined, version.at - 5000);
  const dated = arrival(version, latency, what) ?? { lo: version.after ?? version.at, hi: version.at, est: version.at, source: { kind: 'list', what, at: version.at } };
  return audit !== undefined && audit.completedAt <= version.at ? audited(audit.completedAt, history.clocks.apiServer, 'audit of the change') : dated;
}

/**
 * notice · stop(c) · prepare, then pull · create · poststart · crash of each changed container, readiness. The kubelet first
 * kills all that changed, then starts them one after another in the order of the spec; c is the last to stop.
 */
function upgradeOf(context: ChangeContext, version: Version, specs: readonly ContainerSpec[]): Change {
  const { history, clock, latency, rates } = context;
  const start = requested(context, version, 'upgrade');
  const from = start.lo;
  const since = (reason: string, container: string): readonly EventSeen[] => eventsOf(history, reason, container).filter(happenedSince(from, clock));
  const runs = specs.map((spec) => {
    const started = since('Started', spec.name)[0];
    return {
      spec, pull: pullOf(history, containerPuller(history, spec), clock, rates, { from, started: started !== undefined }),
      started: happened(started, clock) ?? restartedEvidence(history, spec.name, from, clock),
    };
  });
  const begin = runs[0]?.pull.begin;
  const killings = specs.flatMap(({ name }) => since('Killing', name)).filter(({ first }) => /definition changed/.test(first.message)).map((seen) => happened(seen, clock));
  const stops = specs.map(({ name }) => ({ name, stopped: stoppedEvidence(history, name, from, begin, clock) }));
  const lastStop = stops.reduce((a, b) => ((b.stopped?.est ?? Infinity) > (a.stopped?.est ?? Infinity) ? b : a));
  const startedAt = runs.at(-1)?.started;
  const steps: readonly Step[] = [
    { name: 'notice', owner: 'platform', end: 'U1', evidence: killings.reduce((a, b) => ((b?.est ?? Infinity) < (a?.est ?? Infinity) ? b : a), undefined) },
    { name: 'stop', container: lastStop.name, owner: 'user', end: 'U2', evidence: lastStop.stopped },
    { name: 'prepare', owner: 'platform', end: 'U3', evidence: begin },
    ...runs.flatMap(({ spec, pull, started }, i) => [
      ...pull.steps.map((step): Step => ({ ...step, end: 'U3' })),
      { name: 'create', container: spec.name, owner: 'platform', end: 'U5', evidence: started } as const,
      ...(spec.postStart ? [postStartStep(context, spec, started, runs[i + 1]?.pull)] : []),
    ]),
    ...runs.flatMap(({ spec, started }) => (started === undefined ? [] : crashSteps(context, spec, started.lo))),
  ];
  const ready = readinessSteps({ history, clock, latency, from: startedAt?.lo ?? Infinity, heldSince: Math.max(startedAt?.lo ?? Infinity, heldSince(steps)) }, version.pod.containers)
    .map((step): Step => (step.end === 'B19' ? { ...step, end: 'U6' } : step));
  return { operation: 'upgrade', start, steps: [...steps, ...ready], images: specs.map(({ image }) => image), changed: specs.map(({ name }) => name), lacksEvents: false, ...downtimeOf(history, from) };
}

/** U2: the old container's end, no later than the first word about the new one. */
function stoppedEvidence(history: History, container: string, from: number, begin: Evidence | undefined, clock: ClockOffset): Evidence | undefined {
  const version = history.versions.find(({ at, pod }) => at >= from && lastEnd(pod, container, from, clock) !== undefined);
  const second = version === undefined ? undefined : secondBefore(lastEnd(version.pod, container, from, clock), version, clock, 'finishedAt');
  return second === undefined || begin === undefined || begin.hi >= second.hi || begin.hi < second.lo ? second : { ...second, hi: begin.hi };
}

function lastEnd(pod: PodFacts, container: string, from: number, clock: ClockOffset): EpochMs | undefined {
  const status = statusOf(pod, container);
  // A new run may have ended since: the old one ended first.
  const ends = [status?.lastState?.finishedAt, status?.state.kind === 'terminated' ? status.state.finishedAt : undefined];
  return ends.filter((at) => isSince(at, from, clock)).sort((a, b) => a - b)[0];
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
function resizeOf(context: ChangeContext, version: Version, specs: readonly ContainerSpec[], before: PodFacts): Change {
  const { history, clock, latency } = context;
  const start = requested(context, version, 'resize');
  const from = start.lo;
  const versions = history.versions.filter(({ at }) => at >= from);
  const after = (reason: string): Evidence | undefined => happened(eventsOf(history, reason).find(happenedSince(from, clock)), clock);
  const progress = versions.find(({ pod }) => conditionOf(pod, 'PodResizeInProgress')?.status === 'True');
  const done = progress === undefined ? versions.find(({ pod }) => isResized(pod, specs, before)) : versions.find(({ at, pod }) => at > progress.at && conditionOf(pod, 'PodResizeInProgress') === undefined);
  const allocated = after('ResizeStarted') ?? arrival(progress, latency, 'PodResizeInProgress') ?? arrival(versions.find(({ pod }) => isAllocated(pod, specs, before)), latency, 'allocated resources');
  const actuated = after('ResizeCompleted') ?? arrival(done, latency, progress === undefined ? 'new resources in the status' : 'PodResizeInProgress gone');
  const pending = versions.map(({ pod }) => conditionOf(pod, 'PodResizePending')).filter((condition) => condition !== undefined).at(-1);
  const failed = versions.find(({ pod }) => conditionOf(pod, 'PodResizeInProgress')?.reason === 'Error');
  const why = pending?.message ?? '';
  const wait = pending?.reason === 'Infeasible' ? deduced('RESIZE_INFEASIBLE', { confidence: 0.95, params: { why } })
    : pending?.reason === 'Deferred' ? deduced('RESIZE_DEFERRED', { confidence: 0.95, params: { why } }) : undefined;
  const error = failed === undefined ? undefined : deduced('RESIZE_ERROR', { confidence: 0.95, params: { why: conditionOf(failed.pod, 'PodResizeInProgress')?.message ?? '' } });
  return {
    operation: 'resize', start, images: [], changed: specs.map(({ name }) => name), lacksEvents: false,
    steps: [
      { name: 'allocate', owner: wait?.owner ?? 'platform', end: 'R2', evidence: allocated, ...(wait === undefined ? {} : { cause: wait }) },
      { name: 'actuate', owner: 'platform', end: 'R3', evidence: actuated, ...(error === undefined ? {} : { cause: error }) },
    ],
  };
}

type Amounts = ContainerSpec['requests'];

/** All amounts of the spec that the change touched stand in `told`. */
function follows(specs: readonly ContainerSpec[], before: PodFacts, told: (container: string) => { readonly requests?: Amounts | undefined; readonly limits?: Amounts | undefined }): boolean {
  return specs.every((spec) => {
    const old = before.containers.find(({ name }) => name === spec.name);
    const now = told(spec.name);
    return (['requests', 'limits'] as const).every((kind) => now[kind] === undefined ? kind === 'limits'
      : Object.entries(spec[kind]).every(([resource, amount]) => old?.[kind][resource] === amount || now[kind]?.[resource] === amount));
  });
}

const isResized = (pod: PodFacts, specs: readonly ContainerSpec[], before: PodFacts): boolean =>
  conditionOf(pod, 'PodResizePending') === undefined && follows(specs, before, (name) => statusOf(pod, name)?.resources ?? {});

const isAllocated = (pod: PodFacts, specs: readonly ContainerSpec[], before: PodFacts): boolean => follows(specs, before, (name) => ({ requests: statusOf(pod, name)?.allocated }));

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

/** A version of a delivered pod. */
const showsDelivered = (pod: PodFacts): boolean =>
  runsToCompletion(pod) ? pod.statuses.length > 0 && pod.statuses.every(({ state, lastState }) => state.kind !== 'waiting' || lastState?.startedAt !== undefined) : conditionOf(pod, 'Ready')?.status === 'True';

interface End {
  readonly ended: TerminatedState;
  readonly shown: Version;
  /** The first version that shows it running again. */
  readonly restarted: Version | undefined;
}

/** Each end that happened after the delivery, by its own times. The last one of a pod that is over is no restart. */
function endsOf(history: History, container: string): readonly End[] {
  const { phase, restartPolicy } = history.latest;
  const readyAt = history.versions.findIndex(({ pod }) => showsDelivered(pod));
  const first = history.versions[readyAt];
  if (first === undefined || restartPolicy === 'Never') {
    return [];
  }
  const then = statusOf(first.pod, container);
  // An end that no run has followed yet is not of the past, though it came before anything was heard.
  const already = then?.state.kind === 'waiting' ? undefined : then?.lastState?.finishedAt;
  const ends = new Map<number, End>();
  for (const version of history.versions.slice(readyAt)) {
    const status = statusOf(version.pod, container);
    const ended = status?.state.kind === 'terminated' ? status.state : status?.lastState;
    const key = ended?.finishedAt;
    if (status === undefined || ended === undefined || key === undefined || key === already || version.pod.deletionAt !== undefined || (restartPolicy === 'OnFailure' && ended.exitCode === 0)) {
      continue;
    }
    const known = ends.get(key);
    const running = status.state.kind === 'running' ? version : undefined;
    ends.set(key, known === undefined ? { ended, shown: version, restarted: running } : { ...known, restarted: known.restarted ?? running });
  }
  const over = phase === 'Succeeded' || phase === 'Failed';
  return [...ends.values()].filter(({ restarted }) => restarted !== undefined || !over);
}

function restartOf(history: History, container: string, ended: TerminatedState, shown: Version, restarted: Version | undefined, clock: ClockOffset): Change | undefined {
  const start = secondBefore(ended.finishedAt, shown, clock, 'finishedAt');
  const spec = history.latest.containers.find(({ name }) => name === container);
  if (start === undefined || spec === undefined || (restarted === undefined && staysEnded(history.latest, spec, ended)) || byDesign(history, container, start, clock)) {
    return undefined;
  }
  const state = restarted === undefined ? undefined : statusOf(restarted.pod, container)?.state;
  const second = restarted === undefined || state?.kind !== 'running' ? undefined : secondBefore(state.startedAt, restarted, clock, 'startedAt');
  const named = eventsOf(history, 'Started', container).flatMap((seen) => [happened(seen, clock), lastHappened(seen, clock)])
    .find((found) => found !== undefined && second !== undefined && found.hi >= second.lo && found.lo <= second.hi);
  const cause = exitCause(history, spec, ended);
  return {
    operation: 'restart', container, start, images: [], changed: [], lacksEvents: restarted !== undefined && named === undefined,
    steps: [{ name: 'backoff', container, owner: cause?.owner ?? 'unknown', end: 'B13', evidence: named ?? second, ...(cause === undefined ? {} : { cause }) }],
  };
}

/** Nobody will start it again: the pod is over, or its policy says so. */
const staysEnded = (pod: PodFacts, { role }: ContainerSpec, { exitCode }: TerminatedState): boolean =>
  pod.phase === 'Succeeded' || pod.phase === 'Failed' || (role !== 'sidecar' && (pod.restartPolicy === 'Never' || (pod.restartPolicy === 'OnFailure' && exitCode === 0)));

/** Stopped for its new definition or a resize: that operation tells it. */
function byDesign(history: History, container: string, ended: Evidence, clock: ClockOffset): boolean {
  return eventsOf(history, 'Killing', container).some((seen) => {
    const at = happened(seen, clock);
    return /definition changed|resize requires restart/.test(seen.first.message) && at !== undefined && at.lo <= ended.hi && ended.est - at.est <= 2000 * history.latest.graceS;
  });
}
