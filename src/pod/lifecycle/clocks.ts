// Clock offsets of nodes from causality (kubernetes-lifecycle 1.10.1): what a kubelet stamped and we received bounds its
// clock from below, what it stamped after the API server committed its cause bounds it from above.
import type { EpochMs } from '../../base/time';
import type { NodeFacts } from '../signal';
import type { ClockOffset } from './world';

// Without any bound a clock kept by NTP is assumed to be within a second, and said to be assumed.
const UNBOUNDED: ClockOffset = { loMs: -1000, hiMs: 1000 };

// Beyond this a node's stamps mislead whoever subtracts them (1.10.1).
const SKEWED_MS = 500;

export class ClockBook {
  private readonly bounds = new Map<string, { lo: number; hi: number }>();
  private readonly given = new Map<string, ClockOffset>();

  /** A node may come with an offset that was learned before. */
  declare(node: NodeFacts): void {
    if (node.clock !== undefined) {
      const { offsetMs, errorMs } = node.clock;
      this.given.set(node.name, { loMs: offsetMs - errorMs, hiMs: offsetMs + errorMs });
    }
  }

  /** Received at `arrivedAt` what the node stamped with `stampedAt`: it cannot have arrived before it was stamped. */
  returned(node: string, stampedAt: EpochMs, arrivedAt: EpochMs): void {
    const bound = this.boundOf(node);
    bound.lo = Math.max(bound.lo, stampedAt - arrivedAt);
  }

  /** The node stamped `stampedAt` for something that the API server had committed by `causedAt`. */
  caused(node: string, stampedAt: EpochMs, causedAt: EpochMs): void {
    const bound = this.boundOf(node);
    bound.hi = Math.min(bound.hi, stampedAt - causedAt);
  }

  offsetOf(node: string | undefined): ClockOffset {
    if (node === undefined) {
      return { ...UNBOUNDED, estMs: 0 };
    }
    const given = this.given.get(node);
    if (given !== undefined) {
      return given;
    }
    const { lo, hi } = this.bounds.get(node) ?? { lo: -Infinity, hi: Infinity };
    // Each bound alone leaves the other side at the assumption around it.
    const loMs = lo === -Infinity ? Math.min(UNBOUNDED.loMs, hi) : lo;
    const hiMs = hi === Infinity ? Math.max(UNBOUNDED.hiMs, loMs) : hi;
    const [low, high] = loMs <= hiMs ? [loMs, hiMs] : [hiMs, loMs];
    // Most clocks are kept by NTP: where the bounds allow none, no offset is the likeliest.
    return low <= 0 && high >= 0 ? { loMs: low, hiMs: high, estMs: 0 } : { loMs: low, hiMs: high };
  }

  /** Nodes whose offset is surely beyond the limit. */
  skewed(): readonly { readonly node: string; readonly loMs: number; readonly hiMs: number }[] {
    return [...new Set([...this.given.keys(), ...this.bounds.keys()])]
      .map((node) => ({ node, ...this.offsetOf(node) }))
      .filter(({ loMs, hiMs }) => Math.abs(loMs + hiMs) / 2 > SKEWED_MS && Math.sign(loMs) === Math.sign(hiMs));
  }

  private boundOf(node: string): { lo: number; hi: number } {
    const known = this.bounds.get(node);
    if (known !== undefined) {
      return known;
    }
    const fresh = { lo: -Infinity, hi: Infinity };
    this.bounds.set(node, fresh);
    return fresh;
  }
}
