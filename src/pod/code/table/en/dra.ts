// Devices (dynamic resource allocation), in English.
import type { DRA } from '../dra';
import type { TextsOf } from '../entry';

export const DRA_EN: TextsOf<typeof DRA> = {
  DRA: {
    says: 'A device that the pod claims is not ready.',
    steps: ['See what state the claims are in.'],
  },
  DRA_BINDING: {
    says: 'A device that the pod claims could not be bound.',
    steps: ['See what state the claims are in.'],
  },
  DRA_BINDING_FAILED: {
    says: 'A device that the pod claims could not be bound[: {why}].',
    steps: ['Look at the device driver\'s controller.'],
  },
  DRA_BINDING_SLOW: {
    says: 'Binding a device that the pod claims took long.',
    steps: ['Look at the device driver\'s controller.'],
  },
  DRA_CLAIM_MISSING: {
    says: '[Resource claim {claim}|A resource claim of the pod] does not exist.',
    steps: ['Create the claim, or check its template and the events of the pod.'],
  },
  DRA_CLASS_MISSING: {
    says: '[Device class {dc}|A device class of the pod\'s claim] does not exist.',
    steps: ['Create the DeviceClass, or install the driver that brings it.'],
  },
  DRA_CLAIM_BUSY: {
    says: 'A resource claim of the pod is in use by others.',
    steps: ['Give each pod a claim of its own, or wait for the others to end.'],
  },
  DRA_NO_DEVICE: {
    says: 'No node has a free device that satisfies the pod\'s claim.',
    steps: ['Compare the claim\'s selectors with the devices that the nodes offer.'],
  },
  DRA_CLAIM_CREATE_FAILED: {
    says: 'A resource claim could not be made from its template[: {text}].',
    steps: ['Check the template and the namespace\'s quota.'],
  },
  DRA_PREPARE_FAILED: {
    says: 'The device driver on [node {node}|the node] could not prepare a device[: {why}].',
    steps: ['Look at the driver\'s pod on that node.'],
  },
};
