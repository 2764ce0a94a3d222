import { levelsOf } from './topology';

test('what the pod needs stands below it, what needs it above', () => {
  const nodes = ['workload/a', 'pod/u', 'container/u/app', 'node/n1'].map((id) => ({ id }));
  const edges = [{ source: 'workload/a', target: 'pod/u' }, { source: 'pod/u', target: 'container/u/app' }, { source: 'pod/u', target: 'node/n1' }];
  expect(levelsOf(nodes, edges, 'pod/u').map((level) => level.map(({ id }) => id))).toEqual([['workload/a'], ['pod/u'], ['node/n1', 'container/u/app']]);
});
