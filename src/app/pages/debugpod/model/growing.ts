// Between two answers an open operation goes on: what is open grows by the time since, and nothing else does.
import type { Length } from '../../../../waterfall/numbers';
import type { Delivery, Owner } from './delivery';

const CHARGED: readonly Owner[] = ['platform', 'dependency'];

export function grown(delivery: Delivery, sinceMs: number): Delivery {
  if (!delivery.open || sinceMs <= 0) {
    return delivery;
  }
  const longer = ({ estMs, loMs, hiMs }: Length): Length => ({ estMs: estMs + sinceMs, loMs: loMs + sinceMs, hiMs: hiMs + sinceMs });
  const { end, openOwner } = delivery;
  return {
    ...delivery, total: longer(delivery.total), end: { est: end.est + sinceMs, lo: end.lo + sinceMs, hi: end.hi + sinceMs },
    owned: delivery.owned.map((one) => (one.owner === openOwner ? { ...one, length: longer(one.length) } : one)),
    sli: openOwner !== undefined && CHARGED.includes(openOwner) ? longer(delivery.sli) : delivery.sli,
  };
}
