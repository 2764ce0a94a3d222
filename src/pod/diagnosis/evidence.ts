// What was heard in a stretch that speaks for its cause.
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import { causeOfEvent } from '../lifecycle/cause';
import { happened, wholeSecond } from '../lifecycle/evidence';
import type { EventSeen, History, Version } from '../lifecycle/history';
import { conditionOf, statusOf } from '../lifecycle/history';
import type { Phase } from '../lifecycle/lifecycle';
import { changeId, eventId, stateWord } from '../lifecycle/words';
import type { ClockOffset, World } from '../lifecycle/world';
import type { Evidence } from './finding';
import { activePart } from './part';

// More than a person reads; the timeline has them all.
const PROOFS_MAX = 4;
const UNSKEWED: ClockOffset = { loMs: 0, hiMs: 0 };

/** Evidence that came with a version of the pod: true by then. */
export const shown = (source: string, at: EpochMs, text: string): Evidence => ({ source, at, lo: at, hi: at, text });

/** Oldest first: of many, those that name the code themselves and the newest. */
export function proofOf(history: History, whole: Phase, world: World): readonly Evidence[] {
  const phase = activePart(whole);
  const clock = world.clockOf(history.latest.nodeName);
  const proofs = [...refusalProofs(history, phase), ...nodeProofs(history, phase, world), ...statusProofs(history, phase, clock), ...gateProofs(history, phase), ...eventProofs(history, phase, clock)];
  const telling = proofs.sort((a, b) => Number(b.names) - Number(a.names) || b.proof.at - a.proof.at).slice(0, PROOFS_MAX).map(({ proof }) => proof).sort((a, b) => a.at - b.at);
  return telling.length > 0 || (phase.cause?.confidence ?? 1) >= SILENCE ? telling : [{ ...shown('silence', phase.from.est, 'Nothing that would explain the wait was heard since.'), lo: phase.from.lo, hi: phase.from.hi }];
}

// A cause of less confidence is inferred from silence (3.2.8).
const SILENCE = 0.5;

interface Proof {
  readonly proof: Evidence;
  /** It names the code itself. */
  readonly names: boolean;
}

const names = (proof: Evidence): Proof => ({ proof, names: true });

/** The scheduler's newest full text, where the stretch is its. */
function refusalProofs(history: History, phase: Phase): readonly Proof[] {
  const message = (version: Version): string | undefined => {
    const condition = conditionOf(version.pod, 'PodScheduled');
    return condition?.status === 'False' ? condition.message : undefined;
  };
  const newest = phase.name === 'scheduling' ? history.versions.findLast((version) => message(version) !== undefined && version.at <= phase.to.hi + SECOND_MS) : undefined;
  const text = newest === undefined ? undefined : message(newest);
  const first = history.versions.find((version) => text !== undefined && message(version) === text);
  return first === undefined || text === undefined ? [] : [names({ ...shown('condition PodScheduled', first.at, text), timelineId: changeId(first.pod.resourceVersion, 'PodScheduled False') })];
}

/** The node's own condition, where the cause is the node's. */
function nodeProofs(history: History, phase: Phase, world: World): readonly Proof[] {
  const node = phase.cause?.code.startsWith('NODE_') === true ? world.node(history.latest.nodeName ?? '') : undefined;
  const ready = node?.conditions.find(({ type }) => type === 'Ready');
  const at = ready?.changedAt;
  return node === undefined || ready === undefined || at === undefined ? []
    : [names({ source: `condition Ready of node ${node.name}`, at, lo: at, hi: epochMs(at + SECOND_MS), text: `${ready.status}: ${ready.message ?? ready.reason ?? ''}` })];
}

/** How the container stands, and how it last ended. */
function statusProofs(history: History, phase: Phase, clock: ClockOffset): readonly Proof[] {
  const container = phase.container ?? '';
  const status = statusOf(history.latest, container);
  if (status === undefined || phase.cause === undefined) {
    return [];
  }
  const { state, lastState } = status;
  const proofs: Proof[] = [];
  const ended = state.kind === 'terminated' ? state : lastState;
  if (ended?.finishedAt !== undefined && (phase.name === 'crash' || phase.name === 'backoff')) {
    const { lo, hi, est } = wholeSecond(ended.finishedAt, clock, 'finishedAt');
    proofs.push(names({ source: `status of ${container}`, at: est, lo, hi, text: [stateWord(ended), ended.message].filter((part) => part !== undefined && part !== '').join(': '), ...rowOf(history, container, stateWord(ended)) }));
  }
  if (phase.open && state.kind === 'waiting' && state.reason !== undefined) {
    const first = history.versions.find(({ pod }) => stateWord(statusOf(pod, container)?.state) === stateWord(state));
    proofs.push(names({ ...shown(`status of ${container}`, first?.at ?? phase.from.est, `${state.reason}${state.message === undefined ? '' : `: ${state.message}`}`), ...rowOf(history, container, stateWord(state)) }));
  }
  return proofs;
}

function rowOf(history: History, container: string, word: string): Partial<Evidence> {
  const first = history.versions.find(({ pod }) => stateWord(statusOf(pod, container)?.state) === word);
  return first === undefined ? {} : { timelineId: changeId(first.pod.resourceVersion, word, container) };
}

/** A third party's condition that holds the pod back. */
function gateProofs(history: History, phase: Phase): readonly Proof[] {
  const gate = phase.name === 'readiness_gates' ? phase.cause?.params['gate'] : undefined;
  const version = gate === undefined ? undefined : history.versions.find(({ pod }) => conditionOf(pod, gate)?.status === 'False');
  const condition = version === undefined || gate === undefined ? undefined : conditionOf(version.pod, gate);
  return version === undefined || condition === undefined ? [] : [names({ ...shown(`condition ${condition.type}`, version.at, condition.message ?? condition.reason ?? condition.status), timelineId: changeId(version.pod.resourceVersion, `${condition.type} False`) })];
}

/** Events of progress that say why a stretch was long, or what ended a container. */
const SPEAKING: Readonly<Record<string, RegExp>> = {
  pull: /^(?:Pulled|BackOff)$/, scheduling: /^(?:TriggeredScaleUp|NotTriggerScaleUp|Nominated)$/, volumes: /^SuccessfulAttachVolume$/, crash: /^Killing$/, backoff: /^Killing$/, grace: /^Killing$/,
};

function eventProofs(history: History, phase: Phase, clock: ClockOffset): readonly Proof[] {
  return history.events.flatMap((seen): readonly Proof[] => {
    const { first } = seen;
    const { container } = first.subject;
    const speaks = first.type === 'Warning' || SPEAKING[phase.name]?.test(first.reason) === true;
    const ofPhase = phase.container === undefined || container === undefined || container === phase.container;
    const proof = speaks && ofPhase ? eventProof(seen, clock) : undefined;
    return proof === undefined || proof.at < phase.from.lo - SECOND_MS || proof.at > phase.to.hi + SECOND_MS ? [] : [{ proof, names: causeOfEvent(seen)?.code === phase.code }];
  });
}

function eventProof(seen: EventSeen, clock: ClockOffset): Evidence {
  const { first, last, lastAt } = seen;
  const when = happened(seen, first.component === 'kubelet' ? clock : UNSKEWED) ?? { lo: epochMs(first.createdAt ?? lastAt), hi: lastAt, est: lastAt };
  return { source: `event ${first.reason}`, at: when.est, lo: when.lo, hi: when.hi, text: last.message, uid: first.uid, timelineId: eventId(first.uid) };
}
