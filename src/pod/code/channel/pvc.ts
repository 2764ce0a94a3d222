// Events on a claim. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const PVC_RULES: readonly Rule[] = [
  { code: 'PVC_WAIT_FIRST_CONSUMER', pattern: /waiting for first consumer to be created before binding|waiting for pod \S+ to be scheduled/ },
  { code: 'PVC_PROVISION_FAILED', pattern: /failed to provision volume with StorageClass "(?<sc>[^"]+)": (?<why>.+)$/i },
  { code: 'PVC_PROVISION_WAIT', pattern: /waiting for a volume to be created,? either by (?:the )?external provisioner ['"](?<p>[^'"]+)['"]/i },
  { code: 'PVC_CLASS_MISSING', pattern: /storageclass(?:\.storage\.k8s\.io)? "(?<sc>[^"]+)" not found/i },
  { code: 'PVC_NO_PV', pattern: /no persistent volumes available for this claim and no storage class is set/ },
  { code: 'PVC_LOST', pattern: /has lost (?:reference to|its) [Pp]ersistent ?[Vv]olume/ },
  { code: 'PVC_RESIZE_FAILED', pattern: /^(?=.*(?:resiz|expan)).*(?:failed|error)/i },
];
