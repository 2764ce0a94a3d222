// The four stages of a delivery by their plain names, read off its phases:
//
//   scheduling │ ack │ setup ⊇ IP allocation │ image pull … container start … │ readiness
//
// Nothing in Kubernetes says when a sandbox begins, so of the IP allocation only bounds are known: it lies within the setup of the
// pod, and lasted at least as long as the network was known to fail. Pulls and starts of several containers are summed.
import type { Phase, Span } from './lifecycle';
import type { EpochMs } from '../../base/time';

export type StageName = 'scheduling' | 'imagePull' | 'ipAllocation' | 'containerStart';

export interface Stage {
  readonly name: StageName;
  /** Begin of the first phase and end of the last that hold the stage, best estimates. */
  readonly from: EpochMs;
  readonly to: EpochMs;
  readonly loMs: number;
  readonly hiMs: number;
  /** Absent when nothing dates the stage itself: then the bounds are all there is. */
  readonly estMs?: number;
  readonly open: boolean;
}

/** Stages that the delivery reached, in this order. One of length zero (a cached image, an address of the node's) is left out. */
export function stagesOf(phases: readonly Phase[], hostNetwork: boolean): readonly Stage[] {
  const stages = [
    stageOf('scheduling', phases, /^scheduling$/),
    hostNetwork ? undefined : addressStage(phases),
    stageOf('imagePull', phases, /^pull(?:\(|$)/),
    stageOf('containerStart', phases, /^create(?:\(|$)/),
  ];
  return stages.filter((stage) => stage !== undefined);
}

/** Phases of the name count whole; merged ones may hold all of the stage, or nothing of it. */
function stageOf(name: StageName, phases: readonly Phase[], wanted: RegExp): Stage | undefined {
  const parts = (phase: Phase): readonly string[] => phase.name.split('+');
  const found = phases.filter((phase) => parts(phase).some((part) => wanted.test(part)));
  const whole = found.filter((phase) => parts(phase).every((part) => wanted.test(part)));
  return between(name, found, {
    loMs: sum(whole, 'loMs'), hiMs: sum(found, 'hiMs'), ...(whole.length < found.length ? {} : { estMs: sum(whole, 'estMs') }),
  });
}

function addressStage(phases: readonly Phase[]): Stage | undefined {
  const found = phases.filter(({ name, slice }) => name === 'sandbox' || name.split('+').includes('setup') || (name === 'volumes' && slice === 'mount+sandbox'));
  const failing = found.filter(({ slice, cause }) => slice === 'failing' && cause?.code.startsWith('NET_') === true);
  return between('ipAllocation', found, { loMs: sum(failing, 'loMs'), hiMs: sum(found, 'hiMs') });
}

const sum = (phases: readonly Phase[], of: keyof Span): number => phases.reduce((total, { length }) => total + length[of], 0);

function between(name: StageName, found: readonly Phase[], length: Pick<Stage, 'loMs' | 'hiMs' | 'estMs'>): Stage | undefined {
  const first = found[0];
  const last = found.at(-1);
  return first === undefined || last === undefined ? undefined : { name, from: first.from.est, to: last.to.est, ...length, open: last.open };
}
