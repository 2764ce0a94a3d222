// A fused operation becomes its record: sums, verdict, outcome, the one diagnosis.
import type { EpochMs } from '../../base/time';
import type { Owner } from '../code/code';
import { codeOf } from '../code/code';
import { delayCode, withLateCodes } from '../diagnosis/delay';
import { diagnose, findingsOf } from '../diagnosis/diagnose';
import { nextOf } from '../diagnosis/next/index';
import { ruledOut } from '../diagnosis/ruled-out';
import type { OpenStretch } from '../diagnosis/rule';
import { causeOfOpen } from '../diagnosis/rules/index';
import { proofOf, shown } from '../diagnosis/evidence';
import type { Finding, Named } from '../diagnosis/finding';
import type { Cause } from '../lifecycle/cause';
import type { Fused } from '../lifecycle/chain';
import type { History } from '../lifecycle/history';
import type { Lifecycle, Phase, Precision, Span } from '../lifecycle/lifecycle';
import type { Stage } from '../lifecycle/stages';
import type { World } from '../lifecycle/world';
import type { PodFacts } from '../signal';
import { ownerSums } from '../slo/sums';
import type { Outcome, Verdict } from '../slo/verdict';
import { budgetOf, verdictOf } from '../slo/verdict';
import type { FoldSettings } from './fold';
import { dimensionsOf } from './dimensions';
import type { PodRecord } from './record';
import { ENGINE_REVISION, TABLE_REVISION } from './settings';

/** Owner workloads above ReplicaSets are known by the watch. */
export type WorkloadOf = (pod: PodFacts) => { readonly kind: string; readonly name: string };

export interface Judging {
  readonly world: World;
  readonly settings: FoldSettings;
  readonly workloadOf: WorkloadOf;
}

export interface Told {
  readonly history: History;
  readonly world: World;
  readonly fused: Fused;
  readonly container?: string | undefined;
  /** Nothing is charged and no delay is named; what still fails is. */
  readonly excluded?: boolean;
}

export function lifecycleOf(operation: Lifecycle['operation'], { history, world, fused, container, excluded = false }: Told): Lifecycle {
  const { uid, namespace, name } = history.latest;
  const start = fused.boundaries[0] ?? fused.end;
  const explained = fused.phases.map((phase) => (phase.open ? explainedPhase({ operation, phase, waitedMs: phase.length.estMs, history, world }) : phase));
  const phases = explained.map((phase): Phase => {
    const code = excluded && (!phase.open || phase.cause === undefined) ? undefined : delayCode(phase);
    const { code: _, ...rest } = phase;
    return code === undefined ? rest : { ...rest, code };
  });
  return {
    operation, uid, namespace, name, phases, boundaries: fused.boundaries, conflicts: fused.conflicts, open: phases.at(-1)?.open === true,
    start: { lo: start.lo, hi: start.hi, est: start.est }, end: fused.end, ...(container === undefined ? {} : { container }),
  };
}

function explainedPhase(open: OpenStretch): Phase {
  const cause = causeOfOpen(open);
  return cause === undefined ? open.phase : { ...open.phase, owner: cause.owner, cause };
}

export interface Judgement {
  readonly ordinal: number;
  readonly targetMs: number;
  readonly blind: readonly string[];
  readonly k8sSli?: Span;
  readonly downtimeMs?: number;
  readonly stages?: readonly Stage[];
  /** A terminal status: it beats what the phases say. */
  readonly terminal?: Finding;
  readonly eviction?: Finding;
  readonly beside: readonly Named[];
  /** false: nothing is charged, and no delay is named. */
  readonly charged?: boolean;
  /** Given the verdict as far as known, the main code's owner, and the time since the SLI's clock started. */
  outcome(verdict: Verdict, owner: Owner | undefined, elapsedMs: number): Outcome;
}

export function recordOf(history: History, told: Lifecycle, now: EpochMs, judging: Judging, judgement: Judgement): PodRecord {
  const { world, settings } = judging;
  const sums = ownerSums(told.phases);
  const soFar = verdictOf(sums.sli, judgement.targetMs);
  const lifecycle = soFar === 'missed' && judgement.charged !== false ? { ...told, phases: withLateCodes(told.phases) } : told;
  const findings = findingsOf(lifecycle, (phase) => proofOf(history, phase, world)).map((finding) => placed(finding, history));
  const { diagnosis, also } = diagnose({ ...judgement, ...(judgement.terminal === undefined ? {} : { terminal: placed(judgement.terminal, history) }), lifecycle, findings }, judgement.beside, (main) => ruledOut(main, history, world));
  const gaps = world.gapsIn(lifecycle.start.est, lifecycle.end.est);
  const elapsedMs = now - lifecycle.start.est - sums.gateWait.estMs;
  const outcome = judgement.outcome(soFar, diagnosis?.owner, elapsedMs);
  // What is still under way can only be missed; when it is stuck the verdict is on what it cost so far.
  const verdict = outcome === 'pending' && soFar === 'met' ? 'indeterminate' : soFar;
  const open = lifecycle.phases.at(-1);
  const next = open?.open === true ? nextOf({ operation: lifecycle.operation, phase: open, history, world, now }) : undefined;
  return {
    key: { uid: history.latest.uid, operation: lifecycle.operation, ordinal: judgement.ordinal },
    revision: 0, settled: false,
    dimensions: dimensionsOf(history.first, history.latest, judging.workloadOf(history.latest), world, judgement.targetMs),
    lifecycle, findings, also,
    ...(diagnosis === undefined ? {} : { diagnosis }), ...(next === undefined ? {} : { next }),
    sums: { ...sums, ...(judgement.k8sSli === undefined ? {} : { k8sSli: judgement.k8sSli }) },
    targetMs: judgement.targetMs, verdict, outcome, budget: budgetOf(outcome, verdict, diagnosis?.owner),
    precision: coarsest(lifecycle.phases),
    blind: judgement.blind, gaps: gaps.map(({ from, to, resources }) => ({ from, resources, ...(to === undefined ? {} : { to }) })),
    backfilled: history.versions[0]?.datable === false, tooLate: 0,
    ...(judgement.stages === undefined ? {} : { stages: judgement.stages }),
    ...(judgement.downtimeMs === undefined ? {} : { downtimeMs: judgement.downtimeMs }),
    ...(history.node === undefined ? {} : { nodeClock: world.clockOf(history.node) }),
    madeBy: { engine: ENGINE_REVISION, table: TABLE_REVISION, configuration: settings.pullRateBytesPerS },
  };
}

/** With the container that it is about, where only one can be meant, and what texts say of it. */
function placed(finding: Finding, history: History): Finding {
  const apps = history.latest.containers.filter(({ role }) => role === 'app');
  const spec = finding.container === undefined ? (apps.length === 1 ? apps[0] : undefined) : history.latest.containers.find(({ name }) => name === finding.container);
  if (spec === undefined || !OF_CONTAINER.test(finding.code)) {
    return finding;
  }
  const memory = spec.limits['memory'];
  const limit = finding.code === 'APP_OOM_LIMIT' && memory !== undefined ? { limit: binary(memory) } : {};
  return { ...finding, container: spec.name, params: { image: spec.image, ...limit, ...finding.params } };
}

const OF_CONTAINER = /^(?:APP|CTR|CONFIG|IMAGE|PROBE|HOOK)(?:_|$)/;

/** Bytes as Kubernetes writes them. */
function binary(bytes: number): string {
  const unit = ['Ki', 'Mi', 'Gi', 'Ti'].findLastIndex((_, i) => bytes % 1024 ** (i + 1) === 0);
  return unit < 0 ? String(bytes) : `${bytes / 1024 ** (unit + 1)}${['Ki', 'Mi', 'Gi', 'Ti'][unit] ?? ''}`;
}

/** A cause that holds since a moment, as a finding of its own. */
export function findingFrom(cause: Cause, since: EpochMs, source: string, text: string): Finding {
  return {
    code: cause.code, owner: cause.owner, since, count: cause.count, confidence: cause.confidence, params: cause.params,
    evidence: text === '' ? [] : [shown(source, since, text)],
  };
}

export const EVENTS_MISSING: Named = { code: codeOf('OBS_EVENTS_MISSING'), owner: 'unknown' };

export const SIGTERM_IGNORED: Named = { code: codeOf('DELETE_SIGTERM_IGNORED'), owner: 'user' };

const ORDER: readonly Precision[] = ['exact', 'fine', 'coarse', 'bounded', 'unknown'];

function coarsest(phases: readonly Phase[]): Precision {
  return phases.reduce<Precision>((worst, { precision }) => (ORDER.indexOf(precision) > ORDER.indexOf(worst) ? precision : worst), 'exact');
}
