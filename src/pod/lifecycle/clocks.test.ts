import { epochMs } from '../../base/time';
import type { NodeFacts, PodUid, Signal } from '../signal';
import { event, podSignal } from '../testing/samples';
import { Causality } from './causality';
import { API_SERVER, ClockBook, clocksOf, emitterOf, kubeletOf } from './clocks';

const ms = epochMs;
const N1 = kubeletOf('n1');
const book = (learn: (clocks: ClockBook) => void): ClockBook => {
  const clocks = new ClockBook();
  learn(clocks);
  return clocks;
};

test('a clock of which nothing is known is assumed to be within a second, and said to be assumed', () => {
  expect(new ClockBook().offsetOf(N1)).toEqual({ loMs: -1000, hiMs: 1000, estMs: 0, assumed: true });
});

test('what was stamped for a cause and heard soon after bounds both sides; clocks drift a little', () => {
  const clocks = book((known) => {
    known.returned(N1, ms(10_000), ms(10_040));
    known.returned(N1, ms(20_000), ms(20_090));
    known.caused(N1, 10_000, 9_700);
    known.caused(N1, 20_000, 19_500);
  });
  expect(clocks.offsetOf(N1)).toEqual({ loMs: -50, hiMs: 310, estMs: 0 });
});

test.each([
  ['ahead, heard once', (known: ClockBook) => known.returned(N1, ms(5000), ms(1000)), { loMs: 3990, hiMs: 64_000, estMs: 4000 }],
  ['behind, caused once', (known: ClockBook) => known.caused(N1, 1000, 5000), { loMs: -64_000, hiMs: -3990, estMs: -64_000 }],
  ['perhaps behind, heard once', (known: ClockBook) => known.returned(N1, ms(1000), ms(5000)), { loMs: -4010, hiMs: 1000, estMs: 0 }],
  ['weakly bounded from above', (known: ClockBook) => known.caused(N1, 9000, 1000), { loMs: -1000, hiMs: 1000, estMs: 0 }],
  ['ahead by a second and a half', (known: ClockBook) => {
    known.returned(N1, ms(2400), ms(1000));
    known.caused(N1, 2600, 1000);
  }, { loMs: 1390, hiMs: 1610, estMs: 1400 }],
])('%s', (_, learn, expected) => {
  // Exactly: what has a bound is not assumed.
  expect(book(learn).offsetOf(N1)).toEqual(expected);
});

test('bounds that exclude each other allow everything between them and a second beyond: the clock was set', () => {
  const clocks = book((known) => {
    known.returned(N1, ms(3000), ms(1000));
    known.caused(N1, 1000, 1500);
  });
  expect(clocks.offsetOf(N1)).toEqual({ loMs: -1490, hiMs: 2990, estMs: 0 });
});

test('a clock that was set is known anew when two windows have passed', () => {
  const clocks = new ClockBook();
  const hear = (at: number, aheadMs: number): void => {
    clocks.returned(N1, ms(at + aheadMs), ms(at + 20));
    clocks.caused(N1, at + aheadMs, at - 20);
  };
  hear(0, 90_000);
  expect(clocks.offsetOf(N1).estMs).toBe(89_980);
  hear(301_000, 0);
  hear(602_000, 0);
  expect(clocks.offsetOf(N1)).toEqual({ loMs: -30, hiMs: 30, estMs: 0 });
});

test('within its window every bound is kept', () => {
  const clocks = new ClockBook();
  clocks.returned(N1, ms(1_000_000), ms(1_000_005));
  [1_100_000, 1_200_000, 1_299_000].forEach((at) => clocks.returned(N1, ms(at), ms(at + 900)));
  expect(clocks.offsetOf(N1).loMs).toBe(-15);
});

test('a declared offset is what it is, and a control plane is declared as one', () => {
  const clocks = book((known) => {
    known.declare(N1, { offsetMs: 3000, errorMs: 50 });
    known.declareControlPlane({ offsetMs: -10, errorMs: 1 });
    known.returned(N1, ms(9000), ms(1000));
  });
  expect(clocks.offsetOf(N1)).toEqual({ loMs: 2950, hiMs: 3050 });
  expect(clocksOf(clocks).apiServer).toEqual({ loMs: -11, hiMs: -9 });
  expect(clocksOf(clocks).of('default-scheduler', undefined)).toEqual({ loMs: -11, hiMs: -9 });
  expect(clocksOf(clocks).of('kubelet', 'n2')).toMatchObject({ assumed: true });
});

test('nodes surely off by more than half a second are reported, others and forgotten ones are not', () => {
  const clocks = book((known) => {
    known.declare(N1, { offsetMs: 3000, errorMs: 50 });
    known.declare(kubeletOf('n2'), { offsetMs: 501, errorMs: 600 });
    known.declare(kubeletOf('n3'), { offsetMs: 400, errorMs: 10 });
    known.declare(kubeletOf('n4'), { offsetMs: -3000, errorMs: 10 });
    known.returned(kubeletOf('n5'), ms(9000), ms(1000));
    known.returned('default-scheduler', ms(9000), ms(1000));
    known.declare(kubeletOf('n6'), { offsetMs: 3000, errorMs: 50 });
    known.forget(kubeletOf('n6'));
  });
  expect(clocks.skewed()).toEqual([{ node: 'n1', loMs: 2950, hiMs: 3050 }, { node: 'n4', loMs: -3010, hiMs: -2990 }, { node: 'n5', loMs: 7990, hiMs: 68_000 }]);
});

test('controllers of one process share a clock, kubelets have one per node', () => {
  expect(emitterOf('replicaset-controller', 'n1')).toBe(emitterOf('attachdetach-controller', undefined));
  expect(emitterOf('kubelet', 'n1')).toBe(N1);
  expect(emitterOf('kubelet', undefined)).toBe('kubelet');
  expect(emitterOf('karpenter', undefined)).toBe('karpenter');
});

const W = 200;
function learned(signals: readonly Signal[], nodes: readonly NodeFacts[] = []): ClockBook {
  const clocks = new ClockBook();
  const causality = new Causality(clocks, W);
  nodes.forEach((node) => causality.node(node, false));
  for (const signal of signals) {
    if (signal.kind === 'pod') {
      causality.pod(signal);
    } else if (signal.kind === 'event') {
      causality.event(signal);
    } else if (signal.kind === 'lease') {
      causality.lease(signal);
    } else if (signal.kind === 'served') {
      causality.served(signal);
    } else if (signal.kind === 'gap') {
      causality.reconnected(signal.at);
    }
  }
  return clocks;
}

const added = (at: number, createdAt: number): Signal => podSignal('u1', ms(at), { createdAt: ms(createdAt) });
const boundThen = (at: number, more: object = {}): Signal => podSignal('u1', ms(at), { createdAt: ms(0), nodeName: 'n1', ...more }, 'modified');
const heardAt = (at: number, signal: Signal): Signal => ({ ...signal, at: ms(at) });
const scheduled = (stampedAt: number): Signal => heardAt(1500, event('Scheduled', 'x', ms(stampedAt), { component: 'default-scheduler', eventTime: ms(stampedAt) }));

test('a creation heard as it happens bounds the API server on both sides, an old one only from below', () => {
  expect(learned([added(1600, 1000)]).offsetOf(API_SERVER)).toMatchObject({ loMs: -610, hiMs: 610 });
  expect(learned([added(9000, 1000)]).offsetOf(API_SERVER)).toMatchObject({ loMs: -8010, hiMs: 1000 });
});

test('its own answers bound the API server by a second at first and by the round trip in the end', () => {
  const served = (askedAt: number, stampedAt: number): Signal => ({ kind: 'served', askedAt: ms(askedAt), at: ms(askedAt + 10), stampedAt: ms(stampedAt) });
  expect(learned([served(1500, 61_000)]).offsetOf(API_SERVER)).toMatchObject({ loMs: 59_480, hiMs: 60_510 });
  expect(learned([served(1500, 61_000), served(1995, 62_000)]).offsetOf(API_SERVER)).toMatchObject({ loMs: 59_985, hiMs: 60_510 });
});

test('the scheduler speaks after the creation, the kubelet after the binding, whichever is heard first', () => {
  const [pod, bound, pulled] = [added(1000, 1000), boundThen(1100), heardAt(1700, event('Pulled', 'x', ms(-58_700)))];
  for (const heard of [[pod, scheduled(61_020), bound, pulled], [scheduled(61_020), pulled, pod, bound]]) {
    const clocks = learned(heard);
    expect(clocks.offsetOf('default-scheduler')).toMatchObject({ loMs: 59_510, hiMs: 60_230 });
    expect(clocks.offsetOf(N1)).toMatchObject({ loMs: -60_410, hiMs: -59_590 });
  }
});

test('a kubelet that takes a pod before it was bound is behind', () => {
  expect(learned([added(1000, 1000), boundThen(1100), boundThen(1300, { startedAt: ms(-60_000) })]).offsetOf(N1).hiMs).toBe(-60_000 + 1000 - 900 + 10);
});

test('who made a pod speaks after its creation', () => {
  const made = event('SuccessfulCreate', 'Created pod: web-1', ms(-58_900), { component: 'replicaset-controller', subject: { kind: 'ReplicaSet', name: 'web', namespace: 'shop' } });
  expect(learned([added(1000, 1000), heardAt(1200, made)]).offsetOf(emitterOf('job-controller', undefined)).hiMs).toBe(-58_900 - 800 + 10);
});

test('static pods teach nothing of the kubelet: they run before their object is created', () => {
  const mirror = podSignal('u1', ms(60_000), { createdAt: ms(60_000), nodeName: 'n1', mirror: true });
  expect(learned([mirror, event('Pulled', 'x', ms(1000))]).offsetOf(N1).hiMs).toBe(1000);
});

test('Leases tell a clock that is ahead at once, and one that is behind by more than a Ready node may be', () => {
  const lease = (renewedAt: number): Signal => ({ kind: 'lease', at: ms(100_000), node: 'n1', renewedAt: ms(renewedAt) });
  const ready: NodeFacts = { name: 'n1', labels: {}, unschedulable: false, taints: [], conditions: [{ type: 'Ready', status: 'True' }], allocatable: {}, images: [], volumesAttached: [] };
  expect(learned([lease(103_000)], [ready]).offsetOf(N1)).toMatchObject({ loMs: 2990, estMs: 3000 });
  expect(learned([lease(93_000)], [ready]).offsetOf(N1)).toMatchObject({ assumed: true });
  expect(learned([lease(-100_000)], [ready]).offsetOf(N1)).toMatchObject({ loMs: -200_010, hiMs: -139_990 });
  expect(learned([lease(-100_000)], [{ ...ready, conditions: [{ type: 'Ready', status: 'Unknown' }] }]).offsetOf(N1)).toMatchObject({ assumed: true });
});

test('what comes with a reconnect, from a list or again is late: it bounds nothing from above', () => {
  const gap: Signal = { kind: 'gap', edge: 'end', at: ms(900), resources: ['pods'] };
  expect(learned([gap, added(1000, 1000)]).offsetOf(API_SERVER)).toMatchObject({ assumed: true });
  const listed = event('Pulled', 'x', ms(1000));
  expect(learned([listed.kind === 'event' ? heardAt(90_000, { ...listed, heard: 'listed' }) : listed]).offsetOf(N1)).toMatchObject({ assumed: true });
  expect(learned([listed.kind === 'event' ? { ...listed, heard: 'modified' } : listed]).offsetOf(N1)).toMatchObject({ assumed: true });
});

test('a pod that is forgotten gives its name to another', () => {
  const clocks = new ClockBook();
  const causality = new Causality(clocks, W);
  const first = added(1000, 1000);
  if (first.kind === 'pod') {
    causality.pod(first);
  }
  causality.forget('u1' as PodUid);
  const made = event('SuccessfulCreate', 'Created pod: web-1', ms(-58_900), { component: 'replicaset-controller', subject: { kind: 'ReplicaSet', name: 'web', namespace: 'shop' } });
  if (made.kind === 'event') {
    causality.event(made);
  }
  expect(clocks.offsetOf(emitterOf('job-controller', undefined)).hiMs).toBe(1000);
});
