import fc from 'fast-check';
import { axisOf, foldsOf, sinceText, ticksOf, zoomed } from './axis';

const DAY = 86_400_000;
const utc = (origin: number, clock = false) => ({ origin, clock, timeZone: 'utc' });

test('three quiet days between seconds are one fold, with a margin at both sides', () => {
  const news = [0, 110, DAY * 3, DAY * 3 + 1000, DAY * 3 + 27_000];
  const folds = foldsOf(news, { from: 0, to: DAY * 3 + 27_000 });
  expect(folds).toHaveLength(1);
  expect(folds[0]?.from).toBeGreaterThan(110);
  expect(folds[0]?.to).toBeLessThan(DAY * 3);
});

test('nothing is folded that is short, or not ten times all other time', () => {
  expect(foldsOf([0, 1000, 60_000], { from: 0, to: 61_000 })).toEqual([]);
  expect(foldsOf([0, DAY, DAY * 3], { from: 0, to: DAY * 4 })).toEqual([]);
});

test('two long stretches are two folds; at most three', () => {
  const news = [0, 1, 2, 3, 4, 5].flatMap((day) => [day * DAY, day * DAY + 1000]);
  expect(foldsOf(news.slice(0, 6), { from: 0, to: 2 * DAY + 1000 })).toHaveLength(2);
  expect(foldsOf(news, { from: 0, to: 5 * DAY + 1000 }).length).toBeLessThanOrEqual(3);
});

test('a second is as long on either side of a fold', () => {
  const axis = axisOf({ from: 0, to: DAY }, [{ from: 10_000, to: DAY - 10_000 }], 1000);
  expect(axis.x(2000) - axis.x(1000)).toBeCloseTo(axis.x(DAY - 1000) - axis.x(DAY - 2000));
  expect(axis.x(DAY - 10_000) - axis.x(10_000)).toBeCloseTo(160);
});

test('pixels and instants are each other\'s inverse, never decreasing, within the width', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 60, max: 4000 }), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 20 }), (span, width, shares) => {
      const whole = { from: 1e12, to: 1e12 + span };
      const axis = axisOf(whole, foldsOf(shares.map((share) => whole.from + share * span), whole), width);
      const pixels = [...shares].sort((a, b) => a - b).map((share) => axis.x(whole.from + share * span));
      pixels.forEach((px, i) => {
        expect(px).toBeGreaterThanOrEqual(pixels[i - 1] ?? 0);
        expect(px).toBeLessThanOrEqual(width);
        expect(axis.x(axis.at(px))).toBeCloseTo(px, 3);
      });
    })
  );
});

test('ticks are round, apart, and leave the words of a fold free', () => {
  const axis = axisOf({ from: 0, to: 34_900 }, [], 1000);
  expect(ticksOf(axis, utc(0)).map(({ text }) => text)).toEqual(['0', '+5 s', '+10 s', '+15 s', '+20 s', '+25 s', '+30 s']);
  const folded = axisOf({ from: 0, to: DAY }, [{ from: 20_000, to: DAY - 20_000 }], 1000);
  const ticks = ticksOf(folded, utc(0));
  expect(ticks.every(({ px }) => px <= folded.x(20_000) || px >= folded.x(DAY - 20_000))).toBe(true);
  expect(ticks.at(-1)?.text).toBe('+23 h 59 m 55 s');
});

test('clock ticks stand on whole minutes of the clock', () => {
  const from = Date.UTC(2026, 10, 24, 0, 40, 52);
  expect(ticksOf(axisOf({ from, to: from + 367_000 }, [], 900), utc(from, true)).map(({ text }) => text)).toEqual(['00:41', '00:42', '00:43', '00:44', '00:45', '00:46']);
});

test('a distance from the begin has the units that it needs', () => {
  expect([0, 200, 1500, 90_000, 720_000, 3 * DAY + 10_000].map((ms) => sinceText(ms, ms === 1500 ? 500 : ms === 200 ? 200 : 1000))).toEqual(['0', '+200 ms', '+1.5 s', '+90 s', '+12 m', '+3 d 10 s']);
});

test('zooming stays inside the whole and keeps the instant under the pointer', () => {
  const whole = { from: 0, to: 100_000 };
  const close = zoomed(whole, whole, 0.5, 80_000);
  expect(close).toEqual({ from: 40_000, to: 90_000 });
  expect(zoomed(close, whole, 4, 50_000)).toEqual(whole);
});
