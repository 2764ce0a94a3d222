// Evictions, in English.
import type { EVICT } from '../evict';
import type { TextsOf } from '../entry';

export const EVICT_EN: TextsOf<typeof EVICT> = {
  EVICT: {
    says: 'The pod was removed from its node.',
    steps: ['See why; a controller replaces the pod by itself.'],
  },
  EVICT_EMPTYDIR_LIMIT: {
    says: '[Volume {vol}|A volume of type emptyDir] grew past its size limit[ of {limit}], so the pod was evicted.',
    steps: ['Write less there, or raise sizeLimit.'],
  },
  EVICT_EPHEMERAL_LIMIT: {
    says: 'The pod used more local storage than its limit allows, so it was evicted.',
    steps: ['Write less to local disk, or raise the ephemeral-storage limit.'],
  },
  EVICT_EPHEMERAL_LIMIT_CONTAINER: {
    says: 'Logs and files of [container {c}|a container] grew past its local storage limit[ of {limit}], so the pod was evicted.',
    steps: ['Write less to local disk, or raise the ephemeral-storage limit.'],
  },
  EVICT_EPHEMERAL_LIMIT_POD: {
    says: 'Local storage of the whole pod grew past the sum of its limits[, {limit}], so it was evicted.',
    steps: ['Write less to local disk, or raise the ephemeral-storage limits.'],
  },
  EVICT_ADMISSION_PRESSURE: {
    says: '[Node {node}|The node] is under pressure[ ({cond})] and refused the pod.',
    steps: ['Free what is short on the node; a controller replaces the pod by itself.'],
  },
  EVICT_NODE: {
    says: '[Node {node}|The node] ran short and evicted the pod.',
    steps: ['See what is short on the node, and which pods use most of it.'],
  },
  EVICT_NODE_MEMORY: {
    says: '[Node {node}|The node] ran out of memory and evicted the pod[; container {offender} used more than it had asked for].',
    steps: [
      'Give the containers memory requests that match their use.',
      'See what else uses the node\'s memory.',
    ],
  },
  EVICT_NODE_DISK: {
    says: '[Node {node}|The node] ran out of disk and evicted the pod[; container {offender} used more than it had asked for].',
    steps: ['Free disk on the node; limit logs and local files of its pods.'],
  },
  EVICT_NODE_PID: {
    says: '[Node {node}|The node] ran out of process ids and evicted the pod.',
    steps: ['Look for a program that starts too many processes.'],
  },
  EVICT_NODE_SHUTDOWN: {
    says: '[Node {node}|The node] was shut down and ended the pod.',
    steps: ['A controller replaces the pod by itself on another node.'],
  },
  EVICT_KUBELET: {
    says: 'The kubelet of [node {node}|the node] ended the pod.',
    steps: ['Look at the pod\'s status for the reason.'],
  },
  EVICT_KUBELET_PREEMPTED: {
    says: 'The kubelet of [node {node}|the node] ended the pod to make room for a critical one.',
    steps: ['Add room on the nodes, or give the pod a priority that fits.'],
  },
  EVICT_API: {
    says: 'Somebody evicted the pod, as draining a node does.',
    steps: ['See who drains the node; a controller replaces the pod by itself.'],
  },
  EVICT_TAINT: {
    says: 'A taint of [node {node}|the node] drove the pod out.',
    steps: ['See which taint was set and why.'],
  },
  EVICT_DEVICE_TAINT: {
    says: 'A taint of its device drove the pod out.',
    steps: ['See which device was tainted and why.'],
  },
  EVICT_PREEMPTED: {
    says: 'A pod of higher priority took the pod\'s place.',
    steps: ['Add room, or give the pod a higher priority.'],
  },
  EVICT_PODGC: {
    says: 'The pod was cleaned up because its node is gone.',
    steps: ['A controller replaces the pod by itself on another node.'],
  },
};
