// The pod is bound and its kubelet, on a node that is Ready, has not taken it.
import { deduced } from '../../lifecycle/cause';
import type { Rule } from '../rule';

const SILENT_MS = 30_000;

export const kubeletSilent: Rule = ({ phase, waitedMs, history }) => (phase.name !== 'kubelet_ack' || waitedMs < SILENT_MS ? undefined
  : deduced('KUBELET_ACK_SLOW', { confidence: 0.3, params: { node: history.latest.nodeName ?? '' } }));
