// A fused operation becomes its record: sums, verdict, outcome, the one diagnosis.
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import type { Owner } from '../code/code';
import { codeOf } from '../code/code';
import { delayCode } from '../diagnosis/delay';
import { diagnose, findingsOf } from '../diagnosis/diagnose';
import type { Evidence as Proof, Finding, Named } from '../diagnosis/finding';
import type { Cause } from '../lifecycle/cause';
import type { Fused } from '../lifecycle/chain';
import type { History } from '../lifecycle/history';
import { conditionOf, firstCondition, statusOf } from '../lifecycle/history';
import type { Lifecycle, Phase, Precision } from '../lifecycle/lifecycle';
import type { World } from '../lifecycle/world';
import type { PodFacts } from '../signal';
import { ownerSums } from '../slo/sums';
import type { Outcome, Verdict } from '../slo/verdict';
import { budgetOf, verdictOf } from '../slo/verdict';
import type { FoldSettings } from './fold';
import type { Dimensions, PodRecord } from './record';
import { ENGINE_REVISION, TABLE_REVISION } from './settings';

/** Owner workloads above ReplicaSets are known by the watch. */
export type WorkloadOf = (pod: PodFacts) => { readonly kind: string; readonly name: string };

export interface Judging {
  readonly world: World;
  readonly settings: FoldSettings;
  readonly workloadOf: WorkloadOf;
}

/** @param excluded nothing is charged and no delay is named. */
export function lifecycleOf(operation: Lifecycle['operation'], history: History, fused: Fused, container: string | undefined, excluded = false): Lifecycle {
  const { uid, namespace, name } = history.latest;
  const start = fused.boundaries[0] ?? fused.end;
  const phases = fused.phases.map((phase): Phase => {
    const code = excluded ? undefined : delayCode(phase);
    const { code: _, ...rest } = phase;
    return code === undefined ? rest : { ...rest, code };
  });
  return {
    operation, uid, namespace, name, phases, boundaries: fused.boundaries, conflicts: fused.conflicts, open: phases.at(-1)?.open === true,
    start: { lo: start.lo, hi: start.hi, est: start.est }, end: fused.end, ...(container === undefined ? {} : { container }),
  };
}

export interface Judgement {
  readonly ordinal: number;
  readonly targetMs: number;
  readonly blind: readonly string[];
  readonly k8sSliMs?: number;
  readonly downtimeMs?: number;
  /** A terminal status: it beats what the phases say. */
  readonly terminal?: Finding;
  readonly eviction?: Finding;
  readonly beside: readonly Named[];
  /** Given the verdict as far as known, the main code's owner, and the time since the SLI's clock started. */
  outcome(verdict: Verdict, owner: Owner | undefined, elapsedMs: number): Outcome;
}

export function recordOf(history: History, lifecycle: Lifecycle, now: EpochMs, judging: Judging, judgement: Judgement): PodRecord {
  const { world, settings } = judging;
  const sums = ownerSums(lifecycle.phases);
  const findings = findingsOf(lifecycle, (phase) => proofOf(history, phase));
  const { diagnosis, also } = diagnose(lifecycle, findings, judgement, judgement.beside);
  const gaps = world.gapsIn(lifecycle.start.est, lifecycle.end.est);
  const elapsedMs = now - lifecycle.start.est - sums.gateWait.estMs;
  const soFar = verdictOf(sums.sli, judgement.targetMs);
  const outcome = judgement.outcome(soFar, diagnosis?.owner, elapsedMs);
  // What is still under way can only be missed; when it is stuck the verdict is on what it cost so far.
  const verdict = outcome === 'pending' && soFar === 'met' ? 'indeterminate' : soFar;
  return {
    key: { uid: history.latest.uid, operation: lifecycle.operation, ordinal: judgement.ordinal },
    revision: 0, settled: false,
    dimensions: dimensionsOf(history, judging, judgement.targetMs),
    lifecycle, findings, also,
    ...(diagnosis === undefined ? {} : { diagnosis }),
    sums: { ...sums, ...(judgement.k8sSliMs === undefined ? {} : { k8sSliMs: judgement.k8sSliMs }) },
    targetMs: judgement.targetMs, verdict, outcome, budget: budgetOf(outcome, verdict, diagnosis?.owner),
    precision: coarsest(lifecycle.phases),
    blind: judgement.blind, gaps: gaps.map(({ from, to, resources }) => ({ from, resources, ...(to === undefined ? {} : { to }) })),
    backfilled: history.versions[0]?.datable === false, tooLate: 0,
    ...(judgement.downtimeMs === undefined ? {} : { downtimeMs: judgement.downtimeMs }),
    ...(history.latest.nodeName === undefined ? {} : { nodeClock: world.clockOf(history.latest.nodeName) }),
    madeBy: { engine: ENGINE_REVISION, table: TABLE_REVISION, configuration: settings.pullRateBytesPerS },
  };
}

/** A cause that holds since a moment, as a finding of its own. */
export function findingFrom(cause: Cause, since: EpochMs, source: string, text: string): Finding {
  return {
    code: cause.code, owner: cause.owner, since, count: cause.count, confidence: cause.confidence, params: cause.params, advice: cause.advice,
    evidence: text === '' ? [] : [{ source, at: since, text }],
  };
}

export const EVENTS_MISSING: Named = { code: codeOf('OBS_EVENTS_MISSING'), owner: 'unknown' };

export const SIGTERM_IGNORED: Named = { code: codeOf('DELETE_SIGTERM_IGNORED'), owner: 'user' };

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
