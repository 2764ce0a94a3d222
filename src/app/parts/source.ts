// The data source that the pages ask, and questions to it: frames, resources, and again while things move.
import type { DataFrame, DataSourceInstanceSettings } from '@grafana/data';
import { dataFrameFromJSON } from '@grafana/data';
import { t } from '../../waterfall/t';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { lastValueFrom } from 'rxjs';
import type { PodFilter, Query, QueryKind } from '../../contract/query';

const TYPE = 'lunettes-delivery-datasource';

export const sources = (): readonly DataSourceInstanceSettings[] => getDataSourceSrv().getList({ type: TYPE });

/** The one whose UID or name stands in the URL, else the default, else the first. */
export function useSource(named: string | undefined): DataSourceInstanceSettings | undefined {
  // One object for as long as the same is named: questions hang on it.
  return useMemo(() => {
    const all = sources();
    return all.find((source) => source.uid === named || source.name === named) ?? all.find((source) => source.isDefault) ?? all[0];
  }, [named]);
}

export interface Question extends Partial<Pick<Query, 'by' | 'format' | 'metric' | 'at' | 'order' | 'group' | 'annotate'>> {
  readonly kind: QueryKind;
  readonly filter?: Partial<PodFilter>;
  readonly open?: boolean;
  readonly limit?: number;
  /** Of answers over time: the width of a step. */
  readonly intervalMs?: number;
  readonly maxDataPoints?: number;
}

/** Milliseconds since 1970. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

const lastHours = (): TimeRange => ({ from: Date.now() - 6 * 3_600_000, to: Date.now() });

interface QueryReply {
  readonly results: Readonly<Record<string, { readonly frames?: readonly Parameters<typeof dataFrameFromJSON>[0][]; readonly error?: string; readonly status?: number }>>;
}

/** A question that was not answered, with the backend's sentence. */
export class AskFailure extends Error {
  constructor(
    sentence: string,
    /** HTTP status; 0 when nothing answered. */
    readonly status: number,
    /** Grafana's identity of the request, for whoever looks into its log; empty when there is none. */
    readonly request: string
  ) {
    super(sentence);
    this.name = 'AskFailure';
  }
}

// Longer than any answer takes that is worth waiting for.
export const ANSWER_MAX_MS = 10_000;

/** @throws AskFailure */
export async function ask(source: DataSourceInstanceSettings, question: Question): Promise<DataFrame | undefined> {
  const { frames, failures } = await askAll(source, { A: question });
  const [failure] = failures;
  if (failure !== undefined) {
    throw failure;
  }
  return frames.A?.[0];
}

export interface Asked<K extends string> {
  readonly frames: Readonly<Partial<Record<K, readonly DataFrame[]>>>;
  readonly failures: readonly AskFailure[];
}

/** Several questions in one request, so that their answers are of one moment. What failed among them is told beside the rest. */
export async function askAll<K extends string>(source: DataSourceInstanceSettings, questions: Readonly<Record<K, Question>>, { from, to } = lastHours()): Promise<Asked<K>> {
  const names = Object.keys(questions) as K[];
  const queries = names.map((refId) => ({ refId, datasource: { uid: source.uid, type: TYPE }, version: 1, ...questions[refId] }));
  const request = { url: '/api/ds/query', method: 'POST', data: { from: String(from), to: String(to), queries }, showErrorAlert: false };
  const { results } = await inTime(lastValueFrom(getBackendSrv().fetch<QueryReply>(request)).then(({ data }) => data)).catch((thrown: unknown) => {
    // A request of which one part failed fails as a whole; its answers are in what was thrown.
    const reply = dataOf(thrown);
    if (reply?.results === undefined) {
      throw failureOf(thrown);
    }
    return { results: reply.results };
  });
  const frames: Partial<Record<K, readonly DataFrame[]>> = {};
  const failures: AskFailure[] = [];
  for (const name of names) {
    const result = results[name];
    if (result?.error === undefined) {
      frames[name] = (result?.frames ?? []).map((frame) => dataFrameFromJSON(frame));
    } else {
      failures.push(new AskFailure(result.error, result.status ?? 500, ''));
    }
  }
  return { frames, failures };
}

type Thrown = Partial<QueryReply> & { readonly message?: string; readonly traceID?: string };

const dataOf = (thrown: unknown): Thrown | undefined => (typeof thrown === 'object' && thrown !== null && 'data' in thrown ? (thrown.data as Thrown) : undefined);

function failureOf(thrown: unknown): AskFailure {
  if (thrown instanceof AskFailure) {
    return thrown;
  }
  const data = dataOf(thrown);
  const status = typeof thrown === 'object' && thrown !== null && 'status' in thrown && typeof thrown.status === 'number' ? thrown.status : 0;
  return new AskFailure(data?.message ?? t('source.silent', 'Grafana did not answer.'), status, data?.traceID ?? '');
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new AskFailure(t('source.late', 'The backend did not answer in {{seconds}} s.', { seconds: ANSWER_MAX_MS / 1000 }), 504, ''));
    const timer = setTimeout(late, ANSWER_MAX_MS);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** @throws AskFailure */
export async function askResource<T>(source: DataSourceInstanceSettings, path: string, params: Readonly<Record<string, string>> = {}): Promise<T> {
  const url = `/api/datasources/uid/${source.uid}/resources/${path}`;
  return inTime(lastValueFrom(getBackendSrv().fetch<T>({ url, params, showErrorAlert: false })).then(({ data }) => data)).catch((thrown: unknown) => {
    throw failureOf(thrown);
  });
}

export interface Answered<T> {
  readonly value: T | undefined;
  readonly error: string | undefined;
  readonly loading: boolean;
}

/** Asks now and every `everyMs` again. The last good answer stays while a newer one is awaited or fails. */
export function useAnswer<T>(question: () => Promise<T>, key: string, everyMs: number): Answered<T> {
  const [state, setState] = useState<Answered<T> & { readonly key: string }>({ key, value: undefined, error: undefined, loading: true });
  // The key names everything that the question depends on.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stable = useCallback(question, [key]);
  useEffect(() => {
    let over = false;
    let timer: ReturnType<typeof setTimeout>;
    const round = async () => {
      try {
        const value = await stable();
        if (!over) {
          setState({ key, value, error: undefined, loading: false });
        }
      } catch (thrown) {
        if (!over) {
          setState((before) => ({ key, value: before.key === key ? before.value : undefined, error: thrown instanceof Error ? thrown.message : String(thrown), loading: false }));
        }
      }
      if (!over) {
        timer = setTimeout(() => void round(), everyMs);
      }
    };
    void round();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [stable, key, everyMs]);
  return state.key === key ? state : { value: undefined, error: undefined, loading: true };
}
