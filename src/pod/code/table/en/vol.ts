// Volumes and claims, in English.
import type { VOL } from '../vol';
import type { TextsOf } from '../entry';

export const VOL_EN: TextsOf<typeof VOL> = {
  VOL: {
    says: 'A volume of the pod is not ready.',
    steps: ['Read what the events say about the volume.'],
  },
  VOL_PROVISION: {
    says: 'A volume of the pod is still being provisioned.',
    steps: ['See what the claim\'s events say.'],
  },
  VOL_PROVISION_TIMEOUT: {
    says: 'A volume of the pod was not provisioned in time[: {why}].',
    steps: ['See what the claim\'s events and the provisioner say.'],
  },
  VOL_PROVISION_SLOW: {
    says: 'Provisioning a volume of the pod took long.',
    steps: ['Look at the provisioner and the storage behind it.'],
  },
  VOL_ATTACH: {
    says: 'A volume of the pod cannot be attached to [node {node}|the node].',
    steps: ['Look at the VolumeAttachment and the driver\'s controller.'],
  },
  VOL_ATTACH_MULTI: {
    says: '[Volume {vol}|A volume] is still attached to another node[, used by {users}].',
    steps: [
      'Wait until the old pod has stopped and the volume is detached.',
      'Use strategy Recreate, or a volume that many nodes may share.',
    ],
  },
  VOL_ATTACH_LIMIT: {
    says: '[Node {node}|The node] cannot attach another volume.',
    steps: ['Check the attach limit that the driver reports for the node.'],
  },
  VOL_ATTACH_TIMEOUT: {
    says: 'The storage driver did not attach [volume {vol}|the volume] in time.',
    steps: ['Look at the driver\'s controller and the storage behind it.'],
  },
  VOL_ATTACH_FAILED: {
    says: '[Volume {vol}|A volume] cannot be attached to [node {node}|the node][: {why}].',
    steps: ['Look at the driver\'s controller and the VolumeAttachment.'],
  },
  VOL_ATTACH_NOT_REPORTED: {
    says: '[Node {node}|The node] does not yet report the volume as attached.',
    steps: ['Wait, it usually heals; else look at the attach-detach controller.'],
  },
  VOL_ATTACH_PENDING: {
    says: 'A volume of the pod is not attached to [node {node}|the node] yet.',
    steps: ['Look at the VolumeAttachment and its driver.'],
  },
  VOL_ATTACH_SLOW: {
    says: 'Attaching a volume to [node {node}|the node] took long.',
    steps: ['Look at the storage driver\'s controller.'],
  },
  VOL_MOUNT: {
    says: 'A volume of the pod cannot be mounted.',
    steps: ['Read what the events say about the volume.'],
  },
  VOL_MOUNT_CONFIGMAP_MISSING: {
    says: '[ConfigMap {cm}|A ConfigMap], mounted by the pod, does not exist.',
    steps: ['Create the ConfigMap, correct its name, or mark the volume optional.'],
  },
  VOL_MOUNT_SECRET_MISSING: {
    says: '[Secret {s}|A Secret], mounted by the pod, does not exist.',
    steps: ['Create the Secret, correct its name, or mark the volume optional.'],
  },
  VOL_MOUNT_KEY_MISSING: {
    says: '[Key {key}|A key] that the pod mounts is missing in its ConfigMap or Secret.',
    steps: ['Add the key, or correct the items of the volume.'],
  },
  VOL_MOUNT_CACHE_SYNC: {
    says: 'The kubelet of [node {node}|the node] could not fetch a ConfigMap or Secret in time.',
    steps: ['Wait, it usually heals; else look at the API server\'s latency.'],
  },
  VOL_MOUNT_TOKEN: {
    says: 'The token or certificate of the pod\'s service account could not be fetched.',
    steps: ['Check the service account and the API server.'],
  },
  VOL_MOUNT_DRIVER_MISSING: {
    says: '[Storage driver {drv}|The storage driver] does not run on [node {node}|the node].',
    steps: ['Look at the driver\'s node pods.'],
  },
  VOL_MOUNT_HOSTPATH_TYPE: {
    says: '[{path}|The hostPath] on [node {node}|the node] is not [a {type}|of the type asked for].',
    steps: ['Correct path or type of the hostPath, or create it on the node.'],
  },
  VOL_MOUNT_FS_CORRUPT: {
    says: 'The file system of a volume is damaged or of the wrong type.',
    steps: ['Repair the file system, or restore the volume from a snapshot.'],
  },
  VOL_MOUNT_NFS: {
    says: 'The NFS server refuses the mount or cannot be reached[: {why}].',
    steps: ['Check exports and address of the NFS server, and the network from the node.'],
  },
  VOL_MOUNT_BUSY: {
    says: 'An earlier operation on the volume is still running.',
    steps: ['Wait; if it lasts, look at the driver\'s pod on the node.'],
  },
  VOL_MOUNT_AUTH: {
    says: 'The storage does not accept the credentials of the mount.',
    steps: ['Correct the credentials of the driver or the share.'],
  },
  VOL_MOUNT_DEADLINE: {
    says: 'The storage driver on [node {node}|the node] did not finish the mount in time.',
    steps: ['Look at the driver\'s pod on the node and at the device.'],
  },
  VOL_MOUNT_NODE_AFFINITY: {
    says: 'A local volume of the pod belongs to another node.',
    steps: ['Delete the pod so that it is scheduled again, or correct the volume\'s node affinity.'],
  },
  VOL_MAP: {
    says: 'A block volume of the pod cannot be prepared.',
    steps: ['Read what the events say about the volume.'],
  },
  VOL_MAP_FAILED: {
    says: 'A block volume of the pod could not be prepared on [node {node}|the node].',
    steps: ['Look at the driver\'s pod on the node.'],
  },
  VOL_MOUNT_WAIT: {
    says: 'The pod still waits for its volumes[ {unmounted}].',
    steps: ['Look for the volume\'s own error in the events.'],
  },
  VOL_MOUNT_FAILED: {
    says: '[Volume {vol}|A volume] cannot be mounted[: {why}].',
    steps: ['Look at the driver\'s pod on the node and at the storage behind it.'],
  },
  VOL_MOUNT_FAILED_HELPER_MISSING: {
    says: '[Node {node}|The node] lacks the program that mounts this kind of file system.',
    steps: ['Install it on the nodes, such as nfs-common or cifs-utils.'],
  },
  VOL_MOUNT_STALLED: {
    says: 'A volume is attached, but its mount on [node {node}|the node] says nothing.',
    steps: ['Look at the driver\'s pod on the node.'],
  },
  VOL_MOUNT_SLOW: {
    says: 'Mounting a volume on [node {node}|the node] took long.',
    steps: ['Look at the driver\'s pod on the node.'],
  },
  VOL_FSGROUP_SLOW: {
    says: 'The kubelet changes the owner of every file on a volume for fsGroup[, {files} files so far].',
    steps: ['Set fsGroupChangePolicy: OnRootMismatch in the pod\'s security context.'],
  },
  PVC: {
    says: 'A volume claim of the pod is not bound.',
    steps: ['See what the claim\'s events say.'],
  },
  PVC_WAIT_FIRST_CONSUMER: {
    says: 'The claim waits until a pod that uses it is scheduled, which is normal.',
    steps: ['See why the pod is not scheduled.'],
  },
  PVC_PROVISION: {
    says: 'The volume for a claim is not provisioned.',
    steps: ['See what the claim\'s events say.'],
  },
  PVC_PROVISION_FAILED: {
    says: 'No volume could be provisioned[ from StorageClass {sc}][: {why}].',
    steps: ['Look at the provisioner and the storage behind it.'],
  },
  PVC_PROVISION_WAIT: {
    says: '[Provisioner {p}|The provisioner] has not delivered the volume yet.',
    steps: ['Check that the provisioner is installed and runs.'],
  },
  PVC_CLASS_MISSING: {
    says: '[StorageClass {sc} of the claim|The StorageClass of the claim] does not exist.',
    steps: ['Create the StorageClass, or correct storageClassName.'],
  },
  PVC_NO_PV: {
    says: 'The claim names no StorageClass, and no volume fits it.',
    steps: ['Set storageClassName, make one class the default, or create a volume.'],
  },
  PVC_LOST: {
    says: 'The volume behind the claim was deleted.',
    steps: ['Restore the volume, or delete the claim and create it again.'],
  },
  PVC_RESIZE: {
    says: 'A volume is not resized yet.',
    steps: ['See what the claim\'s events say.'],
  },
  PVC_RESIZE_FAILED: {
    says: 'A volume could not be expanded.',
    steps: ['See whether the StorageClass and the driver allow expansion.'],
  },
};
