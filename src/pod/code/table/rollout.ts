// Rollouts, jobs and resizes: who has to act, what kind of fault, and the commands of the steps that stand in en/rollout.ts and zh/rollout.ts.
import type { Facts } from './entry';

export const ROLLOUT = {
  ROLLOUT: { owner: 'unknown', category: 'rollout', rank: 3, inherits: true, commands: ['kubectl -n {namespace} rollout status {workloadKind}/{workload}'] },
  ROLLOUT_PROGRESS_DEADLINE: { owner: 'unknown', category: 'rollout', rank: 2, inherits: true, commands: ['kubectl -n {namespace} rollout undo {workloadKind}/{workload}'] },
  ROLLOUT_REPLICA_FAILURE: { owner: 'unknown', category: 'rollout', rank: 2, inherits: true, commands: ['kubectl -n {namespace} describe {workloadKind}/{workload}'] },
  ROLLOUT_PAUSED: { owner: 'user', category: 'rollout', rank: 1, terminal: true, commands: ['kubectl -n {namespace} rollout resume {workloadKind}/{workload}'] },
  ROLLOUT_STS_BLOCKED: { owner: 'unknown', category: 'rollout', rank: 2, inherits: true, commands: ['kubectl -n {namespace} get pods'] },
  ROLLOUT_DS_INCOMPLETE: { owner: 'unknown', category: 'rollout', rank: 2, inherits: true, quotes: true, commands: ['kubectl -n {namespace} describe {workloadKind}/{workload}'] },
  JOB: { owner: 'unknown', category: 'rollout', rank: 3, inherits: true, commands: ['kubectl -n {namespace} describe {workloadKind}/{workload}'] },
  JOB_BACKOFF: { owner: 'unknown', category: 'rollout', rank: 2, terminal: true, inherits: true, commands: ['kubectl -n {namespace} describe {workloadKind}/{workload}'] },
  JOB_BACKOFF_LIMIT: { owner: 'unknown', category: 'rollout', rank: 2, terminal: true, inherits: true, commands: ['kubectl -n {namespace} describe {workloadKind}/{workload}'] },
  JOB_DEADLINE: { owner: 'user', category: 'rollout', rank: 1, terminal: true, commands: ['kubectl -n {namespace} describe {workloadKind}/{workload}'] },
  JOB_POD_FAILURE_POLICY: { owner: 'user', category: 'rollout', rank: 1, terminal: true, commands: ['kubectl -n {namespace} describe {workloadKind}/{workload}'] },
  JOB_MAX_FAILED_INDEXES: { owner: 'user', category: 'rollout', rank: 2, terminal: true, commands: ['kubectl -n {namespace} describe {workloadKind}/{workload}'] },
  RESIZE: { owner: 'platform', category: 'scheduling', rank: 3, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  RESIZE_DEFERRED: { owner: 'platform', category: 'scheduling', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  RESIZE_INFEASIBLE: { owner: 'user', category: 'configuration', rank: 1, terminal: true, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  RESIZE_ERROR: { owner: 'platform', category: 'node', rank: 1, commands: ['kubectl describe node {node}'] },
} satisfies Readonly<Record<string, Facts>>;
