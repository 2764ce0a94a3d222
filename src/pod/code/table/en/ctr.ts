// Configuration, creation, start and hooks of containers, in English.
import type { CTR } from '../ctr';
import type { TextsOf } from '../entry';

export const CTR_EN: TextsOf<typeof CTR> = {
  CONFIG: {
    says: 'Something that a container needs is configured wrongly.',
    steps: ['Read what the container waits for.'],
  },
  CONFIG_CONFIGMAP_MISSING: {
    says: '[ConfigMap {cm}|A ConfigMap], which [container {container}|a container] needs, does not exist.',
    steps: ['Create the ConfigMap, correct its name, or mark the reference optional.'],
  },
  CONFIG_SECRET_MISSING: {
    says: '[Secret {s}|A Secret], which [container {container}|a container] needs, does not exist.',
    steps: ['Create the Secret, correct its name, or mark the reference optional.'],
  },
  CONFIG_KEY_MISSING: {
    says: '[{kind} {obj}|The ConfigMap or Secret] lacks [key {key}|a key] that [container {container}|a container] needs.',
    steps: ['Add the key, or correct the reference.'],
  },
  CONFIG_RUN_AS_NONROOT: {
    says: '[Container {container}|A container] must not run as root, but its image does.',
    steps: ['Set a numeric runAsUser, or a numeric USER in the image.'],
  },
  CONFIG_SUBPATH: {
    says: 'A subPath of [container {container}|a container] is not valid, or cannot be created on its volume.',
    steps: ['Correct the subPath, or create it on the volume.'],
  },
  CONFIG_SERVICES_NOT_SYNCED: {
    says: 'The kubelet of [node {node}|the node] does not know the Services yet.',
    steps: ['Wait, it heals soon after the kubelet\'s start.'],
  },
  CONFIG_SECCOMP_APPARMOR: {
    says: 'The seccomp or AppArmor profile that the pod names is not on [node {node}|the node].',
    steps: ['Install the profile on the nodes, or correct its name.'],
  },
  CONFIG_IMAGE_GONE: {
    says: 'The image was removed from [node {node}|the node] between its pull and the creation of the container.',
    steps: ['Wait, it is pulled again; see whether the node\'s disk is nearly full.'],
  },
  CONFIG_INVALID: {
    says: 'The configuration of [container {container}|a container] cannot be used[: {text}].',
    steps: ['Correct what the message names.'],
  },
  CTR: {
    says: '[Container {container}|A container] does not come up.',
    steps: ['Read what the runtime says.'],
  },
  CTR_CREATE: {
    says: '[Container {container}|A container] cannot be created.',
    steps: ['Read what the runtime says.'],
  },
  CTR_CREATE_NO_COMMAND: {
    says: 'The image of [container {container}|a container] has no command to run.',
    steps: ['Set command in the container, or ENTRYPOINT in the image.'],
  },
  CTR_CREATE_NAME_RESERVED: {
    says: 'An earlier attempt to create the container still runs in the runtime of [node {node}|the node].',
    steps: ['Wait; if it lasts, look at the disk of the node.'],
  },
  CTR_CREATE_DEVICE: {
    says: 'A device that [container {container}|a container] needs is missing on [node {node}|the node].',
    steps: ['Look at the device plugin and driver on the node.'],
  },
  CTR_CREATE_SECURITY_PROFILE: {
    says: 'A security profile of [container {container}|a container] cannot be applied.',
    steps: ['Install the profile on the nodes, or correct the security context.'],
  },
  CTR_CREATE_MOUNT: {
    says: 'A mount of [container {container}|a container] cannot be prepared[: {text}].',
    steps: ['Check the path of the mount and what lies there on the node.'],
  },
  CTR_CREATE_TIMEOUT: {
    says: 'The runtime of [node {node}|the node] was too slow to create the container.',
    steps: ['Look at the disk and CPU load of the node.'],
  },
  CTR_CREATE_NO_SPACE: {
    says: 'The disk of [node {node}|the node] is full, so the container cannot be created.',
    steps: ['Free disk on the node, or drain it.'],
  },
  CTR_CREATE_FAILED: {
    says: '[Container {container}|A container] could not be created[: {text}].',
    steps: ['Look at the runtime\'s log on the node.'],
  },
  CTR_CREATE_SLOW: {
    says: 'Creating and starting [container {container}|a container] took the runtime of [node {node}|the node] long.',
    steps: ['Look at the disk and CPU load of the node.'],
  },
  CTR_START: {
    says: '[Container {container}|A container] cannot be started.',
    steps: ['Read what the runtime says.'],
  },
  CTR_START_EXEC_FORMAT: {
    says: 'The program of [container {container}|a container] is built for another architecture, or is a script without an interpreter line.',
    steps: ['Build the image for the node\'s architecture; begin scripts with #!.'],
  },
  CTR_START_MOUNT: {
    says: 'A mount keeps [container {container}|a container] from starting.',
    steps: ['Check the mount\'s path and what lies there.'],
  },
  CTR_START_MOUNT_TYPE: {
    says: 'A file is mounted over a directory in [container {container}|a container], or the reverse.',
    steps: ['Check that mountPath and subPath name the same kind, and that the key exists.'],
  },
  CTR_START_WORKDIR: {
    says: 'The working directory of [container {container}|a container] does not exist or cannot be entered.',
    steps: ['Correct workingDir, or create the directory in the image.'],
  },
  CTR_START_USER_MISSING: {
    says: '[User {u}|The user] of [container {container}|a container] does not exist in its image.',
    steps: ['Use a numeric runAsUser, or add the user to the image.'],
  },
  CTR_START_EXEC_NOT_FOUND: {
    says: '[Command {cmd}|The command] of [container {container}|a container] is not in its image.',
    steps: ['Correct command and args, or use an image that has the program.'],
  },
  CTR_START_PERMISSION: {
    says: 'The command of [container {container}|a container] may not be executed by its user.',
    steps: ['Make the file executable in the image, or correct the user; check for a mount with noexec.'],
  },
  CTR_START_RUNTIME: {
    says: 'The runtime of [node {node}|the node] could not start [container {container}|a container].',
    steps: ['Look at the runtime\'s log on the node.'],
  },
  CTR_START_RUNTIME_FEATURE: {
    says: 'Kernel or runtime of [node {node}|the node] lacks a feature that the pod needs.',
    steps: ['Upgrade the node, or keep the pod on nodes that have it.'],
  },
  CTR_START_INIT_OOM: {
    says: 'The memory limit of [container {container}|a container][ ({limit})] is too small to start even one process.',
    steps: ['Raise the memory limit.'],
  },
  CTR_START_DEVICE: {
    says: 'A device of [container {container}|a container] does not work on [node {node}|the node].',
    steps: ['Look at the device driver and its toolkit on the node.'],
  },
  CTR_START_CGROUP: {
    says: 'The cgroup of [container {container}|a container] cannot be set up on [node {node}|the node].',
    steps: ['Look at the runtime and systemd on the node.'],
  },
  CTR_START_FAILED: {
    says: '[Container {container}|A container] could not be started[: {text}].',
    steps: ['Read what the runtime says.'],
  },
  CTR_INTERNAL: {
    says: 'The kubelet of [node {node}|the node] stopped on its own way to the container.',
    steps: ['Look at the kubelet\'s log on the node.'],
  },
  CTR_INTERNAL_HOOK: {
    says: 'A hook inside the kubelet of [node {node}|the node] failed before the container could start.',
    steps: ['Look at the kubelet\'s log, its CPU, memory and device managers.'],
  },
  HOOK: {
    says: 'A lifecycle hook of [container {container}|a container] has a problem.',
    steps: ['Read what the events say about the hook.'],
  },
  HOOK_POSTSTART: {
    says: 'The postStart hook of [container {container}|a container] has a problem.',
    steps: ['Look at the hook in the workload.'],
  },
  HOOK_POSTSTART_FAILED: {
    says: 'The postStart hook of [container {container}|a container] fails, so the container is killed and started again.',
    steps: ['Correct the hook; what it needs may not be there yet at that moment.'],
  },
  HOOK_POSTSTART_SLOW: {
    says: 'The postStart hook of [container {container}|a container] took long, and nothing went on meanwhile.',
    steps: ['Make the hook shorter, or move its work into the program.'],
  },
  HOOK_PRESTOP: {
    says: 'The preStop hook of [container {container}|a container] has a problem.',
    steps: ['Look at the hook in the workload.'],
  },
  HOOK_PRESTOP_FAILED: {
    says: 'The preStop hook of [container {container}|a container] failed, and SIGTERM followed at once.',
    steps: ['Correct the hook.'],
  },
};
