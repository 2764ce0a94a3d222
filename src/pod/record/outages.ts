// When nodes were not Ready: what waited for a node that has come back since.
import type { EpochMs } from '../../base/time';
import type { NodeFacts } from '../signal';

interface Outage {
  readonly from: EpochMs;
  readonly to?: EpochMs;
  readonly status: 'False' | 'Unknown';
}

// A flapping node: older outages explain nothing that is still open.
const OUTAGES_MAX = 8;

export class OutageBook {
  private readonly outages = new Map<string, Outage[]>();

  hear(node: NodeFacts, at: EpochMs, gone: boolean): void {
    const status = node.conditions.find(({ type }) => type === 'Ready')?.status;
    const known = this.outages.get(node.name) ?? [];
    const last = known.at(-1);
    const lasts = last !== undefined && last.to === undefined;
    if (gone || (lasts && last.status === status) || (!lasts && (status === undefined || status === 'True'))) {
      return;
    }
    const ended = lasts ? [...known.slice(0, -1), { ...last, to: at }] : known;
    this.outages.set(node.name, status === 'False' || status === 'Unknown' ? [...ended, { from: at, status }].slice(-OUTAGES_MAX) : ended);
  }

  forget(node: string): void {
    this.outages.delete(node);
  }

  during(node: string, from: EpochMs, to: EpochMs): Outage['status'] | undefined {
    const met = this.outages.get(node)?.filter((outage) => outage.from <= to && (outage.to === undefined || outage.to >= from)) ?? [];
    return met.find(({ status }) => status === 'Unknown')?.status ?? met[0]?.status;
  }
}
