import fc from 'fast-check';
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import type { ContainerStatus, PodFacts, PodUid, Signal } from '../signal';
import { condition, event, podSignal, running } from '../testing/samples';
import { createFold } from './journal-fold';
import type { PodRecord } from './record';
import { DEFAULT_SETTINGS } from './settings';

const UID = 'u1' as PodUid;
const s = (seconds: number): EpochMs => epochMs(seconds * 1000);
const NODE: Signal = {
  kind: 'node', at: s(0), heard: 'listed',
  node: { name: 'n1', labels: {}, unschedulable: false, taints: [], conditions: [], allocatable: {}, images: [], volumesAttached: [], kubeletVersion: 'v1.36.0', clock: { offsetMs: 0, errorMs: 0 } },
};

/** A cached image, delivered after 1.85 s. */
const HEALTHY: readonly Signal[] = [
  NODE,
  podSignal('u1', s(0.004)),
  podSignal('u1', s(0.058), { createdAt: s(0), nodeName: 'n1', conditions: [condition('PodScheduled', 'True', s(0))] }, 'modified'),
  podSignal('u1', s(0.13), { createdAt: s(0), nodeName: 'n1', startedAt: s(0) }, 'modified'),
  event('Pulled', 'Container image "r/app:1" already present on machine', s(0.61)),
  event('Created', 'Created container: app', s(0.655)),
  event('Started', 'Started container app', s(0.79)),
  podSignal('u1', s(1.85), { createdAt: s(0), nodeName: 'n1', startedAt: s(0), phase: 'Running', statuses: [running(s(0), true)], conditions: [condition('Ready', 'True', s(1))] }, 'modified'),
];
const EXACT = { ...DEFAULT_SETTINGS, watchLatencyMs: 0, watchLatencyMaxMs: 0, controlPlaneClock: { offsetMs: 0, errorMs: 0 } };

function recordsAfter(signals: readonly Signal[], at: EpochMs): readonly PodRecord[] {
  const fold = createFold(EXACT);
  fold.take(signals);
  return fold.recordsOf(UID, at);
}

const drawn = (record: PodRecord | undefined): readonly string[] =>
  (record?.lifecycle.phases ?? []).map(({ name, container, slice, from, to, owner }) => `${name}${container === undefined ? '' : `(${container})`}${slice === undefined ? '' : `/${slice}`} ${(from.est / 1000).toFixed(3)} ${(to.est / 1000).toFixed(3)} ${owner}`);

test('a healthy delivery tiles from creation to Ready, all of it the platform\'s', () => {
  const [create] = recordsAfter(HEALTHY, s(60));
  expect(drawn(create)).toEqual([
    'scheduling 0.004 0.058 platform', 'kubelet_ack 0.058 0.130 platform', 'setup 0.130 0.610 platform', 'create(app) 0.610 0.790 platform', 'readiness 0.790 1.850 platform',
  ]);
  expect(create).toMatchObject({ outcome: 'delivered', verdict: 'met', targetMs: 30_000 });
  expect(create?.diagnosis).toBeUndefined();
});

test('a pod that is under way has one open phase that reaches to now', () => {
  const [create] = recordsAfter(HEALTHY.slice(0, 4), s(5));
  expect(drawn(create).at(-1)).toBe('setup 0.130 5.000 platform');
  expect(create).toMatchObject({ outcome: 'pending', lifecycle: { open: true } });
});

test('an image that does not exist is the user\'s, from the first attempt on', () => {
  const failing = 'Failed to pull image "r/app:9": rpc error: code = NotFound desc = failed to pull and unpack image "r/app:9": failed to resolve reference "r/app:9": r/app:9: not found';
  const [create] = recordsAfter([...HEALTHY.slice(0, 4), event('Pulling', 'Pulling image "r/app:9"', s(0.7)), event('Failed', failing, s(1.4), { type: 'Warning' })], s(61));
  expect(drawn(create).at(-1)).toBe('pull(app)/failing 0.700 61.000 user');
  expect(create).toMatchObject({ diagnosis: { code: 'IMAGE_PULL_NOT_FOUND', owner: 'user' }, outcome: 'stuck', budget: 'neutral' });
});

test('the same signals give the same records under any cut of the batches and in any interleaving of steps', () => {
  const whole = JSON.stringify(recordsAfter(HEALTHY, s(60)));
  fc.assert(fc.property(fc.array(fc.nat(HEALTHY.length), { maxLength: 6 }), (cuts) => {
    const fold = createFold(EXACT);
    let from = 0;
    for (const to of [...cuts.sort((a, b) => a - b), HEALTHY.length]) {
      fold.take(HEALTHY.slice(from, Math.max(from, to)));
      fold.step(s(2), 10);
      from = Math.max(from, to);
    }
    expect(JSON.stringify(fold.recordsOf(UID, s(60)))).toBe(whole);
  }));
});

test('a checkpoint heard again goes on as if nothing had been', () => {
  fc.assert(fc.property(fc.nat(HEALTHY.length), (cut) => {
    const before = createFold(EXACT);
    before.take(HEALTHY.slice(0, cut));
    const after = createFold(EXACT);
    after.take([NODE, ...before.checkpoint().pods.flatMap(({ signals }) => signals), ...HEALTHY.slice(cut)]);
    expect(drawn(after.recordsOf(UID, s(60))[0])).toEqual(drawn(recordsAfter(HEALTHY, s(60))[0]));
  }));
});

test('phases tile and no length is negative, whatever arrives late, twice or not at all', () => {
  fc.assert(fc.property(fc.array(fc.nat(HEALTHY.length - 1), { minLength: 1, maxLength: 20 }), fc.nat(120), (places, at) => {
    const heard = places.sort((a, b) => a - b).map((place) => HEALTHY[place]).filter((signal) => signal !== undefined);
    for (const { lifecycle } of recordsAfter(heard, s(at + 2))) {
      lifecycle.phases.forEach((phase, i) => {
        expect(phase.length.loMs).toBeGreaterThanOrEqual(0);
        expect(phase.length.estMs).toBeGreaterThanOrEqual(0);
        expect(phase.from.est).toBe(lifecycle.phases[i - 1]?.to.est ?? phase.from.est);
      });
    }
  }));
});

test('what settles is told once, as revision 1, and is forgotten when its evidence closes', () => {
  const fold = createFold(EXACT);
  fold.take(HEALTHY);
  expect(fold.step(s(3), 10).open).toHaveLength(1);
  const settled = fold.step(s(40), 10).settled;
  expect(settled.map(({ record }) => [record.revision, record.settled])).toEqual([[1, true]]);
  expect(fold.step(s(41), 10).settled).toEqual([]);
  expect(fold.step(s(400), 10).closed.map(({ uid }) => uid)).toEqual([UID]);
  expect(fold.stats).toMatchObject({ openPods: 0, journalSignals: 0 });
});

test('a pod known from a list only gets bounds, never invented exactness', () => {
  const listed = podSignal('u1', s(100), { createdAt: s(0), nodeName: 'n1', startedAt: s(0), phase: 'Running', statuses: [running(s(1), true)], conditions: [condition('PodScheduled', 'True', s(0)), condition('Ready', 'True', s(2))] }, 'listed');
  const [create] = recordsAfter([NODE, listed], s(160));
  expect(create?.backfilled).toBe(true);
  expect(create?.lifecycle.end).toMatchObject({ lo: 2000, hi: 3000 });
  expect(create?.precision).toBe('coarse');
});

test('a deletion long after the delivery tells the deletion alone: the settled delivery is not told again from less', () => {
  const fold = createFold(EXACT);
  fold.take(HEALTHY);
  fold.step(s(40), 10);
  fold.step(s(400), 10);
  fold.take([podSignal('u1', s(500), { createdAt: s(0), nodeName: 'n1', startedAt: s(0), phase: 'Running', deletionAt: s(530), deletionGraceS: 30, statuses: [running(s(0), true)] }, 'modified')]);
  const { open, heard } = fold.step(s(501), 10);
  expect(open.map(({ key }) => key.operation)).toEqual(['delete']);
  // The version at rest comes along, so that the evidence can be replayed from nothing.
  expect(heard.map(({ signals }) => signals.map(({ at }) => at))).toEqual([[1850, 500_000]]);
});

test('a pod that stays quiet and undelivered is told again at its target and at twice that', () => {
  const fold = createFold(EXACT);
  fold.take(HEALTHY.slice(0, 4));
  expect(fold.step(s(2), 10).open).toHaveLength(1);
  expect(fold.step(s(29), 10).open).toEqual([]);
  expect(fold.step(s(31), 10).open).toHaveLength(1);
  expect(fold.step(s(59), 10).open).toEqual([]);
  const again = fold.step(s(61), 10);
  expect(again.open).toMatchObject([{ verdict: 'missed', lifecycle: { open: true } }]);
  expect(again.heard).toEqual([]);
  expect(fold.step(s(62), 10).open).toEqual([]);
});

test('after a restart a pod at rest is known: its list changes nothing, its next crash is told with the next ordinal', () => {
  const ready: Partial<PodFacts> = { phase: 'Running', nodeName: 'n1', startedAt: s(0), conditions: [condition('Ready', 'True', s(1))], statuses: [running(s(0), true)] };
  const before = createFold(DEFAULT_SETTINGS);
  before.take([podSignal('u1', s(0)), podSignal('u1', epochMs(1850), ready, 'modified')]);
  before.step(s(40), 10);
  const [closed] = before.step(s(400), 10).closed;
  expect(closed?.rest?.told).toEqual({ create: 1 });

  const after = createFold(DEFAULT_SETTINGS);
  after.resume({ atRest: closed?.rest === undefined ? [] : [closed.rest], journals: [], gaps: [] });
  after.take([podSignal('u1', s(500), { ...ready, createdAt: s(0) }, 'listed')]);
  expect(after.openPods()).toEqual([]);
  const crashed: ContainerStatus = { name: 'app', role: 'app', ready: false, started: false, restartCount: 0, state: { kind: 'terminated', reason: 'Error', exitCode: 1, startedAt: s(0), finishedAt: s(600) } };
  after.take([podSignal('u1', s(601), { ...ready, createdAt: s(0), statuses: [crashed] }, 'modified')]);
  expect(after.recordsOf('u1' as PodUid, s(602)).map(({ key, outcome }) => [key.operation, key.ordinal, outcome])).toEqual([['restart', 0, 'pending']]);
});

test('after a restart a journal is not told again, and what late evidence changes has a higher revision than what was settled', () => {
  const before = createFold(EXACT);
  before.take(HEALTHY);
  const { heard, settled } = before.step(s(40), 10);
  expect(settled.map(({ record }) => record.revision)).toEqual([1]);

  const after = createFold(EXACT);
  after.resume({ atRest: [], gaps: [], journals: heard.map((journal) => ({ ...journal, revision: 1 })), hearingSince: s(0) });
  const again = after.step(s(41), 10);
  expect(again.heard).toEqual([]);
  // Judged anew with what is known now: it replaces what was told, under a higher revision.
  expect(again.settled.map(({ record }) => record.revision)).toEqual([2]);
  after.take([event('FailedMount', 'MountVolume.SetUp failed for volume "data"', s(0.3), { type: 'Warning' })]);
  expect(after.step(s(80), 10).settled.map(({ record }) => record.revision)).toEqual([3]);
});

test('a gap before the restart still blinds an operation that reaches back into it', () => {
  const gap = { from: s(0.2), to: s(0.5), resources: ['pods', 'events'] };
  const after = createFold(EXACT);
  after.resume({ atRest: [], gaps: [gap], journals: [{ uid: UID, signals: HEALTHY.slice(1), revision: 0 }], hearingSince: s(0) });
  expect(after.recordsOf(UID, s(60))[0]?.gaps).toHaveLength(1);
});
