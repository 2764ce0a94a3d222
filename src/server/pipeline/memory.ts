// Whether a cluster fits into the memory that a collection was given, told before anything is listed.

// An assumption, not a measurement: the design's goal is 1.5 KB for a pod at rest; more while its journal is open, as all are after a first list.
const POD_BYTES = 4096;
// Nodes, workloads, claims, the program itself.
const BASE_MIB = 64;
const MIB = 1024 * 1024;

/** MiB that a cluster of so many pods needs. */
export const neededMiB = (pods: number): number => Math.ceil(BASE_MIB + (pods * POD_BYTES) / MIB);

/** The sentence with which a cluster that does not fit is refused; undefined when it fits. */
export function refusalOf(pods: number, memoryMiB: number): string | undefined {
  const needed = neededMiB(pods);
  return needed <= memoryMiB ? undefined
    : `The cluster has about ${pods} pods, for which about ${needed} MiB are needed; ${memoryMiB} MiB are allowed. Nothing is listed. Raise memory_mib (LUNETTES_MEMORY_MIB of a collector).`;
}
