import type { Candidate } from '../../../contract/resource';
import { certain, groupsOf, marked } from './candidates';

const candidate = (uid: string, group: Candidate['group']): Candidate => ({ uid, group } as Candidate);

test('groups keep the backend\'s order, empty ones are left out, the list is cut as a whole', () => {
  expect(groupsOf([candidate('a', 'attention'), candidate('b', 'gone'), candidate('c', 'gone')], 2)).toEqual([{ group: 'attention', candidates: [candidate('a', 'attention')] }, { group: 'gone', candidates: [candidate('b', 'gone')] }]);
});

test('the part of the name that was typed is marked, without its namespace', () => {
  expect(marked('checkout-6d9f', 'shop/out')).toEqual(['check', 'out', '-6d9f']);
  expect(marked('checkout-6d9f', 'node-a')).toEqual(['checkout-6d9f', '', '']);
});

test('a UID or an only pod is certain, several are not', () => {
  const two = [candidate('a', 'running'), candidate('b', 'running')];
  expect([certain(two, 'b')?.uid, certain(two, 'x'), certain(two.slice(0, 1), 'x')?.uid]).toEqual(['b', undefined, 'a']);
});
