// The end of a pod as a chain of steps: signal · grace(c) · teardown · finalizers (kubernetes-lifecycle 1.9, D0–D6).
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import type { AuditFacts, ContainerSpec } from '../signal';
import type { Cause } from './cause';
import { deduced } from './cause';
import type { Step } from './chain';
import type { Evidence } from './evidence';
import { arrival, audited, happened, happenedSince, secondBefore, shifted, wholeSecond } from './evidence';
import type { History, Version } from './history';
import { conditionOf, eventsOf, firstVersion, statusOf } from './history';
import type { BoundaryId } from './lifecycle';
import { nodeLost } from './node-lost';
import type { ClockOffset, WatchLatency, World } from './world';

const marked = (history: History): Version | undefined => firstVersion(history, (pod) => pod.deletionAt !== undefined);

/** The kubelet's own delete is the last of all: everything is torn down. */
const byKubelet = ({ user }: AuditFacts): boolean => user.startsWith('system:node:');

/** D0: somebody asked for the deletion. Undefined when nobody did, as far as was heard. */
export function deletionAsked(history: History, world: World, latency: WatchLatency): Evidence | undefined {
  const audit = history.audits.find((one) => (one.verb === 'delete' && !byKubelet(one)) || (one.verb === 'create' && one.subresource === 'eviction'));
  if (audit !== undefined) {
    return audited(audit.completedAt, history.clocks.apiServer, 'audit of the deletion');
  }
  const version = marked(history);
  if (version === undefined || version.at === history.deletedAt) {
    // Gone without an earlier word: forced, or never taken by a kubelet. Request and end are one.
    return goneEvidence(history, world, latency);
  }
  const { deletionAt = epochMs(0), deletionGraceS = 0 } = version.pod;
  const requested = wholeSecond(epochMs(deletionAt - deletionGraceS * 1000), history.clocks.apiServer, 'deletionTimestamp minus grace');
  const dated = arrival(version, latency, 'deletionTimestamp');
  if (dated === undefined) {
    return requested;
  }
  const lo = Math.max(dated.lo, requested.lo);
  const hi = Math.min(dated.hi, requested.hi);
  // A later, shorter deletion clamps the deadline and loses its base: then the arrival is all there is.
  return lo > hi ? dated : { ...dated, lo: epochMs(lo), hi: epochMs(hi), est: epochMs(Math.min(hi, Math.max(lo, dated.est))) };
}

export interface Deletion {
  readonly steps: readonly Step[];
  /** Containers were still running, as far as anybody said, when the object went. */
  readonly forced: boolean;
  /** What deleted it: the eviction's cause, where there was one. */
  readonly cause: Cause | undefined;
  readonly blind: readonly BoundaryId[];
}

interface Deleting {
  readonly history: History;
  readonly world: World;
  readonly clock: ClockOffset;
  readonly latency: WatchLatency;
  readonly now: EpochMs;
}

const AFTER_EXIT: readonly BoundaryId[] = ['D2', 'D3', 'D4', 'D5'];

/** Steps from D0 on. */
export function deletionOf(deleting: Deleting, asked: Evidence): Deletion {
  const { history, world, clock, latency } = deleting;
  const gone = goneEvidence(history, world, latency);
  const killing = killingEvidence(history, clock, asked, gone);
  const exit = lastExit(history, clock, asked);
  const released = releasedEvidence(history, latency);
  const forced = history.deletedAt !== undefined && history.latest.phase === 'Running' && history.latest.statuses.some(({ state }) => state.kind === 'running');
  const byGc = conditionOf(history.latest, 'DisruptionTarget')?.reason === 'DeletionByPodGC';
  const cause = evictionCause(history) ?? (forced && !byGc ? FORCED : undefined);
  const finalizers = released === undefined ? [] : [finalizersStep(history, gone)];
  const end = released === undefined ? { end: 'D6' as const, evidence: gone } : { end: 'D5' as const, evidence: released };
  const silent = silenceCause(history, world, asked.est, killing?.est ?? gone?.est ?? deleting.now);
  if (killing === undefined && exit === undefined) {
    const signal: Step = { name: 'signal', owner: 'platform', ...end, ...silent };
    return { steps: [signal, ...finalizers], forced, cause, blind: gone === undefined || (gone.est === asked.est && !forced) ? [] : ['D1', ...AFTER_EXIT] };
  }
  const stuck = teardownStuck(exit?.evidence, end.evidence, deleting.now);
  const steps: Step[] = [
    { name: 'signal', owner: 'platform', end: 'D1', evidence: killing, ...silent },
    ...withFailure({ name: 'grace', container: exit?.container ?? lastOfAll(history), owner: 'user', end: 'D3', evidence: exit?.evidence }, graceFailure(deleting, exit, killing, gone)),
    ...withFailure({ name: 'teardown', owner: 'platform', ...end }, (exit === undefined ? undefined : killFailure(history, clock, exit.evidence)) ?? stuck),
    ...finalizers,
  ];
  return { steps, forced, cause, blind: gone !== undefined && exit === undefined ? AFTER_EXIT : [] };
}

/** D1: the kubelet began to kill. What it says after the object is gone tells of a pod that was forced away (1.11). */
function killingEvidence(history: History, clock: ClockOffset, asked: Evidence, gone: Evidence | undefined): Evidence | undefined {
  const killing = happened(eventsOf(history, 'Killing').filter(happenedSince(asked.lo, clock)).find(({ first }) => /^Stopping container/.test(first.message)), clock);
  return killing === undefined || (gone !== undefined && killing.lo > gone.hi) ? undefined : killing;
}

/** D5: the kubelet is through, and finalizers hold the object. */
function releasedEvidence(history: History, latency: WatchLatency): Evidence | undefined {
  const held = firstVersion(history, (pod) => pod.deletionAt !== undefined && pod.deletionGraceS === 0 && pod.finalizers.length > 0);
  const audit = history.audits.find((one) => one.verb === 'delete' && byKubelet(one));
  return held === undefined ? undefined : audit === undefined ? arrival(held, latency, 'grace 0') : audited(audit.completedAt, history.clocks.apiServer, "audit of the kubelet's delete");
}

interface Failure {
  readonly cause: Cause;
  /** When it showed: until then the phase is as ever, from then on it is the failure's (2.5). */
  readonly since?: Evidence | undefined;
}

function withFailure(step: Step, failure: Failure | undefined): readonly Step[] {
  if (failure === undefined) {
    return [step];
  }
  const { cause, since } = failure;
  return since === undefined ? [{ ...step, owner: cause.owner, cause }]
    : [{ ...step, slice: 'attempt', inner: true, evidence: since }, { ...step, slice: 'failing', owner: cause.owner, cause }];
}

const FORCED = deduced('DELETE_FORCED', { confidence: 0.9 });

function finalizersStep(history: History, gone: Evidence | undefined): Step {
  const finalizers = (history.versions.findLast(({ pod }) => pod.finalizers.length > 0)?.pod.finalizers ?? []).join(',');
  const cause = deduced('DELETE_FINALIZER', { confidence: 0.95, params: { finalizers } });
  return { name: 'finalizers', owner: 'dependency', end: 'D6', evidence: gone, cause };
}

// Arrivals this soon after a reconnect were waiting for it.
const BURST_MS = 50;

function goneEvidence(history: History, world: World, latency: WatchLatency): Evidence | undefined {
  const { deletedAt, missing } = history;
  const asleep = deletedAt === undefined ? undefined : world.gapsIn(epochMs(deletedAt - BURST_MS), deletedAt).find(({ to, resources }) => to !== undefined && resources.includes('pods'));
  if (deletedAt !== undefined && asleep !== undefined) {
    return { lo: asleep.from, hi: deletedAt, est: deletedAt, middle: true, source: { kind: 'list', what: 'DELETED after a gap', at: deletedAt } };
  }
  if (deletedAt !== undefined) {
    return arrival(history.versions.findLast(({ at }) => at === deletedAt), latency, 'DELETED');
  }
  return missing === undefined ? undefined
    : { lo: missing.lastSeen, hi: missing.at, est: epochMs((missing.lastSeen + missing.at) / 2), middle: true, source: { kind: 'list', what: 'absent from a list', at: missing.at } };
}

interface Exit {
  readonly container: string;
  readonly evidence: Evidence;
  readonly exitCode: number;
  readonly reason: string | undefined;
}

/** The last container to exit since the deletion was asked for, once all that ran have. */
function lastExit(history: History, clock: ClockOffset, asked: Evidence): Exit | undefined {
  const over = ({ pod }: Version): boolean => pod.statuses.some(({ state }) => state.kind === 'terminated') && pod.statuses.every(({ state }) => state.kind !== 'running');
  const version = history.versions.find((one) => one.pod.deletionAt !== undefined && over(one));
  let last: Exit | undefined;
  for (const { name, state } of version?.pod.statuses ?? []) {
    const evidence = state.kind === 'terminated' ? secondBefore(state.finishedAt, version, clock, 'finishedAt') : undefined;
    if (state.kind === 'terminated' && evidence !== undefined && evidence.hi >= asked.lo && (last === undefined || evidence.est > last.evidence.est)) {
      last = { container: name, evidence, exitCode: state.exitCode, reason: state.reason };
    }
  }
  return last;
}

/** Of containers that still run: sidecars go last, the first of them at the very end (1.11). */
function lastOfAll(history: History): string {
  const { containers } = history.latest;
  const runs = containers.filter(({ name, role }) => role !== 'init' && role !== 'ephemeral' && statusOf(history.latest, name)?.state.kind !== 'terminated');
  return (runs.find(({ role }) => role === 'sidecar') ?? runs[0] ?? containers[0])?.name ?? '';
}

const SIGTERM_IGNORED_WITHIN_MS = 2000;
const KILLED = 137;
// Share of the grace period from which on a preStop hook is to blame.
const PRE_STOP_SLOW = 0.9;
// Exits that are not reported so long after the deadline: the runtime is stuck.
const REPORT_MS = 30_000;

const GRACE_EXCEEDED = deduced('DELETE_GRACE_EXCEEDED', { confidence: 0.9 });

/** Why a container used its grace period up. */
function graceFailure({ history, clock, now }: Deleting, exit: Exit | undefined, killing: Evidence | undefined, gone: Evidence | undefined): Failure | undefined {
  const exceeded = eventsOf(history, 'ExceededGracePeriod')[0];
  if (exceeded !== undefined) {
    return { cause: GRACE_EXCEEDED, since: happened(exceeded, clock) };
  }
  const failed = killFailure(history, clock, undefined);
  if (failed?.since !== undefined && (exit === undefined || failed.since.est <= exit.evidence.est)) {
    return failed;
  }
  if (killing === undefined) {
    return undefined;
  }
  const graceMs = (marked(history)?.pod.deletionGraceS ?? history.first.graceS) * 1000;
  return exit === undefined ? (gone === undefined ? stillRunning(history, killing, graceMs, now) : undefined) : slowExit(history, exit, killing, graceMs);
}

function stillRunning(history: History, killing: Evidence, graceMs: number, now: EpochMs): Failure {
  if (now > killing.est + graceMs + REPORT_MS) {
    return { cause: GRACE_EXCEEDED, since: shifted(killing, graceMs, 'end of the grace period') };
  }
  return now > killing.est + PRE_STOP_SLOW * graceMs && history.latest.containers.some(({ preStop }) => preStop)
    ? { cause: preStopSlow(lastOfAll(history)) }
    : { cause: deduced('DELETE_GRACE_RUNNING') };
}

function slowExit(history: History, exit: Exit, killing: Evidence, graceMs: number): Failure | undefined {
  const tookMs = exit.evidence.est - killing.est;
  if (exit.exitCode === KILLED && exit.reason !== 'OOMKilled' && Math.abs(tookMs - graceMs) <= SIGTERM_IGNORED_WITHIN_MS) {
    return { cause: deduced('DELETE_SIGTERM_IGNORED', {
      confidence: 0.9, params: { container: exit.container },
    }) };
  }
  return specOf(history, exit.container)?.preStop === true && graceMs > 0 && tookMs >= PRE_STOP_SLOW * graceMs ? { cause: preStopSlow(exit.container) } : undefined;
}

const preStopSlow = (container: string): Cause => deduced('DELETE_PRESTOP_SLOW', { params: { container } });

const specOf = (history: History, container: string): ContainerSpec | undefined => history.latest.containers.find(({ name }) => name === container);

/** The kubelet could not kill the pod; `after` the exit of its containers: could not take the rest down. */
function killFailure(history: History, clock: ClockOffset, after: Evidence | undefined): Failure | undefined {
  const seen = eventsOf(history, 'FailedKillPod').find(happenedSince(after?.est ?? -Infinity, clock));
  return seen === undefined ? undefined : {
    since: happened(seen, clock),
    cause: deduced('DELETE_KILL_FAILED', { confidence: 0.9, count: Math.max(1, seen.last.count), params: { why: seen.last.message } }),
  };
}

const TEARDOWN_STUCK_MS = 30_000;

/** All containers ended, no finalizers, and the object stays. */
function teardownStuck(exited: Evidence | undefined, ended: Evidence | undefined, now: EpochMs): Failure | undefined {
  return exited === undefined || (ended?.est ?? now) - exited.est <= TEARDOWN_STUCK_MS ? undefined
    : { cause: deduced('DELETE_TEARDOWN_STUCK') };
}

/** Why the kubelet did not act: its node was lost, or it alone is silent. */
function silenceCause(history: History, world: World, from: EpochMs, to: EpochMs): Partial<Step> {
  const { nodeName: node } = history.latest;
  if (node === undefined) {
    return {};
  }
  const ready = world.node(node)?.conditions.find(({ type }) => type === 'Ready')?.status;
  const lost = ready === 'Unknown' || ready === 'False' ? ready : world.unreadyIn(node, from, to);
  if (lost === undefined) {
    return { cause: deduced('DELETE_KUBELET_SILENT', { confidence: 0.5, params: { node } }) };
  }
  const { code, owner } = nodeLost(node, lost);
  return { cause: deduced('DELETE_NODE_LOST', { root: { code, owner }, params: { node } }) };
}

const EVICTIONS: Readonly<Record<string, string>> = {
  PreemptionByScheduler: 'EVICT_PREEMPTED', DeletionByTaintManager: 'EVICT_TAINT', EvictionByEvictionAPI: 'EVICT_API', DeletionByPodGC: 'EVICT_PODGC',
  TerminationByKubelet: 'EVICT_KUBELET', DeletionByDeviceTaintManager: 'EVICT_DEVICE_TAINT',
};

/** DisruptionTarget as it stood when the deletion was asked for. */
function evictionCause(history: History): Cause | undefined {
  const at = marked(history) ?? history.versions.at(-1);
  const condition = at === undefined ? undefined : conditionOf(at.pod, 'DisruptionTarget');
  const code = condition?.status === 'True' ? EVICTIONS[condition.reason ?? ''] : undefined;
  if (code === undefined) {
    return undefined;
  }
  const preemptor = /Preempted by pod (\S+)/.exec(eventsOf(history, 'Preempted')[0]?.first.message ?? '')?.[1];
  return deduced(code, { confidence: 0.95, params: { why: condition?.message ?? '', ...(preemptor === undefined ? {} : { preemptor }) } });
}

/** True when no container was running any more, or none ever was. */
export const wasOver = (history: History): boolean =>
  history.latest.phase === 'Succeeded' || history.latest.phase === 'Failed' || history.latest.containers.every(({ name }) => statusOf(history.latest, name)?.state.kind !== 'running');
