// One container's image pull as steps: queue, transfer, and what failed before the good attempt.
import { classify } from '../code/classify';
import type { Code, Owner } from '../code/code';
import type { ContainerSpec } from '../signal';
import type { Step } from './chain';
import type { Evidence } from './evidence';
import { happened, shifted } from './evidence';
import type { EventSeen, History } from './history';
import { eventsOf, statusOf } from './history';
import type { ClockOffset } from './world';

const PULLED = /^Successfully pulled image "[^"]*"(?: in ([^ (]+))?(?: \((\S+) including waiting\))?(?:\. Image size: (\d+) bytes\.)?/;
const PART = /(\d+(?:\.\d+)?)(h|ms|m|s|µs|us|ns)/g;
const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1, µs: 0.001, us: 0.001, ns: 1e-6 };

/** A Go duration (`1m2.5s`) in milliseconds; undefined when it is none. */
export function goDurationMs(text: string): number | undefined {
  let total: number | undefined;
  for (const [, amount, unit] of text.matchAll(PART)) {
    total = (total ?? 0) + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0);
  }
  return total;
}

/** What the `Pulled` message says. Milliseconds and bytes; undefined where this version of Kubernetes does not say. */
export interface PullReport {
  readonly cached: boolean;
  readonly pullMs: number | undefined;
  readonly totalMs: number | undefined;
  readonly sizeBytes: number | undefined;
}

export function pullReport(message: string): PullReport {
  const found = PULLED.exec(message);
  if (found === null) {
    return { cached: /already present on machine/.test(message), pullMs: undefined, totalMs: undefined, sizeBytes: undefined };
  }
  const [, pull, total, size] = found;
  const pullMs = pull === undefined ? undefined : goDurationMs(pull);
  return {
    cached: false, pullMs, totalMs: total === undefined ? pullMs : goDurationMs(total),
    sizeBytes: size === undefined ? undefined : Number(size),
  };
}

export interface PullRates {
  /** What the fleet gets from registries. */
  readonly bytesPerS: number;
  /** Bytes that a user may have without being charged. */
  readonly freeBytes: number;
}

/** The user's part of a transfer: what size beyond the free part costs at the expected rate (2.5). */
export function userShareMs(report: PullReport, rates: PullRates): number {
  if (report.sizeBytes === undefined || report.pullMs === undefined) {
    return 0;
  }
  const expectedMs = ((report.sizeBytes - rates.freeBytes) / rates.bytesPerS) * 1000;
  return Math.min(report.pullMs, Math.max(0, expectedMs));
}

export interface Pull {
  /** First thing that the kubelet said about the container: where the phase before ends. */
  readonly begin: Evidence | undefined;
  readonly cached: boolean;
  /** Steps up to the image being there; empty when it was cached. */
  readonly steps: readonly Step[];
  /** The image is there. */
  readonly done: boolean;
}

/** @param clock the node's. */
export function pullOf(history: History, spec: ContainerSpec, clock: ClockOffset, rates: PullRates): Pull {
  const pulling = eventsOf(history, 'Pulling', spec.name)[0];
  const pulled = eventsOf(history, 'Pulled', spec.name)[0];
  const failure = pullFailure(history, spec);
  const ready = happened(pulled, clock);
  const report = pulled === undefined ? undefined : pullReport(pulled.first.message);
  if (ready === undefined || report === undefined) {
    const begin = happened(pulling, clock);
    const step: Step = { name: 'pull', container: spec.name, end: 'B11', evidence: undefined, owner: 'dependency', ...failure };
    return { begin, cached: false, steps: begin === undefined && failure === undefined ? [] : [step], done: false };
  }
  if (report.cached) {
    return { begin: happened(pulling, clock) ?? ready, cached: true, steps: [], done: true };
  }
  const begin = happened(pulling, clock) ?? (report.totalMs === undefined ? undefined : shifted(ready, -report.totalMs, 'Pulled event minus its duration'));
  return { begin, cached: false, steps: goodSteps(spec, ready, report, failure, begin, rates), done: true };
}

/** failing (up to the good attempt) · queue · transfer of the registry · transfer that the image's size costs. */
function goodSteps(
  spec: ContainerSpec, ready: Evidence, report: PullReport, failure: Failure | undefined, begin: Evidence | undefined, rates: PullRates
): readonly Step[] {
  const step = (more: Partial<Step> & { evidence: Evidence | undefined; owner: Owner }): Step => ({ name: 'pull', container: spec.name, end: 'B11', inner: true, ...more });
  const steps: Step[] = [];
  if (failure !== undefined && report.totalMs !== undefined) {
    steps.push(step({ ...failure, evidence: shifted(ready, -report.totalMs, 'Pulled event minus its duration') }));
  }
  const queueMs = report.pullMs === undefined || report.totalMs === undefined ? 0 : report.totalMs - report.pullMs;
  const userMs = userShareMs(report, rates);
  const parts = (queueMs > 0 ? 1 : 0) + (userMs > 0 && report.pullMs !== undefined && userMs < report.pullMs ? 2 : 1) + steps.length;
  const slice = parts > 1 ? { slice: 'transfer' } : {};
  if (queueMs > 0 && begin !== undefined) {
    steps.push(step({ slice: 'queue', owner: 'platform', evidence: shifted(ready, -(report.pullMs ?? 0), 'Pulled event minus its pull') }));
  }
  if (userMs > 0) {
    const pullMs = report.pullMs ?? 0;
    if (userMs < pullMs) {
      steps.push(step({ ...slice, owner: 'dependency', evidence: shifted(ready, -userMs, 'image size at the expected rate') }));
    }
    steps.push(step({ ...slice, owner: 'user', inner: false, evidence: ready }));
  } else {
    steps.push(step({ ...slice, owner: 'dependency', inner: false, evidence: ready }));
  }
  return steps;
}

interface Failure {
  readonly slice: 'failing';
  readonly owner: Owner;
  readonly code: Code;
}

/** The most telling failure of the container's pulls: its waiting text where that carries the cause, else the newest `Failed`. */
function pullFailure(history: History, spec: ContainerSpec): Failure | undefined {
  const waiting = statusOf(history.latest, spec.name)?.state;
  const texts = eventsOf(history, 'Failed', spec.name).map((seen: EventSeen) => ({ reason: 'Failed', message: seen.last.message, kind: 'Pod', source: 'kubelet' }));
  const said = [...texts, ...(waiting?.kind === 'waiting' && /Image|Registry|Signature/.test(waiting.reason ?? '')
    ? [{ reason: waiting.reason ?? '', message: waiting.message ?? '', kind: 'Pod', source: '' }] : [])];
  const meanings = said
    .filter(({ message }) => !/^Error: \w+$/.test(message))
    .map(classify)
    .filter((meaning) => meaning !== undefined && meaning.code.startsWith('IMAGE'));
  const best = meanings.reduce((a, b) => (a === undefined || (b !== undefined && b.rank <= a.rank) ? b : a), undefined);
  return best === undefined ? undefined : { slice: 'failing', owner: best.owner, code: best.code };
}
