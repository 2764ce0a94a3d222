// The scheduler tries a refused pod again when something changes that could help, and leaves none alone for over 5 minutes.
import { conditionOf } from '../../lifecycle/history';
import type { Foresight } from './next';
import { within } from './next';

const BACKOFF_LEAST_MS = 1000;
/** Pods are flushed after 5 min, and the flush runs every 30 s. */
const FLUSH_MS = 330_000;

export const nextSchedule: Foresight = ({ phase, history, now }) => {
  if (phase.name !== 'scheduling' || (phase.slice !== 'unschedulable' && phase.slice !== 'scale-up')) {
    return undefined;
  }
  const said = history.versions.findLast(({ pod }) => conditionOf(pod, 'PodScheduled')?.status === 'False');
  const heard = history.events.filter(({ first }) => first.reason === 'FailedScheduling').at(-1);
  const last = Math.max(said?.at ?? -Infinity, heard?.last.eventTime ?? heard?.last.lastAt ?? -Infinity);
  if (!Number.isFinite(last)) {
    return undefined;
  }
  const rule = 'The scheduler tries again when something in the cluster changes that could help, and after about 5 min at the latest.';
  const helps = phase.slice === 'scale-up' ? 'waiting' : phase.owner === 'user' ? 'acting' : 'either';
  // A refusal that repeats the same words is not told again: after the flush nobody knows when the last attempt was.
  const hi = last + FLUSH_MS;
  return within(now, last + BACKOFF_LEAST_MS, hi > now ? hi : null, { what: 'schedule', rule, helps, whyKey: 'next.schedule', whyParams: {} });
};
