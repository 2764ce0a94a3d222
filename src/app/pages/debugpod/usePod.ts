// Everything that the page shows of one pod, kept up to date: asked again when the stream rings, and in any case from time
// to time. The last good answer stays while a newer one is awaited or fails.
import type { DataFrame, DataSourceInstanceSettings } from '@grafana/data';
import { useCallback, useEffect, useRef, useState } from 'react';
import { backoff } from '../../../base/backoff';
import type { PodNow } from '../../../contract/resource';
import type { Cells } from '../../parts/frame';
import { cellsOf } from '../../parts/frame';
import { askAll, AskFailure, askResource } from '../../parts/source';
import { useBell } from '../../parts/stream';
import type { Delivery } from './model/delivery';
import { deliveriesOf } from './model/delivery';
import type { Found } from './model/found';
import { foundOf } from './model/found';
import type { Happened } from './model/happened';
import { happenedOf } from './model/happened';

/** One reading, all of one moment. */
export interface Snapshot {
  readonly uid: string;
  /** When it was heard, by the browser's clock. */
  readonly heardAt: number;
  readonly deliveries: readonly Delivery[];
  readonly found: readonly Found[];
  readonly lifecycle: DataFrame | undefined;
  readonly happened: readonly Happened[];
  readonly now: PodNow | undefined;
}

export interface Failure {
  readonly failure: AskFailure;
  readonly at: number;
  readonly retryAt: number;
}

export interface PodView {
  readonly snapshot: Snapshot | undefined;
  readonly failure: Failure | undefined;
  /** The backend's stream tells of changes; without it the page asks each second. */
  readonly streams: boolean;
  readonly again: () => void;
}

// Four updates a second are what an eye can follow.
const UPDATE_MIN_MS = 250;
const POLL_MS = 1000;
// With a stream the page need not ask, but a lost message must not freeze it.
const STREAMED_MS = 10_000;
const SETTLED_MS = 15_000;
const RETRY_FIRST_MS = 2000;
const RETRY_MAX_MS = 30_000;

export function usePod(source: DataSourceInstanceSettings, uid: string): PodView {
  const [state, setState] = useState<Pick<PodView, 'snapshot' | 'failure'>>({ snapshot: undefined, failure: undefined });
  const ask = useRef<() => void>(() => undefined);
  const again = useCallback(() => ask.current(), []);
  const settled = state.snapshot?.now?.settled === true;
  const streams = useBell(source, `pod/${uid}`, settled ? undefined : { kind: 'lifecycle', filter: { uid } }, again);
  const calmMs = settled ? SETTLED_MS : streams ? STREAMED_MS : POLL_MS;

  useEffect(() => {
    let over = false;
    let asking = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let askedAt = 0;
    const waits = backoff(RETRY_FIRST_MS, RETRY_MAX_MS);
    const later = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => void round(), ms);
    };
    const round = async (): Promise<void> => {
      asking = true;
      askedAt = Date.now();
      let nextMs = calmMs;
      try {
        const snapshot = await read(source, uid);
        waits.reset();
        if (!over) {
          setState({ snapshot, failure: undefined });
        }
      } catch (thrown) {
        const failure = thrown instanceof AskFailure ? thrown : new AskFailure(String(thrown), 0, '');
        nextMs = waits.next(Math.random());
        if (!over) {
          setState((before) => ({ snapshot: before.snapshot, failure: { failure, at: Date.now(), retryAt: Date.now() + nextMs } }));
        }
      }
      asking = false;
      if (!over) {
        later(nextMs);
      }
    };
    ask.current = () => {
      if (!asking) {
        later(Math.max(0, askedAt + UPDATE_MIN_MS - Date.now()));
      }
    };
    void round();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [source, uid, calmMs]);
  return { ...state, streams, again };
}

async function read(source: DataSourceInstanceSettings, uid: string): Promise<Snapshot> {
  const filter = { uid };
  const [{ frames, failures }, now] = await Promise.all([
    askAll(source, { lifecycle: { kind: 'lifecycle', filter }, timeline: { kind: 'timeline', filter }, diagnosis: { kind: 'diagnosis', filter }, pods: { kind: 'pods', filter } }),
    askResource<PodNow>(source, `pod/${encodeURIComponent(uid)}`),
  ]);
  const [failure] = failures;
  if (failure !== undefined) {
    throw failure;
  }
  const diagnosis: readonly Cells[] = cellsOf(frames.diagnosis?.[0]);
  const deliveries = deliveriesOf(cellsOf(frames.pods?.[0]), cellsOf(frames.lifecycle?.[0]));
  const birth = deliveries.find(({ operation }) => operation === 'create')?.start;
  return {
    uid, heardAt: Date.now(), deliveries, found: diagnosis.map(foundOf), lifecycle: frames.lifecycle?.[0],
    happened: happenedOf(cellsOf(frames.timeline?.[0]), birth), now,
  };
}
