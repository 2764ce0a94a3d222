import { choiceOf, choiceText, isChosen } from './choice';

test.each([['', undefined], ['*', undefined], ['a', 'a'], [' a | b ', 'a|b'], ['!a|b', '!a|b'], ['|', undefined], ['!', undefined]])('%j is read as %j', (text, said) => {
  const choice = choiceOf(text);
  expect(choice === undefined ? undefined : choiceText(choice)).toBe(said);
});

test.each([['', 'x', true], ['a|b', 'b', true], ['a|b', 'c', false], ['!a|b', 'b', false], ['!a|b', 'c', true], ['!a', '', true]])('%j chooses %j: %j', (text, value, chosen) => {
  expect(isChosen(text, value)).toBe(chosen);
});
