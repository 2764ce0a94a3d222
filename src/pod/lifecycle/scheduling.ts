// From B1 to B5: gates, the first attempt, what refused the pod, what made room for it.
//   gated │ attempt │ unschedulable │ unschedulable (another cause) │ scale-up or preemption │
import type { PodFacts } from '../signal';
import type { Cause } from './cause';
import { causeOfWords, deduced } from './cause';
import type { Step } from './chain';
import { claimsOf } from './claims';
import { createdEvidence } from './created';
import type { Evidence } from './evidence';
import { arrival, audited, earlier, happened, upTo, wholeSecond } from './evidence';
import type { History, Version } from './history';
import { auditOf, conditionOf, eventsOf, firstCondition, firstVersion } from './history';
import type { WatchLatency, World } from './world';

export function gateSteps(history: History, latency: WatchLatency): readonly Step[] {
  const { gates } = history.first;
  if (gates.length === 0) {
    return [];
  }
  const removed = firstVersion(history, (pod) => pod.gates.length === 0);
  const cause = deduced('GATE_SCHEDULING', { params: { gates: gates.join(',') }, confidence: 0.95 });
  return [{ name: 'gated', owner: 'dependency', cause, end: 'B2', evidence: ungatedAudit(history, removed) ?? arrival(removed, latency, 'gates removed') }];
}

/** The last audited update before the gates were seen gone. */
function ungatedAudit(history: History, removed: Version | undefined): Evidence | undefined {
  const audit = history.audits.findLast(({ verb, subresource, completedAt }) =>
    (verb === 'update' || verb === 'patch') && subresource === undefined && removed !== undefined && completedAt <= removed.at);
  return audit === undefined ? undefined : audited(audit.completedAt, history.clocks.apiServer, 'audit of the update');
}

/** What ends the stretch of a cause: the next cause, or whatever makes room. */
interface Turn {
  readonly slice: 'unschedulable' | 'scale-up' | 'preemption' | 'prebind';
  readonly cause: Cause | undefined;
  readonly since: Evidence | undefined;
}

export function schedulingSteps(history: History, world: World, latency: WatchLatency): readonly Step[] {
  if (history.first.mirror) {
    // The kubelet read it from its own disk.
    return [];
  }
  const bound = boundEvidence(history, latency);
  const turns = turnsOf(history, world, latency);
  const step = (more: Partial<Step> & Pick<Step, 'evidence'>): Step => ({ name: 'scheduling', owner: 'platform', end: 'B5', ...more });
  if (turns.length === 0) {
    return [step({ evidence: bound })];
  }
  return [
    step({ slice: 'attempt', end: 'B3', inner: true, evidence: turns[0]?.since }),
    ...turns.map(({ slice, cause }, i) => step({
      slice, ...(cause === undefined ? { owner: 'dependency' as const } : { owner: cause.owner, cause }), evidence: turns[i + 1]?.since ?? bound, inner: i < turns.length - 1,
    })),
  ];
}

/** Refusals with their causes up to the moment when room was being made; from then on that is the story. */
function turnsOf(history: History, world: World, latency: WatchLatency): readonly Turn[] {
  const room = roomTurn(history, latency);
  const before = room?.since?.est ?? Infinity;
  const refusals = refusalTurns(history, world, latency).filter(({ since }) => since !== undefined && since.est < before);
  if (room !== undefined && (refusals.length > 0 || room.slice !== 'scale-up')) {
    return [...refusals, room];
  }
  const prebind = prebindSince(history, world, latency);
  const refused = refusals.at(-1)?.since;
  const cause = history.first.claims.length > 0 && claimsOf(history.first).length === 0 ? DEVICES : undefined;
  return prebind === undefined || (refused !== undefined && prebind.est < refused.est) ? refusals : [...refusals, { slice: 'prebind', cause, since: prebind }];
}

const DEVICES = deduced('DRA_BINDING_SLOW');

function roomTurn(history: History, latency: WatchLatency): Turn | undefined {
  const scaleUp = happened(eventsOf(history, 'TriggeredScaleUp')[0] ?? eventsOf(history, 'Nominated')[0]);
  if (scaleUp !== undefined) {
    const cause = deduced('SCHED_AUTOSCALE_PENDING', { confidence: 0.9 });
    return { slice: 'scale-up', cause, since: scaleUp };
  }
  const nominated = firstVersion(history, (pod) => pod.nominatedNode !== undefined && pod.nodeName === undefined);
  if (nominated === undefined || conditionOf(nominated.pod, 'PodScheduled')?.status !== 'False') {
    return undefined;
  }
  const node = nominated.pod.nominatedNode ?? '';
  const cause = deduced('SCHED_PREEMPTION_WAIT', { confidence: 0.9, params: { node } });
  return { slice: 'preemption', cause, since: arrival(nominated, latency, 'nominatedNodeName') };
}

/** The scheduler had chosen and waited for a volume or device: nominated without a refusal, or the claim's selected node. */
function prebindSince(history: History, world: World, latency: WatchLatency): Evidence | undefined {
  const nominated = firstVersion(history, (pod) => pod.nominatedNode !== undefined && pod.nodeName === undefined);
  if (nominated !== undefined) {
    return arrival(nominated, latency, 'nominatedNodeName');
  }
  const selected = claimsOf(history.first)
    .map((claim) => world.selectedAt(history.first.namespace, claim))
    .filter((at) => at !== undefined);
  const [first] = selected.sort((a, b) => a - b);
  return first === undefined || first < (history.versions[0]?.at ?? 0) ? undefined : { lo: first, hi: first, est: first, source: { kind: 'arrival', what: 'selected-node of the claim', at: first } };
}

/** Stretches of one cause each, from the condition's texts: they are complete and current, the events are not (1.3). */
function refusalTurns(history: History, world: World, latency: WatchLatency): readonly Turn[] {
  const turns: Turn[] = [];
  for (const version of history.versions) {
    const condition = conditionOf(version.pod, 'PodScheduled');
    if (condition?.status !== 'False' || condition.reason === 'SchedulingGated') {
      continue;
    }
    const cause = causeOfWords({ reason: 'Unschedulable', message: condition.message ?? '', kind: 'Pod', source: '' }, 1, () => untoleratedTaints(version.pod, world));
    const last = turns.at(-1);
    if (cause !== undefined && last?.cause?.code !== cause.code) {
      turns.push({ slice: 'unschedulable', cause, since: refusedSince(history, version, latency, turns.length === 0) });
    }
  }
  return turns.length > 0 ? withAutoscalerRefusal(history, turns) : eventTurns(history);
}

/** The condition's second is that of the first refusal, in the scheduler's clock. */
function refusedSince(history: History, version: Version, latency: WatchLatency, first: boolean): Evidence | undefined {
  const changedAt = conditionOf(version.pod, 'PodScheduled')?.changedAt;
  return arrival(version, latency, 'PodScheduled False') ?? (first && changedAt !== undefined ? wholeSecond(changedAt, history.clocks.of(version.pod.schedulerName, undefined), 'PodScheduled condition') : undefined);
}

/** Without a version that shows the refusal, its event must do. */
function eventTurns(history: History): readonly Turn[] {
  const seen = eventsOf(history, 'FailedScheduling').find(({ first }) => !/karpenter/.test(first.component));
  const cause = seen === undefined ? undefined : causeOfWords({ reason: 'FailedScheduling', message: seen.last.message, kind: 'Pod', source: seen.last.component });
  return seen === undefined || cause === undefined ? [] : [{ slice: 'unschedulable', cause, since: happened(seen) }];
}

/** A full cluster whose autoscaler declined to grow. */
function withAutoscalerRefusal(history: History, turns: readonly Turn[]): readonly Turn[] {
  const refused = eventsOf(history, 'NotTriggerScaleUp')[0];
  const since = happened(refused);
  const capacity = turns.at(-1)?.cause?.code;
  if (refused === undefined || since === undefined || capacity === undefined || !/^SCHED_(?:INSUFFICIENT|TOO_MANY_PODS)/.test(capacity)) {
    return turns;
  }
  const cause = deduced('SCHED_AUTOSCALE_REFUSED', {
    confidence: 0.9, count: Math.max(1, refused.last.count), params: { why: refused.last.message },
  });
  return [...turns, { slice: 'unschedulable', cause, since }];
}

/** One key per node that keeps the pod away by a taint. */
function untoleratedTaints(pod: PodFacts, world: World): readonly string[] {
  const keys: string[] = [];
  for (const node of world.nodes()) {
    const taint = node.taints.find(({ key, value, effect }) => effect !== 'PreferNoSchedule' && !pod.tolerations.some((toleration) =>
      (toleration.key === undefined || toleration.key === key) && (toleration.effect === undefined || toleration.effect === effect) &&
      (toleration.operator === 'Exists' || toleration.key === undefined || (toleration.value ?? '') === (value ?? ''))));
    if (taint !== undefined) {
      keys.push(taint.key);
    }
  }
  return keys;
}

/** B5: audit, else the earlier of the scheduler's event and the arrival of the node name, else the condition's second. */
export function boundEvidence(history: History, latency: WatchLatency): Evidence | undefined {
  const binding = auditOf(history, ['create'], 'binding');
  if (binding !== undefined) {
    return audited(binding.completedAt, history.clocks.apiServer, 'audit of the binding');
  }
  const version = firstVersion(history, (pod) => pod.nodeName !== undefined);
  const event = happened(eventsOf(history, 'Scheduled')[0]);
  const first = history.versions[0];
  if (version !== undefined && version === first && first.datable && event === undefined && conditionOf(first.pod, 'PodScheduled') === undefined) {
    // Created with a node name: nobody scheduled it.
    return createdEvidence(history, latency);
  }
  const condition = firstCondition(history, 'PodScheduled', 'True')?.pod;
  const changedAt = condition === undefined ? undefined : conditionOf(condition, 'PodScheduled')?.changedAt;
  // The scheduler tells of the binding right after it.
  return earlier(upTo(event, latency.medianMs), arrival(version, latency, 'nodeName')) ?? (changedAt === undefined ? undefined : wholeSecond(changedAt, history.clocks.apiServer, 'PodScheduled condition'));
}
