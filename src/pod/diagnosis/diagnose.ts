// The one finding that explains an operation, and the others beside it.
import type { Lifecycle, Phase } from '../lifecycle/lifecycle';
import type { Diagnosis, Evidence, Finding } from './finding';

/** Texts heard in a stretch, for evidence. */
export type Heard = (phase: Phase) => readonly Evidence[];

export function findingsOf(lifecycle: Lifecycle, heard: Heard): readonly Finding[] {
  return lifecycle.phases.flatMap((phase): readonly Finding[] => {
    if (phase.code === undefined) {
      return [];
    }
    const evidence = heard(phase);
    return [{
      code: phase.code, owner: phase.owner, since: phase.from.est, count: Math.max(1, evidence.length), params: {}, evidence,
      confidence: evidence.length > 0 ? 0.95 : 0.75,
      ...(phase.container === undefined ? {} : { container: phase.container }),
      ...(phase.open ? {} : { until: phase.to.est }),
    }];
  });
}

/** An open failure explains; otherwise the longest delayed stretch does. Undefined: nothing was found. */
export function diagnose(lifecycle: Lifecycle, findings: readonly Finding[]): Diagnosis | undefined {
  const open = findings.filter((finding) => finding.until === undefined);
  const main = open.at(-1) ?? longest(findings);
  if (main === undefined) {
    return undefined;
  }
  const others = new Map(findings.filter(({ code }) => code !== main.code).map(({ code, owner }) => [code, { code, owner }]));
  return { ...main, alternatives: [], also: [...others.values()] };
}

function longest(findings: readonly Finding[]): Finding | undefined {
  const lengthOf = (finding: Finding): number => (finding.until ?? finding.since) - finding.since;
  return findings.reduce<Finding | undefined>((best, finding) => (best === undefined || lengthOf(finding) > lengthOf(best) ? finding : best), undefined);
}
