import { epochMs } from '../../base/time';
import type { PodRecord } from '../../pod/record/record';
import type { RecordSample } from '../../pod/testing/samples';
import { podRecord } from '../../pod/testing/samples';
import type { Source } from '../query/access';
import { within } from '../query/access';
import { matches } from '../store/matches';
import { podNow } from './pod-now';
import { search, slips } from './search';

const NOW = epochMs(10_000_000);
const NEVER = new AbortController().signal;

const sample = (more: Partial<RecordSample> & { readonly uid: string }, change: Partial<PodRecord> = {}): PodRecord => ({ ...podRecord({ start: epochMs(1000), revision: 1, ...more }), ...change });
const deleted = (record: PodRecord): PodRecord => ({ ...record, key: { ...record.key, operation: 'delete' }, outcome: 'deleted' });

const GONE = sample({ uid: 'u-gone', pod: 'checkout-0', start: epochMs(9_000_000) });
const RECORDS: readonly PodRecord[] = [
  sample({ uid: 'u-well', pod: 'checkout-1', start: epochMs(5000) }),
  sample({ uid: 'u-late', pod: 'checkout-2', revision: 0 }, { outcome: 'pending', sums: { ...podRecord({ uid: '', start: NOW, revision: 0 }).sums, sli: { loMs: 40_000, hiMs: 40_000, estMs: 40_000 } } }),
  sample({ uid: 'u-failed', pod: 'checkout-3', start: epochMs(2000) }, { outcome: 'failed' }),
  GONE, deleted(GONE),
  sample({ uid: 'u-slow', pod: 'cart-0', start: epochMs(NOW - 60_000) }, { outcome: 'delivered_late' }),
  sample({ uid: 'u-hidden', pod: 'checkout-9', namespace: 'hidden' }),
];
const SOURCE: Source = {
  records: (filter) => Promise.resolve({ records: RECORDS.filter((record) => matches(record, filter)), truncated: false }),
  timelineOf: () => Promise.resolve([]), podOf: () => Promise.resolve(undefined), signalsOf: () => Promise.resolve([]), aroundOf: () => Promise.resolve({ claims: [] }),
  onlyThis: () => Promise.resolve(undefined), incidents: () => Promise.resolve([]), gaps: () => Promise.resolve([]), coverage: () => Promise.resolve({ cluster: 'c', rows: [] }), namespaces: () => Promise.resolve(['shop', 'hidden']),
};
const ACCESS = within({ all: false, namespaces: ['shop'] }, SOURCE);
const found = (text: string) => search(ACCESS, text, NOW, NEVER);

test('those who need attention come first, then the running, then the gone', async () => {
  const { candidates } = await found('checkout');
  expect(candidates.map(({ uid, group }) => `${group} ${uid}`)).toEqual(['attention u-failed', 'attention u-late', 'running u-well', 'gone u-gone']);
});

test('a slip of the finger is answered with the nearest names that may be seen', async () => {
  expect(await found('chekout-1')).toMatchObject({ candidates: [], closest: [{ uid: 'u-well', namespace: 'shop', pod: 'checkout-1' }, {}, {}] });
  expect(JSON.stringify(await found('chekout-9'))).not.toContain('hidden');
  expect((await found('something-else-altogether')).closest).toEqual([]);
});

test('without a word it is counted what needs attention now and what was late in the last hour', async () => {
  expect((await found('')).counts).toEqual({ attention: 1, lateLastHour: 1 });
  expect((await found('checkout')).counts).toBeNull();
});

test.each([['checkout', 'checkout-6d9f7', 0], ['chekout-0', 'checkout-0', 1], ['', 'web', 0], ['web', '', 3]])('%j to %j: %i slips', (word, name, slipped) => {
  expect(slips(word, name)).toBe(slipped);
});

test('a pod that is known no longer has its records, and no containers', async () => {
  expect(await podNow(ACCESS, 'u-gone', NEVER)).toMatchObject({ live: false, settled: true, revision: 1, containers: [], namesakes: 0 });
  await expect(podNow(ACCESS, 'u-hidden', NEVER)).rejects.toThrow('Nothing is known of a pod with UID u-hidden.');
});
