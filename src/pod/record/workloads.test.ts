import { epochMs } from '../../base/time';
import type { EventFacts } from '../signal';
import { WorkloadBook } from './workloads';

function said(reason: string, atS: number, message = 'Error creating: pods "web-x" is forbidden: exceeded quota: compute, requested: cpu=2, used: cpu=9, limited: cpu=10'): EventFacts {
  return { uid: `${reason}@${atS}`, namespace: 'shop', name: 'e', type: 'Warning', reason, message, component: 'replicaset-controller', count: 1, namedAt: epochMs(atS * 1000), subject: { kind: 'ReplicaSet', name: 'web-6f' } };
}

const none = (): undefined => undefined;

test('a refusal is open until a pod is created, then it is history', () => {
  const book = new WorkloadBook();
  book.hearEvent(said('FailedCreate', 10));
  expect(book.recordsAt(epochMs(20_000), none)).toMatchObject([{ outcome: 'rejected', lifecycle: { open: true }, diagnosis: { code: 'CREATE_QUOTA_EXCEEDED' } }]);
  book.hearEvent(said('SuccessfulCreate', 30, 'Created pod: web-6f-x'));
  expect(book.recordsAt(epochMs(40_000), none)).toEqual([]);
  expect(book.takeOver()).toMatchObject([{ settled: true, revision: 1, lifecycle: { open: false, end: { est: 30_000 } }, diagnosis: { until: 30_000 } }]);
  expect(book.takeOver()).toEqual([]);
});

test('a list tells an old refusal after the creation that followed it: nothing is refused now', () => {
  const book = new WorkloadBook();
  book.hearEvent(said('SuccessfulCreate', 30, 'Created pod: web-6f-x'));
  book.hearEvent(said('FailedCreate', 10));
  expect(book.recordsAt(epochMs(40_000), none)).toEqual([]);
});

test('a refusal after the last creation stays, whatever came before', () => {
  const book = new WorkloadBook();
  book.hearEvent(said('FailedCreate', 50));
  book.hearEvent(said('SuccessfulCreate', 30, 'Created pod: web-6f-x'));
  expect(book.recordsAt(epochMs(60_000), none)).toHaveLength(1);
});

test('what is refused stands under the workload that people know', () => {
  const book = new WorkloadBook();
  book.hearWorkload({ kind: 'ReplicaSet', namespace: 'shop', name: 'web-6f', owner: { kind: 'Deployment', name: 'web' }, conditions: [], replicas: 3, readyReplicas: 1 }, false, epochMs(0));
  book.hearEvent(said('FailedCreate', 10));
  expect(book.recordsAt(epochMs(20_000), none).map(({ dimensions, lifecycle }) => [dimensions.workloadKind, dimensions.workload, lifecycle.name])).toEqual([['Deployment', 'web', 'ReplicaSet/web-6f'], ['Deployment', 'web', 'ReplicaSet/web-6f']]);
});
