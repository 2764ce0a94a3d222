// The scheduler's words that are no histogram of nodes. The first matching rule wins, so order is significant.
import type { Rule } from '../rule';

export const SCHED_RULES: readonly Rule[] = [
  { code: 'SCHED_GATED_PENDING', owner: 'dependency', rank: 1, advice: 'as GATE_SCHEDULING', pattern: /waiting for scheduling gates/ },
  { code: 'VOL_PROVISION_TIMEOUT', owner: 'dependency', rank: 1, advice: 'Provisioner did not deliver in time ({why}); read the PVC\'s events and the CSI provisioner.', pattern: /running PreBind plugin "VolumeBinding": binding volumes: (?<why>.+)$/ },
  { code: 'DRA_BINDING_FAILED', owner: 'dependency', rank: 1, advice: 'Device binding or claim update failed: {why}', pattern: /running PreBind plugin "DynamicResources": (?<why>.+)$/ },
  { code: 'SCHED_BIND_FAILED', owner: 'platform', rank: 1, advice: 'Bind call failed; usually API contention or two schedulers for one pod.', pattern: /running Bind plugin "[^"]+": (?<why>.+)$|^binding rejected: (?<why2>.+)$/ },
  { code: 'SCHED_NO_NODES', owner: 'platform', rank: 1, advice: 'The cluster has no node objects; scale up or repair node registration.', pattern: /no nodes available to schedule pods/ },
  { code: 'SCHED_PVC_MISSING', owner: 'user', rank: 1, advice: 'Create claim {pvc} in this namespace or fix claimName.', pattern: /persistentvolumeclaim "(?<pvc>[^"]+)" not found/ },
  { code: 'SCHED_PVC_DELETING', owner: 'user', rank: 1, advice: '{pvc} is terminating; wait for its users to stop and recreate it.', pattern: /persistentvolumeclaim "(?<pvc>[^"]+)" is being deleted/ },
  { code: 'SCHED_PVC_LOST', owner: 'dependency', rank: 1, advice: 'The PV behind the claim was deleted; restore or recreate the claim.', pattern: /bound to non-existent (?:persistentvolume|pv)/ },
  { code: 'SCHED_PVC_UNBOUND', owner: 'dependency', rank: 1, advice: 'Claim not bound yet (Immediate mode): see the pvc channel for its provisioner.', pattern: /(?:pod has )?unbound immediate PersistentVolumeClaims/ },
  { code: 'SCHED_PVC_EPHEMERAL_WAIT', owner: 'platform', rank: 1, advice: 'Ephemeral volume controller is slow or failing.', pattern: /waiting for ephemeral volume controller to create the persistentvolumeclaim "(?<pvc>[^"]+)"/ },
  { code: 'SCHED_STORAGECLASS_MISSING', owner: 'user', rank: 1, advice: 'Create StorageClass {sc}.', pattern: /storageclass\.storage\.k8s\.io "(?<sc>[^"]+)" not found|failed to find storage class "(?<sc2>[^"]+)"/ },
  { code: 'DRA_CLAIM_MISSING', owner: 'user', rank: 1, advice: 'ResourceClaim {claim} does not exist; check the template and its events.', pattern: /resourceclaim "?(?<claim>[^" ]+)"? not found|waiting for dynamic resource controller to create the resourceclaim/ },
  { code: 'DRA_CLASS_MISSING', owner: 'user', rank: 1, advice: 'Create DeviceClass {dc} or install the driver.', pattern: /device class (?<dc>\S+) does not exist/ },
  { code: 'DRA_CLAIM_BUSY', owner: 'platform', rank: 1, advice: 'The claim is reserved by others; share it or create one per pod.', pattern: /resourceclaim in use|resource claim \S+ is in the process of being allocated|is not allowed to use resource claim/ },
  { code: 'SCHED_HISTOGRAM', owner: 'platform', rank: 2, advice: 'decompose with 3.4', pattern: /^0\/(?<total>\d+) nodes are available: (?<rest>.+)$/ },
  { code: 'SCHED_INTERNAL_ERROR', owner: 'platform', rank: 3, advice: 'Scheduler plugin error; see its log.', pattern: /running "[^"]+" filter plugin: |running PreFilter plugin |running Reserve plugin |running Permit plugin / },
];
