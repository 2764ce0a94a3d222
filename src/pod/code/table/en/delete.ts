// Deletions, in English.
import type { DELETE } from '../delete';
import type { TextsOf } from '../entry';

export const DELETE_EN: TextsOf<typeof DELETE> = {
  DELETE: {
    says: 'The pod is slow to go away.',
    steps: ['See what still holds it.'],
  },
  DELETE_GRACE: {
    says: 'The pod\'s containers use up their grace period.',
    steps: ['Let the program end on SIGTERM.'],
  },
  DELETE_GRACE_RUNNING: {
    says: 'The pod was asked to stop, and its containers still run within their grace period.',
    steps: ['Wait for the end of the grace period; the program should end on SIGTERM.'],
  },
  DELETE_PRESTOP_SLOW: {
    says: 'The preStop hook of [container {container}|a container] used up most of the grace period.',
    steps: ['Make the hook shorter, or the grace period longer.'],
  },
  DELETE_SIGTERM_IGNORED: {
    says: '[Container {container}|A container] did not end on SIGTERM and had to be killed.',
    steps: ['Handle SIGTERM in the program, or start it without a shell around it.'],
  },
  DELETE_GRACE_EXCEEDED: {
    says: 'The runtime of [node {node}|the node] did not stop the pod within its grace period.',
    steps: ['Look at the runtime and the kubelet of the node.'],
  },
  DELETE_KILL_FAILED: {
    says: 'The runtime of [node {node}|the node] could not stop the pod[: {why}].',
    steps: ['Look at the runtime and the network plugin of the node.'],
  },
  DELETE_KUBELET_SILENT: {
    says: 'The kubelet of [node {node}|the node] has not begun to stop the pod.',
    steps: ['Look at the kubelet on the node.'],
  },
  DELETE_NODE_LOST: {
    says: '[Node {node}|The node] of the pod has gone silent, so nobody can confirm that the pod has stopped.',
    steps: ['If the machine is really down: mark it out of service, or remove the node.'],
  },
  DELETE_TEARDOWN_STUCK: {
    says: 'All containers have stopped, but [node {node}|the node] has not finished cleaning up after the pod.',
    steps: ['Look for volumes that do not unmount, and at the kubelet\'s log.'],
  },
  DELETE_FINALIZER: {
    says: '[Finalizers {finalizers}|Finalizers] hold the pod until their controllers have finished.',
    steps: ['Look at the controller that owns the finalizer.'],
  },
  DELETE_VOLUME_DETACH: {
    says: 'A volume of the pod has not been detached from [node {node}|the node].',
    steps: ['Look at the VolumeAttachment and the driver\'s controller.'],
  },
  DELETE_FORCED: {
    says: 'The pod was removed by force; its containers may still run.',
    steps: ['Check on the node that nothing of it is left.'],
  },
  DELETE_PDB_BLOCKED: {
    says: 'The disruption budget of the workload allows no eviction now.',
    steps: ['Make more replicas ready, or relax the budget.'],
  },
};
