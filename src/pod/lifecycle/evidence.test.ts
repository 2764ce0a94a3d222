import { epochMs } from '../../base/time';
import { pod } from '../testing/samples';
import { arrival, arrivalWithin, audited, earlier, isSince, noLater, secondBefore, stamped, upTo, wholeSecond, within } from './evidence';
import type { Evidence } from './evidence';
import type { Version } from './history';

const ms = epochMs;
const TRUE = { loMs: 0, hiMs: 0 };
const point = (lo: number, hi: number, est: number): Evidence => ({ lo: ms(lo), hi: ms(hi), est: ms(est), source: { kind: 'eventName', what: 'x', at: ms(est) } });
const drawn = (found: Evidence | undefined): readonly (number | string)[] | undefined => found && [found.lo, found.est, found.hi, found.source.kind];
const version = (at: number, datable = true): Version => ({ at: ms(at), datable, pod: pod() }) as Version;

test('a stamp is set by its clock: the earliest by the largest offset', () => {
  expect(drawn(stamped(ms(1000), { loMs: 10, hiMs: 30 }, 'eventTime', 'x'))).toEqual([970, 980, 990, 'eventTime']);
  expect(drawn(audited(ms(1000), TRUE, 'x'))).toEqual([1000, 1000, 1000, 'audit']);
});

test('an arrival was written at most the latency before it, most likely the median; a list dates nothing', () => {
  expect(drawn(arrival(version(5000), { medianMs: 20, maxMs: 100 }, 'x'))).toEqual([4900, 4980, 5000, 'arrival']);
  expect(drawn(arrival(version(5000), { medianMs: 200, maxMs: 100 }, 'x'))).toEqual([4900, 4900, 5000, 'arrival']);
  expect(arrival(version(5000, false), { medianMs: 20, maxMs: 100 }, 'x')).toBeUndefined();
});

test('a fallback narrows what it touches, and is left where it excludes', () => {
  expect(drawn(within(point(0, 100, 20), point(50, 200, 60)))).toEqual([50, 50, 100, 'eventName']);
  expect(drawn(within(point(0, 100, 90), point(-50, 40, 0)))).toEqual([0, 40, 40, 'eventName']);
  expect(drawn(within(point(0, 100, 20), point(100, 200, 150)))).toEqual([100, 100, 100, 'eventName']);
  expect(drawn(within(point(100, 200, 150), point(0, 100, 50)))).toEqual([100, 100, 100, 'eventName']);
  expect(drawn(within(point(0, 100, 20), point(101, 200, 150)))).toEqual([0, 20, 100, 'eventName']);
  expect(drawn(within(point(101, 200, 150), point(0, 100, 50)))).toEqual([101, 150, 200, 'eventName']);
});

test('an arrival within its second; a second after it is dropped, one long before it is the date', () => {
  const heard = point(4900, 5000, 4980);
  expect(drawn(arrivalWithin(heard, ms(4000), TRUE, 's'))).toEqual([4800, 4980, 5000, 'eventName']);
  expect(arrivalWithin(heard, ms(6000), TRUE, 's')).toEqual({ ...heard, dropped: { kind: 'field', what: 's', at: 6500 } });
  expect(drawn(arrivalWithin(heard, ms(1000), TRUE, 's'))).toEqual([1000, 2000, 2000, 'field']);
  expect(arrivalWithin(heard, undefined, TRUE, 's')).toBe(heard);
  expect(drawn(arrivalWithin(undefined, ms(1000), TRUE, 's'))).toEqual([1000, 1500, 2000, 'field']);
});

test('of two signs the earlier dates, the other narrows', () => {
  expect(drawn(earlier(point(0, 100, 60), point(40, 80, 50)))).toEqual([40, 50, 80, 'eventName']);
  expect(drawn(earlier(undefined, point(40, 80, 50)))).toEqual([40, 50, 80, 'eventName']);
});

test('what had happened by then is cut there, unless then contradicts it or adds nothing', () => {
  expect(drawn(noLater(point(0, 100, 60), ms(50)))).toEqual([0, 50, 50, 'eventName']);
  expect(drawn(noLater(point(0, 100, 20), ms(50)))).toEqual([0, 20, 50, 'eventName']);
  expect(drawn(noLater(point(0, 100, 60), ms(-1)))).toEqual([0, 60, 100, 'eventName']);
  expect(drawn(noLater(point(0, 100, 60), ms(0)))).toEqual([0, 0, 0, 'eventName']);
  expect(drawn(upTo(point(50, 100, 60), 20))).toEqual([30, 60, 100, 'eventName']);
});

test('a whole second ends before the version that shows it, unless that came from a list', () => {
  expect(drawn(secondBefore(ms(1000), version(1200), TRUE, 's'))).toEqual([1000, 1200, 1200, 'field']);
  expect(secondBefore(ms(1000), version(1200, false), TRUE, 's')).toEqual(wholeSecond(ms(1000), TRUE, 's'));
  expect(secondBefore(ms(1000), undefined, TRUE, 's')).toEqual(wholeSecond(ms(1000), TRUE, 's'));
  expect(secondBefore(undefined, version(1200), TRUE, 's')).toBeUndefined();
  expect([isSince(ms(1000), 2000, TRUE), isSince(ms(1000), 2001, TRUE), isSince(undefined, 0, TRUE)]).toEqual([true, false, false]);
});
