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
}

const of = (lo: number, hi: number, est: number, kind: SourceKind, what: string): Evidence => ({
  lo: epochMs(lo), hi: epochMs(hi), est: epochMs(est), source: { kind, what, at: epochMs(est) },
});

const EXACT: ClockOffset = { loMs: 0, hiMs: 0 };

const offsetOf = ({ loMs, hiMs, estMs }: ClockOffset): number => estMs ?? (loMs + hiMs) / 2;

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

/** Arrival narrowed by the whole second that the writer stamped. Where the two exclude each other the arrival is believed. */
export function arrivalWithin(found: Evidence | undefined, at: EpochMs | undefined, clock: ClockOffset, what: string): Evidence | undefined {
  const field = at === undefined ? undefined : wholeSecond(at, clock, what);
  if (found === undefined || field === undefined) {
    return found ?? field;
  }
  const lo = Math.max(found.lo, field.lo);
  const hi = Math.min(found.hi, field.hi);
  return lo > hi ? found : { ...found, lo: epochMs(lo), hi: epochMs(hi), est: epochMs(Math.min(hi, Math.max(lo, found.est))) };
}

/** The node's clock is the kubelet's; controllers and the scheduler have their own, taken as exact. */
const clockOf = ({ component, host }: EventFacts, node: ClockOffset): ClockOffset => (component === 'kubelet' || host !== undefined ? node : EXACT);

/**
 * When an Event first happened: its name's nanoseconds, else the emitter's microseconds, else its whole second.
 * @param node the clock of the pod's node
 */
export function happened(seen: EventSeen | undefined, node: ClockOffset = EXACT): Evidence | undefined {
  if (seen === undefined) {
    return undefined;
  }
  const { namedAt, eventTime, firstAt, reason } = seen.first;
  const clock = clockOf(seen.first, node);
  if (namedAt !== undefined) {
    return stamped(namedAt, clock, 'eventName', `${reason} event`);
  }
  if (eventTime !== undefined) {
    return stamped(eventTime, EXACT, 'eventTime', `${reason} event`);
  }
  return firstAt === undefined ? undefined : wholeSecond(firstAt, clock, `${reason} event`);
}

/** Of Events, those that may have happened first at `from` or later, in the collector's clock. */
export const happenedSince = (from: number, node: ClockOffset) => (seen: EventSeen): boolean => (happened(seen, node)?.hi ?? -Infinity) >= from;

/** A whole second of the node's clock may lie at `from` or later. */
export const isSince = (at: EpochMs | undefined, from: number, node: ClockOffset): at is EpochMs => at !== undefined && wholeSecond(at, node, '').hi >= from;

export function shifted(evidence: Evidence, byMs: number, what: string): Evidence {
  return of(evidence.lo + byMs, evidence.hi + byMs, evidence.est + byMs, evidence.source.kind, what);
}

/** Two that date one instant, each no earlier than it: the earlier one is nearer, and it may lie before both. */
export function earlier(a: Evidence | undefined, b: Evidence | undefined): Evidence | undefined {
  if (a === undefined || b === undefined) {
    return a ?? b;
  }
  const [nearer, other] = a.est <= b.est ? [a, b] : [b, a];
  return { ...nearer, lo: epochMs(Math.min(a.lo, b.lo)), hi: epochMs(Math.min(nearer.hi, Math.max(other.hi, nearer.lo))) };
}

/** What happened up to so many milliseconds before its sign. */
export const upTo = (evidence: Evidence | undefined, beforeMs: number): Evidence | undefined =>
  evidence === undefined ? undefined : { ...evidence, lo: epochMs(evidence.lo - beforeMs) };

/** A whole second whose instant had passed when a version arrived that shows it. */
export function secondBefore(at: EpochMs | undefined, shown: Version | undefined, clock: ClockOffset, what: string): Evidence | undefined {
  if (at === undefined) {
    return undefined;
  }
  const field = wholeSecond(at, clock, what);
  return shown?.datable === true && shown.at < field.hi && shown.at >= field.lo ? { ...field, hi: shown.at, est: epochMs((field.lo + shown.at) / 2) } : field;
}

/** An occurrence that a version of an Event tells after the first: its stamp is a whole second that the arrival bounds. */
function repeated(event: EventFacts, at: EpochMs, datable: boolean, node: ClockOffset): Evidence | undefined {
  if (event.lastAt === undefined) {
    return undefined;
  }
  const field = wholeSecond(event.lastAt, clockOf(event, node), `${event.reason} event, last time`);
  const hi = datable && at < field.hi ? at : field.hi;
  const { middle: _, ...point } = field;
  return hi < field.lo ? field : { ...point, hi, est: hi };
}

/** An Event's latest occurrence: its name dates only the first. */
export function lastHappened(seen: EventSeen | undefined, clock: ClockOffset = EXACT): Evidence | undefined {
  return seen === undefined || seen.last.count <= 1 ? happened(seen, clock) : (repeated(seen.last, seen.lastAt, seen.datable, clock) ?? happened(seen, clock));
}

/** All occurrences of an Event that were heard one by one, in order. */
export function occurrencesOf(seen: EventSeen, clock: ClockOffset): readonly Evidence[] {
  const first = [happened(seen, clock), seen.first.count > 1 ? repeated(seen.first, seen.firstAt, seen.datable, clock) : undefined];
  return [...first, ...seen.repeats.map(({ event, at, datable }) => repeated(event, at, datable, clock))].filter((found) => found !== undefined);
}

/** A completed API write. */
export const audited = (at: EpochMs, what: string): Evidence => of(at, at, at, 'audit', what);
