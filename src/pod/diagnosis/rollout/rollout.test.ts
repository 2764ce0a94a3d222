import { epochMs } from '../../../base/time';
import { codeOf } from '../../code/code';
import type { WorkloadFacts } from '../../signal';
import { standstillOf } from './index';
import type { Dominant, Standstill } from './rollout';

const NOW = epochMs(100_000);
const SICK: Dominant = { code: codeOf('IMAGE_PULL_NOT_FOUND'), owner: 'user', since: epochMs(5000), pods: 3 };

function stands(workload: Partial<WorkloadFacts>, dominant?: Dominant): Standstill | undefined {
  return standstillOf({ workload: { kind: 'Deployment', namespace: 'shop', name: 'web', conditions: [], ...workload }, wantedSince: epochMs(0), now: NOW, dominant: () => dominant, dominantEver: () => dominant });
}

const condition = (type: string, status: 'True' | 'False', reason: string) => ({ type, status, reason, changedAt: epochMs(50_000) });

test('a rollout beyond its deadline inherits the owner of its pods’ code and names it', () => {
  expect(stands({ conditions: [condition('Progressing', 'False', 'ProgressDeadlineExceeded')] }, SICK)).toMatchObject({ cause: { code: 'ROLLOUT_PROGRESS_DEADLINE', owner: 'user' }, since: 50_000, root: { code: 'IMAGE_PULL_NOT_FOUND' } });
});

test.each([
  ['pods that are refused', { conditions: [condition('ReplicaFailure', 'True', 'FailedCreate')] }, 'ROLLOUT_REPLICA_FAILURE'],
  ['a pause with replicas to update', { replicas: 3, updatedReplicas: 1, conditions: [condition('Progressing', 'False', 'DeploymentPaused')] }, 'ROLLOUT_PAUSED'],
  ['a StatefulSet whose pod is sick', { kind: 'StatefulSet', replicas: 3, readyReplicas: 1 }, 'ROLLOUT_STS_BLOCKED'],
  ['a DaemonSet whose pod is sick', { kind: 'DaemonSet', replicas: 3, readyReplicas: 2 }, 'ROLLOUT_DS_INCOMPLETE'],
  ['a Job that gave up', { kind: 'Job', conditions: [condition('Failed', 'True', 'BackoffLimitExceeded')] }, 'JOB_BACKOFF_LIMIT'],
  ['a Job past its deadline', { kind: 'Job', conditions: [condition('Failed', 'True', 'DeadlineExceeded')] }, 'JOB_DEADLINE'],
  ['a controller that has not looked for a minute', { generation: 2, observedGeneration: 1 }, 'CREATE_CONTROLLER_SILENT'],
])('%s stand still', (_, workload, code) => {
  expect(stands(workload, SICK)?.cause.code).toBe(code);
});

test.each([
  ['a rollout that progresses', { replicas: 3, readyReplicas: 1, generation: 2, observedGeneration: 2, conditions: [condition('Progressing', 'True', 'ReplicaSetUpdated')] }],
  ['a StatefulSet whose pods are on their way', { kind: 'StatefulSet', replicas: 3, readyReplicas: 1 }],
  ['a pause after the rollout', { replicas: 3, updatedReplicas: 3, conditions: [condition('Progressing', 'False', 'DeploymentPaused')] }],
])('%s does not', (_, workload) => {
  expect(stands(workload)).toBeUndefined();
});
