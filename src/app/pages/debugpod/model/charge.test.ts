import { chargeOf, verdictSoFar } from './charge';

test('a crash loop is stuck and not charged at once; a failure of the platform is charged', () => {
  const of = { outcome: 'stuck', verdict: 'met', open: false };
  expect(chargeOf({ ...of, owner: 'user' })).toBe('notCharged');
  expect(chargeOf({ ...of, owner: 'platform' })).toBe('charged');
  expect(chargeOf({ outcome: 'pending', verdict: 'missed', owner: 'platform', open: true })).toBe('willBeCharged');
  expect(chargeOf({ outcome: 'delivered', verdict: 'met', owner: '', open: false })).toBe('good');
  expect(chargeOf({ outcome: 'excluded', verdict: 'missed', owner: '', open: false })).toBe('notCharged');
});

test('while open, beyond the target is missed already and within it only so far met', () => {
  expect(verdictSoFar('indeterminate', true, { loMs: 31_000, hiMs: 32_000 }, 30_000)).toBe('missed');
  expect(verdictSoFar('indeterminate', true, { loMs: 1000, hiMs: 2000 }, 30_000)).toBe('met');
  expect(verdictSoFar('indeterminate', true, { loMs: 1000, hiMs: 32_000 }, 30_000)).toBe('indeterminate');
  expect(verdictSoFar('missed', false, { loMs: 0, hiMs: 0 }, 30_000)).toBe('missed');
});
