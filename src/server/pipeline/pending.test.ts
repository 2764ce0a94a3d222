import { epochMs } from '../../base/time';
import type { PodUid } from '../../pod/signal';
import { podRecord, podSignal } from '../../pod/testing/samples';
import type { Batch } from '../store/store';
import { GapBook, joined } from './pending';

const NOTHING: Batch = { heard: [], settled: [], open: [], closed: [], gaps: [] };
const T = epochMs(1000);

test('a gap that ends after its start was taken is told again with its end', () => {
  const book = new GapBook();
  book.start(T, ['pods']);
  expect(book.take()).toEqual([{ from: T, resources: ['pods'] }]);
  book.end(epochMs(1500), ['pods']);
  expect(book.take()).toEqual([{ from: T, to: 1500, resources: ['pods'] }]);
  expect(book.take()).toEqual([]);
});

test('a gap that begins and ends between two takes is told once', () => {
  const book = new GapBook();
  book.start(T, ['pods']);
  book.end(epochMs(1500), ['pods']);
  expect(book.take()).toEqual([{ from: T, to: 1500, resources: ['pods'] }]);
});

test('an end of other resources ends nothing', () => {
  const book = new GapBook();
  book.start(T, ['pods']);
  book.end(epochMs(1500), ['events']);
  expect(book.take()).toEqual([{ from: T, resources: ['pods'] }]);
});

test('a refused batch joins the next with its gaps, its signals in order and one row per open operation', () => {
  const uid = 'u1' as PodUid;
  const first = podSignal('u1', T);
  const second = podSignal('u1', epochMs(2000));
  const record = podRecord({ uid: 'u1', start: T, revision: 0 });
  const newer = { ...record, tooLate: 1 };
  const both = joined({ ...NOTHING, heard: [{ uid, signals: [first] }], open: [record], gaps: [{ from: T, resources: ['pods'] }] }, { ...NOTHING, heard: [{ uid, signals: [second] }], open: [newer] });
  expect(both.open).toEqual([newer]);
  expect(both.heard.flatMap(({ signals }) => signals)).toEqual([first, second]);
  expect(both.gaps).toEqual([{ from: T, resources: ['pods'] }]);
});

test('marks of the refused batch stand until newer ones come', () => {
  const marks = { byResource: { pods: '1' }, heardAt: T };
  const newer = { byResource: { pods: '2' }, heardAt: T };
  expect(joined({ ...NOTHING, marks }, NOTHING).marks).toEqual(marks);
  expect(joined({ ...NOTHING, marks }, { ...NOTHING, marks: newer }).marks).toEqual(newer);
});

test('a pod that was closed and began another operation keeps the journal of it', () => {
  const uid = 'u1' as PodUid;
  const heard = [{ uid, signals: [podSignal(uid, T)] }];
  expect(joined({ ...NOTHING, closed: [{ uid }, { uid: 'u2' as PodUid }] }, { ...NOTHING, heard }).closed).toEqual([{ uid: 'u2' }]);
});
