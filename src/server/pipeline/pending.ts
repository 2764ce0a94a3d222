// What waits to be written: gaps from their start to their end, and batches that the store refused.
import type { EpochMs } from '../../base/time';
import type { CoverageGap, PodRecord } from '../../pod/record/record';
import type { Batch } from '../store/store';

/** Gaps that began or ended since they were last taken. A gap is told once when it begins and once more when it ends. */
export class GapBook {
  private readonly lasting = new Map<string, CoverageGap>();
  private changed: CoverageGap[] = [];

  start(at: EpochMs, resources: readonly string[]): void {
    const key = resources.join();
    if (this.lasting.has(key)) {
      return;
    }
    const gap: CoverageGap = { from: at, resources };
    this.lasting.set(key, gap);
    this.changed.push(gap);
  }

  /** An end without a start says nothing: no time is invented for it. */
  end(at: EpochMs, resources: readonly string[]): void {
    const key = resources.join();
    const gap = this.lasting.get(key);
    if (gap === undefined) {
      return;
    }
    this.lasting.delete(key);
    this.changed = [...this.changed.filter((known) => known !== gap), { ...gap, to: at }];
  }

  take(): readonly CoverageGap[] {
    const taken = this.changed;
    this.changed = [];
    return taken;
  }
}

/** A refused batch and the next one as one: the newest row of each open operation, with every signal of both in order. */
export function joined(before: Batch | undefined, next: Batch): Batch {
  if (before === undefined) {
    return next;
  }
  const open = new Map([...before.open, ...next.open].map((record) => [identity(record), record]));
  // A pod that was closed and then began another operation keeps its journal: the writer forgets after it adds.
  const begunAgain = new Set(next.heard.map(({ uid }) => uid));
  const marks = next.marks ?? before.marks;
  return {
    heard: [...before.heard, ...next.heard], settled: [...before.settled, ...next.settled], open: [...open.values()],
    closed: [...before.closed.filter(({ uid }) => !begunAgain.has(uid)), ...next.closed], gaps: [...before.gaps, ...next.gaps],
    ...(marks === undefined ? {} : { marks }),
  };
}

/** How much a batch holds: its signals and records. */
export const sizeOf = ({ heard, settled, open }: Batch): number =>
  heard.reduce((sum, { signals }) => sum + signals.length, 0) + settled.reduce((sum, { evidence }) => sum + 1 + evidence.length, 0) + open.length;

const identity = ({ key }: PodRecord): string => `${key.uid}/${key.operation}/${key.ordinal}`;
