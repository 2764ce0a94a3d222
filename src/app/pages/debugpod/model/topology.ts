// A node graph as levels around the pod: who needs it above, what it needs below, its node first.
import type { Cells } from '../../../parts/frame';
import { textOf } from '../../../parts/frame';

export function levelsOf(nodes: readonly Cells[], edges: readonly Cells[], podId: string): readonly (readonly Cells[])[] {
  const above = new Set(edges.filter((edge) => textOf(edge, 'target') === podId).map((edge) => textOf(edge, 'source')));
  const below = new Set(edges.filter((edge) => textOf(edge, 'source') === podId).map((edge) => textOf(edge, 'target')));
  const level = (fits: (id: string) => boolean): readonly Cells[] => nodes.filter((node) => fits(textOf(node, 'id')));
  const isNode = (id: string): boolean => id.startsWith('node/');
  const under = [...level((id) => below.has(id) && isNode(id)), ...level((id) => below.has(id) && !isNode(id))];
  return [level((id) => above.has(id)), level((id) => id === podId), under].filter((one) => one.length > 0);
}
