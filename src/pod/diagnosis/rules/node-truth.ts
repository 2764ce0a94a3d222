// Node truth wins over what the pod shows (3.2.2): its node is not Ready, so its kubelet says nothing that counts.
import { deduced } from '../../lifecycle/cause';
import type { Rule } from '../rule';

export const nodeTruth: Rule = ({ history, world }) => {
  const node = history.latest.nodeName === undefined ? undefined : world.node(history.latest.nodeName);
  const ready = node?.conditions.find(({ type }) => type === 'Ready');
  if (node === undefined || ready === undefined || ready.status === 'True') {
    return undefined;
  }
  const params = { node: node.name };
  return ready.status === 'Unknown'
    ? deduced('NODE_UNREACHABLE', 'platform', { params, advice: `The kubelet of ${node.name} stopped reporting.` })
    : deduced('NODE_NOT_READY', 'platform', { params, advice: `Node ${node.name} is not ready: ${ready.message ?? 'see its conditions'}` });
};
