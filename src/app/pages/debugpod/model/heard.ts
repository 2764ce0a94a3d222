// What we could not hear of an operation, and how far the node's clock is off.
import type { Gap } from './delivery';

/** Shares of the bar, 0 to 1. */
export interface Deaf {
  readonly left: number;
  readonly width: number;
}

export interface CoverageBar {
  readonly from: number;
  readonly to: number;
  readonly deaf: readonly Deaf[];
}

/** The bar spans the operation and the gaps that reach beyond it, as a gap that began before is seen to. */
export function coverageOf(startMs: number, endMs: number, gaps: readonly Gap[]): CoverageBar {
  const from = Math.min(startMs, ...gaps.map((gap) => gap.from));
  const to = Math.max(endMs, ...gaps.map((gap) => gap.to ?? endMs), from + 1);
  const share = (at: number): number => (at - from) / (to - from);
  return { from, to, deaf: gaps.map((gap) => ({ left: share(gap.from), width: share(gap.to ?? to) - share(gap.from) })) };
}

export type NodeClock = { readonly kind: 'unknown' } | { readonly kind: 'ahead' | 'behind' | 'within'; readonly ms: number };

// Beyond half a second whoever subtracts stamps of two clocks is misled.
const SKEWED_MS = 500;

/** @param offset with the estimate that times are corrected by */
export function clockOf(offset: { readonly loMs: number; readonly hiMs: number; readonly estMs: number } | undefined): NodeClock {
  if (offset === undefined || !Number.isFinite(offset.loMs) || !Number.isFinite(offset.hiMs)) {
    return { kind: 'unknown' };
  }
  if (offset.loMs > SKEWED_MS) {
    return { kind: 'ahead', ms: offset.estMs };
  }
  return offset.hiMs < -SKEWED_MS ? { kind: 'behind', ms: -offset.estMs } : { kind: 'within', ms: Math.max(Math.abs(offset.loMs), Math.abs(offset.hiMs)) };
}
