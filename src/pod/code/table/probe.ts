// Probes and readiness gates: who has to act, what kind of fault, and the commands of the steps that stand in en/probe.ts and zh/probe.ts.
import type { Facts } from './entry';

export const PROBE = {
  GATE_READINESS: { owner: 'dependency', category: 'readiness', rank: 2, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  GATE_READINESS_ABSENT: { owner: 'dependency', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} get pod {pod} -o jsonpath=\'{.status.conditions}\''] },
  GATE_READINESS_NOT_TRUE: { owner: 'dependency', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} get pod {pod} -o jsonpath=\'{.status.conditions}\''] },
  GATE_READINESS_SLOW: { owner: 'dependency', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  PROBE: { owner: 'user', category: 'readiness', rank: 3, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  PROBE_KILL: { owner: 'user', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}', 'kubectl -n {namespace} logs {pod} -c {container} --previous'] },
  PROBE_PENDING: { owner: 'user', category: 'readiness', rank: 2, commands: ['kubectl -n {namespace} logs {pod} -c {container}'] },
  PROBE_HTTP_STATUS: { owner: 'user', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} logs {pod} -c {container}', 'kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  PROBE_CONNECTION_REFUSED: { owner: 'user', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} logs {pod} -c {container}'] },
  PROBE_TIMEOUT: { owner: 'user', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} top pod {pod} --containers'] },
  PROBE_TLS: { owner: 'user', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  PROBE_UNREACHABLE: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  PROBE_DNS: { owner: 'user', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} edit {workloadKind}/{workload}'] },
  PROBE_GRPC: { owner: 'user', category: 'readiness', rank: 1, commands: ['kubectl -n {namespace} logs {pod} -c {container}'] },
  PROBE_ERRORED: { owner: 'platform', category: 'node', rank: 2, commands: ['kubectl describe node {node}'] },
  PROBE_EXEC: { owner: 'user', category: 'readiness', rank: 2, commands: ['kubectl -n {namespace} exec {pod} -c {container} -- <command>'] },
} satisfies Readonly<Record<string, Facts>>;
