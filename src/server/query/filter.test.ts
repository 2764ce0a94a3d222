import { codesNamed, wordFilter } from './filter';

test.each([
  ['ImageNotFound', 'IMAGE_PULL_NOT_FOUND'], ['!FailedMount|IMAGE_PULL', '!VOL_MOUNT|IMAGE_PULL'], ['PostStartHookTooMuchTime', 'HOOK_POSTSTART_SLOW'], ['SCHED', 'SCHED'], ['*', '*'],
])('the filter %s means the codes %s', (given, meant) => {
  expect(codesNamed(given)).toBe(meant);
});

test('a word with upper case may be a code or a string of Lunettes; names never have it', () => {
  expect(wordFilter('web-1')).toEqual({ search: 'web-1' });
  expect(wordFilter('timeout')).toEqual({ search: 'timeout' });
  expect(wordFilter('Evicted')).toEqual({ code: 'EVICT' });
  expect(wordFilter('IMAGE_PULL')).toEqual({ code: 'IMAGE_PULL' });
  expect(wordFilter('Evicted', 'SCHED')).toEqual({ search: 'Evicted' });
  expect(wordFilter('')).toEqual({});
});
