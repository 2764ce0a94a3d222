// A node that was not Ready: the truth behind whatever its pods show (3.2.2).
import type { Cause } from './cause';
import { deduced } from './cause';

export const nodeLost = (node: string, ready: 'False' | 'Unknown', said?: string): Cause => ready === 'Unknown'
  ? deduced('NODE_UNREACHABLE', { params: { node } })
  : deduced('NODE_NOT_READY', { params: { node, ...(said === undefined ? {} : { why: said }) } });
