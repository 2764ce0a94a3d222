// Devices (dynamic resource allocation): who has to act, what kind of fault, and the commands of the steps that stand in en/dra.ts and zh/dra.ts.
import type { Facts } from './entry';

export const DRA = {
  DRA: { owner: 'dependency', category: 'device', rank: 3, commands: ['kubectl -n {namespace} get resourceclaims'] },
  DRA_BINDING: { owner: 'dependency', category: 'device', rank: 2, commands: ['kubectl -n {namespace} get resourceclaims'] },
  DRA_BINDING_FAILED: { owner: 'dependency', category: 'device', rank: 1, commands: ['kubectl -n {namespace} get resourceclaims -o yaml'] },
  DRA_BINDING_SLOW: { owner: 'dependency', category: 'device', rank: 1, commands: ['kubectl get resourceslices'] },
  DRA_CLAIM_MISSING: { owner: 'user', category: 'configuration', rank: 1, commands: ['kubectl -n {namespace} get resourceclaims,resourceclaimtemplates'] },
  DRA_CLASS_MISSING: { owner: 'user', category: 'configuration', rank: 1, terminal: true, commands: ['kubectl get deviceclasses'] },
  DRA_CLAIM_BUSY: { owner: 'platform', category: 'device', rank: 1, commands: ['kubectl -n {namespace} get resourceclaims -o yaml'] },
  DRA_NO_DEVICE: { owner: 'platform', category: 'device', rank: 1, commands: ['kubectl get resourceslices'] },
  DRA_CLAIM_CREATE_FAILED: { owner: 'user', category: 'configuration', rank: 1, quotes: true, commands: ['kubectl -n {namespace} get resourceclaimtemplates'] },
  DRA_PREPARE_FAILED: { owner: 'dependency', category: 'device', rank: 1, commands: ['kubectl get pods -A -o wide --field-selector spec.nodeName={node}'] },
} satisfies Readonly<Record<string, Facts>>;
