// Network and sandbox, in English.
import type { NET } from '../net';
import type { TextsOf } from '../entry';

export const NET_EN: TextsOf<typeof NET> = {
  NET: {
    says: 'The network of the pod cannot be set up.',
    steps: ['Read what the network plugin says.'],
  },
  NET_CNI: {
    says: 'The network plugin of [node {node}|the node] does not work.',
    steps: ['Look at the network plugin\'s pod on the node.'],
  },
  NET_CNI_NOT_READY: {
    says: 'The network plugin of [node {node}|the node] is not ready.',
    steps: ['Look at the network plugin\'s pod on the node.'],
  },
  NET_IP_EXHAUSTED: {
    says: 'No free IP address is left for the pod on [node {node}|the node] or in its subnet.',
    steps: ['Add subnets or address ranges, run fewer pods per node, or release leaked addresses.'],
  },
  NET_CNI_PLUGIN_MISSING: {
    says: '[Network plugin {plugin}|A network plugin] is not installed on [node {node}|the node].',
    steps: ['Install the plugin\'s binary on the node.'],
  },
  NET_CNI_CONFIG: {
    says: 'The network configuration of [node {node}|the node] is missing or broken.',
    steps: ['Check the files in /etc/cni/net.d on the node.'],
  },
  NET_CNI_AUTH: {
    says: 'The network plugin of [node {node}|the node] is not authorised at the API server.',
    steps: ['Restart the network plugin on the node; check its service account and roles.'],
  },
  NET_CNI_AGENT_DOWN: {
    says: 'The agent of [network plugin {plugin}|the network plugin] does not answer on [node {node}|the node].',
    steps: ['Look at the network plugin\'s pod on the node.'],
  },
  NET_CNI_TIMEOUT: {
    says: 'The network plugin of [node {node}|the node] did not finish in time.',
    steps: ['Look at the network plugin\'s pod and the load of the node.'],
  },
  NET_SETUP: {
    says: 'The network of the pod is not set up.',
    steps: ['Read what the network plugin says.'],
  },
  NET_SETUP_FAILED: {
    says: 'The network of the pod could not be set up[: {why}].',
    steps: ['Look at the network plugin\'s pod on the node.'],
  },
  NET_SETUP_SLOW: {
    says: 'Setting up sandbox and network on [node {node}|the node] took long.',
    steps: ['Look at the network plugin and the load of the node.'],
  },
  SANDBOX: {
    says: 'The sandbox of the pod cannot be created.',
    steps: ['Read what the runtime says.'],
  },
  SANDBOX_RUNTIME: {
    says: 'The runtime of [node {node}|the node] cannot create the pod\'s sandbox.',
    steps: ['Look at the runtime on the node.'],
  },
  SANDBOX_RUNTIME_DOWN: {
    says: 'The container runtime of [node {node}|the node] is down.',
    steps: ['Restart the runtime on the node, or drain the node.'],
  },
  SANDBOX_RUNTIME_HANDLER: {
    says: '[Node {node}|The node] has no runtime[ {h}] as the pod\'s RuntimeClass asks for.',
    steps: ['Correct runtimeClassName, or place the pod on nodes that have the runtime.'],
  },
  SANDBOX_PAUSE_IMAGE: {
    says: '[Node {node}|The node] cannot pull the pause image[ {img}].',
    steps: ['Load the pause image onto the nodes, or let them reach its registry.'],
  },
  SANDBOX_NO_SPACE: {
    says: 'The disk of [node {node}|the node] is full.',
    steps: ['Free disk on the node, or drain it.'],
  },
  SANDBOX_CGROUP: {
    says: 'The cgroups of [node {node}|the node] cannot be set up for the pod.',
    steps: ['See that kubelet and runtime use the same cgroup driver, and look at systemd\'s load.'],
  },
  SANDBOX_NAME_RESERVED: {
    says: 'An earlier attempt to create the sandbox still runs in the runtime of [node {node}|the node].',
    steps: ['Wait; if it lasts, look at the runtime and the disk of the node.'],
  },
  SANDBOX_TIMEOUT: {
    says: 'The runtime of [node {node}|the node] was too slow to create the sandbox.',
    steps: ['Look at the disk and CPU load of the node.'],
  },
  SANDBOX_OCI: {
    says: 'The low-level runtime of [node {node}|the node] could not start the sandbox.',
    steps: ['Look at the runtime\'s log on the node.'],
  },
  SANDBOX_FAILED: {
    says: 'The sandbox of the pod could not be created[: {text}].',
    steps: ['Look at the runtime\'s log on the node.'],
  },
};
