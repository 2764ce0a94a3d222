import { budgetOf, openOutcome, verdictOf } from './verdict';

test.each([[0, 1000, 'met'], [0, 1001, 'indeterminate'], [1000, 1001, 'indeterminate'], [1001, 2000, 'missed']])('%s to %s ms of a target of 1000 ms is %s', (loMs, hiMs, expected) => {
  expect(verdictOf({ loMs, hiMs, estMs: hiMs }, 1000)).toBe(expected);
});

test('what is excluded costs no budget, even late', () => {
  expect([budgetOf('excluded', 'missed', 'platform'), budgetOf('excluded', 'met', undefined)]).toEqual(['neutral', 'neutral']);
});

test.each(['failed', 'stuck', 'rejected'] as const)('%s is bad unless the user owns it, or it was late too', (outcome) => {
  expect([budgetOf(outcome, 'met', 'platform'), budgetOf(outcome, 'indeterminate', undefined), budgetOf(outcome, 'met', 'user'), budgetOf(outcome, 'missed', 'user')]).toEqual(['bad', 'bad', 'neutral', 'bad']);
});

test('a creation is stuck at twice its target, once somebody owns the cause', () => {
  expect([openOutcome('create', 'user', 2000, 1000), openOutcome('create', 'user', 1999, 1000), openOutcome('create', undefined, 9000, 1000), openOutcome('delete', 'user', 9000, 1000)]).toEqual(['stuck', 'pending', 'pending', 'pending']);
});
