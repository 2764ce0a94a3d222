import type { Cells } from '../../../parts/frame';
import { deliveriesOf, mainOf, ownedOf } from './delivery';
import { grown } from './growing';
import { withoutPull } from './counterfactual';

/** A phase from `from` to `to` seconds, its ends known to ± `half`. */
const phase = (owner: string, from: number, to: number, half = 0, more: Cells = {}): Cells => ({
  id: `p${from}`, parent: 'u/create/0', operation: 'create', name: 'setup', container: '', owner, from: from * 1000, fromLo: (from - half) * 1000, fromHi: (from + half) * 1000,
  to: to * 1000, toLo: (to - half) * 1000, toHi: (to + half) * 1000, duration: (to - from) * 1000, durationLo: Math.max(0, to - from - 2 * half) * 1000, durationHi: (to - from + 2 * half) * 1000, open: false, ...more,
});
const whole = (id: string, operation: string, from: number, open: boolean): Cells => ({ id, parent: '', operation, from, to: from + 10_000, duration: 10_000, durationLo: 10_000, durationHi: 10_000, open });
const record = (operation: string, start: number, more: Cells = {}): Cells => ({ uid: 'u', operation, start, outcome: 'pending', sli: 5000, sliLo: 5000, sliHi: 5000, target: 30_000, code: '', ...more });

test('stretches of one owner that touch are bounded as one, so inner boundaries add no doubt', () => {
  const owned = ownedOf([phase('platform', 0, 2, 0.5), phase('platform', 2, 4, 0.5), phase('user', 4, 9, 0.5)]);
  expect(owned).toEqual([
    { owner: 'platform', length: { estMs: 4000, loMs: 3000, hiMs: 5000 } },
    { owner: 'user', length: { estMs: 5000, loMs: 4000, hiMs: 6000 } },
  ]);
});

test('records and lifecycles of several restarts find each other by their order', () => {
  const lifecycle = [whole('u/create/0', 'create', 0, false), whole('u/restart/0', 'restart', 50_000, false), whole('u/restart/1', 'restart', 90_000, true)];
  const pods = [record('restart', 90_000, { code: 'APP_EXIT_ERROR' }), record('restart', 50_000), record('create', 0)];
  expect(deliveriesOf(pods, lifecycle).map(({ op, code }) => `${op} ${code}`)).toEqual(['create-0 ', 'restart-0 ', 'restart-1 APP_EXIT_ERROR']);
});

test('the page speaks of what is wrong now, else of the delivery, and of whatever is chosen', () => {
  const lifecycle = [whole('u/create/0', 'create', 0, false), whole('u/delete/0', 'delete', 50_000, true)];
  const calm = deliveriesOf([record('create', 0), record('delete', 50_000)], lifecycle);
  const stuck = deliveriesOf([record('create', 0), record('delete', 50_000, { code: 'DEL_FINALIZER' })], lifecycle);
  expect(mainOf(calm, undefined)?.op).toBe('create-0');
  expect(mainOf(stuck, undefined)?.op).toBe('delete-0');
  expect(mainOf(stuck, 'create-0')?.op).toBe('create-0');
  expect(mainOf([], undefined)).toBeUndefined();
});

test('what is open grows between two answers, and the time of its owner with it', () => {
  const rows = [whole('u/create/0', 'create', 0, true), phase('platform', 0, 4), phase('user', 4, 10, 0, { open: true })];
  const [open] = deliveriesOf([record('create', 0)], rows);
  const later = open === undefined ? undefined : grown(open, 3000);
  expect(later?.total.estMs).toBe(13_000);
  expect(later?.owned.map(({ owner, length }) => [owner, length.estMs])).toEqual([['platform', 4000], ['user', 9000]]);
  // User time is not charged.
  expect(later?.sli.estMs).toBe(5000);
});

test('without its pulls a delivered pod takes what its other phases took; an open one is not foretold', () => {
  const length = (estMs: number) => ({ estMs, loMs: estMs, hiMs: estMs });
  const phases = [{ name: 'setup', container: '', owner: 'platform', length: length(2000) }, { name: 'pull', container: 'app', owner: 'user', length: length(25_000) }] as const;
  const of = { open: false, outcome: 'delivered', total: length(27_000), phases };
  expect(withoutPull(of)).toBe(2000);
  expect(withoutPull({ ...of, open: true })).toBeUndefined();
  expect(withoutPull({ ...of, phases: phases.slice(0, 1) })).toBeUndefined();
});
