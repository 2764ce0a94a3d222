import type { FoldSettings } from './fold';

/** Design 5.5; kubernetes-lifecycle 1.10, 2.5. */
export const DEFAULT_SETTINGS: FoldSettings = {
  settleMs: 30_000,
  evidenceMs: 300_000,
  watchLatencyMs: 10,
  watchLatencyMaxMs: 500,
  signalsPerPodMax: 64,
  injectedContainers: ['istio-init', 'istio-validation', 'linkerd-init', 'vault-agent-init', 'install-cni'],
  pullRateBytesPerS: 40 * 1024 * 1024,
  eventTtlMs: 3_600_000,
};

/** The part of an image that a user has for free. */
export const FREE_IMAGE_BYTES = 500 * 1024 * 1024;

/** Change with the meaning of results, so that stored ones can be told from newer ones. */
export const ENGINE_REVISION = 1;
export const TABLE_REVISION = 1;
