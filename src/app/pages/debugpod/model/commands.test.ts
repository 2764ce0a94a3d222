import { logsOf, ruleFor, word } from './commands';

test('anything but a plain word is quoted for the shell', () => {
  expect([word('web-0'), word('a b'), word("it's")]).toEqual(['web-0', "'a b'", "'it'\\''s'"]);
  expect(logsOf({ namespace: 'shop', pod: 'web-0', node: '' }, 'app', true)).toBe('kubectl -n shop logs web-0 -c app --previous');
  expect(ruleFor('deployments')).toContain('apiGroups: ["apps"]');
  expect(ruleFor('gizmos')).toContain('<group>');
});
