// Nodes, kubelets and their refusals, in English.
import type { NODE } from '../node';
import type { TextsOf } from '../entry';

export const NODE_EN: TextsOf<typeof NODE> = {
  NODE: {
    says: '[Node {node}|The node] of the pod has a problem.',
    steps: ['Look at the node\'s conditions.'],
  },
  NODE_ADMIT: {
    says: '[Node {node}|The node] refused the pod that was scheduled to it.',
    steps: ['A controller replaces the pod by itself; delete a pod without one.'],
  },
  NODE_ADMIT_OUTOF: {
    says: '[Node {node}|The node] had no room left when the pod arrived.',
    steps: ['A controller replaces the pod by itself; look for a second scheduler if it happens often.'],
  },
  NODE_ADMIT_OUTOF_CPU: {
    says: '[Node {node}|The node] had no CPU left when the pod arrived, because other pods came first.',
    steps: ['A controller replaces the pod by itself; look for a second scheduler if it happens often.'],
  },
  NODE_ADMIT_OUTOF_MEMORY: {
    says: '[Node {node}|The node] had no memory left when the pod arrived, because other pods came first.',
    steps: ['A controller replaces the pod by itself; look for a second scheduler if it happens often.'],
  },
  NODE_ADMIT_OUTOF_PODS: {
    says: '[Node {node}|The node] already ran as many pods as it may when the pod arrived.',
    steps: ['A controller replaces the pod by itself; check max-pods of the node.'],
  },
  NODE_ADMIT_OUTOF_OTHER: {
    says: '[Node {node}|The node] had no[ {res}] left when the pod arrived.',
    steps: ['A controller replaces the pod by itself; see what else uses it there.'],
  },
  NODE_ADMIT_AFFINITY: {
    says: 'The labels of [node {node}|the node] no longer match what the pod asks for.',
    steps: ['A controller replaces the pod by itself; see who changes the node\'s labels.'],
  },
  NODE_ADMIT_PREDICATE: {
    says: '[Node {node}|The node] refused the pod, because it does not fit there any more.',
    steps: ['Read what the node says; a controller replaces the pod by itself.'],
  },
  NODE_ADMIT_VOLUME_LIMIT: {
    says: '[Node {node}|The node] cannot attach another volume.',
    steps: ['A controller replaces the pod by itself; check the attach limit that the driver reports.'],
  },
  NODE_ADMIT_FEATURE: {
    says: '[Node {node}|The node] does not offer a feature that the pod needs.',
    steps: ['Upgrade the node, or keep the pod on nodes that have it.'],
  },
  NODE_ADMIT_TOPOLOGY: {
    says: '[Node {node}|The node] cannot give the pod aligned CPUs and devices.',
    steps: ['Ask for whole cores, or use a scheduler that knows the topology.'],
  },
  NODE_ADMIT_DEVICE: {
    says: '[Node {node}|The node] could not give the pod its devices or CPUs.',
    steps: ['Restart the device plugin on the node, or drain the node.'],
  },
  NODE_ADMIT_OS: {
    says: 'The pod is made for another operating system than [node {node}|the node] runs.',
    steps: ['Set a nodeSelector on kubernetes.io/os.'],
  },
  NODE_ADMIT_SECURITY: {
    says: '[Node {node}|The node] does not allow a security setting of the pod.',
    steps: ['Remove the setting, or place the pod on nodes that allow it.'],
  },
  NODE_ADMIT_SHUTDOWN: {
    says: '[Node {node}|The node] is shutting down and takes no pods.',
    steps: ['A controller replaces the pod by itself on another node.'],
  },
  NODE_LOST: {
    says: '[Node {node}|The node] of the pod was lost.',
    steps: ['See whether the node still exists, and repair or remove it.'],
  },
  NODE_NOT_READY: {
    says: '[Node {node}|The node] of the pod is not ready[: {why}].',
    steps: ['Look at the node\'s conditions and its kubelet.'],
  },
  NODE_UNREACHABLE: {
    says: 'The kubelet of [node {node}|the node] has stopped reporting.',
    steps: ['See whether the machine runs and reaches the API server.'],
  },
  NODE_REBOOTED: {
    says: '[Node {node}|The node] was rebooted.',
    steps: ['Wait until the node is ready again; see why it restarted.'],
  },
  NODE_DELETED: {
    says: '[Node {node}|The node] of the pod was removed from the cluster.',
    steps: ['A controller replaces the pod by itself on another node.'],
  },
  NODE_RUNTIME_DOWN: {
    says: 'The container runtime of [node {node}|the node] is down.',
    steps: ['Restart the runtime on the node, or drain the node.'],
  },
  NODE_PLEG_UNHEALTHY: {
    says: 'The kubelet of [node {node}|the node] cannot list its containers in time.',
    steps: ['Look at the runtime and the disk of the node.'],
  },
  NODE_DNS_CONFIG: {
    says: 'The DNS settings of [node {node}|the node] or the pod are incomplete or too long.',
    steps: ['Check clusterDNS of the kubelet, and the search domains.'],
  },
  NODE_CONTAINER_LOST: {
    says: 'The kubelet of [node {node}|the node] lost [container {container}|a container] and cannot say how it ended.',
    steps: ['Look at the node: it was probably restarted, or its runtime was.'],
  },
  KUBELET: {
    says: 'The kubelet of [node {node}|the node] does not get on with the pod.',
    steps: ['Look at the kubelet\'s log on the node.'],
  },
  KUBELET_SYNC: {
    says: 'The kubelet of [node {node}|the node] could not bring the pod further.',
    steps: ['Look at the kubelet\'s log on the node.'],
  },
  KUBELET_SYNC_FAILED: {
    says: 'The kubelet of [node {node}|the node] could not bring the pod further.',
    steps: ['Look at the kubelet\'s log, the disk and the cgroups of the node.'],
  },
  KUBELET_ACK_SLOW: {
    says: 'The kubelet of [node {node}|the node] took long to notice the pod.',
    steps: ['Look at the kubelet\'s CPU and its watch on the API server.'],
  },
  KUBELET_HANDOFF_SLOW: {
    says: 'The kubelet of [node {node}|the node] took long to go on after an init container had ended.',
    steps: ['Look at the kubelet\'s CPU and the number of pods on the node.'],
  },
  KUBELET_STATUS_LAG: {
    says: 'The kubelet of [node {node}|the node] took long to report what had already happened.',
    steps: ['Check kubeAPIQPS of the kubelet and the API server\'s latency.'],
  },
  KUBELET_SETUP_STALLED: {
    says: 'The kubelet of [node {node}|the node] took the pod and has said nothing since.',
    steps: ['Look at the kubelet\'s log on the node.'],
  },
};
