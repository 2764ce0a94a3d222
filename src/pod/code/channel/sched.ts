// The scheduler's words that are no histogram of nodes. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const SCHED_RULES: readonly Rule[] = [
  { code: 'SCHED_GATED_PENDING', pattern: /waiting for scheduling gates/ },
  { code: 'VOL_PROVISION_TIMEOUT', pattern: /binding volumes: (?<why>.+)$|failed to bind volumes: (?<why2>.+)$/i },
  { code: 'DRA_BINDING_FAILED', pattern: /running PreBind plugin "DynamicResources": (?<why>.+)$/ },
  { code: 'SCHED_BIND_FAILED', pattern: /running Bind plugin "[^"]+": (?<why>.+)$|^binding rejected: (?<why2>.+)$/i },
  { code: 'SCHED_NO_NODES', pattern: /no nodes available to schedule pods|^0\/0 nodes are available/ },
  { code: 'SCHED_PVC_MISSING', pattern: /persistentvolumeclaim "(?<pvc>[^"]+)" not found/ },
  { code: 'SCHED_PVC_DELETING', pattern: /persistentvolumeclaim "(?<pvc>[^"]+)" is being deleted/ },
  { code: 'SCHED_PVC_LOST', pattern: /bound to non-existent (?:persistentvolume|pv)/ },
  { code: 'SCHED_PVC_UNBOUND', pattern: /unbound (?:immediate )?PersistentVolumeClaims|PersistentVolumeClaim is not bound/ },
  { code: 'SCHED_PVC_EPHEMERAL_WAIT', pattern: /waiting for ephemeral volume controller to create the persistentvolumeclaim "(?<pvc>[^"]+)"/ },
  { code: 'SCHED_STORAGECLASS_MISSING', pattern: /storageclass\.storage\.k8s\.io "(?<sc>[^"]+)" not found|failed to find storage class "(?<sc2>[^"]+)"/ },
  { code: 'DRA_CLAIM_MISSING', pattern: /resourceclaim "?(?<claim>[^" ]+)"? not found|waiting for dynamic resource controller to create the resourceclaim/ },
  { code: 'DRA_CLASS_MISSING', pattern: /device class (?<dc>\S+) does not exist/ },
  { code: 'DRA_CLAIM_BUSY', pattern: /resourceclaim in use|resource claim \S+ is in the process of being allocated|is not allowed to use resource claim/ },
  { code: 'SCHED_AUTOSCALE_REFUSED', pattern: /^Failed to schedule pod, (?<why>.*(?:incompatible|no instance type|did not tolerate).*)$/ },
  { code: 'SCHED_HISTOGRAM', pattern: /^0\/(?<total>\d+) nodes are available: (?<rest>.+)$/ },
  { code: 'SCHED_INTERNAL_ERROR', pattern: /running "[^"]+" filter plugin: |running PreFilter plugin |running Reserve plugin |running Permit plugin / },
];
