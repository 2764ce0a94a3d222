// B0 and B1: the request for the pod and the coming of its object.
import type { Evidence } from './evidence';
import { arrival, audited, happened, noLater, stamped, wholeSecond, within } from './evidence';
import type { History } from './history';
import { auditOf, eventsOf } from './history';
import type { WatchLatency } from './world';

/** Where the operation begins: at the request where an audit record tells it, else at the object's creation. */
export function createStart(history: History, latency: WatchLatency): { readonly id: 'B0' | 'B1'; readonly evidence: Evidence } {
  const audit = auditOf(history, ['create'], undefined);
  return audit === undefined ? { id: 'B1', evidence: createdEvidence(history, latency) } : { id: 'B0', evidence: audited(audit.receivedAt, history.clocks.apiServer, 'audit of the create') };
}

/** B1: the object came to be. */
export function createdEvidence(history: History, latency: WatchLatency): Evidence {
  const audit = auditOf(history, ['create'], undefined);
  if (audit !== undefined) {
    return audited(audit.completedAt, history.clocks.apiServer, 'audit of the create');
  }
  if (history.first.mirror) {
    // The mirror object comes after the kubelet has read the static pod, and may come after its containers run.
    const { configSeenAt, startedAt, createdAt, nodeName } = history.first;
    const kubelet = history.clocks.of('kubelet', nodeName);
    if (configSeenAt !== undefined) {
      return stamped(configSeenAt, kubelet, 'eventTime', 'annotation config.seen');
    }
    const created = wholeSecond(createdAt, history.clocks.apiServer, 'creationTimestamp');
    const started = startedAt === undefined ? created : wholeSecond(startedAt, kubelet, 'startTime');
    return created.est < started.est ? created : started;
  }
  const first = history.versions[0];
  const added = first !== undefined && first.datable && first.pod.deletionAt === undefined ? arrival(first, latency, 'first version') : undefined;
  const field = wholeSecond(history.first.createdAt, history.clocks.apiServer, 'creationTimestamp');
  // A first version that is seconds old when it comes is no news of the creation (a watch that began later).
  return added === undefined || added.lo > field.hi ? toldBy(field, happened(eventsOf(history, 'SuccessfulCreate')[0])) : within(added, field);
}

/** The owner's word about its new pod comes after it. */
const toldBy = (field: Evidence, told: Evidence | undefined): Evidence => (told === undefined ? field : noLater(field, told.hi));
