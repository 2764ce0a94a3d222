import { revised } from './revised';

test('a revision says what changed', () => {
  const before = [{ op: 'create-0', outcome: 'delivered', verdict: 'met', code: '' }];
  expect(revised(before, [{ op: 'create-0', outcome: 'delivered', verdict: 'missed', code: '' }, { op: 'delete-0', outcome: 'deleted', verdict: 'met', code: '' }])).toEqual([{ from: 'met', to: 'missed' }]);
});
