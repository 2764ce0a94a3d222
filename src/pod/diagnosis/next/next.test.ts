import { epochMs } from '../../../base/time';
import type { Cause } from '../../lifecycle/cause';
import { deduced } from '../../lifecycle/cause';
import { AS_WRITTEN, historyOf } from '../../lifecycle/history';
import type { Operation, Phase } from '../../lifecycle/lifecycle';
import type { World } from '../../lifecycle/world';
import type { NodeFacts, PodFacts, Signal } from '../../signal';
import { event, podSignal } from '../../testing/samples';
import { nextOf } from './index';
import type { NextAttempt } from './next';

const SECOND = 1000;

function open(name: string, slice: string | undefined, cause: Cause | undefined): Phase {
  const from = { lo: epochMs(0), hi: epochMs(0), est: epochMs(0) };
  return {
    name, from, to: from, length: { loMs: 0, hiMs: 0, estMs: 0 }, open: true, owner: cause?.owner ?? 'platform', container: 'app', sources: [], precision: 'exact',
    ...(slice === undefined ? {} : { slice }), ...(cause === undefined ? {} : { cause }),
  };
}

function next(phase: Phase, nowS: number, signals: readonly Signal[], node?: Partial<NodeFacts>, operation: Operation = 'create'): NextAttempt | undefined {
  const history = historyOf(signals);
  const world: World = {
    node: () => (node === undefined ? undefined : { name: 'n1', labels: {}, unschedulable: false, taints: [], conditions: [], allocatable: {}, images: [], volumesAttached: [], ...node }), nodes: () => [],
    claim: () => undefined, selectedAt: () => undefined, claimBoundAt: () => undefined, unreadyIn: () => undefined, attachedAt: () => undefined, attachment: () => undefined, hearingSince: undefined, hearsEvents: () => true, clocks: AS_WRITTEN, clockOf: () => ({ loMs: 0, hiMs: 0 }), gapsIn: () => [],
  };
  return history === undefined ? undefined : nextOf({ operation, phase, history, world, now: epochMs(nowS * SECOND) });
}

const seconds = ({ lo, hi }: NextAttempt): readonly [number, number | null] => [lo / SECOND, hi === null ? null : hi / SECOND];
const pod = (more: Partial<PodFacts> = {}): Signal => podSignal('u1', epochMs(0), { nodeName: 'n1', ...more });
const NOT_FOUND = deduced('IMAGE_PULL_NOT_FOUND');

test('the third failed pull is followed 40 s later, at the kubelet’s next look', () => {
  const failed = [2, 15, 40].map((at, i) => event('Failed', 'Failed to pull image "r/app:1": not found', epochMs(at * SECOND), { uid: `f${i}`, type: 'Warning' }));
  const found = next(open('pull', 'failing', NOT_FOUND), 50, [pod(), ...failed]);
  expect(found).toMatchObject({ what: 'pull', helps: 'acting' });
  expect(found === undefined ? [] : seconds(found)).toEqual([80, 95]);
});

test('once its window has passed nothing is known of an attempt', () => {
  expect(next(open('pull', 'failing', NOT_FOUND), 60, [pod(), event('Failed', 'Failed to pull image "r/app:1": not found', epochMs(2 * SECOND), { type: 'Warning' })])).toBeUndefined();
});

const waits = (message: string, restartCount: number): Signal => pod({
  statuses: [{
    name: 'app', role: 'app', ready: false, started: false, restartCount, state: { kind: 'waiting', reason: 'CrashLoopBackOff', message },
    lastState: { kind: 'terminated', exitCode: 1, startedAt: epochMs(90 * SECOND), finishedAt: epochMs(100 * SECOND) },
  }],
});

test('the crash back-off is what the kubelet says, from the end of the last run', () => {
  const found = next(open('crash', undefined, deduced('APP_EXIT_ERROR')), 110, [waits('back-off 1m20s restarting failed container=app pod=web-1', 4)]);
  expect(found === undefined ? [] : seconds(found)).toEqual([180, 196]);
});

test('without the kubelet’s word the node’s cap is not known, so the window is wide', () => {
  const found = next(open('crash', undefined, deduced('APP_EXIT_ERROR')), 100, [waits('', 4)]);
  expect(found === undefined ? [] : seconds(found)).toEqual([101, 196]);
});

test('a mount that failed four times is tried again after four seconds', () => {
  const failed = event('FailedMount', 'MountVolume.SetUp failed for volume "c" : configmap "c" not found', epochMs(10 * SECOND), { type: 'Warning', count: 4, lastAt: epochMs(20 * SECOND) });
  const found = next(open('volumes', 'failing', deduced('VOL_MOUNT_CONFIGMAP_MISSING')), 20, [pod(), failed]);
  expect(found).toMatchObject({ what: 'mount', lo: 24 * SECOND, helps: 'acting' });
});

test('the scheduler comes back with an event or after five minutes; later nobody knows', () => {
  const refused = podSignal('u1', epochMs(5 * SECOND), { conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'no' }] }, 'modified');
  const phase = open('scheduling', 'unschedulable', deduced('SCHED_INSUFFICIENT_CPU'));
  const soon = next(phase, 10, [podSignal('u1', epochMs(0)), refused]);
  expect(soon === undefined ? [] : seconds(soon)).toEqual([10, 335]);
  const late = next(phase, 1000, [podSignal('u1', epochMs(0)), refused]);
  expect(late === undefined ? [] : seconds(late)).toEqual([1000, null]);
});

test('on a lost node the tolerations end, and its kubelet tries nothing', () => {
  const key = 'node.kubernetes.io/unreachable';
  const lost = deduced('NODE_UNREACHABLE');
  const signals = [pod({ tolerations: [{ key, operator: 'Exists', effect: 'NoExecute', seconds: 300 }] }), event('Failed', 'Failed to pull image "r/app:1": not found', epochMs(55 * SECOND), { type: 'Warning' })];
  const found = next(open('pull', 'failing', lost), 60, signals, { taints: [{ key, effect: 'NoExecute', addedAt: epochMs(50 * SECOND) }] });
  expect(found).toMatchObject({ what: 'tolerationEnd', lo: 350 * SECOND, hi: 352 * SECOND });
});

test('a deletion ends with its grace period', () => {
  const found = next(open('grace', undefined, undefined), 10, [pod({ deletionAt: epochMs(35 * SECOND), deletionGraceS: 30 })], undefined, 'delete');
  expect(found).toMatchObject({ what: 'graceEnd', lo: 35 * SECOND, hi: 36 * SECOND });
});
