// What each living pod says to the question whether others fail alike: little enough to be kept of all of them.
import type { EpochMs } from '../../base/time';
import type { Code, Owner } from '../code/code';
import type { PodUid } from '../signal';
import type { Dimensions, PodRecord } from './record';

/** In the order in which ties are broken. */
export const SHARED_DIMENSIONS = ['node', 'image', 'registry', 'driver', 'subnet', 'zone'] as const;
export type SharedDimension = (typeof SHARED_DIMENSIONS)[number];

export interface Case {
  readonly uid: PodUid;
  readonly namespace: string;
  /** `namespace/kind/name` of the owner workload. */
  readonly workload: string;
  readonly revision: string;
  readonly shared: Readonly<Pick<Dimensions, SharedDimension>>;
  /** Absent while nothing is wrong. */
  readonly finding?: { readonly code: Code; readonly owner: Owner; readonly since: EpochMs; readonly until?: EpochMs };
}

export type Sick = Case & { readonly finding: NonNullable<Case['finding']> };

export const isSick = (one: Case): one is Sick => one.finding !== undefined;

/** A pod of which only its dimensions are known. */
export function restingCase(uid: PodUid, dimensions: Dimensions): Case {
  const { node, image, registry, driver, subnet, zone, namespace, workloadKind, workload, revision } = dimensions;
  return { uid, namespace, workload: `${namespace}/${workloadKind}/${workload}`, revision, shared: { node, image, registry, driver, subnet, zone } };
}

/** The newest operation of a pod with a finding speaks for it, else its newest. @param records of one pod, oldest first */
export function caseOf(records: readonly PodRecord[]): Case | undefined {
  const record = records.findLast(({ lifecycle, diagnosis }) => lifecycle.open && diagnosis !== undefined) ?? records.findLast(({ diagnosis }) => diagnosis !== undefined) ?? records.at(-1);
  if (record === undefined) {
    return undefined;
  }
  const { dimensions, diagnosis, lifecycle, key } = record;
  const until = diagnosis?.until ?? (lifecycle.open ? undefined : lifecycle.end.est);
  return {
    ...restingCase(key.uid, dimensions),
    ...(diagnosis === undefined ? {} : { finding: { code: diagnosis.code, owner: diagnosis.owner, since: diagnosis.since, ...(until === undefined ? {} : { until }) } }),
  };
}
