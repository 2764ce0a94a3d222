// What the two store threads answer. The engine of the store is chosen by whoever starts them.
import type { EpochMs } from '../../base/time';
import type { CoverageGap, RecordKey } from '../../pod/record/record';
import type { Signal } from '../../pod/signal';
import type { Batch, RecordFilter, StoreReader, StoreWriter } from '../store/store';

export interface WriterHandlers {
  [name: string]: (...args: readonly never[]) => unknown;
  write(batch: Batch): Promise<void>;
  retain(now: EpochMs): Promise<readonly string[]>;
  close(): Promise<void>;
}

export const writerHandlers = (writer: StoreWriter): WriterHandlers => ({
  write: (batch: Batch) => writer.write(batch),
  retain: (now: EpochMs) => writer.retain(now),
  close: () => writer.close(),
});

export interface ReaderHandlers {
  [name: string]: (...args: readonly never[]) => unknown;
  records(filter: RecordFilter): ReturnType<StoreReader['records']>;
  evidence(key: RecordKey): Promise<readonly Signal[]>;
  gaps(from: EpochMs, to: EpochMs): Promise<readonly CoverageGap[]>;
  state(): ReturnType<StoreReader['state']>;
}

// A thread that reads cannot be interrupted: a cancelled query is ended by ending the thread.
const NEVER = new AbortController().signal;

export const readerHandlers = (reader: StoreReader): ReaderHandlers => ({
  records: (filter: RecordFilter) => reader.records(filter, NEVER),
  evidence: (key: RecordKey) => reader.evidence(key, NEVER),
  gaps: (from: EpochMs, to: EpochMs) => reader.gaps(from, to, NEVER),
  state: () => reader.state(),
});

