// The delay code of a phase that succeeded but took long, and its threshold (kubernetes-lifecycle, "delay codes").
import type { Code } from '../code/code';
import { codeOf } from '../code/code';
import type { Phase } from '../lifecycle/lifecycle';

interface Delay {
  readonly code: string;
  readonly thresholdMs: number;
}

const BY_PHASE: Readonly<Record<string, Delay>> = {
  scheduling: { code: 'SCHED_SLOW', thresholdMs: 1000 },
  kubelet_ack: { code: 'KUBELET_ACK_SLOW', thresholdMs: 3000 },
  'volumes/attach': { code: 'VOL_ATTACH_SLOW', thresholdMs: 15_000 },
  'scheduling/prebind': { code: 'VOL_PROVISION_SLOW', thresholdMs: 10_000 },
  'volumes/mount+sandbox': { code: 'VOL_MOUNT_SLOW', thresholdMs: 10_000 },
  setup: { code: 'NET_SETUP_SLOW', thresholdMs: 3000 },
  sandbox: { code: 'NET_SETUP_SLOW', thresholdMs: 3000 },
  'pull/queue': { code: 'IMAGE_PULL_QUEUED', thresholdMs: 2000 },
  create: { code: 'CTR_CREATE_SLOW', thresholdMs: 2000 },
  poststart: { code: 'HOOK_POSTSTART_SLOW', thresholdMs: 5000 },
  run: { code: 'APP_INIT_SLOW', thresholdMs: 10_000 },
  handoff: { code: 'KUBELET_HANDOFF_SLOW', thresholdMs: 4000 },
  teardown: { code: 'DELETE_TEARDOWN_STUCK', thresholdMs: 30_000 },
};

const PROBE_THRESHOLD_MS = 10_000;
const STATUS_LAG_MS = 4000;
const FAILURE_MS = 1000;
/** Slow steps whose code says more than their phase. */
const BY_CODE_MS: Readonly<Record<string, number>> = { VOL_FSGROUP_SLOW: 30_000, DRA_BINDING_SLOW: 10_000 };
/** Phases whose own cause counts from another length on than a failure's. */
const OWN_CAUSE_MS: Readonly<Record<string, number>> = {
  readiness: PROBE_THRESHOLD_MS, startup: PROBE_THRESHOLD_MS, readiness_gates: 10_000, finalizers: 10_000, signal: 15_000, allocate: 5000, grace: 0, poststart: 5000,
  // A restart is explained by the end before it, however soon it came.
  backoff: 0,
};

/**
 * The code under which this phase counts as delayed; undefined when it was not long enough, or is nobody's delay. What is
 * still under way and names no failure takes its normal course: the rules for open stretches say when it no longer does.
 */
export function delayCode(phase: Phase): Code | undefined {
  const lengthMs = phase.length.estMs;
  if (phase.cause !== undefined) {
    return lengthMs >= thresholdOf(phase) ? phase.cause.code : undefined;
  }
  if (phase.owner === 'unknown' || phase.open) {
    return undefined;
  }
  const row = rowOf(phase);
  return row !== undefined && lengthMs >= row.thresholdMs ? codeOf(row.code) : undefined;
}

function rowOf(phase: Phase): Delay | undefined {
  if (phase.name === 'readiness' || phase.name === 'startup') {
    return phase.owner === 'user' ? { code: 'PROBE_READINESS_PENDING', thresholdMs: PROBE_THRESHOLD_MS } : { code: 'KUBELET_STATUS_LAG', thresholdMs: STATUS_LAG_MS };
  }
  return BY_PHASE[phase.slice === undefined ? phase.name : `${phase.name}/${phase.slice}`] ?? (phase.slice === undefined || phase.slice === 'attempt' ? BY_PHASE[phase.name] : undefined);
}

// A stretch of less cannot have made it late.
const WORTH_MS = 100;

/**
 * Many stretches that are each within bounds can make a delivery late: then each that the platform or a dependency owns has
 * its row's code, so that no lost second is without one. A pull without a row has only the wider code: its size is not known.
 */
export function withLateCodes(phases: readonly Phase[]): readonly Phase[] {
  const charged = ({ owner, name }: Phase): boolean => (owner === 'platform' || owner === 'dependency') && name !== 'gated';
  if (phases.at(-1)?.open === true || phases.some((phase) => charged(phase) && phase.code !== undefined)) {
    return phases;
  }
  return phases.map((phase) => {
    const code = charged(phase) && phase.length.estMs >= WORTH_MS ? (phase.cause?.code ?? rowOf(phase)?.code ?? (phase.name === 'pull' ? 'IMAGE_PULL' : undefined)) : undefined;
    return code === undefined ? phase : { ...phase, code: codeOf(code) };
  });
}

const FAILING = new Set(['failing', 'unschedulable', 'scale-up', 'preemption']);

/** What still fails is told at once; what passed must have cost something. */
function thresholdOf(phase: Phase): number {
  const own = BY_CODE_MS[phase.cause?.code ?? ''] ?? OWN_CAUSE_MS[phase.name];
  return own ?? (phase.open && (FAILING.has(phase.slice ?? '') || phase.name === 'crash' || phase.name.includes('+')) ? 0 : FAILURE_MS);
}
