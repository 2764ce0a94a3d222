import { epochMs } from '../../base/time';
import type { Phase } from '../lifecycle/lifecycle';
import { delayCode, withLateCodes } from './delay';

function phase(name: string, seconds: number, owner: Phase['owner'] = 'platform', more: Partial<Phase> = {}): Phase {
  const at = { lo: epochMs(0), hi: epochMs(0), est: epochMs(0) };
  return { name, from: at, to: at, length: { loMs: seconds * 1000, hiMs: seconds * 1000, estMs: seconds * 1000 }, open: false, owner, sources: [], precision: 'exact', ...more };
}

test.each([
  ['kubelet_ack', 2.9, 'platform', undefined], ['kubelet_ack', 3, 'platform', 'KUBELET_ACK_SLOW'], ['readiness', 10, 'user', 'PROBE_READINESS_PENDING'], ['readiness', 4, 'platform', 'KUBELET_STATUS_LAG'],
  ['setup', 60, 'unknown', undefined],
] as const)('%s of %d s of %s: %s', (name, seconds, owner, code) => {
  expect(delayCode(phase(name, seconds, owner))).toBe(code);
});

test('what is under way and names no failure takes its normal course', () => {
  expect(delayCode(phase('setup', 60, 'platform', { open: true }))).toBeUndefined();
});

test('of a late delivery whose stretches were each within bounds, every charged second has a code', () => {
  const late = [phase('scheduling', 0.9), phase('kubelet_ack', 2.9), phase('setup', 2.9), phase('pull', 4, 'dependency'), phase('run', 9, 'user')];
  expect(withLateCodes(late).map(({ code }) => code)).toEqual(['SCHED_SLOW', 'KUBELET_ACK_SLOW', 'NET_SETUP_SLOW', 'IMAGE_PULL', undefined]);
});

test('where one stretch has a code the others keep their thresholds', () => {
  const late = [{ ...phase('setup', 9), code: delayCode(phase('setup', 9)) } as Phase, phase('kubelet_ack', 2)];
  expect(withLateCodes(late)[1]?.code).toBeUndefined();
});
