import { neededMiB, refusalOf } from './memory';

test('a hundred thousand pods need less than the default; what does not fit is refused with what to do', () => {
  expect(neededMiB(100_000)).toBeLessThan(1024);
  expect(refusalOf(100_000, 1024)).toBeUndefined();
  expect(refusalOf(100_000, 256)).toMatch(/about 100000 pods, for which about \d+ MiB are needed; 256 MiB are allowed.*Raise memory_mib/);
});
