// The one finding that explains an operation, and the others beside it.
import type { Cause } from '../lifecycle/cause';
import type { Lifecycle, Phase } from '../lifecycle/lifecycle';
import type { Diagnosis, Evidence, Finding, Named } from './finding';

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
  return {
    code: code ?? ('' as Finding['code']), owner: cause?.owner ?? phase.owner, since: phase.from.est, count: cause?.count ?? 1, params: cause?.params ?? {}, evidence, advice: cause?.advice ?? '',
    confidence: cause?.confidence ?? (evidence.length > 0 ? 0.9 : 0.75),
    ...(phase.container === undefined ? {} : { container: phase.container }),
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
 * @param ended a cause that no phase carries: a terminal status (it beats the phases), or an eviction (it steps back behind a delay).
 * @param beside findings that explain no slice and are never the main one.
 */
export function diagnose(lifecycle: Lifecycle, findings: readonly Finding[], ended: { readonly terminal?: Finding; readonly eviction?: Finding }, beside: readonly Named[]): Explanation {
  const main = ended.terminal ?? findings.filter(({ until }) => until === undefined).at(-1) ?? longest(lifecycle, findings) ?? ended.eviction;
  if (main === undefined) {
    return { diagnosis: undefined, also: beside };
  }
  const cause = causeBehind(lifecycle, main);
  const alternatives = (cause?.others ?? []).map((other) => ({ ...other, why: 'named by the same message' }));
  if (ended.eviction !== undefined && ended.eviction !== main) {
    alternatives.push({ code: ended.eviction.code, owner: ended.eviction.owner, why: 'why it was deleted, not why that took so long' });
  }
  const others = new Map(findings.filter(({ code }) => code !== main.code).map(({ code, owner }) => [code, { code, owner }]));
  return { diagnosis: { ...main, alternatives, ...(cause?.root === undefined ? {} : { root: cause.root }) }, also: [...others.values(), ...beside] };
}

const causeBehind = (lifecycle: Lifecycle, main: Finding): Cause | undefined => lifecycle.phases.find(({ cause }) => cause?.code === main.code)?.cause;

/** The code that owns the longest single slice. */
function longest(lifecycle: Lifecycle, findings: readonly Finding[]): Finding | undefined {
  const slice = lifecycle.phases.reduce<Phase | undefined>((best, phase) =>
    phase.code !== undefined && (best === undefined || phase.length.estMs > best.length.estMs) ? phase : best, undefined);
  return findings.find(({ code }) => code === slice?.code);
}
