import { nanosNow } from './stamps';

const secondsAhead = (nanos: bigint): number => Number(nanos / 1_000_000n) / 1000 - Date.now() / 1000;

test('a clock that is ahead does not push the others, and no clock tells one instant twice', () => {
  const ahead = nanosNow(2600);
  const [first, second] = [nanosNow(), nanosNow()];
  expect(second).toBeGreaterThan(first);
  expect(secondsAhead(ahead)).toBeGreaterThan(2);
  expect(secondsAhead(second)).toBeLessThan(1);
});
