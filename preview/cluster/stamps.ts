// How Kubernetes writes instants, and how far each node's clock is off.

/** metav1.Time: whole seconds, cut off. */
export const whole = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString().replace('.000', '');
/** metav1.MicroTime. */
export const micros = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');

const lastNanos = new Map<number, bigint>();
/** Event names carry nanoseconds of their emitter's clock, and never the same twice: each clock counts by itself. */
export function nanosNow(skewMs = 0): bigint {
  const now = BigInt(Math.round((performance.timeOrigin + performance.now() + skewMs) * 1e6));
  const last = lastNanos.get(skewMs) ?? 0n;
  const next = now > last ? now : last + 1n;
  lastNanos.set(skewMs, next);
  return next;
}

/** Milliseconds that a node's clock is ahead. */
const SKEW_MS: Readonly<Record<string, number>> = { 'node-b1': 2600 };
export const skewOf = (node: string): number => SKEW_MS[node] ?? 0;
