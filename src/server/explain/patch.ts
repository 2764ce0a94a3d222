// Status patches on an object, as the API server merges them: lists by their merge key, `$patch: delete`, null removes.

export type Raw = Readonly<Record<string, unknown>>;
export const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Merge keys of lists in a pod (`patchMergeKey` of the API's types). */
const MERGE_KEYS: Readonly<Record<string, string>> = {
  conditions: 'type', containerStatuses: 'name', initContainerStatuses: 'name', ephemeralContainerStatuses: 'name', podIPs: 'ip', hostIPs: 'ip', containers: 'name', initContainers: 'name',
  volumes: 'name', ownerReferences: 'uid', resourceClaimStatuses: 'name',
};
// Lists of statuses are replaced whole by the kubelet; their merge key only orders them.
const REPLACED = new Set(['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses']);

export function patched(object: Raw, patch: Raw): Raw {
  const result: Record<string, unknown> = { ...object };
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith('$')) {
      continue;
    }
    const known = result[key];
    if (value === null) {
      delete result[key];
    } else if (Array.isArray(value) && !REPLACED.has(key) && MERGE_KEYS[key] !== undefined) {
      result[key] = mergedList(Array.isArray(known) ? known : [], value, MERGE_KEYS[key]);
    } else {
      result[key] = isRaw(value) && isRaw(known) ? patched(known, value) : value;
    }
  }
  return result;
}

function mergedList(known: readonly unknown[], patches: readonly unknown[], mergeKey: string): readonly unknown[] {
  let list = known.filter(isRaw);
  for (const patch of patches.filter(isRaw)) {
    const id = patch[mergeKey];
    const at = list.findIndex((item) => item[mergeKey] === id);
    if (patch['$patch'] === 'delete') {
      list = list.filter((item) => item[mergeKey] !== id);
    } else {
      list = at < 0 ? [...list, patched({}, patch)] : list.with(at, patched(list[at] ?? {}, patch));
    }
  }
  return list;
}
