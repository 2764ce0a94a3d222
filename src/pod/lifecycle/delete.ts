// The end of a pod as a chain of steps: signal · grace(c) · teardown · finalizers (kubernetes-lifecycle 1.9, D0–D6).
import { epochMs } from '../../base/time';
import type { ContainerSpec } from '../signal';
import type { Cause } from './cause';
import { causeOfEvent, deduced } from './cause';
import type { Step } from './chain';
import type { Evidence } from './evidence';
import { arrival, audited, happened, secondBefore, wholeSecond } from './evidence';
import type { History, Version } from './history';
import { auditOf, conditionOf, eventsOf, firstVersion, instantOf, statusOf } from './history';
import type { BoundaryId } from './lifecycle';
import type { ClockOffset, WatchLatency, World } from './world';

const API_CLOCK: ClockOffset = { loMs: 0, hiMs: 0 };

const marked = (history: History): Version | undefined => firstVersion(history, (pod) => pod.deletionAt !== undefined);

/** D0: somebody asked for the deletion. Undefined when nobody did, as far as was heard. */
export function deletionAsked(history: History, world: World, latency: WatchLatency): Evidence | undefined {
  const audit = auditOf(history, ['delete'], undefined) ?? auditOf(history, ['create'], 'eviction');
  if (audit !== undefined) {
    return audited(audit.completedAt, 'audit of the deletion');
  }
  const version = marked(history);
  if (version === undefined || version.at === history.deletedAt) {
    // Gone without an earlier word: forced, or never taken by a kubelet. Request and end are one.
    return goneEvidence(history, world, latency);
  }
  const { deletionAt = epochMs(0), deletionGraceS = 0 } = version.pod;
  const requested = wholeSecond(epochMs(deletionAt - deletionGraceS * 1000), API_CLOCK, 'deletionTimestamp minus grace');
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

/** Steps from D0 on. */
export function deletionOf(history: History, world: World, clock: ClockOffset, latency: WatchLatency, asked: Evidence): Deletion {
  const gone = goneEvidence(history, world, latency);
  const from = asked.lo;
  const killing = happened(eventsOf(history, 'Killing').find(({ first }) => instantOf(first) >= from - 1000 && /^Stopping container/.test(first.message)), clock);
  const exit = lastExit(history, clock);
  const released = arrival(firstVersion(history, (pod) => pod.deletionAt !== undefined && pod.deletionGraceS === 0 && pod.finalizers.length > 0), latency, 'grace 0');
  const forced = gone !== undefined && history.latest.phase === 'Running' && history.latest.statuses.some(({ state }) => state.kind === 'running');
  const byGc = conditionOf(history.latest, 'DisruptionTarget')?.reason === 'DeletionByPodGC';
  const cause = evictionCause(history) ?? (forced && !byGc ? FORCED : undefined);
  if (killing === undefined && exit === undefined) {
    const silent = silenceCause(history, world);
    const steps = released === undefined ? [] : [finalizersStep(history, gone)];
    const before: Step = { name: 'signal', owner: 'platform', end: steps.length === 0 ? 'D6' : 'D5', evidence: steps.length === 0 ? gone : released, ...(silent === undefined ? {} : { cause: silent }) };
    return { steps: [before, ...steps], forced, cause, blind: gone === undefined || (gone.est === asked.est && !forced) ? [] : ['D1', 'D2', 'D3', 'D4', 'D5'] };
  }
  const grace = graceCause(history, exit, killing);
  const steps: Step[] = [
    { name: 'signal', owner: 'platform', end: 'D1', evidence: killing },
    { name: 'grace', owner: grace?.owner ?? 'user', end: 'D3', evidence: exit?.evidence, ...(exit === undefined ? {} : { container: exit.container }), ...(grace === undefined ? {} : { cause: grace }) },
    { name: 'teardown', owner: 'platform', end: released === undefined ? 'D6' : 'D5', evidence: released ?? gone, ...teardownCause(history) },
    ...(released === undefined ? [] : [finalizersStep(history, gone)]),
  ];
  return { steps, forced, cause, blind: [] };
}

const FORCED = deduced('DELETE_FORCED', 'user', { confidence: 0.9, advice: 'The object was removed while containers may still run: nobody saw them stop.' });

function finalizersStep(history: History, gone: Evidence | undefined): Step {
  const finalizers = history.latest.finalizers.join(',');
  const cause = deduced('DELETE_FINALIZER', 'dependency', { confidence: 0.95, params: { finalizers }, advice: `The controllers of ${finalizers} have not finished: look at them.` });
  return { name: 'finalizers', owner: 'dependency', end: 'D6', evidence: gone, cause };
}

function goneEvidence(history: History, world: World, latency: WatchLatency): Evidence | undefined {
  const { deletedAt, missing } = history;
  const asleep = deletedAt === undefined ? undefined : world.gapsIn(deletedAt, deletedAt).find(({ to }) => to !== undefined);
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

/** The last container to exit, once all have. */
function lastExit(history: History, clock: ClockOffset): Exit | undefined {
  const over = ({ pod }: Version): boolean => pod.statuses.length > 0 && pod.statuses.every(({ state }) => state.kind === 'terminated');
  const version = history.versions.find((one) => one.pod.deletionAt !== undefined && over(one));
  let last: Exit | undefined;
  for (const { name, state } of version?.pod.statuses ?? []) {
    const evidence = state.kind === 'terminated' ? secondBefore(state.finishedAt, version, clock, 'finishedAt') : undefined;
    if (state.kind === 'terminated' && evidence !== undefined && (last === undefined || evidence.est > last.evidence.est)) {
      last = { container: name, evidence, exitCode: state.exitCode, reason: state.reason };
    }
  }
  return last;
}

const SIGTERM_IGNORED_WITHIN_MS = 2000;
const KILLED = 137;

/** Why a container used its grace period up. */
function graceCause(history: History, exit: Exit | undefined, killing: Evidence | undefined): Cause | undefined {
  const exceeded = eventsOf(history, 'ExceededGracePeriod')[0] ?? eventsOf(history, 'FailedKillPod')[0];
  if (exceeded !== undefined) {
    return exceeded.first.reason === 'FailedKillPod'
      ? deduced('DELETE_KILL_FAILED', 'platform', { confidence: 0.9, params: { why: exceeded.last.message }, advice: `The runtime could not kill the pod: ${exceeded.last.message}` })
      : deduced('DELETE_GRACE_EXCEEDED', 'platform', { confidence: 0.9, advice: 'The runtime did not kill the pod within its grace period: look at the node.' });
  }
  const graceMs = (marked(history)?.pod.deletionGraceS ?? history.first.graceS) * 1000;
  if (exit === undefined) {
    return killing === undefined ? undefined : deduced('DELETE_GRACE_RUNNING', 'user', { advice: 'Containers still run within their grace period: they should end on SIGTERM.' });
  }
  const spec = specOf(history, exit.container);
  const tookMs = killing === undefined ? 0 : exit.evidence.est - killing.est;
  if (exit.exitCode === KILLED && exit.reason !== 'OOMKilled' && killing !== undefined && Math.abs(tookMs - graceMs) <= SIGTERM_IGNORED_WITHIN_MS) {
    return deduced('DELETE_SIGTERM_IGNORED', 'user', { confidence: 0.9, params: { container: exit.container }, advice: 'The program did not end on SIGTERM and was killed: trap the signal, or start it without a shell around it.' });
  }
  return spec?.preStop === true && graceMs > 0 && tookMs >= 0.9 * graceMs
    ? deduced('DELETE_PRESTOP_SLOW', 'user', { params: { container: exit.container }, advice: 'The preStop hook used most of the grace period.' }) : undefined;
}

const specOf = (history: History, container: string): ContainerSpec | undefined => history.latest.containers.find(({ name }) => name === container);

function teardownCause(history: History): Partial<Step> {
  const failed = eventsOf(history, 'FailedKillPod')[0];
  const cause = failed === undefined ? undefined : causeOfEvent(failed);
  return cause === undefined ? {} : { cause };
}

/** The kubelet never acted: because its node is lost, or it alone is silent. */
function silenceCause(history: History, world: World): Cause | undefined {
  const node = world.node(history.latest.nodeName ?? '');
  const ready = node?.conditions.find(({ type }) => type === 'Ready')?.status;
  if (ready !== undefined && ready !== 'True') {
    const root = { code: ready === 'Unknown' ? deduced('NODE_UNREACHABLE', 'platform').code : deduced('NODE_NOT_READY', 'platform').code, owner: 'platform' as const };
    return deduced('DELETE_NODE_LOST', 'platform', {
      root, params: { node: node?.name ?? '' }, advice: `Node ${node?.name ?? ''} is lost: delete its Node object or taint it node.kubernetes.io/out-of-service. Its containers may still run.`,
    });
  }
  return history.latest.nodeName === undefined ? undefined
    : deduced('DELETE_KUBELET_SILENT', 'platform', { confidence: 0.5, params: { node: history.latest.nodeName }, advice: 'The kubelet has not begun to stop the pod: look at it.' });
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
  return deduced(code, 'platform', { confidence: 0.95, params: preemptor === undefined ? {} : { preemptor }, advice: condition?.message ?? '' });
}

/** True when no container was running any more, or none ever was. */
export const wasOver = (history: History): boolean =>
  history.latest.phase === 'Succeeded' || history.latest.phase === 'Failed' || history.latest.containers.every(({ name }) => statusOf(history.latest, name)?.state.kind !== 'running');
