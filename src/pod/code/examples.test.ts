import { classify } from './classify';
import { EXAMPLES } from './table/examples';
import { CODES, entryOf } from './table';

test.each(Object.entries(EXAMPLES))('%s is read from its example', (code, { reason, message }) => {
  const found = classify({ reason, message, kind: reason === 'OOMKilled' ? 'Container' : 'Pod', source: 'kubelet' });
  expect(entryOf(found?.code ?? '').code).toBe(code);
});

test('every example is of a code of the table', () => {
  expect(Object.keys(EXAMPLES).filter((code) => !CODES.includes(code))).toEqual([]);
});
