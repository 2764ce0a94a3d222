// A node that was not Ready: the truth behind whatever its pods show (3.2.2).
import type { Cause } from './cause';
import { deduced } from './cause';

export const nodeLost = (node: string, ready: 'False' | 'Unknown', said?: string): Cause => ready === 'Unknown'
  ? deduced('NODE_UNREACHABLE', 'platform', { params: { node }, advice: `The kubelet of ${node} stopped reporting.` })
  : deduced('NODE_NOT_READY', 'platform', { params: { node }, advice: `Node ${node} is not ready: ${said ?? 'see its conditions'}` });
