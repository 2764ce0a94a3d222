import { epochMs } from '../../base/time';
import type { Step } from './chain';
import { fuse, precisionOf } from './chain';
import type { Evidence } from './evidence';
import type { SourceKind } from './lifecycle';

const ms = epochMs;

/** [lo, hi] with its estimate in the middle. */
const dated = (lo: number, hi = lo, kind: SourceKind = 'eventName', more: Partial<Evidence> = {}): Evidence => ({
  lo: ms(lo), hi: ms(hi), est: ms((lo + hi) / 2), source: { kind, what: `${kind} ${lo}`, at: ms(lo) }, ...more,
});
const step = (name: string, evidence: Evidence | undefined, more: Partial<Step> = {}): Step => ({ name, owner: 'platform', end: 'B13', evidence, ...more });

/** `name from→to` with the estimates, as people read a chain. */
function drawn(start: Evidence, steps: readonly Step[], openAt?: number): readonly string[] {
  return fuse('B1', start, steps, openAt === undefined ? undefined : ms(openAt)).phases.map(({ name, container, slice, from, to, owner, open, precision }) =>
    `${name}${container === undefined ? '' : `(${container})`}${slice === undefined ? '' : `/${slice}`} ${from.est}→${to.est} ${owner} ${precision}${open ? ' open' : ''}`);
}

test('phases tile from the start to the end', () => {
  expect(drawn(dated(0), [step('scheduling', dated(50)), step('pull', dated(900), { container: 'app', owner: 'dependency' })])).toEqual([
    'scheduling 0→50 platform exact', 'pull(app) 50→900 dependency exact',
  ]);
});

test('a boundary that nothing dates merges its phases; they keep a common owner, else nobody is known to own them', () => {
  expect(drawn(dated(0), [step('ack', undefined), step('setup', dated(500)), step('pull', undefined, { container: 'app', owner: 'user' }), step('create', dated(900), { container: 'app' })])).toEqual([
    'ack+setup 0→500 platform exact', 'pull(app)+create(app) 500→900 unknown exact',
  ]);
});

test('what is blind is told by its boundary, points within a phase are not', () => {
  const { blind, boundaries } = fuse('B1', dated(0), [step('a', undefined, { end: 'B5' }), step('b', undefined, { end: 'B6', inner: true }), step('c', dated(10), { end: 'B9' }), step('d', dated(20), { end: 'B13', inner: true })], undefined);
  expect(blind).toEqual(['B5']);
  expect(boundaries.map(({ id, unknown }) => [id, unknown])).toEqual([['B1', false], ['B9', false]]);
});

test('the first undated step after the last dated one is open until now', () => {
  expect(drawn(dated(0), [step('ack', dated(100)), step('setup', undefined), step('pull', undefined)], 700)).toEqual(['ack 0→100 platform exact', 'setup 100→700 platform exact open']);
});

test('an operation that ended has no open phase, nor one whose end lies beyond now', () => {
  expect(drawn(dated(0), [step('ack', dated(100)), step('setup', undefined)])).toEqual(['ack 0→100 platform exact']);
  expect(drawn(dated(0), [step('ack', dated(100)), step('setup', undefined)], 50)).toEqual(['ack 0→100 platform exact']);
  expect(drawn(dated(0), [step('ack', dated(100))], 700)).toEqual(['ack 0→100 platform exact']);
  expect(drawn(dated(0), [step('ack', undefined)], 0)).toEqual(['ack 0→0 platform exact open']);
});

test('order narrows: nothing ends before what came before it, nor after what follows', () => {
  const { boundaries } = fuse('B1', dated(0, 100), [step('a', dated(-50, 400), { end: 'B5' }), step('b', dated(20, 300), { end: 'B6' })], undefined);
  expect(boundaries.map(({ lo, hi }) => [lo, hi])).toEqual([[0, 100], [0, 300], [20, 300]]);
});

test('a length is at least nothing, at most from the earliest begin to the latest end', () => {
  const [phase] = fuse('B1', dated(0, 100), [step('a', dated(40, 300))], undefined).phases;
  expect(phase?.length).toEqual({ loMs: 0, hiMs: 300, estMs: 120 });
});

test('of two that contradict each other the less trusted is dropped with its boundary, and told', () => {
  const { phases, conflicts, blind } = fuse('B1', dated(0), [step('a', dated(900, 900, 'field'), { end: 'B6' }), step('b', dated(500), { end: 'B9' }), step('c', dated(1000), { end: 'B13' })], undefined);
  expect(phases.map(({ name, to }) => [name, to.est])).toEqual([['a+b', 500], ['c', 1000]]);
  expect(conflicts).toEqual([{ boundary: 'B6', dropped: { kind: 'field', what: 'field 900', at: 900 } }]);
  expect(blind).toEqual(['B6']);
});

test('of two that are trusted alike the later is dropped', () => {
  expect(drawn(dated(0), [step('a', dated(900), { end: 'B6' }), step('b', dated(500), { end: 'B9' }), step('c', dated(1000))])).toEqual(['a 0→900 platform exact', 'b+c 900→1000 platform exact']);
});

test('the least trusted of all goes first: what it contradicted stays', () => {
  const steps = [step('a', dated(700, 700, 'arrival')), step('b', dated(650, 650, 'list')), step('c', dated(600, 600, 'audit')), step('d', dated(900))];
  expect(drawn(dated(0), steps)).toEqual(['a+b+c 0→600 platform exact', 'd 600→900 platform exact']);
});

test('the ends cannot be dropped: they go where the better evidence is', () => {
  expect(drawn(dated(900, 900, 'arrival'), [step('a', dated(500)), step('b', dated(1000))])).toEqual(['b 500→1000 platform exact']);
  expect(drawn(dated(0), [step('a', dated(500)), step('b', dated(300, 300, 'field'))])).toEqual(['a 0→500 platform exact']);
});

test('a fallback that was excluded is told too', () => {
  const dropped = { kind: 'field', what: 'startTime', at: ms(7) } as const;
  expect(fuse('B1', dated(0), [step('a', dated(50, 50, 'arrival', { dropped }), { end: 'B6' })], undefined).conflicts).toEqual([{ boundary: 'B6', dropped }]);
});

test('a point within a phase gives way to boundaries and to the points before it, without a conflict', () => {
  const inner = (at: number): Partial<Step> & Pick<Step, 'evidence'> => ({ evidence: dated(at), inner: true });
  const beyond = [step('pull', undefined, { ...inner(900), slice: 'queue' }), step('pull', dated(500), { slice: 'transfer' }), step('create', dated(600))];
  expect(drawn(dated(0), beyond)).toEqual(['pull/queue 0→500 platform exact', 'create 500→600 platform exact']);
  const before = [step('ack', dated(300)), step('pull', undefined, { ...inner(100), slice: 'queue' }), step('pull', dated(500), { slice: 'transfer' })];
  expect(drawn(dated(0), before)).toEqual(['ack 0→300 platform exact', 'pull/transfer 300→500 platform exact']);
  const crossed = [step('pull', undefined, { ...inner(400), slice: 'failing' }), step('pull', undefined, { ...inner(200), slice: 'queue' }), step('pull', dated(500), { slice: 'transfer' })];
  expect(drawn(dated(0), crossed)).toEqual(['pull/failing 0→400 platform exact', 'pull/transfer 400→500 platform exact']);
  expect(fuse('B1', dated(0), [...beyond, ...before], undefined).conflicts.length).toBeGreaterThan(0);
  expect(fuse('B1', dated(0), beyond, undefined).conflicts).toEqual([]);
});

test('estimates that disagree share their mean, weighted by how sharp they are', () => {
  const wide = dated(0, 1000, 'field', { est: ms(900) });
  const sharp = dated(100, 110, 'eventName', { est: ms(105) });
  const { boundaries } = fuse('B1', dated(0), [step('a', wide), step('b', sharp), step('c', dated(2000))], undefined);
  const [, a, b] = boundaries;
  expect(a?.est).toBeLessThanOrEqual(b?.est ?? 0);
  expect(b?.est).toBeLessThanOrEqual(110);
  expect(a?.est).toBeGreaterThanOrEqual(105);
});

test('evidence without a point is estimated by the middle of what its neighbours leave', () => {
  const { boundaries } = fuse('B1', dated(400), [step('a', dated(0, 1000, 'field', { middle: true, est: ms(500) })), step('b', dated(800))], undefined);
  expect(boundaries.map(({ est }) => est)).toEqual([400, 600, 800]);
});

test('stretches of one phase that touch are one; another cause, slice, owner or container divides', () => {
  expect(drawn(dated(0), [step('a', dated(10)), step('a', dated(20)), step('a', dated(30), { slice: 'x' }), step('a', dated(40), { slice: 'x', owner: 'user' }), step('a', dated(50), { slice: 'x', owner: 'user', container: 'c' })])).toEqual([
    'a 0→20 platform exact', 'a/x 20→30 platform exact', 'a/x 30→40 user exact', 'a(c)/x 40→50 user exact',
  ]);
});

test.each([[20, 'exact'], [21, 'fine'], [200, 'fine'], [201, 'coarse'], [2000, 'coarse'], [2001, 'bounded'], [Infinity, 'unknown']])('a length known to %s ms is %s', (width, expected) => {
  expect(precisionOf({ loMs: 0, hiMs: width, estMs: 0 })).toBe(expected);
});
