// B0 and B1: the request for the pod and the coming of its object.
import { epochMs } from '../../base/time';
import type { Evidence } from './evidence';
import { arrival, arrivalWithin, audited, happened, wholeSecond } from './evidence';
import type { History } from './history';
import { auditOf, eventsOf } from './history';
import type { ClockOffset, WatchLatency } from './world';

const API_CLOCK: ClockOffset = { loMs: 0, hiMs: 0 };

/** Where the operation begins: at the request where an audit record tells it, else at the object's creation. */
export function createStart(history: History, latency: WatchLatency): { readonly id: 'B0' | 'B1'; readonly evidence: Evidence } {
  const audit = auditOf(history, ['create'], undefined);
  return audit === undefined ? { id: 'B1', evidence: createdEvidence(history, latency) } : { id: 'B0', evidence: audited(audit.receivedAt, 'audit of the create') };
}

/** B1: the object came to be. */
export function createdEvidence(history: History, latency: WatchLatency): Evidence {
  const audit = auditOf(history, ['create'], undefined);
  if (audit !== undefined) {
    return audited(audit.completedAt, 'audit of the create');
  }
  if (history.first.mirror) {
    // The mirror object comes after the kubelet has read the static pod, and may come after its containers run.
    const { configSeenAt, startedAt, createdAt } = history.first;
    return configSeenAt !== undefined ? audited(configSeenAt, 'annotation config.seen') : wholeSecond(startedAt === undefined || createdAt < startedAt ? createdAt : startedAt, API_CLOCK, 'startTime');
  }
  const first = history.versions[0];
  const added = first !== undefined && first.datable && first.pod.deletionAt === undefined ? arrival(first, latency, 'first version') : undefined;
  const field = wholeSecond(history.first.createdAt, API_CLOCK, 'creationTimestamp');
  // A first version that is seconds old when it comes is no news of the creation (a watch that began later).
  return added !== undefined && added.hi - field.lo <= 2000 ? (arrivalWithin(added, history.first.createdAt, API_CLOCK, 'creationTimestamp') ?? field) : noLaterThan(field, happened(eventsOf(history, 'SuccessfulCreate')[0]));
}

/** The owner's word about its new pod comes after it. */
const noLaterThan = (field: Evidence, told: Evidence | undefined): Evidence =>
  told === undefined || told.hi >= field.hi || told.hi < field.lo ? field : { ...field, hi: told.hi, est: epochMs((field.lo + told.hi) / 2) };
