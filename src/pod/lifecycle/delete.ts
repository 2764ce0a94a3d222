// The end of a pod as a chain of steps: signal · grace(c) · teardown · finalizers (kubernetes-lifecycle 1.9, D0–D6).
import type { Step } from './chain';
import type { Evidence } from './evidence';
import { arrival, happened, wholeSecond } from './evidence';
import type { History } from './history';
import { eventsOf, firstVersion } from './history';
import type { ClockOffset, WatchLatency } from './world';
import { epochMs } from '../../base/time';

const API_CLOCK: ClockOffset = { loMs: 0, hiMs: 0 };

/** D0: somebody asked for the deletion. Undefined when nobody did, as far as was heard. */
export function deletionAsked(history: History, latency: WatchLatency): Evidence | undefined {
  const version = firstVersion(history, (pod) => pod.deletionAt !== undefined);
  if (version?.pod.deletionAt === undefined) {
    return undefined;
  }
  const requested = wholeSecond(epochMs(version.pod.deletionAt - (version.pod.deletionGraceS ?? 0) * 1000), API_CLOCK, 'deletionTimestamp minus grace');
  const dated = arrival(version, latency, 'deletionTimestamp');
  if (dated === undefined) {
    return requested;
  }
  const lo = Math.max(dated.lo, requested.lo);
  const hi = Math.min(dated.hi, requested.hi);
  // A version that came as DELETED carries the last deadline, whose base may be lost.
  return lo > hi ? dated : { ...dated, lo: epochMs(lo), hi: epochMs(hi), est: epochMs(Math.min(hi, Math.max(lo, dated.est))) };
}

/** Steps from D0 on. */
export function deleteSteps(history: History, clock: ClockOffset, latency: WatchLatency): readonly Step[] {
  const gone = goneEvidence(history);
  const killing = happened(eventsOf(history, 'Killing').find(({ first }) => /^Stopping container/.test(first.message)), clock);
  const exit = lastExit(history, clock);
  const released = arrival(firstVersion(history, (pod) => pod.deletionAt !== undefined && pod.deletionGraceS === 0), latency, 'grace 0');
  const held = released !== undefined && history.latest.finalizers.length > 0 ? released : undefined;
  if (killing === undefined && exit === undefined) {
    return [{ name: 'signal', owner: 'platform', end: 'D6', evidence: gone }];
  }
  return [
    { name: 'signal', owner: 'platform', end: 'D1', evidence: killing },
    { name: 'grace', owner: 'user', end: 'D3', evidence: exit?.evidence, ...(exit === undefined ? {} : { container: exit.container }) },
    ...(held === undefined ? [] : [{ name: 'teardown', owner: 'platform' as const, end: 'D5' as const, evidence: held }]),
    held === undefined ? { name: 'teardown', owner: 'platform', end: 'D6', evidence: gone } : { name: 'finalizers', owner: 'dependency', end: 'D6', evidence: gone },
  ];
}

function goneEvidence(history: History): Evidence | undefined {
  if (history.deletedAt !== undefined) {
    return { lo: history.versions.at(-2)?.at ?? history.deletedAt, hi: history.deletedAt, est: history.deletedAt, source: { kind: 'arrival', what: 'DELETED', at: history.deletedAt } };
  }
  const { missing } = history;
  return missing === undefined ? undefined
    : { lo: missing.lastSeen, hi: missing.at, est: epochMs((missing.lastSeen + missing.at) / 2), source: { kind: 'list', what: 'absent from a list', at: missing.at } };
}

/** The last container to exit, once all have. */
function lastExit(history: History, clock: ClockOffset): { readonly container: string; readonly evidence: Evidence } | undefined {
  const version = firstVersion(history, (pod) => pod.deletionAt !== undefined && pod.statuses.length > 0 && pod.statuses.every(({ state }) => state.kind === 'terminated'));
  let last: { readonly container: string; readonly evidence: Evidence } | undefined;
  for (const { name, state } of version?.pod.statuses ?? []) {
    if (state.kind === 'terminated' && state.finishedAt !== undefined) {
      const evidence = wholeSecond(state.finishedAt, clock, 'finishedAt');
      last = last === undefined || evidence.est > last.evidence.est ? { container: name, evidence } : last;
    }
  }
  if (last === undefined || version?.datable !== true || version.at >= last.evidence.hi || version.at < last.evidence.lo) {
    return last;
  }
  return { ...last, evidence: { ...last.evidence, hi: version.at } };
}
