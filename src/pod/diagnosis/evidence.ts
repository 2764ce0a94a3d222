// What was heard in a stretch that speaks for its cause.
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import { happened } from '../lifecycle/evidence';
import type { EventSeen, History } from '../lifecycle/history';
import { conditionOf, firstCondition, statusOf } from '../lifecycle/history';
import type { Phase } from '../lifecycle/lifecycle';
import type { ClockOffset } from '../lifecycle/world';
import type { Evidence } from './finding';

// More than a person reads; the timeline has them all.
const PROOFS_MAX = 5;
const UNSKEWED: ClockOffset = { loMs: 0, hiMs: 0 };

/** Evidence that came with a version of the pod: true by then. */
export const shown = (source: string, at: EpochMs, text: string): Evidence => ({ source, at, lo: at, hi: at, text });

/** Warnings and failing states of the stretch, oldest first. @param clock the node's. */
export function proofOf(history: History, phase: Phase, clock: ClockOffset): readonly Evidence[] {
  const ofPhase = (container: string | undefined): boolean => phase.container === undefined || container === undefined || container === phase.container;
  const proofs: Evidence[] = [];
  if (phase.name === 'scheduling') {
    const refused = firstCondition(history, 'PodScheduled', 'False');
    const said = refused === undefined ? undefined : conditionOf(refused.pod, 'PodScheduled')?.message;
    if (refused !== undefined && said !== undefined) {
      proofs.push(shown('condition PodScheduled', refused.at, said));
    }
  }
  for (const seen of history.events) {
    const proof = eventProof(seen, clock);
    if (seen.first.type === 'Warning' && proof.at >= phase.from.lo - SECOND_MS && proof.at <= phase.to.hi + SECOND_MS && ofPhase(seen.first.subject.container)) {
      proofs.push(proof);
    }
  }
  const state = phase.container === undefined ? undefined : statusOf(history.latest, phase.container)?.state;
  const shownAt = history.versions.at(-1)?.at;
  if (phase.open && state?.kind === 'waiting' && state.reason !== undefined && shownAt !== undefined) {
    proofs.unshift(shown(`status of ${phase.container ?? ''}`, shownAt, `${state.reason}${state.message === undefined ? '' : `: ${state.message}`}`));
  }
  return proofs.slice(-PROOFS_MAX);
}

function eventProof(seen: EventSeen, clock: ClockOffset): Evidence {
  const { first, last, lastAt } = seen;
  const when = happened(seen, first.component === 'kubelet' ? clock : UNSKEWED) ?? { lo: epochMs(first.createdAt ?? lastAt), hi: lastAt, est: lastAt };
  return { source: `event ${first.reason}`, at: when.est, lo: when.lo, hi: when.hi, text: last.message, uid: first.uid, timelineId: `event/${first.uid}` };
}
