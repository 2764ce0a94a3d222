// An incident as answers tell it: pods with one cause and what they share. Read once.
import type { Cells } from './frame';
import { numberOf, textOf } from './frame';

export interface Incident {
  readonly id: string;
  readonly dimension: string;
  readonly value: string;
  readonly since: number;
  readonly pods: number;
  readonly workloads: number;
  /** How many times as often as elsewhere. */
  readonly lift: number;
  readonly pValue: number;
  /** It has pods that we may not count. */
  readonly partly: boolean;
}

export function incidentOf(one: Cells | undefined): Incident | undefined {
  return one === undefined ? undefined : {
    id: textOf(one, 'id'), dimension: textOf(one, 'dimension'), value: textOf(one, 'value'), since: numberOf(one, 'since'), pods: numberOf(one, 'pods'), workloads: numberOf(one, 'workloads'),
    lift: numberOf(one, 'lift'), pValue: numberOf(one, 'pValue'), partly: one['partly'] === true,
  };
}
