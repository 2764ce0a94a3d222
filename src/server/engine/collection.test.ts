import { epochMs } from '../../base/time';
import { podRecord } from '../../pod/testing/samples';
import type { RecordFilter } from '../store/store';
import type { ClusterAsk, ReaderAsk } from './collection';
import { sourceOf } from './collection';

const RECORDS = ['u1', 'u2', 'u3'].map((uid) => podRecord({ uid, start: epochMs(1000), revision: 0 }));
const cluster: Partial<ClusterAsk> = { records: () => Promise.resolve(RECORDS), recordsOf: (uid) => Promise.resolve(RECORDS.filter(({ key }) => key.uid === uid)) };
const reader: Partial<ReaderAsk> = { records: () => Promise.resolve({ records: [], truncated: false }) };

test.each([['u2', ['u2']], ['u1|u2', ['u1', 'u2']], ['!u1', ['u2', 'u3']]])('what is under way and not stored yet is found by the choice of pods %s', async (uid, found) => {
  const filter: RecordFilter = { from: epochMs(0), to: epochMs(5000), openAtFrom: true, openOnly: false, limit: 10, uid };
  const { records } = await sourceOf(cluster as ClusterAsk, reader as ReaderAsk).records(filter, new AbortController().signal);
  expect(records.map(({ key }) => key.uid).sort()).toEqual(found);
});
