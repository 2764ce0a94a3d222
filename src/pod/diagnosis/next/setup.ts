// Volumes and sandbox: a failed volume operation waits 0.5 s doubling to 2 min 2 s; a failed sandbox waits for the next sync.
import type { Evidence } from '../../lifecycle/evidence';
import { lastHappened } from '../../lifecycle/evidence';
import type { EventSeen } from '../../lifecycle/history';
import { eventsOf } from '../../lifecycle/history';
import { helpsIn, SYNC_JITTER, SYNC_MS } from './kubelet';
import type { Foresight, Waiting } from './next';
import { inWords, within } from './next';

const VOLUME_FIRST_MS = 500;
const VOLUME_MAX_MS = 122_000;
/** The kubelet looks at its volumes this often. */
const VOLUME_LOOK_MS = 300;
const NETWORK_MS = 1000;

function newestOf({ history, world }: Waiting, reasons: readonly string[]): { readonly seen: EventSeen; readonly last: Evidence } | undefined {
  const clock = world.clockOf(history.latest.nodeName);
  return reasons.flatMap((reason) => eventsOf(history, reason)).flatMap((seen) => {
    const last = lastHappened(seen, clock);
    return last === undefined ? [] : [{ seen, last }];
  }).sort((a, b) => a.last.est - b.last.est).at(-1);
}

export const nextMount: Foresight = (waiting) => {
  const { phase, now } = waiting;
  const newest = phase.name === 'volumes' && phase.slice === 'failing' ? newestOf(waiting, ['FailedMount', 'FailedMapVolume', 'FailedAttachVolume']) : undefined;
  if (newest === undefined) {
    return undefined;
  }
  const { seen, last } = newest;
  const delayMs = Math.min(VOLUME_MAX_MS, VOLUME_FIRST_MS * 2 ** (Math.max(1, seen.last.count) - 1));
  return within(now, last.lo + delayMs, last.hi + delayMs + VOLUME_LOOK_MS, {
    what: 'mount', rule: `A volume operation that failed is tried again after ${inWords(delayMs)} (0.5 s, doubling to 2 min 2 s).`,
    helps: helpsIn(last.est + delayMs - now, phase.owner !== 'user'), whyKey: 'next.mount', whyParams: { delay: inWords(delayMs) },
  });
};

export const nextSandbox: Foresight = (waiting) => {
  const { phase, now } = waiting;
  const newest = (phase.name === 'setup' || phase.name === 'sandbox') && phase.slice === 'failing'
    ? newestOf(waiting, ['FailedCreatePodSandBox', 'NetworkNotReady', 'FailedPrepareDynamicResources', 'FailedMount']) : undefined;
  if (newest === undefined) {
    return undefined;
  }
  const { seen, last } = newest;
  const delayMs = seen.first.reason === 'NetworkNotReady' ? NETWORK_MS : SYNC_MS;
  return within(now, last.lo + delayMs, last.hi + delayMs * (1 + SYNC_JITTER), {
    what: 'sandbox', rule: `The kubelet tries again ${inWords(delayMs)} to ${inWords(delayMs * (1 + SYNC_JITTER))} after a sync that failed.`,
    helps: helpsIn(0, true), whyKey: 'next.sandbox', whyParams: { delay: inWords(delayMs) },
  });
};
