import { epochMs } from '../../base/time';
import { podRecord } from '../../pod/testing/samples';
import type { Source } from '../query/access';
import { within } from '../query/access';
import { matches } from '../store/matches';
import { values } from './values';

const NEVER = new AbortController().signal;
const RECORDS = [['a', 'shop', 'n1'], ['b', 'shop', 'n1'], ['c', 'shop', 'n2'], ['d', 'hidden', 'n3']].map(([uid = '', namespace = '', node = '']) => podRecord({ uid, namespace, node, pod: `web-${uid}`, start: epochMs(1), revision: 1 }));
const SOURCE: Source = {
  records: (filter) => Promise.resolve({ records: RECORDS.filter((record) => matches(record, filter)), truncated: false }), timelineOf: () => Promise.resolve([]), podOf: () => Promise.resolve(undefined),
  signalsOf: () => Promise.resolve([]), aroundOf: () => Promise.resolve({ claims: [] }), incidents: () => Promise.resolve([]), onlyThis: () => Promise.resolve(undefined), gaps: () => Promise.resolve([]),
  coverage: () => Promise.resolve({ cluster: 'c1', rows: [] }), namespaces: () => Promise.resolve(['shop', 'hidden']),
};
const ACCESS = within({ all: false, namespaces: ['shop'] }, SOURCE);

test('values are of what may be seen, most common first', async () => {
  expect(await values(ACCESS, 'nodes', {}, NEVER)).toEqual({ values: ['n1', 'n2'], truncated: false });
});

test('a filter and a part of the value narrow them', async () => {
  expect(await values(ACCESS, 'pods', { node: 'n1', q: '-B' }, NEVER)).toEqual({ values: ['web-b'], truncated: false });
});

test('an unknown dimension gets the list of those that there are', async () => {
  await expect(values(ACCESS, 'colours', {}, NEVER)).rejects.toThrow('clusters, namespaces');
});
