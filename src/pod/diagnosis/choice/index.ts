// The order in which findings explain an operation.
import type { Finding } from '../finding';
import { blockingStage } from './blocking-stage';
import type { Candidates, Choice } from './choice';
import { eviction } from './eviction';
import { longestDelay } from './longest-delay';
import { terminalStatus } from './terminal-status';

const CHOICES: readonly Choice[] = [terminalStatus, blockingStage, longestDelay, eviction];

export function chosenOf(candidates: Candidates): Finding | undefined {
  for (const choice of CHOICES) {
    const found = choice(candidates);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
