import type { Cells } from '../../../parts/frame';
import { foldHours, foldRepeats, happenedOf, shownMoment, signalsIn } from './happened';

const line = (id: string, time: number, what: string, more: Cells = {}): Cells => ({ id, time, lo: time, hi: time, what, text: '', container: '', emitter: 'kubelet', count: 1, severity: 'info', row: '', ...more });
const START = { est: 1000, lo: 900, hi: 1000 };

test('nothing happens before the creation, and the creation comes first', () => {
  const rows = happenedOf([line('e1', 800, 'Pulled', { lo: 300, hi: 1300 }), line('c', 1000, 'Created', { emitter: 'status' })], START);
  expect(rows.map(({ id, at }) => [id, at.est, at.lo])).toEqual([['c', 1000, 1000], ['e1', 1000, 900]]);
});

test('neighbours that say the same are one line with their count and last time', () => {
  const rows = happenedOf([line('a', 2000, 'FailedMount', { count: 2 }), line('b', 5000, 'FailedMount', { count: 6, until: 64_000 }), line('c', 6000, 'Started')], START);
  expect(foldRepeats(rows).map(({ what, count, until, ids }) => [what, count, until, ids])).toEqual([['FailedMount', 8, 64_000, ['a', 'b']], ['Started', 1, undefined, ['c']]]);
  expect(signalsIn(rows)).toBe(9);
});

test('five hundred restarts are a line per kind and hour; evidence keeps its own', () => {
  const rows = happenedOf(Array.from({ length: 500 }, (_, i) => [line(`s${i}`, 1000 + i * 60_000, 'Started'), line(`b${i}`, 1500 + i * 60_000, 'BackOff')]).flat(), START);
  const lines = foldHours(rows, START.est, new Set(['b250']));
  expect(lines.length).toBe(2 * 9 + 1);
  expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  expect(lines.find(({ ids }) => ids.includes('b250'))?.count).toBe(1);
});

test('a short life is not folded by hours', () => {
  expect(foldHours(happenedOf([line('a', 1, 'Started'), line('b', 2, 'Killing'), line('c', 3, 'Started')], undefined), 0, new Set())).toHaveLength(3);
});

test('a change of the status stands where it was seen, an event where it happened', () => {
  const [change, event] = happenedOf([line('c', 9000, 'Ready True', { emitter: 'status', lo: 2000 }), line('e', 9500, 'Started', { lo: 9000, hi: 10_000 })], START);
  expect(change === undefined ? undefined : shownMoment(change)).toEqual({ est: 9000, lo: 8950, hi: 9000 });
  expect(event === undefined ? undefined : shownMoment(event)).toEqual({ est: 9500, lo: 9000, hi: 10_000 });
});
