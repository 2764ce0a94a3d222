import { rewritten, withoutForeign } from './foreign';

const OWN = new Set(['11111111-1111-4111-8111-111111111111']);
const told = (text: string): string => withoutForeign(text, OWN, (name) => ['payments', 'kube-system'].includes(name));

test.each([
  ['Preempted by payments/ledger-0 on node n1', 'Preempted by another namespace on node n1'],
  ['Preempted by pod 22222222-2222-4222-8222-222222222222 on node n1', 'Preempted by a pod of another namespace on node n1'],
  ['Preempted by a pod on node n1', 'Preempted by a pod on node n1'],
  ['pods "x" is forbidden in namespace "payments"', 'pods "x" is forbidden in namespace "(another namespace)"'],
  ['owned by 11111111-1111-4111-8111-111111111111', 'owned by 11111111-1111-4111-8111-111111111111'],
])('%s', (said, seen) => {
  expect(told(said)).toBe(seen);
});

test.each([
  'Pulling image "registry.example/payments/ledger:1"', 'Pulling image "payments/ledger:1"', 'shop/cart-0 is one\'s own', 'volume pvc-22222222-2222-4222-8222-222222222222 is attached',
  '0/5 nodes are available: 3 Insufficient cpu, 2 node(s) had untolerated taint', 'open /etc/payments/key: no such file',
])('%s stays', (said) => {
  expect(told(said)).toBe(said);
});

test('only free text is rewritten: names, images and numbers stay', () => {
  expect(rewritten({ image: 'a', count: 1, none: null, evidence: [{ text: 'a', source: 'a' }], params: { by: 'a' } }, () => 'b')).toEqual({ image: 'a', count: 1, none: null, evidence: [{ text: 'b', source: 'a' }], params: { by: 'b' } });
});
