import fc from 'fast-check';
import { barOf } from './bars';
import { axisOf } from './axis';
import { densityOf, tellingAttempts } from './density';
import { criticalPath } from './path';
import { owned, spentAt, tilesOf } from './strip';
import { draw } from './testing/draw';

const phases = draw(`
  scheduling      0 2   platform
  pull(app)       2 12  dependency
  pull(app)       12 32 user
  create(app)     32 33 platform
  readiness       33 50 platform`);

test('neighbours of one owner are one tile', () => {
  expect(tilesOf(phases).map(({ owner, from, to }) => `${owner} ${from / 1000}–${to / 1000}`)).toEqual(['platform 0–2', 'dependency 2–12', 'user 12–32', 'platform 32–50']);
});

test('tiles never overlap, whatever the rows do', () => {
  const row = draw('x 0 1 platform')[0];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 300 }), fc.constantFrom('platform' as const, 'dependency' as const, 'user' as const)), { maxLength: 12 }), (given) => {
      const tiles = tilesOf(given.flatMap(([from, length, owner]) => (row === undefined ? [] : [{ ...row, from, to: from + length, owner }])));
      tiles.forEach((tile, i) => expect(tile.from).toBeGreaterThanOrEqual(tiles[i - 1]?.to ?? 0));
    })
  );
});

test('the target is spent where charged time reached it: the user\'s time does not move the place', () => {
  expect(spentAt(phases, 15_000)).toBe(35_000);
  expect(spentAt(phases, 60_000)).toBeUndefined();
});

test('time by owner is summed over operations', () => {
  const sums = owned([phases, draw('setup 0 4 platform')]);
  expect(sums.map(({ owner, length }) => `${owner} ${length.estMs}`)).toEqual(['platform 24000', 'dependency 10000', 'user 20000']);
});

test('rows that tile are all on the critical path; what ended beside it is not', () => {
  expect([...criticalPath(phases).ids].sort()).toEqual(phases.map(({ id }) => id).sort());
  const beside = draw(`
    a 0 5 platform id=a
    b 0 3 platform id=b
    c 5 9 platform id=c`);
  const path = criticalPath(beside);
  expect([...path.ids].sort()).toEqual(['a', 'c']);
  expect(path.before.get('c')).toBe('a');
});

test('a bar is never under two pixels, at any zoom', () => {
  const axis = axisOf({ from: 0, to: 86_400_000 }, [], 500);
  for (const row of phases) {
    expect(barOf(row, axis)?.width).toBeGreaterThanOrEqual(2);
  }
});

test('an uncertain end is pale and has a whisker, which its neighbour shares', () => {
  const axis = axisOf({ from: 0, to: 10_000 }, [], 1000);
  const [run, handoff] = draw(`
    run(i1)     1 5 user ± 0.5
    handoff(i1) 5 8 platform ± 0.5`).map((row) => barOf(row, axis));
  expect(run?.pale).toEqual([{ left: 100, width: 50 }, { left: 450, width: 50 }]);
  expect(run?.whiskers[1]).toEqual({ left: 450, width: 100 });
  expect(handoff?.whiskers[0]).toEqual({ left: 450, width: 100 });
});

test('uncertainty under three pixels is left out', () => {
  const bar = draw('run(i1) 1 5 user ± 0.5').map((row) => barOf(row, axisOf({ from: 0, to: 10_000_000 }, [], 1000)))[0];
  expect([bar?.pale, bar?.whiskers]).toEqual([[], []]);
});

test('an instant is a tick, and what lies outside is not drawn', () => {
  const axis = axisOf({ from: 2000, to: 10_000 }, [], 1000);
  expect(draw('pull(app) 3 3 platform').map((row) => barOf(row, axis)?.instant)).toEqual([true]);
  expect(draw('setup 0 1 platform').map((row) => barOf(row, axis))).toEqual([undefined]);
});

test('of many attempts the first, the longest and the last tell enough; bins count the rest', () => {
  const attempts = Array.from({ length: 500 }, (_, i) => ({ from: i * 1000, to: i * 1000 + (i === 250 ? 900 : 100), failed: true, halfMs: 0 }));
  expect(tellingAttempts(attempts).map(({ number }) => number)).toEqual([1, 251, 500]);
  expect(tellingAttempts(attempts.slice(0, 12))).toHaveLength(12);
  const bins = densityOf(attempts, axisOf({ from: 0, to: 1_000_000 }, [], 400));
  expect(bins).toHaveLength(100);
  expect(bins.slice(60).every((share) => share === 0)).toBe(true);
  expect(Math.max(...bins)).toBe(1);
});
