// The signals of one pod, read once: its versions in order, its Events by identity. Nothing is dated here.
import type { EpochMs } from '../../base/time';
import type { AuditFacts, Condition, ConditionStatus, ContainerStatus, EventFacts, PodFacts, Signal } from '../signal';
import { offsetOf } from './evidence';
import type { ClockOffset, Clocks } from './world';

/** A version of the pod. `datable`: it came as a change, so its arrival says when; from a LIST it only says "by then". */
export interface Version {
  readonly at: EpochMs;
  readonly datable: boolean;
  /** Arrival of the version before; nothing of what is new here was true then. */
  readonly after: EpochMs | undefined;
  readonly pod: PodFacts;
}

/** An Event with the arrivals of its versions. */
export interface EventSeen {
  readonly first: EventFacts;
  readonly last: EventFacts;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
  readonly datable: boolean;
  /** Later versions, each one occurrence more. */
  readonly repeats: readonly { readonly event: EventFacts; readonly at: EpochMs; readonly datable: boolean }[];
  /** Its emitter's. */
  readonly clock: ClockOffset;
}

export interface History {
  readonly clocks: Clocks;
  readonly versions: readonly Version[];
  readonly first: PodFacts;
  readonly latest: PodFacts;
  /** In order of what they say happened first. */
  readonly events: readonly EventSeen[];
  /** Successful API writes on the pod, in order of completion. */
  readonly audits: readonly AuditFacts[];
  /** DELETED arrived. */
  readonly deletedAt: EpochMs | undefined;
  /** A relist no longer had it: it ended in this stretch. */
  readonly missing: { readonly lastSeen: EpochMs; readonly at: EpochMs } | undefined;
  readonly lastSignalAt: EpochMs;
  /** Where it runs, as its versions or its kubelet's Events say. */
  readonly node: string | undefined;
}

/** Stamps as they were written. */
export const AS_WRITTEN: Clocks = { apiServer: { loMs: 0, hiMs: 0 }, of: () => ({ loMs: 0, hiMs: 0 }) };

/** Undefined when no version of the pod was heard. */
export function historyOf(signals: readonly Signal[], clocks = AS_WRITTEN): History | undefined {
  const versions: Version[] = [];
  const events = new Map<string, EventSeen>();
  const audits: AuditFacts[] = [];
  let deletedAt: EpochMs | undefined;
  let missing: History['missing'];
  let lastSignalAt: EpochMs | undefined;
  for (const signal of signals) {
    lastSignalAt = signal.at;
    if (signal.kind === 'pod') {
      const datable = signal.heard !== 'listed' && (versions.length > 0 || isNews(signal, clocks.apiServer));
      versions.push({ at: signal.at, datable, after: versions.at(-1)?.at, pod: signal.pod });
      deletedAt = signal.heard === 'deleted' ? (deletedAt ?? signal.at) : deletedAt;
    } else if (signal.kind === 'podMissing') {
      missing = { lastSeen: signal.lastSeen, at: signal.at };
    } else if (signal.kind === 'event') {
      hearEvent(events, signal.event, signal.at, signal.heard, clocks);
    } else if (signal.kind === 'audit' && signal.record.code < 300) {
      audits.push(signal.record);
    }
  }
  const first = versions[0]?.pod;
  const latest = versions.at(-1)?.pod;
  if (first === undefined || latest === undefined || lastSignalAt === undefined) {
    return undefined;
  }
  const ordered = [...events.values()].sort((a, b) => instantOf(a.first) - instantOf(b.first));
  audits.sort((a, b) => a.completedAt - b.completedAt);
  const node = latest.nodeName ?? ordered.find((seen) => seen.first.component === 'kubelet')?.first.host;
  return { clocks, node, versions, first, latest, events: ordered, audits, deletedAt, missing, lastSignalAt };
}

// A first version as old as this when it comes tells of the past: a watch that began or resumed later.
const NEWS_MS = 2000;

const isNews = ({ heard, at, pod }: Signal & { kind: 'pod' }, clock: ClockOffset): boolean =>
  heard === 'deleted' || (heard === 'added' && !pod.mirror && at - pod.createdAt + offsetOf(clock) <= NEWS_MS + 1000);

function hearEvent(events: Map<string, EventSeen>, event: EventFacts, at: EpochMs, heard: string, clocks: Clocks): void {
  const known = events.get(event.uid);
  if (heard === 'deleted') {
    // Events expire: that is never a retraction.
    return;
  }
  if (known === undefined) {
    events.set(event.uid, { first: event, last: event, firstAt: at, lastAt: at, datable: heard !== 'listed', repeats: [], clock: clocks.of(event.component, event.host) });
  } else if (event.count >= known.last.count) {
    events.set(event.uid, { ...known, last: event, lastAt: at, repeats: [...known.repeats, { event, at, datable: heard !== 'listed' }] });
  }
}

/** The best single instant of an Event's first occurrence, for ordering only. */
export const instantOf = (event: EventFacts): number => event.namedAt ?? event.eventTime ?? event.firstAt ?? event.createdAt ?? 0;

export function conditionOf(pod: PodFacts, type: string): Condition | undefined {
  return pod.conditions.find((condition) => condition.type === type);
}

export function firstVersion(history: History, holds: (pod: PodFacts) => boolean): Version | undefined {
  return history.versions.find((version) => holds(version.pod));
}

export function firstCondition(history: History, type: string, status: ConditionStatus): Version | undefined {
  return firstVersion(history, (pod) => conditionOf(pod, type)?.status === status);
}

export function statusOf(pod: PodFacts, container: string): ContainerStatus | undefined {
  return pod.statuses.find((status) => status.name === container);
}

export function eventsOf(history: History, reason: string, container?: string): readonly EventSeen[] {
  return history.events.filter(({ first }) => first.reason === reason && (container === undefined || first.subject.container === container));
}

/** The first audited write of that verb and subresource, from a moment on. */
export function auditOf(history: History, verbs: readonly string[], subresource: string | undefined, from = -Infinity): AuditFacts | undefined {
  return history.audits.find((audit) => verbs.includes(audit.verb) && audit.subresource === subresource && audit.completedAt >= from);
}
