// An operation as a chain of steps: each ends in a boundary, and the boundary's evidence says when. The chain is fused:
// order narrows the intervals, contradictions drop the less trusted evidence, undated boundaries merge their phases.
//
//   start ──step──▶ B5 ──step──▶ B6 ──step──▶ B9 …      B9 undated: one step "setup+create(app)"
import type { Owner } from '../code/code';
import type { Cause } from './cause';
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';
import type { Evidence } from './evidence';
import type { Boundary, BoundaryId, Instant, Phase, Precision, Source, SourceKind, Span } from './lifecycle';

export interface Step {
  readonly name: string;
  readonly container?: string;
  readonly slice?: string;
  readonly owner: Owner;
  /** A failure, or a delay that only its own place can judge. */
  readonly cause?: Cause;
  readonly end: BoundaryId;
  /** Undefined: nothing dates the end. */
  readonly evidence: Evidence | undefined;
  /** Ends at a point within a phase, no boundary of its own: it bends to its neighbours instead of contradicting them. */
  readonly inner?: boolean;
}

const TRUST: Readonly<Record<SourceKind, number>> = { list: 0, order: 0, message: 1, field: 1, arrival: 2, eventTime: 3, eventName: 3, audit: 4 };

interface Dated {
  readonly step: Step;
  readonly names: readonly Step[];
  lo: number;
  hi: number;
  est: number;
  readonly middle: boolean;
  readonly source: Source;
}

export interface Conflict {
  readonly boundary: BoundaryId;
  readonly dropped: Source;
}

export interface Fused {
  readonly phases: readonly Phase[];
  readonly boundaries: readonly Boundary[];
  readonly conflicts: readonly Conflict[];
  readonly end: Instant;
  /** Boundaries that the operation passed and nothing dates. */
  readonly blind: readonly BoundaryId[];
}

/**
 * Fuses the chain. `openAt`: the operation still runs and its last, undated step is open until then.
 */
export function fuse(startId: BoundaryId, start: Evidence, steps: readonly Step[], openAt: EpochMs | undefined): Fused {
  const { points: dated, rest } = datedPoints(startId, start, steps);
  const { points, conflicts } = reconcile(dated);
  tighten(points);
  settleEstimates(points);
  const phases = joinedPhases(phasesBetween(points));
  const boundaries = boundariesOf(points);
  const last = points.at(-1);
  const lastInstant = last === undefined ? start : instant(last);
  const open = rest[0];
  if (openAt === undefined || open === undefined || openAt < lastInstant.est) {
    return { phases: phases.filter(hasLength), boundaries, conflicts, end: lastInstant, blind: blindOf(points) };
  }
  const now: Instant = { lo: openAt, hi: openAt, est: openAt };
  const openPhase = phaseOf(rest.slice(0, reachedIn(rest) + 1), lastInstant, now, last === undefined ? [] : [last.source], true);
  return { phases: [...phases.filter(hasLength), openPhase], boundaries, conflicts, end: now, blind: blindOf(points) };
}

/** Of undated steps, the one that goes on: a failure further on shows that those before it were passed. Nobody knows when, so they are one. */
export const reachedIn = (rest: readonly Step[]): number => Math.max(0, rest.findLastIndex(({ name, slice, cause }) => cause !== undefined && (slice === 'failing' || name === 'crash')));

/** Ends that were passed without a date: those of merged steps. */
const blindOf = (points: readonly Dated[]): readonly BoundaryId[] => points.flatMap(({ names }) => names.slice(0, -1).filter(({ inner }) => inner !== true).map(({ end }) => end));

const instant = ({ lo, hi, est }: { lo: number; hi: number; est: number }): Instant => ({ lo: epochMs(lo), hi: epochMs(hi), est: epochMs(est) });

/** The dated ends in order, each with the undated steps that merge into it; `rest` are those after the last dated one. */
function datedPoints(startId: BoundaryId, start: Evidence, steps: readonly Step[]): { points: Dated[]; rest: readonly Step[] } {
  const startStep: Step = { name: '', owner: 'unknown', end: startId, evidence: start };
  const points: Dated[] = [{ step: startStep, names: [], lo: start.lo, hi: start.hi, est: start.est, middle: start.middle === true, source: start.source }];
  let merged: Step[] = [];
  for (const step of steps) {
    merged.push(step);
    if (step.evidence !== undefined) {
      const { lo, hi, est, source, middle } = step.evidence;
      points.push({ step, names: merged, lo, hi, est, middle: middle === true, source });
      merged = [];
    }
  }
  return { points, rest: merged };
}

/**
 * Evidence that would run backwards: the least trusted is dropped and its boundary with it, until nothing contradicts. The two
 * ends of the operation cannot be dropped: they go where the better evidence is.
 */
function reconcile(all: readonly Dated[]): { readonly points: readonly Dated[]; readonly conflicts: Fused['conflicts'] } {
  const conflicts: Conflict[] = all.flatMap(({ step }) => (step.evidence?.dropped === undefined ? [] : [{ boundary: step.end, dropped: step.evidence.dropped }]));
  let points = all;
  // Each turn settles a pair for good; the bound is for whatever was not thought of.
  for (let turns = all.length ** 2; turns > 0; turns--) {
    const pair = contradiction(points);
    if (pair === undefined) {
      break;
    }
    const { before, later } = pair;
    if (before.step.inner === true || later.step.inner === true) {
      bend(before, later);
      continue;
    }
    const [loser, winner] = trustOf(before) < trustOf(later) ? [before, later] : [later, before];
    conflicts.push({ boundary: loser.step.end, dropped: loser.source });
    if (loser === points[0] || loser === points.at(-1)) {
      Object.assign(loser, { lo: winner.lo, hi: winner.hi, est: winner.est });
    } else {
      points = without(points, loser);
    }
  }
  return { points, conflicts };
}

/** Of all that contradict each other the two with the least trusted evidence; points within a phase when the boundaries agree. */
function contradiction(points: readonly Dated[]): { readonly before: Dated; readonly later: Dated } | undefined {
  let found: { readonly before: Dated; readonly later: Dated; readonly trust: number } | undefined;
  let lo = -Infinity;
  points.forEach((later, i) => {
    // Most chains never run backwards: one look at the greatest lower bound so far tells.
    if (lo > later.hi) {
      for (const before of points.slice(0, i)) {
        const trust = before.step.inner === true || later.step.inner === true ? Infinity : Math.min(trustOf(before), trustOf(later));
        if (before.lo > later.hi && (found === undefined || trust < found.trust)) {
          found = { before, later, trust };
        }
      }
    }
    lo = Math.max(lo, later.lo);
  });
  return found;
}

/** A boundary that nothing dates any more: its steps are those of the next. */
const without = (points: readonly Dated[], loser: Dated): readonly Dated[] => {
  const at = points.indexOf(loser);
  return points.flatMap((point, i) => (i === at ? [] : i === at + 1 ? [{ ...point, names: [...loser.names, ...point.names] }] : [point]));
};

/** The point within a phase gives way to the boundary; of two such points the one of the later phase does. */
function bend(a: Dated, b: Dated): void {
  const [gives, stays] = a.step.inner === true && b.step.inner !== true ? [a, b] : [b, a];
  Object.assign(gives, { lo: stays.lo, hi: stays.hi, est: stays.est });
}

const trustOf = ({ source }: Dated): number => TRUST[source.kind];

function tighten(points: readonly Dated[]): void {
  let lo = -Infinity;
  for (const point of points) {
    lo = Math.max(lo, point.lo);
    point.lo = Math.min(lo, point.hi);
  }
  let hi = Infinity;
  for (const point of [...points].reverse()) {
    hi = Math.min(hi, point.hi);
    point.hi = Math.max(hi, point.lo);
  }
}

/** Estimates inside their intervals and in order: neighbours that disagree share their mean, weighted by precision. */
function settleEstimates(points: readonly Dated[]): void {
  const blocks: { weight: number; sum: number; members: Dated[] }[] = [];
  for (const point of points) {
    const est = Math.min(point.hi, Math.max(point.lo, point.middle ? (point.lo + point.hi) / 2 : point.est));
    point.est = est;
    const weight = 1 / (point.hi - point.lo + 0.001);
    blocks.push({ weight, sum: est * weight, members: [point] });
    for (let last = blocks.at(-1), before = blocks.at(-2); last !== undefined && before !== undefined && before.sum / before.weight > last.sum / last.weight; last = blocks.at(-1), before = blocks.at(-2)) {
      blocks.splice(-2, 2, { weight: before.weight + last.weight, sum: before.sum + last.sum, members: [...before.members, ...last.members] });
    }
  }
  let floor = -Infinity;
  for (const { weight, sum, members } of blocks) {
    for (const member of members) {
      const own = members.length === 1 ? Math.min(member.hi, Math.max(member.lo, member.est)) : sum / weight;
      member.est = Math.max(floor, Math.min(member.hi, Math.max(member.lo, own)));
      floor = member.est;
    }
  }
}

function phasesBetween(points: readonly Dated[]): Phase[] {
  const phases: Phase[] = [];
  for (let i = 1; i < points.length; i++) {
    const from = points[i - 1];
    const to = points[i];
    if (from !== undefined && to !== undefined) {
      phases.push(phaseOf(to.names, instant(from), instant(to), [from.source, to.source], false));
    }
  }
  return phases;
}

/** Stretches of one phase that touch are one. */
function joinedPhases(phases: readonly Phase[]): readonly Phase[] {
  return phases.reduce<Phase[]>((joined, phase) => {
    const last = joined.at(-1);
    const same = last !== undefined && last.name === phase.name && last.container === phase.container && last.slice === phase.slice && last.owner === phase.owner && last.cause === phase.cause;
    if (!same || last === undefined) {
      return [...joined, phase];
    }
    const length = spanBetween(last.from, phase.to);
    return [...joined.slice(0, -1), { ...last, to: phase.to, length, precision: precisionOf(length), sources: [...last.sources, ...phase.sources] }];
  }, []);
}

function phaseOf(steps: readonly Step[], from: Instant, to: Instant, sources: readonly Source[], open: boolean): Phase {
  const [only] = steps;
  const owners = new Set(steps.map((step) => step.owner));
  const length = spanBetween(from, to);
  const single = steps.length === 1 && only !== undefined;
  const cause = single || open ? steps.at(-1)?.cause : undefined;
  return {
    name: steps.map((step) => (step.container === undefined || single ? step.name : `${step.name}(${step.container})`)).join('+'),
    from, to, length, open, sources,
    owner: owners.size === 1 && only !== undefined ? only.owner : 'unknown',
    precision: precisionOf(length),
    ...(single && only.container !== undefined ? { container: only.container } : {}),
    ...(single && only.slice !== undefined ? { slice: only.slice } : {}),
    ...(cause === undefined ? {} : { code: cause.code, cause }),
  };
}

const hasLength = (phase: Phase): boolean => phase.length.hiMs > 0;

export function spanBetween(from: Instant, to: Instant): Span {
  return { loMs: Math.max(0, to.lo - from.hi), hiMs: to.hi - from.lo, estMs: to.est - from.est };
}

const EXACT_MS = 10;
const FINE_MS = 100;
const COARSE_MS = 1000;

/** Precision of a length: half its width, rounded to a millisecond (1.10.6). */
export function precisionOf(span: Span): Precision {
  const halfMs = Math.round((span.hiMs - span.loMs) / 2);
  if (!Number.isFinite(halfMs)) {
    return 'unknown';
  }
  return halfMs <= EXACT_MS ? 'exact' : halfMs <= FINE_MS ? 'fine' : halfMs <= COARSE_MS ? 'coarse' : 'bounded';
}

function boundariesOf(points: readonly Dated[]): Boundary[] {
  return points
    .map((point): Boundary | undefined =>
      point.step.inner === true ? undefined : {
        ...instant(point), id: point.step.end, unknown: false, sources: [point.source],
        ...(point.step.container === undefined ? {} : { container: point.step.container }),
      }
    )
    .filter((boundary) => boundary !== undefined);
}
