import { waitOf } from './countdown';

test('the wait for the next attempt counts down, with an open end when nobody knows the latest', () => {
  expect(waitOf({ lo: 37_000, hi: undefined }, 0)).toBe('≥ 37 s');
  expect(waitOf({ lo: 31_000, hi: 58_000 }, 0)).toBe('31–58 s');
  expect(waitOf({ lo: 31_000, hi: 58_000 }, 31_000)).toBeUndefined();
});
