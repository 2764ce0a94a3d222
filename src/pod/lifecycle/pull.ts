// One container's image pull as steps: queue, transfer, and what failed before the good attempt.
import type { Owner } from '../code/code';
import type { ContainerSpec, VolumeSpec } from '../signal';
import type { Cause } from './cause';
import { causeOfEvent, causeOfWords, deduced, mostTelling } from './cause';
import type { Step } from './chain';
import type { Evidence } from './evidence';
import { happened, happenedSince, lastHappened, shifted } from './evidence';
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

// No link brings bytes faster than this: the layers lay there, and the pull asked for the manifest only (1.11).
const LINK_BYTES_PER_MS = (2 * 1024 ** 3) / 1000;

/** The user's part of a transfer: what size beyond the free part costs at the expected rate (2.5). Of bytes that did not travel, nothing. */
export function userShareMs(report: PullReport, rates: PullRates): number {
  if (report.sizeBytes === undefined || report.pullMs === undefined || report.sizeBytes > LINK_BYTES_PER_MS * report.pullMs) {
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

/** A registry that gave less than half of what the fleet gets, and cost at least this much more. */
const SLOW_OVER_MS = 5000;

// The kubelet measures around the pull, and rounds (1.10.2).
const DURATION_ERROR_MS = 5;

export interface PullSince {
  /** Only what happened from then on: an upgrade pulls again. */
  readonly from: number;
  /** The container is known to have started: an image must have been there. */
  readonly started: boolean;
}

/** What an image is pulled for, and what the kubelet says about that. */
export interface Puller {
  readonly name: string;
  readonly image: string;
  readonly says: (reason: string) => readonly EventSeen[];
  /** A container says in its status why it waits. */
  readonly container?: string;
}

export const containerPuller = (history: History, { name, image }: ContainerSpec): Puller => ({ name, image, container: name, says: (reason) => eventsOf(history, reason, name) });

/** Of an image volume the kubelet speaks without naming a container (1.3). */
export const volumePuller = (history: History, { name, referent = '' }: VolumeSpec): Puller => ({
  name, image: referent, says: (reason) => eventsOf(history, reason).filter(({ first }) => first.subject.container === undefined && first.message.includes(`"${referent}"`)),
});

/** @param clock the node's. */
export function pullOf(history: History, puller: Puller, clock: ClockOffset, rates: PullRates, since: PullSince): Pull {
  const after = (reason: string): EventSeen | undefined => puller.says(reason).find(happenedSince(since.from, clock));
  const pulling = happened(after('Pulling'), clock);
  const pulled = after('Pulled');
  const ready = happened(pulled, clock);
  const failure = pullFailure(history, puller, clock, since.from, ready);
  const report = pulled === undefined ? undefined : pullReport(pulled.first.message);
  if (ready === undefined || report === undefined) {
    const step: Step = { name: 'pull', container: puller.name, end: 'B11', evidence: undefined, owner: 'dependency', ...failing(failure) };
    return { begin: pulling ?? complaint(puller, clock, since.from), cached: false, done: false, steps: pulling === undefined && failure === undefined && !since.started ? [] : [step] };
  }
  if (report.cached) {
    const steps: readonly Step[] = failure === undefined || pulling === undefined ? [] : [{ name: 'pull', container: puller.name, end: 'B11', evidence: ready, owner: failure.owner, ...failing(failure) }];
    return { begin: pulling ?? ready, cached: true, steps, done: true };
  }
  // Kubelets before 1.19 do not say how long: then the repeat of `Pulling` tells when the good attempt began.
  const good = report.totalMs === undefined ? lastHappened(after('Pulling'), clock) : shifted(ready, -report.totalMs, 'Pulled event minus its duration', DURATION_ERROR_MS);
  const begin = pulling ?? good;
  return { begin, cached: false, steps: goodSteps(puller, ready, report, failure === undefined ? undefined : { cause: failure, until: good ?? ready }, begin, rates), done: true };
}

/** failing (up to the good attempt) · queue · transfer of the registry · transfer that the image's size costs. */
function goodSteps(
  puller: Puller, ready: Evidence, report: PullReport, failure: { readonly cause: Cause; readonly until: Evidence } | undefined, begin: Evidence | undefined, rates: PullRates
): readonly Step[] {
  const step = (more: Partial<Step> & { evidence: Evidence | undefined; owner: Owner }): Step => ({ name: 'pull', container: puller.name, end: 'B11', inner: true, ...more });
  const pullMs = report.pullMs ?? 0;
  const steps: Step[] = [];
  if (failure !== undefined) {
    steps.push(step({ owner: failure.cause.owner, ...failing(failure.cause), evidence: failure.until }));
  }
  const queueMs = report.pullMs === undefined || report.totalMs === undefined ? 0 : report.totalMs - report.pullMs;
  if (queueMs > 0 && begin !== undefined) {
    steps.push(step({ slice: 'queue', owner: 'platform', evidence: shifted(ready, -pullMs, 'Pulled event minus its pull') }));
  }
  const userMs = userShareMs(report, rates);
  const both = userMs > 0 && userMs < pullMs;
  const slice = steps.length > 0 || both ? { slice: 'transfer' } : {};
  if (userMs === 0 || both) {
    const slow = slowCause(report, rates);
    steps.push(step({ ...slice, owner: 'dependency', ...(slow === undefined ? {} : { cause: slow }), evidence: both ? shifted(ready, -userMs, 'image size at the expected rate') : ready }));
  }
  if (userMs > 0) {
    steps.push(step({ ...slice, owner: 'user', ...(userMs > pullMs / 2 ? { cause: largeCause(report) } : {}), evidence: ready }));
  }
  return steps.map((one, i) => (i === steps.length - 1 ? { ...one, inner: false } : one));
}

const failing = (cause: Cause | undefined): Partial<Step> => (cause === undefined ? {} : { slice: 'failing', owner: cause.owner, cause });

const largeCause = ({ sizeBytes = 0 }: PullReport): Cause => deduced('IMAGE_PULL_LARGE', { params: { bytes: String(sizeBytes), size: `${Math.round(sizeBytes / MEBIBYTE)} MiB` } });

const MEBIBYTE = 1_048_576;

function slowCause(report: PullReport, rates: PullRates): Cause | undefined {
  const expectedMs = report.sizeBytes === undefined ? undefined : (report.sizeBytes / rates.bytesPerS) * 1000;
  const pullMs = report.pullMs ?? 0;
  return expectedMs === undefined || pullMs <= 2 * expectedMs || pullMs < expectedMs + SLOW_OVER_MS ? undefined : deduced('IMAGE_PULL_SLOW', {
    params: { expected: `${(expectedMs / 1000).toFixed(1)}s` },
  });
}

const COMPLAINTS = ['Failed', 'InspectFailed', 'ErrImageNeverPull'];

/** Without a pull the kubelet's first complaint about the image comes when it looks for it. */
function complaint(puller: Puller, clock: ClockOffset, from: number): Evidence | undefined {
  const said = COMPLAINTS.flatMap((reason) => puller.says(reason)).filter(happenedSince(from, clock)).filter((seen) => causeOfEvent(seen)?.code.startsWith('IMAGE') === true);
  return said.map((seen) => happened(seen, clock)).reduce<Evidence | undefined>((a, b) => (a === undefined || (b !== undefined && b.est < a.est) ? b : a), undefined);
}

/**
 * The most telling failure of the container's pulls: its waiting text where that carries the cause, else the newest `Failed`.
 * What failed after the image was there is another pull's: a restart may pull again.
 */
function pullFailure(history: History, puller: Puller, clock: ClockOffset, from: number, ready: Evidence | undefined): Cause | undefined {
  const upTo = ready?.hi ?? Infinity;
  const said = COMPLAINTS.flatMap((reason) => puller.says(reason)).filter(happenedSince(from, clock))
    .filter((seen) => (happened(seen, clock)?.est ?? -Infinity) <= upTo && !/^Error: \w+$/.test(seen.first.message)).map(causeOfEvent);
  const waits = history.versions.flatMap(({ at, pod }): readonly (Cause | undefined)[] => {
    const state = puller.container !== undefined && at >= from && at <= upTo ? statusOf(pod, puller.container)?.state : undefined;
    return state?.kind === 'waiting' && /Image|Registry|Signature/.test(state.reason ?? '')
      ? [causeOfWords({ reason: state.reason ?? '', message: state.message ?? '', kind: 'Pod', source: '' })] : [];
  });
  const events = said.filter((cause) => cause?.code.startsWith('IMAGE') === true).map((cause) => ({ cause: cause as Cause }));
  const texts = waits.filter((cause) => cause?.code.startsWith('IMAGE') === true).map((cause) => ({ cause: cause as Cause }));
  const best = mostTelling([...events, ...texts])?.cause;
  // The same failure speaks through events and statuses: only the events count its occurrences.
  const occurrences = events.filter(({ cause }) => cause.code === best?.code).reduce((sum, { cause }) => sum + cause.count, 0);
  return best === undefined ? undefined : { ...best, params: { image: puller.image, ...best.params }, count: Math.max(1, occurrences) };
}
