// The attacher wrote its error into the VolumeAttachment, where no Event of the pod tells it.
import { causeOfWords } from '../../lifecycle/cause';
import type { Rule } from '../rule';
import { attachmentsOf } from '../setup';

// Joined from another object (3.2.8).
const CONFIDENCE = 0.75;

export const attachFailed: Rule = ({ phase, history, world }) => {
  const failed = phase.name === 'setup' || phase.name === 'volumes' ? attachmentsOf(history.latest.volumes, history, world).find(({ attached, errorMessage }) => !attached && errorMessage !== undefined) : undefined;
  const cause = failed?.errorMessage === undefined ? undefined : causeOfWords({ reason: 'FailedAttachVolume', message: `AttachVolume.Attach failed for volume "${failed.volume}" : ${failed.errorMessage}`, kind: 'Pod', source: '' });
  return cause === undefined ? undefined : { ...cause, confidence: Math.min(cause.confidence, CONFIDENCE) };
};
