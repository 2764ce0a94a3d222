// Nothing fails any more: the code of the longest single slice is why it was late (delay codes).
import type { Phase } from '../../lifecycle/lifecycle';
import type { Choice } from './choice';

export const longestDelay: Choice = ({ lifecycle, findings }) => {
  const slice = lifecycle.phases.reduce<Phase | undefined>((best, phase) =>
    (phase.code !== undefined && (best === undefined || phase.length.estMs > best.length.estMs) ? phase : best), undefined);
  return findings.find(({ code }) => code === slice?.code);
};
