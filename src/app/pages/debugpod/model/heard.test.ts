import { clockOf, coverageOf } from './heard';

test('a gap that began before the pod is seen to', () => {
  expect(coverageOf(100, 200, [{ from: 0, to: 150, resources: [] }])).toEqual({ from: 0, to: 200, deaf: [{ left: 0, width: 0.75 }] });
  expect(coverageOf(100, 200, [{ from: 150, to: undefined, resources: [] }]).deaf).toEqual([{ left: 0.5, width: 0.5 }]);
});

test.each([[undefined, 'unknown'], [{ loMs: 600, hiMs: 1600, estMs: 700 }, 'ahead'], [{ loMs: -1600, hiMs: -600, estMs: -700 }, 'behind'], [{ loMs: -5, hiMs: 4, estMs: 0 }, 'within'], [{ loMs: -Infinity, hiMs: 4, estMs: 0 }, 'unknown']])('a clock of %j is %s', (offset, kind) => {
  expect(clockOf(offset).kind).toBe(kind);
});
