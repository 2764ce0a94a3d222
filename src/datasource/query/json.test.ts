import { parseQuery } from '../../contract/query';
import type { LunettesQuery } from '../model';
import { readQuery, writeQuery } from './json';

const QUERY: LunettesQuery = { refId: 'A', datasource: { uid: 'x' }, version: 1, kind: 'breakdown', filter: { namespace: 'shop', pod: '' }, open: true, by: 'owner', format: 'range', metric: 'pods', limit: 500 };

test('only what was chosen stands in the text', () => {
  expect(JSON.parse(writeQuery(QUERY))).toEqual({ version: 1, kind: 'breakdown', filter: { namespace: 'shop' }, open: true, by: 'owner', format: 'range' });
});

test('a query that was written is read as the same query', () => {
  const read = readQuery(writeQuery(QUERY));
  expect(parseQuery(read.ok ? read.value : undefined)).toEqual(parseQuery(QUERY));
});

test.each([['{', 'This is not JSON'], ['{"kind": "nothing"}', 'Unknown query kind'], ['[]', 'not a JSON object']])('%s is refused with a sentence', (text, sentence) => {
  expect(readQuery(text)).toEqual({ ok: false, why: expect.stringContaining(sentence) });
});
