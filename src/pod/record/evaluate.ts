// One pod's journal becomes its records: the whole heart as one pure function.
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import type { Owner } from '../code/code';
import { delayCode } from '../diagnosis/delay';
import { diagnose, findingsOf } from '../diagnosis/diagnose';
import type { Evidence as Proof } from '../diagnosis/finding';
import type { Fused, Step } from '../lifecycle/chain';
import { fuse } from '../lifecycle/chain';
import { createdEvidence, createSteps } from '../lifecycle/create';
import { deleteSteps, deletionAsked } from '../lifecycle/delete';
import type { Evidence } from '../lifecycle/evidence';
import type { History } from '../lifecycle/history';
import { conditionOf, firstCondition, historyOf, statusOf } from '../lifecycle/history';
import type { Lifecycle, Phase, Precision } from '../lifecycle/lifecycle';
import type { WatchLatency, World } from '../lifecycle/world';
import type { PodFacts, Signal } from '../signal';
import { ownerSums } from '../slo/sums';
import { createTargetMs, deleteTargetMs } from '../slo/target';
import type { Outcome, Verdict } from '../slo/verdict';
import { budgetOf, verdictOf } from '../slo/verdict';
import type { FoldSettings } from './fold';
import type { Dimensions, PodRecord } from './record';
import { ENGINE_REVISION, FREE_IMAGE_BYTES, TABLE_REVISION } from './settings';

/** Owner workloads above ReplicaSets are known by the watch. */
export type WorkloadOf = (pod: PodFacts) => { readonly kind: string; readonly name: string };

export interface Judging {
  readonly world: World;
  readonly settings: FoldSettings;
  readonly workloadOf: WorkloadOf;
}

/** Records of all operations that the journal shows, the create first. Empty when it holds no version of the pod. */
export function recordsFrom(signals: readonly Signal[], now: EpochMs, judging: Judging): readonly PodRecord[] {
  const history = historyOf(signals);
  if (history === undefined) {
    return [];
  }
  const create = createRecord(history, now, judging);
  const deletion = deleteRecord(history, now, judging);
  return deletion === undefined ? [create] : [create, deletion];
}

const latencyOf = ({ watchLatencyMs, watchLatencyMaxMs }: FoldSettings): WatchLatency => ({ medianMs: watchLatencyMs, maxMs: watchLatencyMaxMs });

function createRecord(history: History, now: EpochMs, judging: Judging): PodRecord {
  const { world, settings } = judging;
  const latency = latencyOf(settings);
  const rates = { bytesPerS: settings.pullRateBytesPerS, freeBytes: FREE_IMAGE_BYTES };
  const steps = createSteps(history, world, { latency, rates, injected: (container) => settings.injectedContainers.includes(container) });
  const end = cutShort(history, steps, latency);
  const fused = fuse('B1', createdEvidence(history, latency), end.steps, end.closed ? undefined : now);
  const lifecycle = lifecycleOf('create', history, fused);
  const targetMs = createTargetMs(history.first, { ...rates, claim: (namespace, name) => world.claim(namespace, name) });
  const k8sSliMs = officialSli(history, lifecycle);
  return recordOf(history, lifecycle, now, judging, {
    targetMs,
    outcome: (verdict, owner, slis) => createOutcome(history, end, verdict, owner, slis, targetMs),
    ...(k8sSliMs === undefined ? {} : { k8sSliMs }),
  });
}

interface Cut {
  readonly steps: readonly Step[];
  /** Nothing more will come. */
  readonly closed: boolean;
  readonly why: 'delivered' | 'deleted' | 'terminal' | 'open';
}

/** A delivery that ended before its point: by deletion or in a terminal phase; the open step then ends there. */
function cutShort(history: History, steps: readonly Step[], latency: WatchLatency): Cut {
  const last = steps.at(-1);
  const delivered = last?.evidence !== undefined;
  if (delivered) {
    return { steps, closed: true, why: 'delivered' };
  }
  const asked = deletionAsked(history, latency) ?? goneWithoutWord(history);
  const failed = history.versions.find(({ pod }) => pod.phase === 'Failed' || pod.phase === 'Succeeded');
  const ended = failed === undefined || (asked !== undefined && asked.est <= failed.at) ? asked : terminalEvidence(failed.at);
  if (ended === undefined) {
    return { steps, closed: false, why: 'open' };
  }
  return { steps: closeAt(steps, ended), closed: true, why: ended === asked ? 'deleted' : 'terminal' };
}

const terminalEvidence = (at: EpochMs): Evidence => ({ lo: at, hi: at, est: at, source: { kind: 'arrival', what: 'terminal phase', at } });

function goneWithoutWord(history: History): Evidence | undefined {
  const at = history.deletedAt ?? history.missing?.at;
  return at === undefined ? undefined : { lo: history.missing?.lastSeen ?? at, hi: at, est: at, source: { kind: 'arrival', what: 'gone', at } };
}

/** The first step after the last dated one ends at `end`; the rest never began. */
function closeAt(steps: readonly Step[], end: Evidence): readonly Step[] {
  let lastDated = -1;
  steps.forEach((step, i) => {
    lastDated = step.evidence === undefined ? lastDated : i;
  });
  const open = steps[lastDated + 1];
  return open === undefined ? steps : [...steps.slice(0, lastDated + 1), { ...open, evidence: end }];
}

function lifecycleOf(operation: Lifecycle['operation'], history: History, fused: Fused): Lifecycle {
  const { uid, namespace, name } = history.latest;
  const start = fused.boundaries[0] ?? fused.end;
  const phases = fused.phases.map((phase): Phase => {
    const code = delayCode(phase) ?? phase.code;
    return code === undefined ? phase : { ...phase, code };
  });
  return {
    operation, uid, namespace, name, phases, boundaries: fused.boundaries, conflicts: fused.conflicts,
    open: phases.at(-1)?.open === true, start: { lo: start.lo, hi: start.hi, est: start.est }, end: fused.end,
  };
}

interface Judgement {
  readonly targetMs: number;
  readonly k8sSliMs?: number;
  outcome(verdict: Verdict, owner: Owner | undefined, slis: { readonly loMs: number; readonly elapsedMs: number }): Outcome;
}

function recordOf(history: History, lifecycle: Lifecycle, now: EpochMs, judging: Judging, judgement: Judgement): PodRecord {
  const { world, settings } = judging;
  const sums = ownerSums(lifecycle.phases);
  const findings = findingsOf(lifecycle, (phase) => proofOf(history, phase));
  const diagnosis = diagnose(lifecycle, findings);
  const gaps = world.gapsIn(lifecycle.start.est, lifecycle.end.est);
  const elapsedMs = now - lifecycle.start.est - sums.gateWait.estMs;
  const closedVerdict = verdictOf(sums.sli, judgement.targetMs);
  const verdict = lifecycle.open && closedVerdict === 'met' && elapsedMs < 2 * judgement.targetMs ? 'indeterminate' : closedVerdict;
  const outcome = judgement.outcome(verdict, diagnosis?.owner, { loMs: sums.sli.loMs, elapsedMs });
  const backfilled = history.versions[0]?.datable === false;
  return {
    key: { uid: history.latest.uid, operation: lifecycle.operation, ordinal: 0 },
    revision: 0, settled: false,
    dimensions: dimensionsOf(history, judging, judgement.targetMs),
    lifecycle, findings,
    ...(diagnosis === undefined ? {} : { diagnosis }),
    sums: { ...sums, ...(judgement.k8sSliMs === undefined ? {} : { k8sSliMs: judgement.k8sSliMs }) },
    targetMs: judgement.targetMs, verdict, outcome, budget: budgetOf(outcome, verdict, diagnosis?.owner),
    precision: coarsest(lifecycle.phases),
    blind: [], gaps: gaps.map(({ from, to, resources }) => ({ from, resources, ...(to === undefined ? {} : { to }) })),
    backfilled, tooLate: 0,
    ...(history.latest.nodeName === undefined ? {} : { nodeClock: world.clockOf(history.latest.nodeName) }),
    madeBy: { engine: ENGINE_REVISION, table: TABLE_REVISION, configuration: settings.pullRateBytesPerS },
  };
}

function createOutcome(
  history: History, cut: Cut, verdict: Verdict, owner: Owner | undefined, slis: { readonly elapsedMs: number }, targetMs: number
): Outcome {
  if (history.first.mirror) {
    return 'excluded';
  }
  switch (cut.why) {
    case 'delivered':
      return verdict === 'missed' ? 'delivered_late' : 'delivered';
    case 'deleted':
      return owner !== undefined || verdict === 'missed' ? 'failed' : 'cancelled';
    case 'terminal':
      return history.latest.phase === 'Succeeded' ? 'delivered' : 'failed';
    case 'open':
      return slis.elapsedMs >= 2 * targetMs && owner !== undefined ? 'stuck' : 'pending';
  }
}

function deleteRecord(history: History, now: EpochMs, judging: Judging): PodRecord | undefined {
  const latency = latencyOf(judging.settings);
  const asked = deletionAsked(history, latency);
  if (asked === undefined || history.first.mirror) {
    return undefined;
  }
  const closed = history.deletedAt !== undefined || history.missing !== undefined;
  const steps = deleteSteps(history, judging.world.clockOf(history.latest.nodeName), latency);
  const lifecycle = lifecycleOf('delete', history, fuse('D0', asked, steps, closed ? undefined : now));
  const forced = history.latest.deletionGraceS === 0 && closed && history.latest.statuses.some(({ state }) => state.kind === 'running');
  return recordOf(history, lifecycle, now, judging, {
    targetMs: deleteTargetMs(history.latest),
    outcome: () => (closed ? (forced ? 'deleted_forced' : 'deleted') : 'pending'),
  });
}

/**
 * The official startup SLI: first watch arrival by which every container has started, minus creation, pulls and init
 * runs. None when gated, ever unschedulable, stateful, not reached, or when that arrival is a LIST.
 */
function officialSli(history: History, lifecycle: Lifecycle): number | undefined {
  const { first } = history;
  const stateful = first.volumes.some(({ source }) => source === 'pvc' || source === 'csi' || source === 'ephemeral' || source === 'nfs');
  const refused = history.versions.some(({ pod }) => {
    const scheduled = conditionOf(pod, 'PodScheduled');
    return scheduled?.status === 'False' && scheduled.reason !== 'SchedulingGated';
  });
  if (first.gates.length > 0 || stateful || refused || first.mirror) {
    return undefined;
  }
  const counted = first.containers.filter(({ role }) => role === 'app' || role === 'sidecar');
  const reached = history.versions.find(({ pod }) =>
    counted.every(({ name }) => {
      const status = statusOf(pod, name);
      const state = status?.state;
      return status !== undefined && ((state?.kind === 'running' || (state?.kind === 'terminated' && state.startedAt !== undefined)) || status.restartCount > 0);
    })
  );
  if (reached?.datable !== true) {
    return undefined;
  }
  const inits = new Set(first.containers.filter(({ role }) => role === 'init').map(({ name }) => name));
  const excludedMs = lifecycle.phases
    .filter((phase) => phase.name === 'pull' || ((phase.name === 'run' || phase.name === 'crash') && inits.has(phase.container ?? '')))
    .reduce((sum, phase) => sum + phase.length.estMs, 0);
  return reached.at - lifecycle.start.est - excludedMs;
}

const ORDER: readonly Precision[] = ['exact', 'fine', 'coarse', 'bounded', 'unknown'];

function coarsest(phases: readonly Phase[]): Precision {
  return phases.reduce<Precision>((worst, { precision }) => (ORDER.indexOf(precision) > ORDER.indexOf(worst) ? precision : worst), 'exact');
}

function dimensionsOf(history: History, judging: Judging, targetMs: number): Dimensions {
  const { latest, first } = history;
  const workload = judging.workloadOf(latest);
  return {
    namespace: latest.namespace, pod: latest.name, podIp: latest.podIp ?? '', node: latest.nodeName ?? '',
    workloadKind: workload.kind, workload: workload.name,
    image: first.containers.find(({ role }) => role === 'app')?.image ?? '', specClass: `${targetMs / SECOND_MS}s`,
  };
}

// More than a person reads; the timeline has them all.
const PROOFS_MAX = 5;

/** Warnings and failing states heard in a stretch. */
function proofOf(history: History, phase: Phase): readonly Proof[] {
  const within = (at: number): boolean => at >= phase.from.lo - SECOND_MS && at <= phase.to.hi + SECOND_MS;
  const ofPhase = (container: string | undefined): boolean => phase.container === undefined || container === undefined || container === phase.container;
  const proofs: Proof[] = [];
  if (phase.name === 'scheduling') {
    const refused = firstCondition(history, 'PodScheduled', 'False');
    const said = refused === undefined ? undefined : conditionOf(refused.pod, 'PodScheduled')?.message;
    if (refused !== undefined && said !== undefined) {
      proofs.push({ source: 'condition PodScheduled', at: refused.at, text: said });
    }
  }
  for (const { last, first, lastAt } of history.events) {
    const at = first.namedAt ?? first.eventTime ?? lastAt;
    if (first.type === 'Warning' && within(at) && ofPhase(first.subject.container)) {
      proofs.push({ source: `event ${first.reason}`, at: epochMs(at), text: last.message, uid: first.uid });
    }
  }
  const state = phase.container === undefined ? undefined : statusOf(history.latest, phase.container)?.state;
  const shownAt = history.versions.at(-1)?.at;
  if (phase.open && state?.kind === 'waiting' && state.reason !== undefined && shownAt !== undefined) {
    proofs.unshift({ source: `status of ${phase.container ?? ''}`, at: shownAt, text: `${state.reason}${state.message === undefined ? '' : `: ${state.message}`}` });
  }
  return proofs.slice(-PROOFS_MAX);
}
