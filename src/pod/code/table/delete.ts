// Deletions: who has to act, what kind of fault, and the commands of the steps that stand in en/delete.ts and zh/delete.ts.
import type { Facts } from './entry';

export const DELETE = {
  DELETE: { owner: 'unknown', category: 'deletion', rank: 3, commands: ['kubectl -n {namespace} get pod {pod} -o yaml'] },
  DELETE_GRACE: { owner: 'user', category: 'deletion', rank: 2, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  DELETE_GRACE_RUNNING: { owner: 'user', category: 'deletion', rank: 1, commands: ['kubectl -n {namespace} get pod {pod} -w'] },
  DELETE_PRESTOP_SLOW: { owner: 'user', category: 'deletion', rank: 1, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  DELETE_SIGTERM_IGNORED: { owner: 'user', category: 'deletion', rank: 1, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  DELETE_GRACE_EXCEEDED: { owner: 'platform', category: 'node', rank: 1, commands: ['kubectl describe node {node}'] },
  DELETE_KILL_FAILED: { owner: 'platform', category: 'node', rank: 1, commands: ['kubectl describe node {node}'] },
  DELETE_KUBELET_SILENT: { owner: 'platform', category: 'node', rank: 1, commands: ['kubectl describe node {node}'] },
  DELETE_NODE_LOST: { owner: 'platform', category: 'node', rank: 1, commands: ['kubectl taint nodes {node} node.kubernetes.io/out-of-service=nodeshutdown:NoExecute'] },
  DELETE_TEARDOWN_STUCK: { owner: 'dependency', category: 'deletion', rank: 1, commands: ['kubectl describe node {node}'] },
  DELETE_FINALIZER: { owner: 'dependency', category: 'deletion', rank: 1, commands: ['kubectl -n {namespace} get pod {pod} -o jsonpath=\'{.metadata.finalizers}\''] },
  DELETE_VOLUME_DETACH: { owner: 'dependency', category: 'storage', rank: 1, commands: ['kubectl get volumeattachments'] },
  DELETE_FORCED: { owner: 'user', category: 'deletion', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  DELETE_PDB_BLOCKED: { owner: 'user', category: 'policy', rank: 1, commands: ['kubectl -n {namespace} get pdb'] },
} satisfies Readonly<Record<string, Facts>>;
