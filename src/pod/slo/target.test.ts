import { pod } from '../testing/samples';
import type { ClaimFacts, ContainerSpec, PodFacts } from '../signal';
import { createTargetMs, deleteTargetMs, RESIZE_TARGET_MS, RESTART_TARGET_MS, upgradeTargetMs } from './target';

const MIB = 1024 * 1024;
const RATES = { bytesPerS: 40 * MIB, freeBytes: 500 * MIB };

const container = (name: string, role: ContainerSpec['role'], image = 'r/app:1', requests: ContainerSpec['requests'] = {}): ContainerSpec => ({ name, role, image, requests, limits: {}, postStart: false, preStop: false });
const APP = container('app', 'app');
const claim = (name: string, more: Partial<ClaimFacts> = {}): ClaimFacts => ({ namespace: 'shop', name, accessModes: ['ReadWriteOnce'], volumeName: `pv-${name}`, ...more });
const volume = (referent: string): PodFacts['volumes'][number] => ({ name: referent, source: 'pvc', referent });

function target(more: Partial<PodFacts>, claims: readonly ClaimFacts[] = [], virtual = false): number {
  const options = { ...RATES, virtual, claim: (_: string, name: string) => claims.find((one) => one.name === name), unboundThen: (_: string, name: string) => claims.find((one) => one.name === name)?.volumeName === undefined };
  return createTargetMs(pod(more), options) / 1000;
}

// Base 5 s, and 3 s + 500 MiB at 40 MiB/s = 15.5 s for the one image: 20.5 s, so the class of 30 s. Classes: 5, 10, 20, 30, 60, 90, 120, 180, 300, 600 s.
test.each<[string, Partial<PodFacts>, number]>([
  ['one container', {}, 30],
  ['ten more containers of one image', { containers: [APP, ...Array.from({ length: 10 }, (_, i) => container(`c${i}`, 'app'))] }, 60],
  ['five init containers', { containers: [...Array.from({ length: 5 }, (_, i) => container(`i${i}`, 'init')), APP] }, 60],
  ['five native sidecars', { containers: [...Array.from({ length: 5 }, (_, i) => container(`s${i}`, 'sidecar')), APP] }, 60],
  ['a second image', { containers: [APP, container('b', 'app', 'r/b:1')] }, 60],
  ['an image volume', { volumes: [{ name: 'm', source: 'image', referent: 'r/model:1' }] }, 60],
  ['an ephemeral container of another image', { containers: [APP, container('d', 'ephemeral', 'r/debug:1')] }, 30],
  ['a device', { containers: [container('app', 'app', 'r/app:1', { 'nvidia.com/gpu': 1 })] }, 60],
  ['a resource claim', { claims: ['gpu'] }, 60],
  ['a sandboxed runtime', { runtimeClass: 'kata' }, 30],
  ['a network of its own', { annotations: { 'k8s.v1.cni.cncf.io/networks': 'x' } }, 60],
  ['a readiness gate', { readinessGates: ['lb'] }, 90],
  ['Windows', { windows: true }, 90],
  ['a class that may need a new node', { labels: { elastic: 'true' } }, 600],
  ['a critical pod, which never does', { labels: { elastic: 'true' }, priority: 2_000_000_000 }, 30],
  ['twelve config maps', { volumes: Array.from({ length: 12 }, (_, i) => ({ name: `c${i}`, source: 'configMap' as const, referent: `c${i}` })) }, 30],
  ['an inline volume', { volumes: [{ name: 'v', source: 'csi' }] }, 60],
])('%s', (_, more, seconds) => {
  expect(target(more)).toBe(seconds);
});

test.each<[string, readonly ClaimFacts[], number]>([
  ['a bound claim', [claim('a')], 60],
  ['two', [claim('a'), claim('b')], 90],
  ['one that is shared', [claim('a', { accessModes: ['ReadWriteMany'] })], 60],
  ['one that waits for its consumer', [claim('a', { bindingMode: 'WaitForFirstConsumer', volumeName: undefined as never })], 120],
  ['two that do: they are made side by side', [claim('a', { bindingMode: 'WaitForFirstConsumer', volumeName: undefined as never }), claim('b', { bindingMode: 'WaitForFirstConsumer', volumeName: undefined as never })], 180],
  ['one that is attached to another node', [claim('a', { attachedTo: 'n9' })], 120],
])('claims: %s', (_, claims, seconds) => {
  expect(target({ volumes: claims.map(({ name }) => volume(name)) }, claims)).toBe(seconds);
});

test('a virtual node takes two minutes at least', () => {
  expect(target({}, [], true)).toBe(120);
});

test('the other operations', () => {
  expect([deleteTargetMs(pod()), deleteTargetMs(pod({ volumes: [volume('a')] })), upgradeTargetMs(['r/b:1'], RATES), upgradeTargetMs(['r/b:1', 'r/b:1', 'r/c:1'], RATES), RESIZE_TARGET_MS, RESTART_TARGET_MS])
    .toEqual([10_000, 60_000, 30_000, 60_000, 5000, 5000]);
});
