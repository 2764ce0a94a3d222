import { targetOf } from './target';

test.each([
  [{ uid: 'u', 'var-pod': 'p' }, { kind: 'uid', uid: 'u' }], [{ 'var-pod': 'web-0', 'var-namespace': 'shop' }, { kind: 'name', namespace: 'shop', pod: 'web-0', all: false }],
  [{ 'var-pod': '$__all', q: 'web' }, { kind: 'search', text: 'web' }], [{ 'var-pod': '$pod' }, { kind: 'nothing' }],
])('%j means %j', (params, target) => {
  expect(targetOf(params)).toEqual(target);
});
