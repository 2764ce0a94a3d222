// The link that is copied: whatever the address says already, and what it leaves to chance made sure.
import type { Delivery } from './delivery';

// Around a delivery, so that dashboards that get the same range show what went on beside it.
const MARGIN_MS = 60_000;

/** `here` with the pod's UID, its names, and absolute times. */
export function linkHere(here: string, { uid, namespace, pod, op, start, end, open }: Pick<Delivery, 'uid' | 'namespace' | 'pod' | 'op' | 'start' | 'end' | 'open'>, nowMs: number): string {
  const url = new URL(here);
  const to = open ? nowMs : end.est + MARGIN_MS;
  const fixed = { uid, 'var-namespace': namespace, 'var-pod': pod, op, from: String(Math.floor(start.est - MARGIN_MS)), to: String(Math.ceil(to)) };
  Object.entries(fixed).forEach(([name, value]) => url.searchParams.set(name, value));
  url.searchParams.delete('q');
  return url.toString();
}
