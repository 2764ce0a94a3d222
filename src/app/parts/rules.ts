// The rules behind what comes next and what it is not, in the reader's language; the backend's English for those that are not known here.
import { t } from '../../waterfall/t';
import type { Alternative, NextAttempt } from './next';

export function ruleText({ whyKey, whyParams, rule }: Pick<NextAttempt, 'whyKey' | 'whyParams' | 'rule'>): string {
  const { delay = '', taint = '', tolerated = '', deadline = '', grace = '' } = whyParams;
  switch (whyKey) {
    case 'next.pull':
      return t('rule.pull', 'The node waits {{delay}} after a failed pull, then pulls again with its next look at the pod.', { delay });
    case 'next.restart':
      return t('rule.restart', 'The node waits {{delay}} after an exit, then starts it again with its next look at the pod.', { delay });
    case 'next.create':
      return t('rule.create', 'The node tries again with its next look at the pod, 10 to 15 s after the last.');
    case 'next.mount':
      return t('rule.mount', 'A volume that failed is tried again after {{delay}}; each wait is twice the one before, up to 2 min 2 s.', { delay });
    case 'next.sandbox':
      return t('rule.sandbox', 'The node tries again {{delay}} after a look at the pod that failed, or a little later.', { delay });
    case 'next.schedule':
      return t('rule.schedule', 'The scheduler tries again when something in the cluster changes that may help, and from time to time anyway.');
    case 'next.tolerationEnd':
      return t('rule.toleration', 'The pod tolerates {{taint}} for {{tolerated}}; then it is deleted, and its owner makes another.', { taint, tolerated });
    case 'next.deadline':
      return t('rule.deadline', 'Its own deadline ends the pod {{deadline}} after the node took it.', { deadline });
    case 'next.graceEnd':
      return t('rule.grace', 'What still runs when the grace period of {{grace}} ends is killed.', { grace });
    default:
      return rule;
  }
}

/** Why a cause was not chosen. */
export function whyNotText({ whyKey, whyParams, why }: Pick<Alternative, 'whyKey' | 'whyParams' | 'why'>): string {
  const { node = '' } = whyParams;
  switch (whyKey) {
    case 'why.sameMessage':
      return t('whyNot.sameMessage', 'The same message names it, of fewer nodes or less telling.');
    case 'why.deletedFor':
      return t('whyNot.deletedFor', 'It is why the pod was deleted, not why that took so long.');
    case 'why.nodeReady':
      return t('whyNot.nodeReady', 'Node {{node}} is Ready.', { node });
    case 'why.nodeHasMemory':
      return t('whyNot.nodeHasMemory', 'Node {{node}} is not short of memory.', { node });
    case 'why.noProbeKill':
      return t('whyNot.noProbeKill', 'The node did not kill it for a probe.');
    case 'why.neverEnded':
      return t('whyNot.neverEnded', 'The program has run since its start and never ended.');
    case 'why.attached':
      return t('whyNot.attached', 'The volume is attached.');
    case 'why.noScaleUp':
      return t('whyNot.noScaleUp', 'No autoscaler said that it adds a node.');
    default:
      return why;
  }
}
