import type { PillInput } from './pill';
import { pillOf, toneOf } from './pill';

const OPEN: PillInput = { operation: 'create', outcome: 'pending', verdict: 'indeterminate', open: true, code: '', since: undefined, phase: 'pull(app)', sli: { loMs: 0 }, targetMs: 30_000, gone: false };

test.each<readonly [string, Partial<PillInput>, string]>([
  ['open within the target', {}, 'starting'], ['open beyond the target', { sli: { loMs: 30_001 } }, 'waitingLate'],
  ['a code active for twice the target', { code: 'APP_OOM_LIMIT', since: 0 }, 'stuck'], ['a code active for less', { code: 'APP_OOM_LIMIT', since: 1000 }, 'starting'],
  ['held by a gate', { phase: 'gated' }, 'gated'], ['held by a gate for long', { phase: 'gated', code: 'SCHED_GATED', since: 0 }, 'gated'], ['delivered', { outcome: 'delivered', verdict: 'met', open: false }, 'delivered'],
  ['delivered and not wholly heard', { outcome: 'delivered', verdict: 'indeterminate', open: false }, 'partlyHeard'], ['delivered late', { outcome: 'delivered_late', verdict: 'missed', open: false }, 'deliveredLate'],
  ['never created', { outcome: 'rejected', open: false }, 'refused'], ['gone', { outcome: 'delivered', gone: true }, 'deleted'], ['being deleted', { operation: 'delete' }, 'leaving'],
  ['being deleted and held up for long', { operation: 'delete', code: 'DEL_FINALIZER', since: 0 }, 'stuck'],
])('%s is %j: %s', (_, more, pill) => {
  expect(pillOf({ ...OPEN, ...more }, 60_000)).toBe(pill);
});

test('red is for what missed or failed, green for what went well', () => {
  expect(['waitingLate', 'stuck', 'failed', 'refused', 'deliveredLate'].map((kind) => toneOf(kind as 'stuck'))).toEqual(Array.from({ length: 5 }, () => 'bad'));
  expect([toneOf('delivered'), toneOf('starting'), toneOf('gated')]).toEqual(['good', 'neutral', 'neutral']);
});
