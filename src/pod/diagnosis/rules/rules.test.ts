import { epochMs } from '../../../base/time';
import { historyOf } from '../../lifecycle/history';
import { createFold } from '../../record/journal-fold';
import { DEFAULT_SETTINGS } from '../../record/settings';
import type { NodeFacts, PodFacts, Signal } from '../../signal';
import { podSignal } from '../../testing/samples';

// The real fold, asked a minute after the last word.
function codeAfter(seconds: number, signals: readonly Signal[]): string | undefined {
  const fold = createFold(DEFAULT_SETTINGS);
  fold.take(signals);
  return fold.recordsOf(uidOf(signals), epochMs(seconds * 1000))[0]?.diagnosis?.code;
}

const uidOf = (signals: readonly Signal[]) => historyOf(signals)?.latest.uid ?? ('' as never);
const hearing = (...resources: readonly ('pods' | 'events')[]): Signal => ({ kind: 'hearing', at: epochMs(0), resources });
const taken: Partial<PodFacts> = { nodeName: 'n1', startedAt: epochMs(1000), conditions: [{ type: 'PodScheduled', status: 'True', changedAt: epochMs(1000) }] };
const claim: Partial<PodFacts> = { volumes: [{ name: 'data', source: 'pvc', referent: 'data' }] };
const node = (more: Partial<NodeFacts>): Signal => ({ kind: 'node', at: epochMs(0), heard: 'listed', node: { name: 'n1', labels: {}, unschedulable: false, taints: [], conditions: [], allocatable: {}, images: [], volumesAttached: [], ...more } });
const bound: Signal = { kind: 'claim', at: epochMs(0), heard: 'listed', claim: { namespace: 'shop', name: 'data', accessModes: [], volumeName: 'pv-1' } };
const attachment = (attached: boolean, errorMessage?: string): Signal =>
  ({ kind: 'attachment', at: epochMs(500), heard: 'listed', attachment: { name: 'a', volume: 'pv-1', node: 'n1', attached, ...(errorMessage === undefined ? {} : { errorMessage }) } });
const life = (more: Partial<PodFacts> = {}): readonly Signal[] => [podSignal('u1', epochMs(1000), more), podSignal('u1', epochMs(1200), { ...more, ...taken, resourceVersion: '2' }, 'modified')];

test.each([
  ['no scheduler spoke', [podSignal('u1', epochMs(1000))], 'SCHED_SCHEDULER_SILENT'],
  ['nothing came after the kubelet took it', life(), 'KUBELET_SETUP_STALLED'],
  ['its volume is not attached', [bound, attachment(false), ...life(claim)], 'VOL_ATTACH_PENDING'],
  ['the attacher says why not', [bound, attachment(false, 'rpc error: code = DeadlineExceeded desc = context deadline exceeded'), ...life(claim)], 'VOL_ATTACH_TIMEOUT'],
  ['its volume is attached and no more is said', [bound, attachment(true), ...life(claim)], 'VOL_MOUNT_STALLED'],
  ['a chown without a policy', [bound, attachment(true), ...life({ ...claim, hasFsGroup: true })], 'VOL_FSGROUP_SLOW'],
  ['its node is lost', [node({ conditions: [{ type: 'Ready', status: 'Unknown' }] }), ...life()], 'NODE_UNREACHABLE'],
] as const)('%s: %#', (_, signals, code) => {
  expect(codeAfter(60, [hearing('pods', 'events'), ...signals])).toBe(code);
});

test('silence says nothing where Events are not heard', () => {
  expect(codeAfter(60, [hearing('pods'), ...life()])).toBeUndefined();
});

test('silence says nothing yet while it is short', () => {
  expect(codeAfter(20, [hearing('pods', 'events'), ...life()])).toBeUndefined();
});

const refused = (cpu: number): readonly Signal[] => {
  const containers: PodFacts['containers'] = [{ name: 'app', role: 'app', image: 'r/app:1', requests: { cpu }, limits: {}, postStart: false, preStop: false }];
  return [podSignal('u1', epochMs(1000), { containers }), podSignal('u1', epochMs(1200), {
    containers, resourceVersion: '2', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/1 nodes are available: 1 Insufficient cpu.', changedAt: epochMs(1000) }],
  }, 'modified')];
};

test('more than the largest node has is the request, not the room', () => {
  expect(codeAfter(60, [node({ allocatable: { cpu: 4 } }), ...refused(8)])).toBe('SCHED_REQUEST_TOO_LARGE');
  expect(codeAfter(60, [node({ allocatable: { cpu: 4 } }), ...refused(2)])).toBe('SCHED_INSUFFICIENT_CPU');
  expect(codeAfter(60, refused(8))).toBe('SCHED_INSUFFICIENT_CPU');
});
