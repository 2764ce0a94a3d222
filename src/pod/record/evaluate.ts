// One pod's journal becomes its records: the whole heart as one pure function.
import type { EpochMs } from '../../base/time';
import type { Owner } from '../code/code';
import type { Finding, Named } from '../diagnosis/finding';
import type { Cause } from '../lifecycle/cause';
import { causeOfWords } from '../lifecycle/cause';
import type { Step } from '../lifecycle/chain';
import { fuse, reachedIn } from '../lifecycle/chain';
import type { Change } from '../lifecycle/change';
import { changesOf } from '../lifecycle/change';
import { lacksEvents } from '../lifecycle/container';
import { runsToCompletion } from '../lifecycle/completion';
import { createSteps, deliveredContainers } from '../lifecycle/create';
import { createStart } from '../lifecycle/created';
import { deletionAsked, deletionOf, wasOver } from '../lifecycle/delete';
import type { Evidence } from '../lifecycle/evidence';
import { exitCause } from '../lifecycle/exits';
import type { History } from '../lifecycle/history';
import { conditionOf, eventsOf, historyOf, statusOf } from '../lifecycle/history';
import type { Lifecycle } from '../lifecycle/lifecycle';
import { nodeLost } from '../lifecycle/node-lost';
import type { PullRates } from '../lifecycle/pull';
import { isVirtual } from '../lifecycle/provider';
import { stagesOf } from '../lifecycle/stages';
import type { WatchLatency, World } from '../lifecycle/world';
import type { PodFacts, Signal } from '../signal';
import { officialSli } from '../slo/official';
import { createTargetMs, deleteTargetMs, RESIZE_TARGET_MS, RESTART_TARGET_MS, upgradeTargetMs } from '../slo/target';
import type { Outcome, Verdict } from '../slo/verdict';
import { openOutcome } from '../slo/verdict';
import type { FoldSettings } from './fold';
import type { Judging } from './judge';
import { EVENTS_MISSING, SIGTERM_IGNORED, findingFrom, lifecycleOf, recordOf } from './judge';
import type { PodRecord } from './record';
import { FREE_IMAGE_BYTES } from './settings';

/** Records of all operations that the journal shows: the create, changes in order, the delete. Empty when it holds no version of the pod. */
export function recordsFrom(signals: readonly Signal[], now: EpochMs, judging: Judging): readonly PodRecord[] {
  const history = historyOf(signals, judging.world.clocks);
  if (history === undefined) {
    return [];
  }
  const deletion = deleteRecord(history, now, judging);
  return [createRecord(history, now, judging), ...changeRecords(history, now, judging), ...(deletion === undefined ? [] : [deletion])];
}

/** What ails the pod now, whichever operation tells it: a terminal status, else its newest open operation, else its delivery. */
export function causeFrom(signals: readonly Signal[], now: EpochMs, judging: Judging): PodRecord | undefined {
  const history = historyOf(signals, judging.world.clocks);
  const records = recordsFrom(signals, now, judging);
  const create = records[0];
  const terminal = history === undefined ? undefined : terminalFinding(history);
  if (create !== undefined && terminal !== undefined) {
    return { ...create, diagnosis: { ...terminal, alternatives: [], ruledOut: [] }, also: [] };
  }
  return [...records].reverse().find(({ lifecycle, diagnosis }) => lifecycle.open && diagnosis !== undefined) ?? create;
}

const latencyOf = ({ watchLatencyMs, watchLatencyMaxMs }: FoldSettings): WatchLatency => ({ medianMs: watchLatencyMs, maxMs: watchLatencyMaxMs });
const ratesOf = ({ pullRateBytesPerS }: FoldSettings): PullRates => ({ bytesPerS: pullRateBytesPerS, freeBytes: FREE_IMAGE_BYTES });

function createRecord(history: History, now: EpochMs, judging: Judging): PodRecord {
  const { world, settings } = judging;
  const latency = latencyOf(settings);
  const rates = ratesOf(settings);
  const steps = createSteps(history, world, { latency, rates, injected: matcher(settings.injectedContainers) });
  const cut = cutShort(history, steps, world, latency);
  const start = createStart(history, latency);
  const fused = fuse(start.id, start.evidence, cut.steps, cut.why === 'open' ? now : undefined);
  const excluded = isExcluded(history, world, settings);
  const { createdAt } = history.first;
  const targetMs = createTargetMs(history.first, {
    ...rates, virtual: isVirtual(history.latest, world.node(history.latest.nodeName ?? '')), claim: (namespace, name) => world.claim(namespace, name),
    unboundThen: (namespace, name) => Math.max(world.selectedAt(namespace, name) ?? -Infinity, world.claimBoundAt(namespace, name) ?? -Infinity) >= createdAt || world.claim(namespace, name)?.volumeName === undefined,
  });
  const lifecycle = lifecycleOf('create', { history, world, fused, excluded });
  const k8sSli = officialSli(history, lifecycle);
  const terminal = cut.why === 'terminal' ? terminalFinding(history) : undefined;
  const missing = !history.first.mirror && deliveredContainers(history).some(({ name }) => lacksEvents(history, name));
  return recordOf(history, lifecycle, now, judging, {
    ordinal: 0, targetMs, charged: !excluded, blind: fused.blind, beside: [...(missing ? [EVENTS_MISSING] : []), ...sigtermIgnored(history, lifecycle)],
    outcome: (verdict, owner, elapsedMs) => (excluded ? 'excluded' : createOutcome(history, cut.why, verdict, failsAtEnd(lifecycle), owner, elapsedMs, targetMs)),
    ...(terminal === undefined ? {} : { terminal }), ...(k8sSli === undefined ? {} : { k8sSli }), stages: stagesOf(lifecycle.phases, history.first.hostNetwork),
  });
}

type Why = 'delivered' | 'deleted' | 'terminal' | 'open';

interface Cut {
  readonly steps: readonly Step[];
  readonly why: Why;
}

/** A delivery that ended before its point: by deletion or in a terminal phase; the open step then ends there. */
function cutShort(history: History, steps: readonly Step[], world: World, latency: WatchLatency): Cut {
  if (steps.at(-1)?.evidence !== undefined) {
    return { steps, why: 'delivered' };
  }
  const shown = deliveredBy(history);
  if (shown !== undefined) {
    return { steps: endedBy(steps, shown), why: 'delivered' };
  }
  const asked = deletionAsked(history, world, latency);
  const failed = history.versions.find(({ pod }) => pod.phase === 'Failed' || pod.phase === 'Succeeded');
  if (failed !== undefined && (asked === undefined || asked.est > failed.at)) {
    const at = failed.at;
    return { steps: closeAt(steps, { lo: at, hi: at, est: at, source: { kind: 'arrival', what: 'terminal phase', at } }), why: 'terminal' };
  }
  if (asked === undefined) {
    return { steps, why: 'open' };
  }
  const node = history.latest.nodeName;
  const unready = node === undefined ? undefined : world.unreadyIn(node, asked.est, asked.est);
  return { steps: closeAt(steps, asked, node === undefined || unready === undefined ? {} : { cause: nodeLost(node, unready), owner: 'platform' }), why: 'deleted' };
}

/** A version shows the pod delivered and nothing dates that: some time before it was seen so. */
function deliveredBy(history: History): Evidence | undefined {
  const ready = history.versions.find(({ pod }) => (runsToCompletion(history.first) ? ranBefore(history.first, pod) : conditionOf(pod, 'Ready')?.status === 'True'));
  return ready === undefined ? undefined : {
    lo: history.first.createdAt, hi: ready.at, est: ready.at, middle: true, source: { kind: 'list', what: 'seen delivered', at: ready.at },
  };
}

/** All containers that do the work have started, and at least one of them more than once: nothing dates the first start any more. */
function ranBefore(first: PodFacts, pod: PodFacts): boolean {
  const apps = first.containers.filter(({ role }) => role === 'app').map(({ name }) => statusOf(pod, name));
  return apps.some((status) => (status?.restartCount ?? 0) > 0) && apps.every((status) => status !== undefined && (status.restartCount > 0 || status.state.kind !== 'waiting'));
}

/** All that nothing dates lies before `end`: which part of it took how long nobody knows. */
const endedBy = (steps: readonly Step[], end: Evidence): readonly Step[] => steps.map((step, i) => (i === steps.length - 1 ? { ...step, evidence: end } : step));

/** The first step after the last dated one ends at `end`; the rest never began. */
function closeAt(steps: readonly Step[], end: Evidence, more: Partial<Step> = {}): readonly Step[] {
  const lastDated = steps.findLastIndex(({ evidence }) => evidence !== undefined);
  const rest = steps.slice(lastDated + 1);
  const passed = rest.slice(0, reachedIn(rest) + 1);
  return passed.length === 0 ? steps : [...steps.slice(0, lastDated + 1), ...passed.map((step, i) => (i === passed.length - 1 ? { ...step, inner: true, ...more, evidence: end } : step))];
}

/** Static pods, pods of a virtual provider, and pods whose creation nobody could hear any more when the collector started. */
function isExcluded(history: History, world: World, settings: FoldSettings): boolean {
  if (history.first.mirror || isVirtual(history.latest, world.node(history.latest.nodeName ?? ''))) {
    return true;
  }
  const since = world.hearingSince;
  const told = ['Scheduled', 'Pulled', 'Created', 'Started', 'FailedScheduling'].some((reason) => eventsOf(history, reason).length > 0);
  return since !== undefined && history.versions[0]?.datable === false && history.first.createdAt < since - settings.eventTtlMs && !told;
}

/** status.reason of a pod that the kubelet refused or ended. */
function terminalFinding(history: History): Finding | undefined {
  const failed = history.versions.find(({ pod }) => pod.phase === 'Failed' && pod.reason !== undefined);
  const { reason = '', message = '' } = failed?.pod ?? {};
  if (failed === undefined) {
    return exitFinding(history);
  }
  const cause = causeOfWords({ reason, message, kind: 'Pod', source: '' });
  return cause === undefined ? undefined : findingFrom(cause, failed.at, 'status of the pod', `${reason}: ${message}`);
}

/** A cause was active when the delivery ended; a gate that holds the pod is none. */
function failsAtEnd({ phases }: Lifecycle): boolean {
  const last = phases.at(-1);
  return last?.cause !== undefined && last.name !== 'gated' && (last.code !== undefined || last.slice === 'failing' || last.name === 'crash');
}

/** Names, in which * stands for any letters. */
function matcher(patterns: readonly string[]): (name: string) => boolean {
  const parts = patterns.map((pattern) => pattern.split('*').map((part) => part.replace(/[^\w-]/g, '\\$&')).join('.*'));
  const whole = new RegExp(`^(?:${parts.join('|')})$`);
  return (name) => parts.length > 0 && whole.test(name);
}

/** A probe's kill that the program did not heed either. */
function sigtermIgnored(history: History, lifecycle: Lifecycle): readonly Named[] {
  return lifecycle.phases.some(({ cause }) => cause?.params['sigterm'] === 'ignored') && !history.first.mirror ? [SIGTERM_IGNORED] : [];
}

/** A pod that ended without a word: the container that failed says why. */
function exitFinding(history: History): Finding | undefined {
  const failed = history.versions.find(({ pod }) => pod.phase === 'Failed');
  for (const spec of failed === undefined ? [] : history.latest.containers) {
    const state = statusOf(history.latest, spec.name)?.state;
    const cause = state?.kind === 'terminated' && state.exitCode !== 0 ? exitCause(history, spec, state) : undefined;
    if (failed !== undefined && cause !== undefined) {
      return { ...findingFrom(cause, failed.at, `status of ${spec.name}`, state?.kind === 'terminated' ? (state.message ?? state.reason ?? '') : ''), container: spec.name };
    }
  }
  return undefined;
}

/** Of what somebody's request cut short. */
const cutOutcome = (verdict: Verdict, failing: boolean): Outcome => (failing || verdict === 'missed' ? 'failed' : 'cancelled');

function createOutcome(history: History, why: Why, verdict: Verdict, failing: boolean, owner: Owner | undefined, elapsedMs: number, targetMs: number): Outcome {
  switch (why) {
    case 'delivered':
      return verdict === 'missed' ? 'delivered_late' : 'delivered';
    case 'deleted':
      return cutOutcome(verdict, failing);
    case 'terminal':
      return history.latest.phase === 'Succeeded' ? 'delivered' : 'failed';
    case 'open':
      return openOutcome('create', owner, elapsedMs, targetMs);
  }
}

function deleteRecord(history: History, now: EpochMs, judging: Judging): PodRecord | undefined {
  const { world } = judging;
  const latency = latencyOf(judging.settings);
  const asked = deletionAsked(history, world, latency);
  if (asked === undefined || history.first.mirror) {
    return undefined;
  }
  const closed = history.deletedAt !== undefined || history.missing !== undefined;
  const deletion = deletionOf({ history, world, clock: world.clockOf(history.node), latency, now }, asked);
  const fused = fuse('D0', asked, deletion.steps, closed ? undefined : now);
  const targetMs = deleteTargetMs(history.latest);
  const eviction = evictionFinding(deletion.cause, asked);
  return recordOf(history, lifecycleOf('delete', { history, world, fused }), now, judging, {
    ordinal: 0, targetMs, blind: [...deletion.blind, ...fused.blind], beside: [], ...(eviction === undefined ? {} : { eviction }),
    outcome: (_, owner, elapsedMs) => (!closed ? openOutcome('delete', owner, elapsedMs, targetMs) : deletion.forced && !wasOver(history) ? 'deleted_forced' : 'deleted'),
  });
}

const evictionFinding = (cause: Cause | undefined, asked: Evidence): Finding | undefined =>
  cause === undefined ? undefined : findingFrom(cause, asked.est, 'condition DisruptionTarget', cause.params['why'] ?? '');

const ENDS: Readonly<Record<Change['operation'], Outcome>> = { upgrade: 'upgraded', resize: 'resized', restart: 'restarted' };

function changeRecords(history: History, now: EpochMs, judging: Judging): readonly PodRecord[] {
  const { settings, world } = judging;
  const latency = latencyOf(settings);
  const rates = ratesOf(settings);
  const ordinals = new Map<string, number>();
  return changesOf({ history, clock: world.clockOf(history.node), latency, rates }).map((change) => {
    const { operation, container } = change;
    const ordinal = ordinals.get(operation) ?? 0;
    ordinals.set(operation, ordinal + 1);
    const ended = change.steps.at(-1)?.evidence !== undefined;
    const cut = !ended && (change.overtaken !== undefined || history.deletedAt !== undefined);
    const fused = fuse(operation === 'upgrade' ? 'U0' : operation === 'resize' ? 'R0' : 'B13', change.start, closedBy(history, change, ended, world, latency), ended || cut ? undefined : now);
    const targetMs = operation === 'upgrade' ? upgradeTargetMs(change.images, rates) : operation === 'resize' ? RESIZE_TARGET_MS : RESTART_TARGET_MS;
    const lifecycle = lifecycleOf(operation, { history, world, fused, container });
    return recordOf(history, lifecycle, now, judging, {
      ordinal, targetMs, blind: fused.blind, beside: [...(change.lacksEvents ? [EVENTS_MISSING] : []), ...sigtermIgnored(history, lifecycle)],
      outcome: (verdict, owner, elapsedMs) => (ended ? ENDS[operation] : cut ? cutOutcome(verdict, failsAtEnd(lifecycle)) : openOutcome(operation, owner, elapsedMs, targetMs)),
      ...(change.downtimeMs === undefined ? {} : { downtimeMs: change.downtimeMs }),
    });
  });
}

/** A change that a newer one or the pod's deletion overtook ends with the request for that. */
function closedBy(history: History, change: Change, ended: boolean, world: World, latency: WatchLatency): readonly Step[] {
  const asked = ended ? undefined : (change.overtaken ?? deletionAsked(history, world, latency));
  return asked === undefined ? change.steps : closeAt(change.steps, asked);
}
