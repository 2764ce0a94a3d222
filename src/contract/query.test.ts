import { readFileSync } from 'node:fs';
import { queriesDocument } from './document';
import { LIMIT_MAX, parseQuery } from './query';

test('a query of today is read, with defaults for what it leaves out', () => {
  expect(parseQuery({ kind: 'pods' })).toMatchObject({ ok: true, value: { kind: 'pods', open: false, limit: 500 } });
});

test('a filter may stand beside the kind', () => {
  expect(parseQuery({ kind: 'trace', namespace: ' shop ', pod: 'web-1' })).toMatchObject({ ok: true, value: { filter: { namespace: 'shop', pod: 'web-1' } } });
});

test.each([
  [[], 'not a JSON object'], [{ kind: 5 }, 'Unknown query kind 5'], [{ kind: 'pods', version: 9 }, 'version 9'], [{ kind: 'pods', limit: LIMIT_MAX + 1 }, 'limit must be'],
  [{ kind: 'pods', filter: { colour: 'red' } }, 'Unknown filter "colour"'], [{ kind: 'pods', filter: { pod: 3 } }, 'filter.pod must be a text'],
])('%j is refused with a sentence', (saved, sentence) => {
  expect(parseQuery(saved)).toMatchObject({ ok: false, why: expect.stringContaining(sentence) });
});

test('docs/queries.md is what the columns say', () => {
  expect(readFileSync('docs/queries.md', 'utf8')).toBe(queriesDocument());
});
