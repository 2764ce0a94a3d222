import fc from 'fast-check';
import { burnText, clockText, durationText, exactly, forecastText, lengthText, offsetText, percentileText, percentText, ratioText, sliText, spokenLength } from './numbers';

const within = (estMs: number, halfMs: number) => ({ estMs, loMs: estMs - halfMs, hiMs: estMs + halfMs });

test('an exact length has the digits of its size and never more than four', () => {
  const cases: readonly (readonly [number, string])[] = [
    [0, '0'], [0.2, '< 1 ms'], [580, '580 ms'], [999.4, '999 ms'], [999.6, '1.00 s'], [1235, '1.24 s'], [34_890, '34.89 s'], [99_996, '100.0 s'], [182_700, '182.7 s'],
    [599_940, '599.9 s'], [599_960, '10 m 0 s'], [726_000, '12 m 6 s'], [3_599_700, '1 h 0 m'], [3_840_000, '1 h 4 m'], [86_399_000, '1 d 0 h'], [266_400_000, '3 d 2 h'],
  ];
  for (const [ms, text] of cases) {
    expect(lengthText(exactly(ms))).toBe(text);
  }
});

test('what is less well known has fewer digits', () => {
  expect(lengthText(within(7512, 60))).toBe('7.5 s');
  expect(lengthText(within(40, 40))).toBe('≤ 0.1 s');
  expect(lengthText(within(3100, 500))).toBe('≈ 3 s');
  expect(lengthText(within(300, 500))).toBe('≤ 1 s');
  expect(lengthText({ estMs: 12_000, loMs: 2400, hiMs: 34_100 })).toBe('2–35 s');
  expect(lengthText({ estMs: 1100, loMs: 0, hiMs: 2100 })).toBe('≤ 3 s');
  expect(lengthText({ estMs: 12_000, loMs: 12_000, hiMs: Infinity })).toBe('≥ 12 s');
  expect(lengthText({ estMs: 259_200_000, loMs: 259_198_000, hiMs: 259_202_000 })).toBe('3 d 0 h');
});

test('an open length has an arrow, for ears "so far"; one that nothing dates is unknown', () => {
  expect(durationText(exactly(60_100), { open: true })).toBe('60.1 s →');
  expect(spokenLength(within(60_100, 50), { open: true })).toBe('60.1 seconds so far');
  expect(durationText(exactly(5), { unknown: true })).toBe('unknown');
  expect(spokenLength({ estMs: 12_000, loMs: 2400, hiMs: 34_100 })).toBe('between 2 and 35 seconds');
});

test('an instant since the begin is as sharp as its evidence', () => {
  const at = (est: number, half: number) => offsetText({ est: 1e12 + est, lo: 1e12 + est - half, hi: 1e12 + est + half }, 1e12);
  expect(at(33_300, 0)).toBe('+33.300 s');
  expect(at(33_340, 80)).toBe('+33.3 s');
  expect(at(4500, 500)).toBe('+4.5 ± 0.5 s');
  expect(at(500, 500)).toBe('+0 to 1 s');
  expect(at(3_840_000, 0)).toBe('+1 h 4 m');
  expect(at(-40, 0)).toBe('−0.040 s');
});

test('a clock time has the zone of the dashboard and the digits of its evidence', () => {
  const est = Date.UTC(2026, 10, 24, 2, 58, 37, 870);
  expect(clockText({ est, lo: est, hi: est }, 'utc')).toBe('02:58:37.870');
  expect(clockText({ est, lo: est - 500, hi: est + 500 }, 'utc')).toBe('≈ 02:58:37');
  expect(clockText({ est, lo: est, hi: est }, 'Asia/Shanghai')).toBe('10:58:37.870');
});

test('an SLI stays in seconds beside its target', () => {
  expect(sliText(exactly(182_700), 30_000)).toBe('182.7 s of 30 s');
});

test('ratios, budgets, rates, percentiles and forecasts', () => {
  expect(ratioText(9994, 10_000)).toBe('99.94 %');
  expect(ratioText(999_999, 1_000_000)).toBe('99.99 %');
  expect(ratioText(974, 1000)).toBe('97.4 %');
  expect(ratioText(17, 19)).toBe('17 of 19');
  expect(percentText(-0.123)).toBe('−12 %');
  expect(percentText(-0.001)).toBe('0 %');
  expect(burnText(1.26)).toBe('1.3×');
  expect(burnText(0.01)).toBe('0×');
  expect(percentileText(50)).toBe('0.05 s');
  expect(percentileText(54)).toBe('0.054 s');
  expect(percentileText(31_400)).toBe('31 s');
  expect(percentileText(1_640)).toBe('1.6 s');
  expect(forecastText(7.2 * 86_400_000)).toBe('≈ 7 days');
});

test('no length ever shows an exponent, a negative zero or more than four digits in one number', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 864e7, noNaN: true }), fc.double({ min: 0, max: 1e7, noNaN: true }), (estMs, halfMs) => {
      const text = lengthText({ estMs, loMs: Math.max(0, estMs - halfMs), hiMs: estMs + halfMs });
      expect(text).not.toMatch(/e[+-]|-0|NaN|Infinity/);
      for (const number of text.match(/[\d.]+/g) ?? []) {
        expect(number.replace('.', '').length).toBeLessThanOrEqual(5);
      }
    })
  );
});
