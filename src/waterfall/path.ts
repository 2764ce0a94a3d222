// The critical path: the chain of rows without which the whole would have ended earlier. From the end backwards, the row that
// ended last before the next one began.
import type { Row } from './rows';

export interface Path {
  readonly ids: ReadonlySet<string>;
  /** The row before, on the path. */
  readonly before: ReadonlyMap<string, string>;
}

/** @param leaves rows without children, of one operation. Rows that tile are all on it. */
export function criticalPath(leaves: readonly Row[]): Path {
  const byEnd = [...leaves].sort((a, b) => a.to - b.to || a.from - b.from);
  const ids = new Set<string>();
  const before = new Map<string, string>();
  let after: Row | undefined;
  for (let i = byEnd.length - 1; i >= 0; i--) {
    const row = byEnd[i];
    // Bounds of half a millisecond: traces round their ends.
    if (row !== undefined && (after === undefined || row.to <= after.from + 0.5)) {
      ids.add(row.id);
      if (after !== undefined) {
        before.set(after.id, row.id);
      }
      after = row;
    }
  }
  return { ids, before };
}
