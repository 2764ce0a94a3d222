// The pod asks for more than any node could ever give: room made elsewhere does not help (3.4, join codes).
import { deduced } from '../../lifecycle/cause';
import type { PodFacts } from '../../signal';
import type { Rule } from '../rule';

export const requestTooLarge: Rule = ({ phase, history, world }) => {
  if (phase.name !== 'scheduling' || phase.cause?.code.startsWith('SCHED_INSUFFICIENT') !== true) {
    return undefined;
  }
  for (const [resource, wanted] of requestsOf(history.latest)) {
    const offered = [...world.nodes()].map(({ allocatable }) => allocatable[resource]).filter((amount) => amount !== undefined);
    const largest = Math.max(...offered);
    if (offered.length > 0 && wanted > largest) {
      return deduced('SCHED_REQUEST_TOO_LARGE', {
        params: { res: resource, requested: String(wanted), largest: String(largest) }, others: [{ code: phase.cause.code, owner: phase.cause.owner }],
      });
    }
  }
  return undefined;
};

/** Containers that run together, or the largest of those that run before them. */
function requestsOf({ containers }: PodFacts): ReadonlyMap<string, number> {
  const together = new Map<string, number>();
  for (const { requests } of containers.filter((one) => one.role === 'app' || one.role === 'sidecar')) {
    Object.entries(requests).forEach(([resource, amount]) => together.set(resource, (together.get(resource) ?? 0) + amount));
  }
  for (const { requests } of containers.filter(({ role }) => role === 'init')) {
    Object.entries(requests).forEach(([resource, amount]) => together.set(resource, Math.max(together.get(resource) ?? 0, amount)));
  }
  return together;
}
