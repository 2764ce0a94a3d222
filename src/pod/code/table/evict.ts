// Evictions: who has to act, what kind of fault, and the commands of the steps that stand in en/evict.ts and zh/evict.ts.
import type { Facts } from './entry';

export const EVICT = {
  EVICT: { owner: 'platform', category: 'deletion', rank: 3, terminal: true, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  EVICT_EMPTYDIR_LIMIT: { owner: 'user', category: 'resources', rank: 1, terminal: true, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  EVICT_EPHEMERAL_LIMIT: { owner: 'user', category: 'resources', rank: 1, terminal: true, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  EVICT_EPHEMERAL_LIMIT_CONTAINER: { owner: 'user', category: 'resources', rank: 1, terminal: true, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  EVICT_EPHEMERAL_LIMIT_POD: { owner: 'user', category: 'resources', rank: 1, terminal: true, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  EVICT_ADMISSION_PRESSURE: { owner: 'platform', category: 'node', rank: 1, terminal: true, commands: ['kubectl describe node {node}'] },
  EVICT_NODE: { owner: 'platform', category: 'node', rank: 2, terminal: true, commands: ['kubectl describe node {node}'] },
  EVICT_NODE_MEMORY: { owner: 'platform', category: 'node', rank: 1, terminal: true, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}', 'kubectl top pods -A --sort-by=memory'] },
  EVICT_NODE_DISK: { owner: 'platform', category: 'node', rank: 1, terminal: true, commands: ['kubectl describe node {node}'] },
  EVICT_NODE_PID: { owner: 'platform', category: 'node', rank: 1, terminal: true, commands: ['kubectl describe node {node}'] },
  EVICT_NODE_SHUTDOWN: { owner: 'platform', category: 'node', rank: 1, terminal: true, commands: ['kubectl get nodes'] },
  EVICT_KUBELET: { owner: 'platform', category: 'deletion', rank: 2, terminal: true, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  EVICT_KUBELET_PREEMPTED: { owner: 'platform', category: 'deletion', rank: 1, terminal: true, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  EVICT_API: { owner: 'platform', category: 'deletion', rank: 1, terminal: true, commands: ['kubectl get nodes'] },
  EVICT_TAINT: { owner: 'platform', category: 'deletion', rank: 1, terminal: true, commands: ['kubectl describe node {node}'] },
  EVICT_DEVICE_TAINT: { owner: 'platform', category: 'device', rank: 1, terminal: true, commands: ['kubectl get devicetaintrules'] },
  EVICT_PREEMPTED: { owner: 'platform', category: 'deletion', rank: 1, terminal: true, commands: ['kubectl get priorityclass'] },
  EVICT_PODGC: { owner: 'platform', category: 'deletion', rank: 1, terminal: true, commands: ['kubectl get nodes'] },
} satisfies Readonly<Record<string, Facts>>;
