import { toDataFrame } from '@grafana/data';
import { barsOf, changeOf, STEP_MS, topOf, unheardBefore, withNow } from './trend';

const series = (owner: string, values: readonly number[]) => toDataFrame({ fields: [{ name: 'time', type: 'time', values: values.map((_, i) => (i + 1) * STEP_MS) }, { name: 'open', type: 'number', labels: { owner }, values: [...values] }] });
const NONE = { platform: 0, dependency: 0, user: 0, unknown: 0, way: 0 };

test('each half minute is stacked by owner; without an owner nothing is wrong', () => {
  const bars = barsOf([series('platform', [1, 2]), series('', [4, 5])], [{ from: STEP_MS + 1, to: STEP_MS + 2 }], 0);
  expect(bars).toHaveLength(60);
  expect(bars.slice(0, 3).map(({ counts: { platform, way }, total, deaf }) => [platform, way, total, deaf])).toEqual([[1, 4, 5, false], [2, 5, 7, true], [0, 0, 0, false]]);
});

test('the last bar is what the page says now, and the change is against the bar of a minute ago', () => {
  const bars = withNow(barsOf([series('', [3])], [], 0).slice(0, 2), 3 * STEP_MS, { ...NONE, user: 8 });
  expect(bars.map(({ total }) => total)).toEqual([3, 0, 8]);
  expect(changeOf(bars, 3 * STEP_MS, 8)).toBe(5);
  expect(changeOf(bars, STEP_MS, 8)).toBeUndefined();
});

test('before listening began an empty bar is not known, and nothing is said against it', () => {
  const bars = unheardBefore(barsOf([series('', [0, 3])], [], 0).slice(0, 4), 2.5 * STEP_MS);
  expect(bars.map(({ deaf }) => deaf)).toEqual([true, false, true, false]);
  expect(changeOf(bars, 4 * STEP_MS, 8)).toBe(5);
  expect(changeOf(bars.slice(0, 1), 3 * STEP_MS, 8)).toBeUndefined();
});

test.each([[0, 10], [10, 10], [11, 20], [21, 60], [61, 200], [150, 200], [201, 600], [5000, 6000]])('an axis for %i ends at %i', (most, top) => {
  expect(topOf(most)).toBe(top);
});
