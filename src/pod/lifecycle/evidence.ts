// Evidence: what one source says about one instant, as an interval in the collector's clock with an estimate.
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import type { EventSeen, Version } from './history';
import type { EventFacts } from '../signal';
import type { Source, SourceKind } from './lifecycle';
import type { ClockOffset, WatchLatency } from './world';

export interface Evidence {
  readonly lo: EpochMs;
  readonly hi: EpochMs;
  readonly est: EpochMs;
  /** No source names a point: once its neighbours have narrowed the interval, its middle is the estimate. */
  readonly middle?: true;
  readonly source: Source;
  /** Another source of the same instant that it contradicts. */
  readonly dropped?: Source;
}

const of = (lo: number, hi: number, est: number, kind: SourceKind, what: string): Evidence => ({
  lo: epochMs(lo), hi: epochMs(hi), est: epochMs(est), source: { kind, what, at: epochMs(est) },
});

/** The likeliest offset. */
export const offsetOf = ({ loMs, hiMs, estMs }: ClockOffset): number => estMs ?? (loMs + hiMs) / 2;

/** A stamp of some clock, in ours. */
export function stamped(at: EpochMs, clock: ClockOffset, kind: SourceKind, what: string): Evidence {
  return of(at - clock.hiMs, at - clock.loMs, at - offsetOf(clock), kind, what);
}

/** A whole second of some clock: the instant lies in [t, t + 1 s). */
export function wholeSecond(at: EpochMs, clock: ClockOffset, what: string): Evidence {
  const lo = at - clock.hiMs;
  const hi = at + SECOND_MS - clock.loMs;
  return { ...of(lo, hi, (lo + hi) / 2, 'field', what), middle: true };
}

/**
 * The arrival of a change: it was committed at most the watch's latency ago. The arrival before it bounds nothing more: a change may be
 * committed while the version before is still under way (seen against the real API server). Undefined from a LIST.
 */
export function arrival(version: Version | undefined, latency: WatchLatency, what: string): Evidence | undefined {
  if (version === undefined || !version.datable) {
    return undefined;
  }
  const lo = version.at - latency.maxMs;
  return of(lo, version.at, Math.max(lo, version.at - latency.medianMs), 'arrival', what);
}

const clipped = (at: number, { lo, hi }: { readonly lo: number; readonly hi: number }): EpochMs => epochMs(Math.min(hi, Math.max(lo, at)));

const exclude = (a: Evidence, b: Evidence): boolean => a.lo > b.hi || b.lo > a.hi;

/** Both hold, and the first says when: neither may exclude the other. */
function narrowed(preferred: Evidence, other: Evidence): Evidence {
  const both = { lo: epochMs(Math.max(preferred.lo, other.lo)), hi: epochMs(Math.min(preferred.hi, other.hi)) };
  return { ...preferred, ...both, est: clipped(preferred.est, both) };
}

/** The preferred within what a fallback allows; a fallback that it excludes is left. */
export const within = (preferred: Evidence, fallback: Evidence): Evidence => (exclude(preferred, fallback) ? preferred : narrowed(preferred, fallback));

/**
 * Arrival clipped to the whole second that the writer stamped before it wrote: the way to the API server takes its time as the
 * way from it does. What was written long after it was true (the kubelet could not reach the API server) is of its second; a
 * stamp from after the arrival contradicts it and is dropped (1.10.8).
 */
export function arrivalWithin(found: Evidence | undefined, at: EpochMs | undefined, clock: ClockOffset, what: string): Evidence | undefined {
  const field = at === undefined ? undefined : wholeSecond(at, clock, what);
  if (found === undefined || field === undefined) {
    return found ?? field;
  }
  if (field.lo > found.hi) {
    return { ...found, dropped: field.source };
  }
  const { middle: _, ...second } = field;
  const written = { ...found, lo: epochMs(2 * found.lo - found.hi) };
  return field.hi < written.lo ? { ...second, est: field.hi } : narrowed(written, field);
}

/** The node's clock is its kubelet's; others have their own. */
const clockOf = ({ component, host }: EventFacts, own: ClockOffset, node: ClockOffset | undefined): ClockOffset => (node !== undefined && (component === 'kubelet' || host !== undefined) ? node : own);

/**
 * When an Event first happened: its name's nanoseconds, else the emitter's microseconds, else its whole second.
 * @param node the clock of the pod's node
 */
export function happened(seen: EventSeen | undefined, node?: ClockOffset): Evidence | undefined {
  if (seen === undefined) {
    return undefined;
  }
  const { namedAt, eventTime, firstAt, reason } = seen.first;
  const clock = clockOf(seen.first, seen.clock, node);
  if (namedAt !== undefined) {
    return stamped(namedAt, clock, 'eventName', `${reason} event`);
  }
  if (eventTime !== undefined) {
    return stamped(eventTime, clock, 'eventTime', `${reason} event`);
  }
  return firstAt === undefined ? undefined : wholeSecond(firstAt, clock, `${reason} event`);
}

/** Of Events, those that may have happened first at `from` or later, in the collector's clock. */
export const happenedSince = (from: number, node: ClockOffset) => (seen: EventSeen): boolean => (happened(seen, node)?.hi ?? -Infinity) >= from;

/** A whole second of the node's clock may lie at `from` or later. */
export const isSince = (at: EpochMs | undefined, from: number, node: ClockOffset): at is EpochMs => at !== undefined && wholeSecond(at, node, '').hi >= from;

/** @param errorMs how far off `byMs` may be. */
export function shifted(evidence: Evidence, byMs: number, what: string, errorMs = 0): Evidence {
  return of(evidence.lo + byMs - errorMs, evidence.hi + byMs + errorMs, evidence.est + byMs, evidence.source.kind, what);
}

/** Two that date one instant, each no earlier than it: the earlier one is nearer. Both hold; where they cannot, the nearer does. */
export function earlier(a: Evidence | undefined, b: Evidence | undefined): Evidence | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  const [nearer, other] = a.est <= b.est ? [a, b] : [b, a];
  return within(nearer, other);
}

/** What happened up to so many milliseconds before its sign. */
export const upTo = (evidence: Evidence | undefined, beforeMs: number): Evidence | undefined =>
  evidence === undefined ? undefined : { ...evidence, lo: epochMs(evidence.lo - beforeMs) };

/** What had surely happened by then. */
export const noLater = (evidence: Evidence, by: EpochMs): Evidence =>
  by >= evidence.hi || by < evidence.lo ? evidence : { ...evidence, hi: by, est: epochMs(Math.min(evidence.est, by)) };

/** A whole second whose instant had passed when a version arrived that shows it. */
export function secondBefore(at: EpochMs | undefined, shown: Version | undefined, clock: ClockOffset, what: string): Evidence | undefined {
  if (at === undefined) {
    return undefined;
  }
  const field = wholeSecond(at, clock, what);
  return shown?.datable === true ? noLater(field, shown.at) : field;
}

/** An occurrence that a version of an Event tells after the first: its stamp is a whole second that the arrival bounds. */
function repeated(event: EventFacts, at: EpochMs, datable: boolean, clock: ClockOffset): Evidence | undefined {
  if (event.lastAt === undefined) {
    return undefined;
  }
  const field = wholeSecond(event.lastAt, clock, `${event.reason} event, last time`);
  const hi = datable && at < field.hi ? at : field.hi;
  const { middle: _, ...point } = field;
  return hi < field.lo ? field : { ...point, hi, est: hi };
}

/** An Event's latest occurrence: its name dates only the first. */
export function lastHappened(seen: EventSeen | undefined, node?: ClockOffset): Evidence | undefined {
  return seen === undefined || seen.last.count <= 1 ? happened(seen, node) : (repeated(seen.last, seen.lastAt, seen.datable, clockOf(seen.last, seen.clock, node)) ?? happened(seen, node));
}

/** All occurrences of an Event that were heard one by one, in order. */
export function occurrencesOf(seen: EventSeen, node: ClockOffset): readonly Evidence[] {
  const clock = clockOf(seen.first, seen.clock, node);
  const first = [happened(seen, node), seen.first.count > 1 ? repeated(seen.first, seen.firstAt, seen.datable, clock) : undefined];
  return [...first, ...seen.repeats.map(({ event, at, datable }) => repeated(event, at, datable, clock))].filter((found) => found !== undefined);
}

/** An API write, in the API server's microseconds. */
export const audited = (at: EpochMs, clock: ClockOffset, what: string): Evidence => stamped(at, clock, 'audit', what);
