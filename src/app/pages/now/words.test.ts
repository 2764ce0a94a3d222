import { sampleGroup } from './model/sample';
import { othersOf, verdictOf } from './words';

const held = (change: Parameters<typeof sampleGroup>[0], rest: ReturnType<typeof sampleGroup>[] = []) => ({ kind: 'missed' as const, group: sampleGroup(change), rest });

test.each([
  ['platform', false, 'It is the platform: No free address.'], ['user', false, 'It is not the platform: No free address.'], ['dependency', false, 'It is a dependency: No free address.'], ['unknown', false, 'We cannot tell yet: No free address.'],
  ['platform', true, 'Not you: No free address.'], ['dependency', true, 'Not you: No free address.'], ['user', true, 'You, not the platform: No free address.'],
] as const)('the first words for %s, chosen %s', (owner, ours, words) => {
  expect(verdictOf(held({ owner }), undefined, ours)).toBe(words);
});

test('a registry is called by its name', () => {
  expect(verdictOf(held({ owner: 'dependency', dimension: 'registry', value: 'r.example' }), undefined, false)).toBe('It is registry r.example: No free address.');
});

test('the second line says how many, and who else must act', () => {
  const own = ['checkout', 'report'].map((value, i) => sampleGroup({ key: value, owner: 'user', dimension: 'workload', value, pods: i + 2 }));
  expect(othersOf(held({ pods: 41 }, [...own, sampleGroup({ pods: 1 })]), 9)).toEqual(['41 pods wait for that.', 'Yours, if you own checkout or report: 5 pods are held by their own doing.', 'One more waits for the platform.']);
  expect(othersOf(held({ pods: 1 }), 9)).toEqual(['One pod waits for that.', '9 are on their way, nothing wrong.']);
});
