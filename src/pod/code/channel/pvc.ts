// Events on a claim. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const PVC_RULES: readonly Rule[] = [
  { code: 'PVC_WAIT_FIRST_CONSUMER', owner: 'user', rank: 3, advice: 'Normal until the pod is scheduled.', pattern: /waiting for first consumer to be created before binding|waiting for pod \S+ to be scheduled/ },
  { code: 'PVC_PROVISION_FAILED', owner: 'dependency', rank: 1, advice: '{why}', pattern: /failed to provision volume with StorageClass "(?<sc>[^"]+)": (?<why>.+)$/ },
  { code: 'PVC_PROVISION_WAIT', owner: 'dependency', rank: 2, advice: 'Provisioner {p} is slow or not installed.', pattern: /Waiting for a volume to be created either by the external provisioner '(?<p>[^']+)'/ },
  { code: 'PVC_CLASS_MISSING', owner: 'user', rank: 1, advice: 'StorageClass {sc} does not exist.', pattern: /storageclass\.storage\.k8s\.io "(?<sc>[^"]+)" not found/ },
  { code: 'PVC_NO_PV', owner: 'user', rank: 1, advice: 'Set storageClassName (or a default class) or create a PV.', pattern: /no persistent volumes available for this claim and no storage class is set/ },
  { code: 'PVC_LOST', owner: 'dependency', rank: 1, advice: 'The PV was deleted under the claim.', pattern: /has lost (?:reference to|its) [Pp]ersistent ?[Vv]olume/ },
  { code: 'PVC_RESIZE_FAILED', owner: 'dependency', rank: 2, advice: 'Volume expansion failed.', pattern: /(?:resize|expan\w+).*(?:failed|error)/i },
];
