import { interpolated, withAdhoc } from './filters';

const filter = (key: string, operator: string, value: string, values?: string[]) => ({ key, operator, value, ...(values === undefined ? {} : { values }) });

test.each([
  ['a filter of the dashboard joins an empty one', {}, [filter('namespace', '=', 'shop')], { namespace: 'shop' }],
  ['one of several', {}, [filter('namespace', '=|', 'shop', ['shop', 'pay'])], { namespace: 'shop|pay' }],
  ['what both allow is left', { namespace: 'shop|pay' }, [filter('namespace', '!=', 'pay')], { namespace: 'shop' }],
  ['what both forbid is forbidden', { node: '!n1' }, [filter('node', '!=|', 'n2', ['n2', 'n1'])], { node: '!n1|n2' }],
  ['what nothing can fit finds nothing', { namespace: 'shop' }, [filter('namespace', '=', 'pay')], { namespace: '-nothing-' }],
  ['All is no condition', { namespace: '*' }, [filter('namespace', '=', 'pay')], { namespace: 'pay' }],
])('%s', (_, own, adhoc, expected) => {
  expect(withAdhoc(own, adhoc)).toEqual(expected);
});

test.each([[filter('colour', '=', 'red'), 'not filtered by "colour"'], [filter('namespace', '=~', 'sh.*'), 'cannot be applied'], [filter('namespace', '<', 'a'), 'cannot be applied']])('%j is refused with a sentence', (one, sentence) => {
  expect(() => withAdhoc({}, [one])).toThrow(sentence);
});

test('values of a variable become a choice', () => {
  expect([interpolated('a'), interpolated(['a', 'b'])]).toEqual(['a', 'a|b']);
});
