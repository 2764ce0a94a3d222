// A record as it was at a moment of its operation: cut there, with the cause that was active then.
import type { EpochMs } from '../../base/time';
import type { Diagnosis, Finding } from '../diagnosis/finding';
import { spanBetween } from '../lifecycle/chain';
import type { Instant, Phase } from '../lifecycle/lifecycle';
import { ownerSums } from '../slo/sums';
import { budgetOf, openOutcome, verdictOf } from '../slo/verdict';
import type { PodRecord } from './record';

/** Undefined when the operation had not begun or was over. */
export function recordAt(record: PodRecord, at: EpochMs): PodRecord | undefined {
  const { lifecycle } = record;
  if (lifecycle.start.est > at || (!lifecycle.open && lifecycle.end.est <= at)) {
    return undefined;
  }
  const phases = lifecycle.phases.filter(({ from }) => from.est <= at).map((phase) => cutAt(phase, at));
  const findings = record.findings.filter(({ since }) => since <= at).map((finding) => findingAt(finding, at));
  const diagnosis = diagnosisAt(record, findings, phases);
  const sums = ownerSums(phases);
  const soFar = verdictOf(sums.sli, record.targetMs);
  const verdict = soFar === 'missed' ? 'missed' : 'indeterminate';
  const beganMs = lifecycle.start.est + sums.gateWait.estMs;
  const outcome = record.outcome === 'rejected' ? 'rejected' : openOutcome(record.key.operation, diagnosis?.owner, at - beganMs, record.targetMs);
  const { diagnosis: _, next: __, ...rest } = record;
  const end: Instant = { lo: at, hi: at, est: at };
  return {
    ...rest, settled: false, revision: 0, lifecycle: { ...lifecycle, phases, open: true, end }, findings, sums, verdict, outcome, budget: budgetOf(outcome, verdict, diagnosis?.owner),
    ...(diagnosis === undefined ? {} : { diagnosis }),
  };
}

function cutAt(phase: Phase, at: EpochMs): Phase {
  if (!phase.open && phase.to.est <= at) {
    return phase;
  }
  const to: Instant = { lo: at, hi: at, est: at };
  return { ...phase, to, open: true, length: spanBetween(phase.from, to) };
}

/** What ended later was active; when it began nobody could know that it would end. */
function findingAt(finding: Finding, at: EpochMs): Finding {
  const { until, ...rest } = finding;
  return until !== undefined && until <= at ? finding : { ...rest, evidence: finding.evidence.filter((proof) => proof.at <= at) };
}

/** The active cause, else the one that had cost most by then. */
function diagnosisAt(record: PodRecord, findings: readonly Finding[], phases: readonly Phase[]): Diagnosis | undefined {
  const lost = (code: string): number => phases.filter((phase) => phase.code === code).reduce((sum, { length }) => sum + length.estMs, 0);
  const chosen = findings.findLast(({ until }) => until === undefined) ?? [...findings].sort((a, b) => lost(b.code) - lost(a.code))[0];
  if (chosen === undefined) {
    return undefined;
  }
  const same = chosen.code === record.diagnosis?.code ? record.diagnosis : undefined;
  return { ...chosen, alternatives: same?.alternatives ?? [], ruledOut: same?.ruledOut ?? [] };
}
