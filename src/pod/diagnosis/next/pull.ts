// Image back-off: 10 s doubling to 300 s per pod and image, looked at with each sync.
import { lastHappened } from '../../lifecycle/evidence';
import { eventsOf } from '../../lifecycle/history';
import { backoffMs, backoffRule, BACKOFF_MAX_MS, helpsIn, SYNC_LATE_MS } from './kubelet';
import type { Foresight } from './next';
import { inWords, within } from './next';

// A change of the image, of its credentials or of the node is needed; the registry itself may recover.
const HEALS = /^IMAGE_PULL_(?:TIMEOUT|CONNECT|DNS|INTERRUPTED|REGISTRY_UNAVAILABLE|RATE_LIMITED|NODE_QPS|NO_SPACE|CORRUPT|UNKNOWN)$/;

export const nextPull: Foresight = ({ phase, history, world, now }) => {
  if (phase.name !== 'pull' || phase.slice !== 'failing' || phase.container === undefined) {
    return undefined;
  }
  const failed = eventsOf(history, 'Failed', phase.container).filter(({ first }) => first.message.startsWith('Failed to pull image'));
  const ends = failed.map((seen) => lastHappened(seen, world.clockOf(history.latest.nodeName))).filter((end) => end !== undefined).sort((a, b) => a.est - b.est);
  const last = ends.at(-1);
  if (last === undefined) {
    return undefined;
  }
  const failures = failed.reduce((sum, seen) => sum + Math.max(1, seen.last.count), 0);
  const delayMs = backoffMs(failures);
  // Events may have been dropped: then there were more failures, and the wait is longer, never shorter.
  const surely = failed.length === 1 || failures <= FAILURES_TOLD;
  const hi = last.hi + (surely ? delayMs : BACKOFF_MAX_MS) + SYNC_LATE_MS;
  return within(now, last.lo + delayMs, hi, {
    what: 'pull', rule: backoffRule('pulls again', delayMs), helps: helpsIn(last.est + delayMs - now, HEALS.test(phase.cause?.code ?? '')), whyKey: 'next.pull', whyParams: { delay: inWords(delayMs) },
  });
};

// The recorder lets this many Events of a pod through before it drops any (1.3).
const FAILURES_TOLD = 8;
