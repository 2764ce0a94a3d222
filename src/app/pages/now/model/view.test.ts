import { filterOf, isOurs, linkAt, viewOf } from './view';

test('the address says it all, and nonsense in it means the default', () => {
  expect(viewOf({})).toEqual({ by: 'cause', namespace: '', narrowed: [], open: undefined, at: 0, paused: false });
  const view = viewOf({ by: 'node', 'var-namespace': 'shop', code: 'NET_IP_EXHAUSTED', open: 'n1', at: '5000', live: '0' });
  expect(view).toMatchObject({ by: 'node', namespace: 'shop', open: 'n1', at: 5000, paused: true });
  expect(filterOf(view)).toEqual({ operation: 'create', namespace: 'shop', code: 'NET_IP_EXHAUSTED' });
  expect(viewOf({ by: 'moon', at: 'x', 'var-namespace': '$__all' })).toMatchObject({ by: 'cause', at: 0, namespace: '' });
});

test('the words are about "you" once a namespace or a workload is chosen', () => {
  expect([viewOf({}), viewOf({ code: 'X' }), viewOf({ 'var-namespace': 'shop' }), viewOf({ workload: 'web' })].map(isOurs)).toEqual([false, false, true, true]);
});

test('a copied link shows this moment, not a paused page', () => {
  expect(linkAt('http://g/a/x/now?by=node&live=0', 1234.5)).toBe('http://g/a/x/now?by=node&at=1234');
});
