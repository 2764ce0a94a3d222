import { liveKind } from './live';

test('one state at a time: paused before held before lost before settled', () => {
  expect(liveKind({ paused: true, held: true, failed: true, settled: true })).toBe('paused');
  expect(liveKind({ paused: false, held: true, failed: true, settled: true })).toBe('held');
  expect(liveKind({ paused: false, held: false, failed: true, settled: true })).toBe('reconnecting');
  expect(liveKind({ paused: false, held: false, failed: false, settled: true })).toBe('settled');
  expect(liveKind({ paused: false, held: false, failed: false, settled: false })).toBe('live');
});
