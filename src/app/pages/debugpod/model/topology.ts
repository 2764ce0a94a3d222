// A node graph as levels around the pod: who needs it above, what it needs below.
import type { Cells } from '../../../parts/frame';
import { textOf } from '../../../parts/frame';

export function levelsOf(nodes: readonly Cells[], edges: readonly Cells[], podId: string): readonly (readonly Cells[])[] {
  const above = new Set(edges.filter((edge) => textOf(edge, 'target') === podId).map((edge) => textOf(edge, 'source')));
  const below = new Set(edges.filter((edge) => textOf(edge, 'source') === podId).map((edge) => textOf(edge, 'target')));
  const level = (fits: (id: string) => boolean): readonly Cells[] => nodes.filter((node) => fits(textOf(node, 'id')));
  const [node, rest] = [level((id) => below.has(id) && id.startsWith('node/')), level((id) => below.has(id) && !id.startsWith('node/'))];
  return [level((id) => above.has(id)), level((id) => id === podId), rest, node].filter((one) => one.length > 0);
}
