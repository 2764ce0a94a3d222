// Which containers deserve a line of their own.
import type { ContainerNow } from '../../../../contract/resource';

const LINES_MAX = 8;

/** All while they are few; of many only those that are not well, and how many are. */
export function calmOnes(containers: readonly ContainerNow[]): { readonly shown: readonly ContainerNow[]; readonly calm: number } {
  if (containers.length <= LINES_MAX) {
    return { shown: containers, calm: 0 };
  }
  const shown = containers.filter(({ ready, restarts, role, reason }) => !(ready || (role === 'init' && reason === 'Completed')) || restarts > 0);
  return { shown, calm: containers.length - shown.length };
}
