// The order in which a delivery can be held up (kubernetes-lifecycle 3.2.1), and what shows that a stage was passed.
import type { Code } from '../code/code';
import { isUnder } from '../code/code';

const STAGES: readonly (readonly string[])[] = [
  ['CREATE'], ['GATE_SCHEDULING'], ['SCHED', 'DRA_NO', 'DRA_CLAIM', 'DRA_CLASS'], ['NODE', 'KUBELET'], ['VOL', 'PVC', 'DRA'], ['NET', 'SANDBOX'], ['IMAGE'], ['CONFIG', 'CTR_CREATE'], ['CTR'], ['HOOK'], ['APP'], ['PROBE'], ['GATE'],
];
const LAST = STAGES.length;

/** Place in the order; what belongs to no stage comes last. */
export function stageOf(code: Code): number {
  const place = STAGES.findIndex((prefixes) => prefixes.some((prefix) => isUnder(code, prefix)));
  return place < 0 ? LAST : place;
}

const place = (code: string): number => STAGES.findIndex((prefixes) => prefixes.includes(code));

/** Events of progress: the stage up to which all is well when they are heard. */
const PASSED: Readonly<Record<string, number>> = {
  Scheduled: place('SCHED'), SuccessfulAttachVolume: place('SCHED'), Pulling: place('NET'), Pulled: place('IMAGE'), Created: place('CONFIG'), Started: place('APP'),
};

/** The last stage that the event shows to be passed; -1 for an event that shows none. */
export const passedBy = (reason: string): number => PASSED[reason] ?? -1;
