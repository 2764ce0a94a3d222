// Network and sandbox: who has to act, what kind of fault, and the commands of the steps that stand in en/net.ts and zh/net.ts.
import type { Facts } from './entry';

export const NET = {
  NET: { owner: 'platform', category: 'network', rank: 3, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  NET_CNI: { owner: 'platform', category: 'network', rank: 3, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  NET_CNI_NOT_READY: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  NET_IP_EXHAUSTED: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  NET_CNI_PLUGIN_MISSING: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl describe node {node}'] },
  NET_CNI_CONFIG: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl describe node {node}'] },
  NET_CNI_AUTH: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  NET_CNI_AGENT_DOWN: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  NET_CNI_TIMEOUT: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  NET_SETUP: { owner: 'platform', category: 'network', rank: 3, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  NET_SETUP_FAILED: { owner: 'platform', category: 'network', rank: 2, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  NET_SETUP_SLOW: { owner: 'platform', category: 'network', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
  SANDBOX: { owner: 'platform', category: 'node', rank: 3, commands: ['kubectl -n {namespace} describe pod {pod}'] },
  SANDBOX_RUNTIME: { owner: 'platform', category: 'node', rank: 2, commands: ['kubectl describe node {node}'] },
  SANDBOX_RUNTIME_DOWN: { owner: 'platform', category: 'node', rank: 1, commands: ['kubectl describe node {node}'] },
  SANDBOX_RUNTIME_HANDLER: { owner: 'user', category: 'configuration', rank: 1, terminal: true, commands: ['kubectl get runtimeclass'] },
  SANDBOX_PAUSE_IMAGE: { owner: 'platform', category: 'image', rank: 1, commands: ['kubectl describe node {node}'] },
  SANDBOX_NO_SPACE: { owner: 'platform', category: 'node', rank: 1, commands: ['kubectl describe node {node}'] },
  SANDBOX_CGROUP: { owner: 'platform', category: 'node', rank: 1, commands: ['kubectl describe node {node}'] },
  SANDBOX_NAME_RESERVED: { owner: 'platform', category: 'node', rank: 2, commands: ['kubectl describe node {node}'] },
  SANDBOX_TIMEOUT: { owner: 'platform', category: 'node', rank: 2, commands: ['kubectl describe node {node}'] },
  SANDBOX_OCI: { owner: 'platform', category: 'node', rank: 2, commands: ['kubectl describe node {node}'] },
  SANDBOX_FAILED: { owner: 'platform', category: 'node', rank: 3, quotes: true, commands: ['kubectl describe node {node}'] },
} satisfies Readonly<Record<string, Facts>>;
