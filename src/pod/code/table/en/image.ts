// Images and registries, in English.
import type { IMAGE } from '../image';
import type { TextsOf } from '../entry';

export const IMAGE_EN: TextsOf<typeof IMAGE> = {
  IMAGE: {
    says: '[Image {image}|The image] of the container cannot be brought to the node.',
    steps: ['Read what the runtime says about the image.'],
  },
  IMAGE_PULL: {
    says: '[Image {image}|The image] cannot be pulled.',
    steps: ['Read what the registry answers.'],
  },
  IMAGE_NAME_INVALID: {
    says: '[Image name {image}|The image name] is not valid.',
    steps: ['Correct the reference: no upper case, no spaces, no empty tag after the colon.'],
  },
  IMAGE_NEVER_PULL_ABSENT: {
    says: '[Image {image}|The image] is not on the node, and its pull policy Never forbids to fetch it.',
    steps: ['Load the image onto the node beforehand, or choose imagePullPolicy IfNotPresent.'],
  },
  IMAGE_PULL_NODE_QPS: {
    says: 'The node starts more pulls than its kubelet allows per second.',
    steps: ['Raise registryPullQPS and registryBurst of the kubelet, or spread the starts.'],
  },
  IMAGE_PULL_SIGNATURE: {
    says: 'The signature of [image {image}|the image] does not satisfy the node\'s policy.',
    steps: ['Sign the image with a key that the policy trusts, or use one that is signed.'],
  },
  IMAGE_PULL_RATE_LIMITED: {
    says: 'The registry limits how often [image {image}|the image] may be pulled.',
    steps: [
      'Wait for the limit to reset: the kubelet tries again by itself.',
      'Pull with an account, or through a mirror or cache of your own.',
    ],
  },
  IMAGE_PULL_PLATFORM_MISMATCH: {
    says: '[Image {image}|The image] has no variant for the node\'s operating system and architecture.',
    steps: ['Build the image for this architecture too, or keep the pod on nodes that fit with a nodeSelector on kubernetes.io/arch.'],
  },
  IMAGE_PULL_SCHEMA_UNSUPPORTED: {
    says: '[Image {image}|The image] is stored in a format that the runtime no longer reads.',
    steps: ['Build and push it again as an OCI or Docker schema 2 image.'],
  },
  IMAGE_PULL_NO_SPACE: {
    says: 'The disk of [node {node}|the node] is full, so [image {image}|the image] cannot be stored.',
    steps: ['Free space on the node\'s image disk, or drain the node.'],
  },
  IMAGE_PULL_TLS: {
    says: 'The node does not trust the registry\'s certificate.',
    steps: ['Renew the certificate, or install its authority on the node.'],
  },
  IMAGE_PULL_PLAIN_HTTP: {
    says: 'The registry speaks plain HTTP, the node expects HTTPS.',
    steps: ['Give the registry TLS, or configure it as insecure in the runtime of the nodes.'],
  },
  IMAGE_PULL_DNS: {
    says: '[Node {node}|The node] cannot resolve the registry\'s name.',
    steps: ['Check the registry\'s name in the image, and the DNS servers of the node.'],
  },
  IMAGE_PULL_PROXY: {
    says: 'The proxy between [node {node}|the node] and the registry refuses or fails.',
    steps: ['Check the proxy and the proxy settings of the node\'s runtime.'],
  },
  IMAGE_PULL_CORRUPT: {
    says: 'What was downloaded of [image {image}|the image] does not match its digest.',
    steps: [
      'Remove the image from the node\'s store and pull it again.',
      'If it comes back, look at the registry\'s storage and at proxies in between.',
    ],
  },
  IMAGE_PULL_AMBIGUOUS_ACCESS: {
    says: 'The registry does not show [image {image}|the image]: it is missing there, or the pod may not read it.',
    steps: [
      'First check the name and tag.',
      'Then check the pull secret of the pod and its service account.',
    ],
  },
  IMAGE_PULL_UNAUTHORIZED: {
    says: 'The registry does not accept the credentials with which [image {image}|the image] is pulled.',
    steps: ['Renew the pull secret, and see that the pod or its service account names it.'],
  },
  IMAGE_PULL_SECRET_MISSING: {
    says: 'A pull secret that the pod names does not exist.',
    steps: ['Create the secret in this namespace, or correct imagePullSecrets.'],
  },
  IMAGE_PULL_NOT_FOUND: {
    says: '[Image {image}|The image] does not exist in the registry.',
    steps: [
      'Push the image, or correct name and tag in the workload.',
      'Or go back to the last version that worked.',
    ],
  },
  IMAGE_PULL_SHORTNAME: {
    says: 'The node does not know which registry the short name[ {n}] means.',
    steps: ['Write the image with its registry: registry/repository:tag.'],
  },
  IMAGE_PULL_REGISTRY_UNAVAILABLE: {
    says: 'The registry answers with errors.',
    steps: ['Look at the registry\'s own health; the kubelet tries again by itself.'],
  },
  IMAGE_PULL_CONNECT: {
    says: '[Node {node}|The node] cannot connect to the registry.',
    steps: ['Check that the registry runs, and firewall, NAT and routes from the node.'],
  },
  IMAGE_PULL_INTERRUPTED: {
    says: 'The download of [image {image}|the image] was cut off.',
    steps: ['Wait for the next attempt; if it is cut again, look at proxies and load balancers in between.'],
  },
  IMAGE_PULL_TIMEOUT: {
    says: 'The registry did not answer in time while [image {image}|the image] was pulled.',
    steps: ['Check the network between node and registry, and the registry\'s load.'],
  },
  IMAGE_PULL_UNKNOWN: {
    says: '[Image {image}|The image] cannot be pulled, for a reason that the message does not name.',
    steps: ['Read what the runtime says.'],
  },
  IMAGE_PULL_QUEUED: {
    says: 'The pull waited in line behind other pulls on [node {node}|the node].',
    steps: ['Allow parallel pulls (serializeImagePulls: false), or keep images on the nodes beforehand.'],
  },
  IMAGE_PULL_LARGE: {
    says: '[Image {image}|The image] is so large[ ({size})] that its own size costs most of the pull.',
    steps: ['Make the image smaller, or keep it on the nodes beforehand.'],
  },
  IMAGE_PULL_SLOW: {
    says: 'The registry delivered [image {image}|the image] much more slowly than usual.',
    steps: ['Look at the registry\'s load and at the network between it and the node.'],
  },
  IMAGE_PULL_COLD: {
    says: 'The image was not on the node yet and had to be pulled.',
    steps: ['Nothing is wrong; images kept on the nodes beforehand save this time.'],
  },
  IMAGE_INSPECT_FAILED: {
    says: 'The runtime of [node {node}|the node] cannot read its own image store.',
    steps: ['Look at the runtime\'s log and the image disk of the node.'],
  },
};
