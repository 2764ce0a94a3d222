// What a delivery would have taken without one of its causes. Only what the measured phases add up to: no model, no guess.
import type { Delivery } from './delivery';

const TELLING_MS = 1000;

/** A delivered pod without its image pulls; undefined when it is not delivered or pulled nothing that counts. */
export function withoutPull({ open, outcome, phases, total }: Pick<Delivery, 'open' | 'outcome' | 'phases' | 'total'>): number | undefined {
  const pulledMs = phases.filter(({ name }) => name === 'pull').reduce((sum, { length }) => sum + length.estMs, 0);
  return open || !outcome.startsWith('delivered') || pulledMs < TELLING_MS ? undefined : total.estMs - pulledMs;
}
