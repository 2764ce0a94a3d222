// Crash back-off: 10 s doubling to 300 s per container, forgotten after ten minutes of running; a node may cap it lower.
import { goDurationMs } from '../../lifecycle/pull';
import { happened, lastHappened } from '../../lifecycle/evidence';
import { eventsOf, statusOf } from '../../lifecycle/history';
import { backoffMs, backoffRule, helpsIn, SYNC_JITTER, SYNC_LATE_MS, SYNC_MS } from './kubelet';
import type { Foresight } from './next';
import { inWords, within } from './next';

const SAID = /back-off (\S+) restarting failed container/i;

export const nextRestart: Foresight = ({ operation, phase, history, world, now }) => {
  const told = phase.container === undefined ? undefined : statusOf(history.latest, phase.container);
  const crashes = phase.name === 'crash' || (operation === 'restart' && phase.name === 'backoff') || (phase.name === 'create' && told?.state.kind === 'waiting' && told.state.reason === 'CrashLoopBackOff');
  const status = crashes ? told : undefined;
  const ended = status?.state.kind === 'terminated' ? status.state : status?.state.kind === 'waiting' ? status.lastState : undefined;
  const clock = world.clockOf(history.latest.nodeName);
  if (status === undefined || ended?.finishedAt === undefined || (history.latest.restartPolicy === 'Never' && status.role !== 'sidecar')) {
    return undefined;
  }
  const saidMs = status.state.kind === 'waiting' ? goDurationMs(SAID.exec(status.state.message ?? '')?.[1] ?? '') : undefined;
  // The first restart comes at once; without the kubelet's own word the cap of its node is not known.
  const mostMs = saidMs ?? (status.restartCount === 0 ? 0 : backoffMs(status.restartCount));
  const leastMs = saidMs ?? (status.restartCount === 0 ? 0 : Math.min(mostMs, CAP_LEAST_MS));
  const at = ended.finishedAt - (clock.loMs + clock.hiMs) / 2;
  return within(now, ended.finishedAt - clock.hiMs + leastMs, ended.finishedAt + 1000 - clock.loMs + mostMs + SYNC_LATE_MS, {
    what: 'restart', rule: backoffRule('starts the container again', mostMs), helps: helpsIn(at + mostMs - now, false), whyKey: 'next.restart', whyParams: { delay: inWords(mostMs) },
  });
};

/** The lowest cap that a node may be given (KEP-5593). */
const CAP_LEAST_MS = 1000;

/** What a container's creation failed at is tried again with the next sync. */
export const nextCreate: Foresight = ({ phase, history, world, now }) => {
  if (phase.name !== 'create' || phase.slice !== 'failing' || phase.container === undefined) {
    return undefined;
  }
  const clock = world.clockOf(history.latest.nodeName);
  const newest = eventsOf(history, 'Failed', phase.container).at(-1);
  const last = lastHappened(newest, clock) ?? happened(newest, clock);
  const waiting = statusOf(history.latest, phase.container)?.state;
  if (last === undefined || (waiting?.kind === 'waiting' && waiting.reason === 'CrashLoopBackOff')) {
    return undefined;
  }
  return within(now, last.lo + SYNC_MS, last.hi + SYNC_MS * (1 + SYNC_JITTER), {
    what: 'restart', rule: 'The kubelet tries again with its next look at the pod, 10 to 15 s after the last.', helps: helpsIn(0, phase.owner !== 'user'), whyKey: 'next.create', whyParams: {},
  });
};
