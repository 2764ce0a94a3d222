// Instants and durations. One unit for the whole house: milliseconds as a double. A double counts today's
// milliseconds in steps of about 0.24 µs, finer than any clock that Kubernetes shows us except the nanoseconds of
// event names, which no comparison needs to the last digit.
import type { Brand } from './brand';

/** Milliseconds since 1970-01-01T00:00:00Z, with fractions. */
export type EpochMs = Brand<number, 'EpochMs'>;
export const epochMs = (value: number): EpochMs => value as EpochMs;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/;

/** Reads an RFC 3339 time as Kubernetes writes it; undefined when it is none (or the zero time of Go). */
export function parseTime(text: string | null | undefined): EpochMs | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  const found = RFC3339.exec(text);
  if (!found || text.startsWith('0001-')) {
    return undefined;
  }
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  const whole = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const fractionMs = fraction === undefined ? 0 : Number(`0.${fraction}`) * SECOND_MS;
  return epochMs(whole + fractionMs - zoneOffsetMs(zone ?? 'Z'));
}

function zoneOffsetMs(zone: string): number {
  if (zone === 'Z') {
    return 0;
  }
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * HOUR_MS + Number(zone.slice(4, 6)) * MINUTE_MS);
}
