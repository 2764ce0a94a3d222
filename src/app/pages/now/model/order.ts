// The order of rows, steady under the reader's eye: sorted anew each ten seconds and only while nobody is at it. New groups come
// last until then; an emptied one stays a minute and says so.
import type { Group } from './board';

export interface Kept {
  readonly group: Group;
  /** When it was first found empty; undefined while it has pods. */
  readonly emptyAt: number | undefined;
}

export interface Order {
  readonly kept: readonly Kept[];
  readonly sortedAt: number;
}

const SORT_EACH_MS = 10_000;
const EMPTY_STAYS_MS = 60_000;

/** @param groups worst first. @param free nobody points at the rows, has the focus in them or opened one by hand */
export function arrange(before: Order | undefined, groups: readonly Group[], nowMs: number, free: boolean): Order {
  const alive = new Map(groups.map((group) => [group.key, group]));
  const known = before?.kept ?? [];
  const still = known.flatMap(({ group, emptyAt }): Kept[] => {
    const now = alive.get(group.key);
    if (now !== undefined) {
      return [{ group: now, emptyAt: undefined }];
    }
    const since = emptyAt ?? nowMs;
    return nowMs - since < EMPTY_STAYS_MS ? [{ group, emptyAt: since }] : [];
  });
  if (before === undefined || (free && nowMs - before.sortedAt >= SORT_EACH_MS)) {
    return { kept: sorted(still, groups), sortedAt: nowMs };
  }
  const keys = new Set(still.map(({ group }) => group.key));
  return { kept: [...still, ...groups.filter(({ key }) => !keys.has(key)).map((group) => ({ group, emptyAt: undefined }))], sortedAt: before.sortedAt };
}

/** At the reader's wish: now. */
export const sortNow = ({ kept }: Order, groups: readonly Group[], nowMs: number): Order => ({ kept: sorted(kept, groups), sortedAt: nowMs });

const sorted = (kept: readonly Kept[], groups: readonly Group[]): readonly Kept[] => [...groups.map((group) => ({ group, emptyAt: undefined })), ...kept.filter(({ emptyAt }) => emptyAt !== undefined)];

export function isChanged({ kept }: Order, groups: readonly Group[]): boolean {
  const shown = kept.filter(({ emptyAt }) => emptyAt === undefined).map(({ group }) => group.key);
  return groups.some(({ key }, i) => shown[i] !== key);
}
