// The delay code of a phase that succeeded but took long, and its threshold (kubernetes-lifecycle, "delay codes").
import type { Code } from '../code/code';
import { codeOf } from '../code/code';
import type { Phase } from '../lifecycle/lifecycle';

interface Delay {
  readonly code: string;
  readonly thresholdMs: number;
}

const BY_PHASE: Readonly<Record<string, Delay>> = {
  admission: { code: 'CREATE_WEBHOOK_SLOW', thresholdMs: 1000 },
  gated: { code: 'GATE_SCHEDULING', thresholdMs: 1000 },
  scheduling: { code: 'SCHED_SLOW', thresholdMs: 1000 },
  kubelet_ack: { code: 'KUBELET_ACK_SLOW', thresholdMs: 3000 },
  'volumes/attach': { code: 'VOL_ATTACH_SLOW', thresholdMs: 15_000 },
  'volumes/mount+sandbox': { code: 'VOL_MOUNT_SLOW', thresholdMs: 10_000 },
  setup: { code: 'NET_SETUP_SLOW', thresholdMs: 3000 },
  sandbox: { code: 'NET_SETUP_SLOW', thresholdMs: 3000 },
  'pull/queue': { code: 'IMAGE_PULL_QUEUED', thresholdMs: 2000 },
  create: { code: 'CTR_CREATE_SLOW', thresholdMs: 2000 },
  poststart: { code: 'HOOK_POSTSTART_SLOW', thresholdMs: 5000 },
  run: { code: 'APP_INIT_SLOW', thresholdMs: 10_000 },
  handoff: { code: 'KUBELET_HANDOFF_SLOW', thresholdMs: 4000 },
  readiness_gates: { code: 'GATE_READINESS_SLOW', thresholdMs: 10_000 },
  teardown: { code: 'DELETE_TEARDOWN_STUCK', thresholdMs: 30_000 },
  finalizers: { code: 'DELETE_FINALIZER', thresholdMs: 10_000 },
};

const PROBE_THRESHOLD_MS = 10_000;
const STATUS_LAG_MS = 4000;
const FAILURE_MS = 1000;

/** The code under which this phase counts as delayed; undefined when it was not long enough, or is nobody's delay. */
export function delayCode(phase: Phase): Code | undefined {
  const lengthMs = phase.length.estMs;
  if (phase.code !== undefined) {
    return lengthMs >= thresholdOfFailure(phase) ? phase.code : undefined;
  }
  if (phase.name === 'readiness' || phase.name === 'startup') {
    const [code, thresholdMs] = phase.owner === 'user' ? ['PROBE_READINESS_PENDING', PROBE_THRESHOLD_MS] : ['KUBELET_STATUS_LAG', STATUS_LAG_MS];
    return lengthMs >= Number(thresholdMs) ? codeOf(String(code)) : undefined;
  }
  if (phase.name === 'pull' && phase.owner === 'user') {
    return codeOf('IMAGE_PULL_LARGE');
  }
  const delay = BY_PHASE[phase.slice === undefined ? phase.name : `${phase.name}/${phase.slice}`] ?? (phase.slice === 'attempt' ? undefined : BY_PHASE[phase.name]);
  return delay !== undefined && lengthMs >= delay.thresholdMs ? codeOf(delay.code) : undefined;
}

function thresholdOfFailure(phase: Phase): number {
  return (phase.name === 'readiness' || phase.name === 'startup') && phase.slice === 'failing' ? PROBE_THRESHOLD_MS : FAILURE_MS;
}
