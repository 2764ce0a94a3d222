// A page's question, asked again when the stream rings and in any case from time to time; with back-off while it fails.
// The last good answer stays while a newer one is awaited or fails.
import type { DataSourceInstanceSettings } from '@grafana/data';
import { useCallback, useEffect, useRef, useState } from 'react';
import { backoff } from '../../base/backoff';
import type { Question } from './source';
import { AskFailure } from './source';
import { useBell } from './stream';

export interface Failed {
  readonly failure: AskFailure;
  readonly at: number;
  readonly retryAt: number;
}

export interface Asking<T> {
  readonly value: T | undefined;
  readonly failure: Failed | undefined;
  readonly again: () => void;
}

interface AskingOptions<T> {
  /** Names everything that the question depends on. */
  readonly key: string;
  readonly read: () => Promise<T>;
  /** The stream that tells of changes; undefined when none will come. */
  readonly bell: (value: T | undefined) => { readonly path: string; readonly question: Question } | undefined;
  /** How long an answer is good enough. */
  readonly everyMs: (value: T | undefined, streams: boolean) => number;
}

// Four updates a second are what an eye can follow.
const UPDATE_MIN_MS = 250;
const RETRY_FIRST_MS = 2000;
const RETRY_MAX_MS = 30_000;

export function useAsking<T>(source: DataSourceInstanceSettings, { key, read, bell, everyMs }: AskingOptions<T>): Asking<T> {
  const [state, setState] = useState<Pick<Asking<T>, 'value' | 'failure'>>({ value: undefined, failure: undefined });
  const ask = useRef<() => void>(() => undefined);
  const again = useCallback(() => ask.current(), []);
  const rung = bell(state.value);
  const streams = useBell(source, rung?.path ?? '', rung?.question, again);
  const calmMs = everyMs(state.value, streams);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stable = useCallback(() => read(), [key]);

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
        const value = await stable();
        waits.reset();
        if (!over) {
          setState({ value, failure: undefined });
        }
      } catch (thrown) {
        const failure = thrown instanceof AskFailure ? thrown : new AskFailure(String(thrown), 0, '');
        nextMs = waits.next(Math.random());
        if (!over) {
          setState((before) => ({ value: before.value, failure: { failure, at: Date.now(), retryAt: Date.now() + nextMs } }));
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
  }, [stable, calmMs]);
  return { ...state, again };
}
