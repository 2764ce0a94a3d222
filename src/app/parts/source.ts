// The data source that the pages ask, and questions to it: frames, resources, and again while things move.
import type { DataFrame, DataSourceInstanceSettings } from '@grafana/data';
import { dataFrameFromJSON } from '@grafana/data';
import { getBackendSrv, getDataSourceSrv } from '@grafana/runtime';
import { useCallback, useEffect, useState } from 'react';
import { lastValueFrom } from 'rxjs';
import type { PodFilter, QueryKind } from '../../contract/query';

const TYPE = 'lunettes-delivery-datasource';

export const sources = (): readonly DataSourceInstanceSettings[] => getDataSourceSrv().getList({ type: TYPE });

/** The one named in the URL, else the default, else the first. */
export function useSource(uid: string | undefined): DataSourceInstanceSettings | undefined {
  const all = sources();
  return all.find((source) => source.uid === uid) ?? all.find((source) => source.isDefault) ?? all[0];
}

export interface Question {
  readonly kind: QueryKind;
  readonly filter?: Partial<PodFilter>;
  readonly open?: boolean;
  readonly limit?: number;
}

interface QueryReply {
  readonly results: Readonly<Record<string, { readonly frames?: readonly Parameters<typeof dataFrameFromJSON>[0][]; readonly error?: string; readonly status?: number }>>;
}

/** @throws Error with the backend's sentence. */
export async function ask(source: DataSourceInstanceSettings, question: Question): Promise<DataFrame | undefined> {
  const now = Date.now();
  const query = { refId: 'A', datasource: { uid: source.uid, type: TYPE }, version: 1, ...question };
  const request = { url: '/api/ds/query', method: 'POST', data: { from: String(now - 6 * 3_600_000), to: String(now), queries: [query] }, showErrorAlert: false };
  const reply = await lastValueFrom(getBackendSrv().fetch<QueryReply>(request)).catch((thrown: unknown) => {
    throw new Error(sentenceOf(thrown));
  });
  const result = reply.data.results['A'];
  if (result?.error !== undefined) {
    throw new Error(result.error);
  }
  const [frame] = result?.frames ?? [];
  return frame === undefined ? undefined : dataFrameFromJSON(frame);
}

function sentenceOf(thrown: unknown): string {
  const data = typeof thrown === 'object' && thrown !== null && 'data' in thrown ? (thrown.data as Partial<QueryReply> & { message?: string }) : undefined;
  return data?.results?.['A']?.error ?? data?.message ?? (thrown instanceof Error ? thrown.message : 'Grafana did not answer.');
}

export async function askResource<T>(source: DataSourceInstanceSettings, path: string, params: Readonly<Record<string, string>> = {}): Promise<T> {
  try {
    return await lastValueFrom(getBackendSrv().fetch<T>({ url: `/api/datasources/uid/${source.uid}/resources/${path}`, params, showErrorAlert: false })).then(({ data }) => data);
  } catch (thrown) {
    throw new Error(sentenceOf(thrown));
  }
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
