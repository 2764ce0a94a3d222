import { epochMs } from '../../base/time';
import { LagBook } from './lag';

const at = epochMs;

test('the lag is the median of the last minute, unknown without samples, and never negative', () => {
  const book = new LagBook();
  expect(book.median(at(0))).toBeUndefined();
  book.note(at(1000), undefined);
  expect(book.median(at(1000))).toBeUndefined();
  [30, 10, 500].forEach((lagMs) => book.note(at(10_000), at(10_000 - lagMs)));
  expect(book.median(at(20_000))).toBe(30);
  expect(book.median(at(80_000))).toBeUndefined();
  book.note(at(90_000), at(90_100));
  expect(book.median(at(90_000))).toBe(0);
});
