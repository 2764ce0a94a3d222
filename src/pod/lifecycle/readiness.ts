// From the last start to Ready: startup probes, readiness, readiness gates.
import type { ContainerSpec, PodFacts } from '../signal';
import type { Cause } from './cause';
import { causeOfEvent, deduced } from './cause';
import type { Step } from './chain';
import type { Evidence } from './evidence';
import { arrival, arrivalWithin, occurrencesOf } from './evidence';
import type { History } from './history';
import { conditionOf, eventsOf, firstVersion, statusOf } from './history';
import type { ClockOffset, WatchLatency } from './world';

export interface ReadinessContext {
  readonly history: History;
  readonly clock: ClockOffset;
  readonly latency: WatchLatency;
  /** Only versions that arrived from then on count: an upgrade becomes ready again. */
  readonly from: number;
  /** The last start that held: what a probe said of an earlier run is of another phase. */
  readonly heldSince: number;
}

export function conditionEvidence({ history, clock, latency, from }: ReadinessContext, type: string): Evidence | undefined {
  const version = history.versions.find(({ at, pod }) => at >= from && conditionOf(pod, type)?.status === 'True');
  const changedAt = version === undefined ? undefined : conditionOf(version.pod, type)?.changedAt;
  return arrivalWithin(arrival(version, latency, `${type} condition`), changedAt, clock, `${type} condition`);
}

export function readinessSteps(context: ReadinessContext, containers: readonly ContainerSpec[]): readonly Step[] {
  const { history, latency, from } = context;
  const ready = conditionEvidence(context, 'Ready');
  const { readinessGates } = history.first;
  const gated = readinessGates.length > 0;
  const end = gated ? conditionEvidence(context, 'ContainersReady') : ready;
  const boundary = gated ? 'B18' : 'B19';
  // They go on side by side: the one that ends last is waited for last.
  const startups = containers.filter((spec) => spec.startupProbe !== undefined && spec.role === 'app').map(({ name }) => {
    const started = arrival(history.versions.find(({ at, pod }) => at >= from && statusOf(pod, name)?.started === true), latency, 'started');
    return { ended: started?.est ?? Infinity, steps: probeSteps(context, 'startup', name, started, 'B16') };
  }).sort((a, b) => (a.ended === b.ended ? 0 : a.ended - b.ended)).flatMap(({ steps }) => steps);
  const probed = containers.some((spec) => spec.readinessProbe !== undefined || spec.startupProbe !== undefined);
  const readiness = probed ? probeSteps(context, 'readiness', undefined, end, boundary) : [{ name: 'readiness', owner: 'platform' as const, end: boundary, evidence: end } as const];
  return [...startups, ...readiness, ...(gated ? gateSteps(context, readinessGates, ready) : [])];
}

const TEXTS = { startup: /^Startup probe/, readiness: /^Readiness probe/ };

/** A probe's wait, divided where it first failed. */
export function probeSteps(
  context: Pick<ReadinessContext, 'history' | 'clock' | 'heldSince'>, name: 'startup' | 'readiness', container: string | undefined, end: Evidence | undefined, boundary: 'B16' | 'B18' | 'B19'
): readonly Step[] {
  const where = container === undefined ? {} : { container };
  const failures = eventsOf(context.history, 'Unhealthy')
    .filter((seen) => TEXTS[name].test(seen.first.message) && (container === undefined || seen.first.subject.container === container))
    .map((seen) => ({ ...seen, held: occurrencesOf(seen, context.clock).filter(({ est }) => est >= context.heldSince) }))
    .filter(({ held }) => held.length > 0);
  const first = failures.flatMap(({ held }) => held).reduce<Evidence | undefined>((a, b) => (a === undefined || b.est < a.est ? b : a), undefined);
  if (first === undefined || (end !== undefined && first.est > end.est)) {
    return [{ name, ...where, owner: 'user', end: boundary, evidence: end }];
  }
  const newest = failures.at(-1);
  const cause = newest === undefined ? undefined : causeOfEvent(newest);
  const count = failures.reduce((sum, { last }) => sum + Math.max(1, last.count), 0);
  return [
    { name, ...where, slice: 'not_due', owner: 'user', end: boundary, inner: true, evidence: first },
    { name, ...where, slice: 'failing', owner: cause?.owner ?? 'user', end: boundary, evidence: end, ...(cause === undefined ? {} : { cause: { ...cause, count } }) },
  ];
}

/** Third parties' conditions: first nobody reports them, then they are not true. */
function gateSteps(context: ReadinessContext, gates: readonly string[], ready: Evidence | undefined): readonly Step[] {
  const { history, latency } = context;
  const reported = arrival(firstVersion(history, (pod) => gates.every((gate) => conditionOf(pod, gate) !== undefined)), latency, 'readiness gates reported');
  const allTrue = firstVersion(history, (pod) => gates.every((gate) => conditionOf(pod, gate)?.status === 'True'));
  const step = (more: Partial<Step> & Pick<Step, 'evidence'>): Step => ({ name: 'readiness_gates', owner: 'dependency', end: 'B19', ...more });
  const absent = gateCause('GATE_READINESS_ABSENT', history.latest, gates);
  const notTrue = gateCause('GATE_READINESS_NOT_TRUE', history.latest, gates);
  if (reported === undefined) {
    return [step({ cause: absent, evidence: ready })];
  }
  const containersReady = conditionEvidence(context, 'ContainersReady');
  if (containersReady !== undefined && reported.est <= containersReady.est) {
    const slow = allTrue !== undefined && allTrue.at <= containersReady.est;
    return [step({ cause: slow ? gateCause('GATE_READINESS_SLOW', history.latest, gates) : notTrue, evidence: ready })];
  }
  if (allTrue !== undefined && allTrue.at === reported.hi) {
    return [step({ cause: absent, evidence: ready })];
  }
  return [step({ slice: 'absent', cause: absent, inner: true, evidence: reported }), step({ slice: 'not_true', cause: notTrue, evidence: ready })];
}

function gateCause(code: string, pod: PodFacts, gates: readonly string[]): Cause {
  const gate = gates.find((one) => conditionOf(pod, one)?.status !== 'True') ?? gates[0] ?? '';
  return deduced(code, { confidence: 0.95, params: { gate, status: conditionOf(pod, gate)?.status ?? '' } });
}
