import { epochMs } from '../../base/time';
import { codeOf } from '../code/code';
import { deduced } from './cause';
import type { Phase } from './lifecycle';
import { stagesOf } from './stages';

/** Phases one after the other, each exact: `setup 580`, `pull(app) 2000`. */
function drawn(...lines: readonly string[]): readonly Phase[] {
  let at = 0;
  return lines.map((line): Phase => {
    const [, name = '', container, slice, length = '', code] = /^([\w+]+)(?:\((\w+)\))?(?:\/([\w+]+))? (\d+)(?: (\w+))?$/.exec(line) ?? [];
    const instant = (ms: number): Phase['from'] => ({ lo: epochMs(ms), hi: epochMs(ms), est: epochMs(ms) });
    const from = instant(at);
    at += Number(length);
    return {
      name, from, to: instant(at), length: { loMs: Number(length), hiMs: Number(length), estMs: Number(length) }, open: false, owner: 'platform', sources: [], precision: 'exact',
      ...(container === undefined ? {} : { container }), ...(slice === undefined ? {} : { slice }), ...(code === undefined ? {} : { code: codeOf(code), cause: deduced(code) }),
    };
  });
}

test('the four stages can be read by name; of the address only bounds are known', () => {
  expect(stagesOf(drawn('scheduling 40', 'kubelet_ack 70', 'setup 580', 'pull(app) 2000', 'create(app) 200', 'readiness 1400'), false)).toEqual([
    { name: 'scheduling', from: 0, to: 40, loMs: 40, hiMs: 40, estMs: 40, open: false },
    { name: 'ipAllocation', from: 110, to: 690, loMs: 0, hiMs: 580, open: false },
    { name: 'imagePull', from: 690, to: 2690, loMs: 2000, hiMs: 2000, estMs: 2000, open: false },
    { name: 'containerStart', from: 2690, to: 2890, loMs: 200, hiMs: 200, estMs: 200, open: false },
  ]);
});

test('an address lasted at least as long as the network failed', () => {
  const [address] = stagesOf(drawn('setup/attempt 1000', 'setup/failing 60000 NET_IP_EXHAUSTED'), false);
  expect(address).toMatchObject({ name: 'ipAllocation', loMs: 60_000, hiMs: 61_000 });
  expect(address).not.toHaveProperty('estMs');
});

test('of merged phases a stage has bounds, no length', () => {
  const stages = stagesOf(drawn('scheduling 40', 'pull+create 500'), false);
  expect(stages.map(({ name, loMs, hiMs, estMs }) => [name, loMs, hiMs, estMs])).toEqual([['scheduling', 40, 40, 40], ['imagePull', 0, 500, undefined], ['containerStart', 0, 500, undefined]]);
});

test('pulls and starts of several containers are summed; a cached image and the address of the host are no stages', () => {
  const names = (phases: readonly Phase[], hostNetwork: boolean): readonly unknown[] => stagesOf(phases, hostNetwork).map(({ name, estMs }) => `${name} ${estMs ?? 'bounded'}`);
  expect(names(drawn('setup 100', 'create(a) 200', 'pull(b) 300', 'create(b) 50'), true)).toEqual(['imagePull 300', 'containerStart 250']);
});
