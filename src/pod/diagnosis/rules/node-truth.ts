// Node truth wins over what the pod shows (3.2.2): its node is not Ready, so its kubelet says nothing that counts.
import { nodeLost } from '../../lifecycle/node-lost';
import type { Rule } from '../rule';

export const nodeTruth: Rule = ({ history, world }) => {
  const node = history.latest.nodeName === undefined ? undefined : world.node(history.latest.nodeName);
  const ready = node?.conditions.find(({ type }) => type === 'Ready');
  return node === undefined || ready === undefined || ready.status === 'True' ? undefined : nodeLost(node.name, ready.status, ready.message);
};
