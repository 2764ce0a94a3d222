// Is it only this pod? The smallest group that explains a finding.

export interface OnlyThis {
  readonly dimension: 'revision' | 'node' | 'image' | 'registry' | 'workload' | 'zone' | 'driver' | 'subnet';
  readonly value: string;
  /** Pods of the group with the same code. */
  readonly sick: number;
  /** Pods of the group. */
  readonly of: number;
}
