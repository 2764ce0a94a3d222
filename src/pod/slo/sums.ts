// Seconds by owner. Phases that count alike and touch are joined before their bounds are taken, so that a boundary
// between two of them costs nothing (2.5).
import type { Phase, Span } from '../lifecycle/lifecycle';
import { spanBetween } from '../lifecycle/chain';

type Counts = (phase: Phase) => boolean;

const isGate: Counts = (phase) => phase.name === 'gated';

/** The length of all phases that count. */
export function sumOf(phases: readonly Phase[], counts: Counts): Span {
  let loMs = 0;
  let hiMs = 0;
  let estMs = 0;
  for (let i = 0; i < phases.length; i++) {
    const first = phases[i];
    if (first === undefined || !counts(first)) {
      continue;
    }
    let last = first;
    for (let next = phases[i + 1]; next !== undefined && counts(next); next = phases[i + 1]) {
      last = next;
      i++;
    }
    const joined = spanBetween(first.from, last.to);
    loMs += joined.loMs;
    hiMs += joined.hiMs;
    estMs += joined.estMs;
  }
  return { loMs, hiMs, estMs };
}

export interface OwnerSums {
  readonly total: Span;
  readonly sli: Span;
  readonly platform: Span;
  readonly dependency: Span;
  readonly user: Span;
  readonly unknown: Span;
  readonly gateWait: Span;
}

export function ownerSums(phases: readonly Phase[]): OwnerSums {
  const owned = (owner: Phase['owner']): Span => sumOf(phases, (phase) => phase.owner === owner && !isGate(phase));
  const surely = sumOf(phases, (phase) => (phase.owner === 'platform' || phase.owner === 'dependency') && !isGate(phase));
  const possibly = sumOf(phases, (phase) => phase.owner !== 'user' && !isGate(phase));
  return {
    total: sumOf(phases, () => true),
    // Time that nobody is known to own counts as not theirs below and as theirs above.
    sli: { estMs: surely.estMs, loMs: surely.loMs, hiMs: possibly.hiMs },
    platform: owned('platform'), dependency: owned('dependency'), user: owned('user'), unknown: owned('unknown'),
    gateWait: sumOf(phases, isGate),
  };
}
