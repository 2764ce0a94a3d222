// Virtual nodes (Fargate, ACI, virtual-kubelet): a provider writes the status, few or no Events tell how it came (1.11).
//   B5 ──────────── provision ────────────▶ last start
import type { NodeFacts, PodFacts } from '../signal';
import type { Step } from './chain';

/** By the node's own words; before it is known, by the label that asks for one. */
export function isVirtual(pod: PodFacts, node: NodeFacts | undefined): boolean {
  return pod.labels['eks.amazonaws.com/fargate-profile'] !== undefined || (node !== undefined && (
    node.labels['type'] === 'virtual-kubelet' || node.labels['eks.amazonaws.com/compute-type'] === 'fargate' ||
    node.taints.some(({ key }) => key.startsWith('virtual-kubelet.io/')) || /\bvk-|fargate/.test(node.kubeletVersion ?? '')));
}

const PROVISIONED = new Set(['kubelet_ack', 'setup', 'volumes', 'sandbox', 'pull', 'create', 'handoff']);

/** Everything from the bind to the last start is one stretch of the provider's. */
export function provisioned(steps: readonly Step[]): readonly Step[] {
  const inside = steps.filter(({ name }) => PROVISIONED.has(name));
  const from = steps.findIndex(({ name }) => PROVISIONED.has(name));
  const step: Step = { name: 'provision', owner: 'platform', end: 'B13', evidence: inside.at(-1)?.evidence };
  const outside = (part: readonly Step[]): readonly Step[] => part.filter(({ name }) => !PROVISIONED.has(name));
  return from < 0 ? steps : [...outside(steps.slice(0, from)), step, ...outside(steps.slice(from))];
}
