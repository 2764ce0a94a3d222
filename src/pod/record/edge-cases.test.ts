// Edge cases that the golden language has no words for (kubernetes-lifecycle 1.11): image volumes, virtual nodes, static pods, host network, injected containers.
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import type { ContainerSpec, EventFacts, NodeFacts, PodFacts, PodUid, Signal } from '../signal';
import { condition, event, podSignal, running } from '../testing/samples';
import { createFold } from './journal-fold';
import type { PodRecord } from './record';
import { DEFAULT_SETTINGS } from './settings';

const s = (seconds: number): EpochMs => epochMs(seconds * 1000);
const NODE: NodeFacts = {
  name: 'n1', labels: {}, unschedulable: false, taints: [], conditions: [], allocatable: {}, images: [], volumesAttached: [], kubeletVersion: 'v1.34.0', clock: { offsetMs: 0, errorMs: 0 },
};
const EXACT = { ...DEFAULT_SETTINGS, watchLatencyMs: 0, watchLatencyMaxMs: 0, controlPlaneClock: { offsetMs: 0, errorMs: 0 } };

function created(signals: readonly Signal[], node: Partial<NodeFacts> = {}): PodRecord | undefined {
  const fold = createFold(EXACT);
  fold.take([{ kind: 'node', at: s(0), heard: 'listed', node: { ...NODE, ...node } }, ...[...signals].sort((a, b) => a.at - b.at)]);
  return fold.recordsOf('u1' as PodUid, s(60)).find(({ key }) => key.operation === 'create');
}

const BOUND: Partial<PodFacts> = { createdAt: s(0), nodeName: 'n1' };

/** The pod's versions up to Ready at 5 s; its containers start at 4 s. */
const life = (more: Partial<PodFacts> = {}): readonly Signal[] => [
  podSignal('u1', s(0.01), { ...more, createdAt: s(0) }),
  podSignal('u1', s(0.05), { ...more, ...BOUND, conditions: [condition('PodScheduled', 'True', s(0))] }, 'modified'),
  podSignal('u1', s(0.12), { ...more, ...BOUND, startedAt: s(0) }, 'modified'),
  podSignal('u1', s(5), { ...more, ...BOUND, startedAt: s(0), phase: 'Running', statuses: [running(s(4), true)], conditions: [condition('Ready', 'True', s(5))] }, 'modified'),
];
const containerEvents: readonly Signal[] = [
  event('Pulled', 'Container image "r/app:1" already present on machine', s(3.9)), event('Created', 'Created container: app', s(3.95)), event('Started', 'Started container app', s(4.1)),
];
const podLevel: Partial<EventFacts> = { subject: { kind: 'Pod', name: 'web-1', namespace: 'shop', uid: 'u1' } };

const drawn = (record: PodRecord | undefined): readonly string[] =>
  (record?.lifecycle.phases ?? []).map(({ name, container, from, to, owner }) => `${name}${container === undefined ? '' : `(${container})`} ${(from.est / 1000).toFixed(2)} ${(to.est / 1000).toFixed(2)} ${owner}`);

test('an image volume is pulled after the sandbox and before the containers; its events name no container', () => {
  const volumes: PodFacts['volumes'] = [{ name: 'model', source: 'image', referent: 'r/model:1' }];
  const record = created([
    ...life({ volumes }), ...containerEvents,
    event('Pulling', 'Pulling image "r/model:1"', s(0.7), podLevel),
    event('Pulled', 'Successfully pulled image "r/model:1" in 2s (2s including waiting). Image size: 1048576 bytes.', s(2.7), podLevel),
  ]);
  expect(drawn(record)).toEqual(['scheduling 0.01 0.05 platform', 'kubelet_ack 0.05 0.12 platform', 'setup 0.12 0.70 platform', 'pull(model) 0.70 2.70 dependency', 'create(app) 2.70 4.10 platform', 'readiness 4.10 5.00 platform']);
  expect(record?.sums.k8sSli?.estMs).toBe(2990);
});

test('a virtual node provisions in one stretch, and nothing of it is charged', () => {
  const record = created([...life(), event('Started', 'Started container app', s(4.1))], { taints: [{ key: 'virtual-kubelet.io/provider', effect: 'NoSchedule' }] });
  expect(drawn(record)).toEqual(['scheduling 0.01 0.05 platform', 'provision 0.05 4.10 platform', 'readiness 4.10 5.00 platform']);
  expect([record?.outcome, record?.budget, record?.targetMs, record?.diagnosis]).toEqual(['excluded', 'neutral', 120_000, undefined]);
});

test('events about a static pod carry the hash of its file and still reach its mirror', () => {
  const fold = createFold(EXACT);
  const subject = { kind: 'Pod', name: 'etcd-n1', namespace: 'kube-system', uid: 'a1b2c3', container: 'etcd' };
  fold.take([
    podSignal('u1', s(0.01), { mirror: true, annotations: { 'kubernetes.io/config.mirror': 'a1b2c3' }, nodeName: 'n1' }),
    event('Started', 'Started container etcd', s(0.5), { subject }),
  ]);
  expect(fold.timelineOf('u1' as PodUid).map(({ what }) => what)).toContain('Started');
});

test('a pod on the network of its host waits for no address', () => {
  const names = (more: Partial<PodFacts>): readonly string[] | undefined => created([...life(more), ...containerEvents])?.stages?.map(({ name }) => name);
  expect([names({}), names({ hostNetwork: true })]).toEqual([['scheduling', 'ipAllocation', 'containerStart'], ['scheduling', 'containerStart']]);
});

test('the run of an init container that somebody injects is a dependency\'s, by pattern', () => {
  const init: ContainerSpec = { name: 'vault-agent-init', role: 'init', image: 'r/vault:1', requests: {}, limits: {}, postStart: false, preStop: false };
  const app: ContainerSpec = { ...init, name: 'app', role: 'app', image: 'r/app:1' };
  const ended = { name: init.name, role: 'init', ready: true, started: false, restartCount: 0, state: { kind: 'terminated', exitCode: 0, reason: 'Completed', startedAt: s(1), finishedAt: s(3) } } as const;
  const signals = life({ containers: [init, app] });
  const ownerOf = (injectedContainers: readonly string[]): string | undefined => {
    const fold = createFold({ ...EXACT, injectedContainers });
    fold.take([{ kind: 'node', at: s(0), heard: 'listed', node: NODE }, ...signals.slice(0, 3),
      podSignal('u1', s(3.5), { ...BOUND, containers: [init, app], startedAt: s(0), statuses: [ended] }, 'modified')]);
    return fold.recordsOf('u1' as PodUid, s(4))[0]?.lifecycle.phases.find(({ name }) => name.includes('run'))?.owner;
  };
  expect([ownerOf([]), ownerOf(['istio-*']), ownerOf(['vault-*'])]).toEqual(['user', 'user', 'dependency']);
});
