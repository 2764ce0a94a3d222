// The one finding that explains an operation, and the others beside it.
import type { Cause } from '../lifecycle/cause';
import type { Lifecycle, Phase } from '../lifecycle/lifecycle';
import type { Candidates } from './choice/choice';
import { chosenOf } from './choice/index';
import type { Alternative, Diagnosis, Evidence, Finding, Named } from './finding';
import { activePart } from './part';

/** Texts heard in a stretch, for evidence. */
export type Heard = (phase: Phase) => readonly Evidence[];

/** One finding per code: all stretches of one cause are one finding, from its first to its last moment. */
export function findingsOf(lifecycle: Lifecycle, heard: Heard): readonly Finding[] {
  const findings = new Map<string, Finding>();
  for (const phase of lifecycle.phases) {
    if (phase.code !== undefined) {
      const finding = findingOf(phase, heard(phase));
      const known = findings.get(finding.code);
      findings.set(finding.code, known === undefined ? finding : together(known, finding));
    }
  }
  return [...findings.values()];
}

function findingOf(phase: Phase, evidence: readonly Evidence[]): Finding {
  const { cause, code } = phase;
  const { container } = activePart(phase);
  return {
    code: code ?? ('' as Finding['code']), owner: cause?.owner ?? phase.owner, since: phase.from.est, count: cause?.count ?? 1, params: cause?.params ?? {}, evidence,
    confidence: cause?.confidence ?? (evidence.length > 0 ? 0.9 : 0.75),
    ...(container === undefined ? {} : { container }),
    ...(phase.open ? {} : { until: phase.to.est }),
  };
}

function together(a: Finding, b: Finding): Finding {
  const { until: _, ...rest } = a;
  return {
    ...rest, count: Math.max(a.count, b.count), confidence: Math.max(a.confidence, b.confidence), evidence: [...a.evidence, ...b.evidence],
    ...(a.until === undefined || b.until === undefined ? {} : { until: a.until > b.until ? a.until : b.until }),
  };
}

export interface Explanation {
  readonly diagnosis: Diagnosis | undefined;
  /** Codes of further delayed stretches and side findings. */
  readonly also: readonly Named[];
}

/**
 * @param beside findings that explain no slice and are never the main one.
 * @param ruledOut what speaks against other causes than the chosen one.
 */
export function diagnose(candidates: Candidates, beside: readonly Named[], ruledOut: (main: Finding) => readonly Alternative[]): Explanation {
  const { lifecycle, findings, eviction } = candidates;
  const main = chosenOf(candidates);
  if (main === undefined) {
    return { diagnosis: undefined, also: beside };
  }
  const cause = causeBehind(lifecycle, main);
  const alternatives = (cause?.others ?? []).map((other): Alternative => ({ ...other, why: 'Named by the same message, of fewer nodes or less telling.', whyKey: 'why.sameMessage', whyParams: {} }));
  if (eviction !== undefined && eviction !== main) {
    alternatives.push({ code: eviction.code, owner: eviction.owner, why: 'Why it was deleted, not why that took so long.', whyKey: 'why.deletedFor', whyParams: {} });
  }
  const others = new Map(findings.filter(({ code }) => code !== main.code).map(({ code, owner }) => [code, { code, owner }]));
  return { diagnosis: { ...main, alternatives, ruledOut: ruledOut(main), ...(cause?.root === undefined ? {} : { root: cause.root }) }, also: [...others.values(), ...beside] };
}

const causeBehind = (lifecycle: Lifecycle, main: Finding): Cause | undefined => lifecycle.phases.find(({ cause }) => cause?.code === main.code)?.cause;
