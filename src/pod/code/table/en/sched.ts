// Scheduling and capacity, in English.
import type { SCHED } from '../sched';
import type { TextsOf } from '../entry';

export const SCHED_EN: TextsOf<typeof SCHED> = {
  GATE: {
    says: 'The pod waits for a gate that somebody else has to open.',
    steps: ['See which gates the pod has and whose they are.'],
  },
  GATE_SCHEDULING: {
    says: 'Scheduling gates[ {gates}] hold the pod back until their controllers remove them.',
    steps: ['Look at the controller that owns the gate, such as a queue that waits for quota.'],
  },
  SCHED: {
    says: 'The scheduler finds no node for the pod.',
    steps: ['Read the scheduler\'s message.'],
  },
  SCHED_GATED_PENDING: {
    says: 'The scheduler waits until the pod\'s scheduling gates are removed.',
    steps: ['Look at the controller that owns the gate.'],
  },
  SCHED_BIND_FAILED: {
    says: 'The scheduler chose a node but could not bind the pod to it[: {why}].',
    steps: ['Check the API server\'s load, and that no second scheduler handles the same pods.'],
  },
  SCHED_NO_NODES: {
    says: 'The cluster has no nodes.',
    steps: ['Add nodes, or see why none registers.'],
  },
  SCHED_PVC: {
    says: 'A volume claim of the pod is not ready, so the pod cannot be scheduled.',
    steps: ['See what state the claims are in.'],
  },
  SCHED_PVC_MISSING: {
    says: '[Volume claim {pvc}|A volume claim of the pod] does not exist.',
    steps: ['Create the claim in this namespace, or correct claimName.'],
  },
  SCHED_PVC_DELETING: {
    says: '[Volume claim {pvc}|A volume claim of the pod] is being deleted.',
    steps: ['Wait until its other users have stopped, then create it again.'],
  },
  SCHED_PVC_LOST: {
    says: 'The volume behind a claim of the pod was deleted.',
    steps: ['Restore the volume, or delete the claim and create it again.'],
  },
  SCHED_PVC_UNBOUND: {
    says: 'A volume claim of the pod has no volume yet.',
    steps: ['See what the claim\'s events say about its provisioner.'],
  },
  SCHED_PVC_EPHEMERAL_WAIT: {
    says: 'The claim of an ephemeral volume[ ({pvc})] has not been created yet.',
    steps: ['Check the ephemeral volume controller in kube-controller-manager, and quotas on claims.'],
  },
  SCHED_STORAGECLASS_MISSING: {
    says: '[StorageClass {sc}|The StorageClass of a volume claim] does not exist.',
    steps: ['Create the StorageClass, or correct storageClassName of the claim.'],
  },
  SCHED_HISTOGRAM: {
    says: 'None of the[ {total}] nodes can take the pod.',
    steps: ['Read the scheduler\'s message.'],
  },
  SCHED_INTERNAL_ERROR: {
    says: 'The scheduler failed with an error of its own.',
    steps: ['Read the scheduler\'s log.'],
  },
  SCHED_INSUFFICIENT: {
    says: 'No node has enough free[ {res}|of what the pod asks for].',
    steps: ['Add nodes, lower the requests, or free what is not needed.'],
  },
  SCHED_INSUFFICIENT_CPU: {
    says: 'No node has[ {cpu}] CPU free for the pod.',
    steps: [
      'Add nodes, or lower the CPU requests.',
      'Compare what is asked with what nodes have left.',
    ],
  },
  SCHED_INSUFFICIENT_MEMORY: {
    says: 'No node has[ {memory}] memory free for the pod.',
    steps: ['Add nodes, or lower the memory requests.'],
  },
  SCHED_INSUFFICIENT_EPHEMERAL: {
    says: 'No node has enough local storage free for the pod.',
    steps: ['Lower the ephemeral-storage requests, or use nodes with larger disks.'],
  },
  SCHED_INSUFFICIENT_DEVICE: {
    says: 'No node has a free device[ {res}].',
    steps: ['See how many devices the nodes offer, and whether the device plugin is healthy.'],
  },
  SCHED_INSUFFICIENT_OTHER: {
    says: 'No node has enough[ {res}] free for the pod.',
    steps: ['See what the nodes offer, and lower the request or add nodes.'],
  },
  SCHED_TOO_MANY_PODS: {
    says: 'Every node already runs as many pods as it may.',
    steps: ['Add nodes, or raise max-pods and the addresses that go with it.'],
  },
  SCHED_REQUEST_TOO_LARGE: {
    says: 'The pod asks for more[ {res}] than any single node has[: {requested}, and the largest has {largest}].',
    steps: ['Lower the requests, or add larger nodes.'],
  },
  SCHED_TAINT: {
    says: 'Taints[ {key}] keep the pod off the nodes.',
    steps: ['See which taints the nodes carry.'],
  },
  SCHED_TAINT_CUSTOM: {
    says: 'The nodes carry [taint {key}|taints] that the pod does not tolerate.',
    steps: ['Give the pod a toleration if it belongs there, or add nodes without the taint.'],
  },
  SCHED_TAINT_CONTROL_PLANE: {
    says: 'Only nodes of the control plane are left, and their taints keep the pod off.',
    steps: ['Add worker nodes.'],
  },
  SCHED_NODES: {
    says: 'The nodes that could take the pod are not usable now.',
    steps: ['See which state the nodes are in.'],
  },
  SCHED_NODES_NOT_READY: {
    says: 'The nodes that could take the pod are not ready.',
    steps: ['Repair the nodes, or add others.'],
  },
  SCHED_NODES_CORDONED: {
    says: 'The nodes that could take the pod are cordoned.',
    steps: ['Uncordon them when their maintenance is over, or add others.'],
  },
  SCHED_NODES_PRESSURE: {
    says: 'The nodes that could take the pod are short of memory, disk or process ids.',
    steps: ['See which condition the nodes report, and free what is short.'],
  },
  SCHED_NODES_BOOTING: {
    says: 'The nodes that could take the pod are still starting.',
    steps: ['Wait; if it lasts, look at the agent whose taint remains.'],
  },
  SCHED_NODES_DRAINING: {
    says: 'The nodes that could take the pod are being removed.',
    steps: ['Wait for their replacement.'],
  },
  SCHED_NODE_AFFINITY: {
    says: 'No usable node matches the pod\'s node selector or affinity.',
    steps: ['Compare the labels asked for with those of the nodes.'],
  },
  SCHED_AFFINITY_CONFLICT: {
    says: 'The pod\'s affinity terms exclude each other.',
    steps: ['Correct the affinity of the workload.'],
  },
  SCHED_NODE_NAME: {
    says: 'The one node that the pod is meant for is not there.',
    steps: ['See whether the node was removed; a DaemonSet replaces its pod by itself.'],
  },
  SCHED_POD_AFFINITY: {
    says: 'No node runs a pod that the pod\'s affinity asks to be near.',
    steps: ['Start the pods that it wants to be near, or relax the affinity.'],
  },
  SCHED_POD_ANTI_AFFINITY: {
    says: 'Anti-affinity leaves no node for the pod: each has a pod that it must not share with.',
    steps: ['Add nodes, run fewer replicas, or make the rule preferred instead of required.'],
  },
  SCHED_TOPOLOGY_SPREAD: {
    says: 'The pod\'s topology spread cannot be kept on any node.',
    steps: ['Look for zones without room or with old replicas, or relax whenUnsatisfiable.'],
  },
  SCHED_HOST_PORT: {
    says: 'The pod\'s host port is taken on every node that could take it.',
    steps: ['Use a Service instead of a host port, or run at most one such pod per node.'],
  },
  SCHED_VOLUME: {
    says: 'A volume of the pod rules out every node.',
    steps: ['See where the volumes live.'],
  },
  SCHED_VOLUME_ZONE: {
    says: 'A volume of the pod lives where no usable node is.',
    steps: ['Add nodes in the volume\'s zone; for new claims use a StorageClass with WaitForFirstConsumer.'],
  },
  SCHED_VOLUME_NO_PV: {
    says: 'No volume fits the pod\'s claim, and none can be provisioned there.',
    steps: ['Create a volume that fits, or use a StorageClass that can provision.'],
  },
  SCHED_VOLUME_CAPACITY: {
    says: 'The storage that the nodes can reach has no room for the pod\'s claim.',
    steps: ['Extend the storage, or ask for less.'],
  },
  SCHED_VOLUME_LIMIT: {
    says: 'Every node already has as many volumes attached as it may.',
    steps: ['Add nodes, or use instance types with a higher attach limit.'],
  },
  SCHED_VOLUME_BUSY: {
    says: 'Another pod uses the volume exclusively.',
    steps: ['Stop the other pod first, or use a volume that can be shared.'],
  },
  SCHED_NODE_FEATURES: {
    says: 'The nodes lack a feature that the pod needs[: {rest}].',
    steps: ['Upgrade the nodes, or place the pod on newer ones.'],
  },
  SCHED_PREFILTERED: {
    says: 'The nodes were ruled out in advance[ by {plugins}].',
    steps: ['Look at the pod\'s affinity and volumes.'],
  },
  SCHED_EXTENDER: {
    says: 'A custom scheduler plugin refuses the nodes[: {text}].',
    steps: ['Ask the owner of the plugin.'],
  },
  SCHED_AUTOSCALE: {
    says: 'The pod depends on the autoscaler to add a node.',
    steps: ['See what the autoscaler says about the pod.'],
  },
  SCHED_AUTOSCALE_PENDING: {
    says: 'The cluster is full, and the autoscaler is adding a node for the pod.',
    steps: ['Wait for the new node.'],
  },
  SCHED_AUTOSCALE_REFUSED: {
    says: 'The cluster is full, and the autoscaler will not add a node[: {why}].',
    steps: ['Raise the size limit of a node group that fits, or change what the pod asks for.'],
  },
  SCHED_AUTOSCALE_FAILED: {
    says: 'The autoscaler could not add a node[: {text}].',
    steps: ['Look at the cloud\'s capacity and quota, and at the autoscaler\'s log.'],
  },
  SCHED_PREEMPTION_WAIT: {
    says: 'The pod waits until pods of lower priority have left[ {node}|its node].',
    steps: ['Wait: their grace periods decide how long.'],
  },
  SCHED_SCHEDULER_SILENT: {
    says: '[Scheduler {schedulerName}|The scheduler] has said nothing about the pod.',
    steps: ['Check that the scheduler runs and that schedulerName is spelled right.'],
  },
  SCHED_SLOW: {
    says: 'The scheduler took long to place the pod.',
    steps: ['Look at the scheduler\'s queue and its pending pods.'],
  },
};
