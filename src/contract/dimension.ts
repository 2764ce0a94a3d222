// Dimensions that pods are filtered by and that values can be asked for: the filter's name and the resource `values/…` that knows them.
import type { PodFilter } from './query';

export const DIMENSIONS = {
  namespace: 'namespaces', workload: 'workloads', pod: 'pods', node: 'nodes', zone: 'zones', image: 'images', code: 'codes', owner: 'owners', verdict: 'verdicts', outcome: 'outcomes',
  operation: 'operations', specClass: 'classes',
} as const satisfies Partial<Readonly<Record<keyof PodFilter, string>>>;

export type Dimension = keyof typeof DIMENSIONS;

export const isDimension = (name: string): name is Dimension => Object.hasOwn(DIMENSIONS, name);
