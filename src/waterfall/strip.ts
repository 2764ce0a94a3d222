// "Who owned each second": the whole operation tiled by owner, and the place where its target was spent.
import type { Stretch } from './axis';
import type { Length } from './numbers';
import type { Owner, Row } from './rows';

export interface Tile extends Stretch {
  readonly owner: Owner;
}

/** Phases by time with neighbours of one owner joined. What no phase covers stays blank; where several overlap, the one that began last wins. */
export function tilesOf(phases: readonly Row[]): readonly Tile[] {
  const tiles: Tile[] = [];
  const running: Row[] = [];
  let cursor = -Infinity;
  const advance = (until: number): void => {
    for (let row = running.pop(); row !== undefined; row = running.pop()) {
      const to = Math.min(row.to, until);
      add(tiles, { owner: row.owner ?? 'unknown', from: cursor, to });
      cursor = Math.max(cursor, to);
      if (row.to > until) {
        running.push(row);
        return;
      }
    }
  };
  for (const row of [...phases].sort((a, b) => a.from - b.from || b.to - a.to)) {
    advance(row.from);
    cursor = row.from;
    running.push(row);
  }
  advance(Infinity);
  return tiles;
}

function add(tiles: Tile[], tile: Tile): void {
  const last = tiles[tiles.length - 1];
  if (tile.to <= tile.from) {
    return;
  }
  if (last !== undefined && last.owner === tile.owner && last.to === tile.from) {
    tiles[tiles.length - 1] = { ...last, to: tile.to };
  } else {
    tiles.push(tile);
  }
}

/** Only time of the platform and of dependencies is charged, and never that of a gate that somebody set. */
const charged = ({ owner, name }: Row): boolean => (owner === 'platform' || owner === 'dependency') && name !== 'gated';

/** The instant at which charged time reached the target; undefined when it did not. */
export function spentAt(phases: readonly Row[], targetMs: number): number | undefined {
  let spentMs = 0;
  for (const phase of [...phases].filter(charged).sort((a, b) => a.from - b.from)) {
    const lengthMs = phase.to - phase.from;
    if (spentMs + lengthMs > targetMs) {
      return phase.from + (targetMs - spentMs);
    }
    spentMs += lengthMs;
  }
  return undefined;
}

/** Time by owner, summed over operations; owners without time are left out. Neighbours of one owner share their boundary at no cost. */
export function owned(operations: readonly (readonly Row[])[]): readonly { readonly owner: Owner; readonly length: Length; readonly open: boolean }[] {
  const sums = new Map<Owner, { estMs: number; loMs: number; hiMs: number; open: boolean }>();
  for (const { first, last, owner } of operations.flatMap(runsOf)) {
    const sum = sums.get(owner) ?? { estMs: 0, loMs: 0, hiMs: 0, open: false };
    sums.set(owner, {
      estMs: sum.estMs + last.to - first.from, loMs: sum.loMs + Math.max(0, last.toLo - first.fromHi), hiMs: sum.hiMs + Math.max(0, last.toHi - first.fromLo), open: sum.open || last.open,
    });
  }
  return [...sums].flatMap(([owner, { open, ...length }]) => (length.hiMs > 0 ? [{ owner, length, open }] : []));
}

/** Rows of one owner that follow each other without a break. */
function runsOf(phases: readonly Row[]): readonly { readonly first: Row; readonly last: Row; readonly owner: Owner }[] {
  const runs: { first: Row; last: Row; owner: Owner }[] = [];
  for (const row of [...phases].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const run = runs[runs.length - 1];
    if (run !== undefined && run.owner === row.owner && row.from <= run.last.to) {
      run.last = row.to >= run.last.to ? row : run.last;
    } else if (row.owner !== undefined) {
      runs.push({ first: row, last: row, owner: row.owner });
    }
  }
  return runs;
}
