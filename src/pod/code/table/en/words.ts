// Words around the texts, in English.
import type { Words } from '../entry';

export const WORDS_EN: Words = {
  probes: { startup: 'startup', readiness: 'readiness', liveness: 'liveness' },
  categories: {
    resources: 'Resource over-consumption', configuration: 'Configuration error', image: 'Image and registry', network: 'Network', storage: 'Storage', scheduling: 'Scheduling and capacity',
    device: 'Devices', node: 'Node and runtime health', 'control-plane': 'Control plane', policy: 'Admission and policy', application: 'Application', readiness: 'Probes and readiness',
    deletion: 'Eviction and deletion', rollout: 'Rollouts and jobs', observation: 'Observation',
  },
};
