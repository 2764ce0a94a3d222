// Ends of patience: of a lost node's tolerations, of a deadline, of a grace period.
import { SECOND_MS } from '../../../base/time';
import type { Foresight } from './next';
import { inWords, within } from './next';

/** The taint manager looks at what it marked within about this. */
const TAINT_LATE_MS = 1000;

export const tolerationEnd: Foresight = ({ operation, history, world, now }) => {
  const node = operation === 'delete' ? undefined : world.node(history.latest.nodeName ?? '');
  for (const taint of node?.taints ?? []) {
    const tolerated = history.latest.tolerations.find(({ key, effect, seconds }) => key === taint.key && (effect === undefined || effect === taint.effect) && seconds !== undefined);
    if (taint.effect === 'NoExecute' && taint.addedAt !== undefined && tolerated?.seconds !== undefined) {
      const at = taint.addedAt + tolerated.seconds * SECOND_MS;
      return within(now, at, at + SECOND_MS + TAINT_LATE_MS, {
        what: 'tolerationEnd', rule: `The pod tolerates ${taint.key} for ${inWords(tolerated.seconds * SECOND_MS)}; then it is deleted, and its owner makes another.`, helps: 'either',
        whyKey: 'next.tolerationEnd', whyParams: { taint: taint.key, tolerated: inWords(tolerated.seconds * SECOND_MS) },
      });
    }
  }
  return undefined;
};

export const deadline: Foresight = ({ operation, history, now }) => {
  const { activeDeadlineS, startedAt } = history.latest;
  if (operation === 'delete' || activeDeadlineS === undefined || startedAt === undefined) {
    return undefined;
  }
  const at = startedAt + activeDeadlineS * SECOND_MS;
  return within(now, at, at + SECOND_MS, {
    what: 'deadline', rule: `activeDeadlineSeconds ends the pod ${inWords(activeDeadlineS * SECOND_MS)} after its kubelet took it.`, helps: 'acting', whyKey: 'next.deadline', whyParams: { deadline: inWords(activeDeadlineS * SECOND_MS) },
  });
};

export const graceEnd: Foresight = ({ operation, phase, history, now }) => {
  const { deletionAt, deletionGraceS } = history.latest;
  if (operation !== 'delete' || phase.name !== 'grace' || deletionAt === undefined || deletionGraceS === undefined) {
    return undefined;
  }
  return within(now, deletionAt, deletionAt + SECOND_MS, {
    what: 'graceEnd', rule: `What still runs when the grace period of ${inWords(deletionGraceS * SECOND_MS)} ends is killed.`, helps: 'waiting', whyKey: 'next.graceEnd', whyParams: { grace: inWords(deletionGraceS * SECOND_MS) },
  });
};
