// One operation of the pod, from the rows of `pods` and `lifecycle` that speak of it.
import type { Cells } from '../../../parts/frame';
import { numberOf, objectOf, optionalNumberOf, textOf } from '../../../parts/frame';
import type { Length, Moment } from '../../../../waterfall/numbers';

import type { Owner } from '../../../../waterfall/rows';
import { OWNERS } from '../../../../waterfall/rows';

export type { Owner };

export interface Delivery {
  /** `create-0`, `restart-3`: stable, and what stands in the address. */
  readonly op: string;
  /** LIFECYCLE.id of the operation itself. */
  readonly rowId: string;
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly operation: string;
  readonly node: string;
  readonly podIp: string;
  readonly workloadKind: string;
  readonly workload: string;
  readonly image: string;
  readonly outcome: string;
  readonly verdict: string;
  readonly code: string;
  readonly owner: string;
  /** Phase that is open now; empty when ended. */
  readonly phase: string;
  readonly open: boolean;
  readonly start: Moment;
  readonly end: Moment;
  readonly total: Length;
  readonly sli: Length;
  readonly targetMs: number;
  /** Since when the code is active. */
  readonly since: number | undefined;
  readonly terminal: boolean;
  readonly incident: string;
  readonly owned: readonly Owned[];
  /** Who owns the time that passes now. */
  readonly openOwner: Owner | undefined;
  readonly phases: readonly PhaseTime[];
}

/** A phase with its length, for sentences about what took longest. */
export interface PhaseTime {
  readonly name: string;
  readonly container: string;
  readonly owner: Owner;
  readonly length: Length;
}

/** Time that one owner had of an operation. */
export interface Owned {
  readonly owner: Owner;
  readonly length: Length;
}

/**
 * Operations in the order of their begins. A row of `pods` finds its row of `lifecycle` by kind and place among its kind, as
 * both are of the same records.
 */
export function deliveriesOf(pods: readonly Cells[], lifecycle: readonly Cells[]): readonly Delivery[] {
  const wholes = lifecycle.filter((row) => textOf(row, 'parent') === '');
  const oldestFirst = [...pods].sort((a, b) => numberOf(a, 'start') - numberOf(b, 'start'));
  const seen = new Map<string, number>();
  return oldestFirst.flatMap((record) => {
    const operation = textOf(record, 'operation');
    const place = seen.get(operation) ?? 0;
    seen.set(operation, place + 1);
    const whole = wholes.filter((row) => textOf(row, 'operation') === operation)[place];
    return whole === undefined ? [] : [deliveryOf(record, whole, lifecycle)];
  });
}

function deliveryOf(record: Cells, whole: Cells, lifecycle: readonly Cells[]): Delivery {
  const rowId = textOf(whole, 'id');
  const phases = lifecycle.filter((row) => textOf(row, 'parent') === rowId);
  const last = phases.at(-1);
  const text = (name: string): string => textOf(record, name);
  return {
    op: rowId.slice(text('uid').length + 1).replace('/', '-'), rowId, uid: text('uid'), namespace: text('namespace'), pod: text('pod'), operation: text('operation'), node: text('node'),
    podIp: text('podIp'), workloadKind: text('workloadKind'), workload: text('workload'), image: text('image'), outcome: text('outcome'), verdict: text('verdict'),
    code: text('code'), owner: text('owner'), phase: text('phase'), open: whole['open'] === true,
    start: momentOf(whole, 'from'), end: momentOf(whole, 'to'), total: lengthOf(whole),
    sli: { estMs: numberOf(record, 'sli'), loMs: numberOf(record, 'sliLo'), hiMs: numberOf(record, 'sliHi') }, targetMs: numberOf(record, 'target'),
    since: optionalNumberOf(record, 'since'), terminal: record['terminal'] === true, incident: text('incident'),
    owned: ownedOf(phases), openOwner: last?.['open'] === true ? ownerOf(last) : undefined, phases: phaseTimes(phases),
  };
}

/** Slices of one phase of one container are one. */
function phaseTimes(phases: readonly Cells[]): readonly PhaseTime[] {
  const times = new Map<string, PhaseTime>();
  for (const phase of phases) {
    const [name, container, length] = [textOf(phase, 'name'), textOf(phase, 'container'), lengthOf(phase)];
    const known = times.get(`${name} ${container}`);
    times.set(`${name} ${container}`, known === undefined ? { name, container, owner: ownerOf(phase), length } : { ...known, length: added(known.length, length) });
  }
  return [...times.values()];
}

const added = (a: Length, b: Length): Length => ({ estMs: a.estMs + b.estMs, loMs: a.loMs + b.loMs, hiMs: a.hiMs + b.hiMs });

export const lengthOf = (row: Cells): Length => ({ estMs: numberOf(row, 'duration'), loMs: numberOf(row, 'durationLo'), hiMs: numberOf(row, 'durationHi') });

export const momentOf = (row: Cells, name: string): Moment => {
  const est = numberOf(row, name);
  return { est, lo: optionalNumberOf(row, `${name}Lo`) ?? est, hi: optionalNumberOf(row, `${name}Hi`) ?? est };
};

/**
 * Sums by owner. Neighbouring phases share a boundary: what one may gain the other loses, so bounds of a sum are those of the
 * stretches of one owner taken as one, not the sums of all bounds.
 */
export function ownedOf(phases: readonly Cells[]): readonly Owned[] {
  return OWNERS.flatMap((owner) => {
    const stretches = stretchesOf(phases, owner);
    if (stretches.length === 0) {
      return [];
    }
    const sum = (of: (length: Length) => number): number => stretches.reduce((all, length) => all + of(length), 0);
    return [{ owner, length: { estMs: sum(({ estMs }) => estMs), loMs: sum(({ loMs }) => loMs), hiMs: sum(({ hiMs }) => hiMs) } }];
  });
}

function stretchesOf(phases: readonly Cells[], owner: Owner): readonly Length[] {
  const lengths: Length[] = [];
  let first: Cells | undefined;
  phases.forEach((phase, i) => {
    if (ownerOf(phase) !== owner) {
      return;
    }
    first ??= phase;
    const next = phases[i + 1];
    if (next === undefined || ownerOf(next) !== owner) {
      lengths.push(first === phase ? lengthOf(phase) : between(momentOf(first, 'from'), momentOf(phase, 'to')));
      first = undefined;
    }
  });
  return lengths;
}

export const between = (from: Moment, to: Moment): Length => ({ estMs: to.est - from.est, loMs: Math.max(0, to.lo - from.hi), hiMs: to.hi - from.lo });

function ownerOf(phase: Cells): Owner {
  const owner = textOf(phase, 'owner');
  return OWNERS.find((known) => known === owner) ?? 'unknown';
}

/** What the page speaks of unless another is chosen: what is wrong now, else the delivery. */
export function mainOf(deliveries: readonly Delivery[], chosen: string | undefined): Delivery | undefined {
  const wrong = deliveries.findLast(({ open, code }) => open && code !== '');
  return deliveries.find(({ op }) => op === chosen) ?? wrong ?? deliveries.find(({ operation }) => operation === 'create') ?? deliveries[0];
}

/** The gaps in hearing that the frame says it overlaps. */
export interface Gap {
  readonly from: number;
  /** Absent while it lasts. */
  readonly to: number | undefined;
  readonly resources: readonly string[];
}

export function gapsOf(value: unknown): readonly Gap[] {
  return (Array.isArray(value) ? (value as unknown[]) : []).flatMap((one) => {
    const gap = objectOf(one);
    const from = gap?.['from'];
    const to = gap?.['to'];
    const resources = gap?.['resources'];
    return typeof from === 'number' ? [{ from, to: typeof to === 'number' ? to : undefined, resources: Array.isArray(resources) ? resources.filter((name) => typeof name === 'string') : [] }] : [];
  });
}
