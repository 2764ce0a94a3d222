// Asks data sources as a dashboard does: one request per panel and per annotation, frames as they come.
import type { AnnotationQuery, DataFrame, DataQuery, DataQueryError, DataQueryRequest, DataSourceApi, DataSourceRef, TimeRange } from '@grafana/data';
import { CoreApp, DataTopic, toDataFrame } from '@grafana/data';
import type { FetchError } from '@grafana/runtime';
import { getDataSourceSrv } from '@grafana/runtime';
import { catchError, from, map, of, switchMap } from 'rxjs';
import type { Observable } from 'rxjs';
import type { AdHocFilter } from './model';

const MAX_DATA_POINTS = 1000;
let requests = 0;

export function requestOf(targets: DataQuery[], range: TimeRange, filters: readonly AdHocFilter[]): DataQueryRequest<never> {
  const intervalMs = Math.max(1, Math.round((range.to.valueOf() - range.from.valueOf()) / MAX_DATA_POINTS));
  return {
    app: CoreApp.Dashboard, requestId: `preview-${++requests}`, timezone: 'browser', range, rangeRaw: range.raw, interval: `${intervalMs}ms`, intervalMs, maxDataPoints: MAX_DATA_POINTS,
    scopedVars: {}, startTime: Date.now(), targets, filters: [...filters],
  } as unknown as DataQueryRequest<never>;
}

export interface Answer {
  readonly frames: readonly DataFrame[];
  readonly error?: DataQueryError;
}

/** What is thrown by code, or by the backend service, whose own sentence is in the body. */
export const sentenceOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : ((thrown as FetchError<{ message?: string }>).data.message ?? JSON.stringify(thrown)));

export function ask(source: DataSourceRef | undefined, targets: readonly DataQuery[], range: TimeRange, filters: readonly AdHocFilter[]): Observable<Answer> {
  return from(getDataSourceSrv().get(source)).pipe(
    switchMap((instance) => {
      const wanted = targets.map((target) => ({ ...target, datasource: instance.getRef() })).filter((target) => target.hide !== true && instance.filterQuery?.(target) !== false);
      return wanted.length === 0 ? of({ frames: [] }) : answered(instance, wanted, range, filters);
    }),
    catchError((thrown: unknown) => of({ frames: [], error: { message: sentenceOf(thrown) } }))
  );
}

const answered = (instance: DataSourceApi, targets: DataQuery[], range: TimeRange, filters: readonly AdHocFilter[]): Observable<Answer> =>
  from(instance.query(requestOf(targets, range, filters)) as Observable<import('@grafana/data').DataQueryResponse>).pipe(
    map(({ data, error, errors }): Answer => {
      const fault = error ?? errors?.[0];
      return { frames: data.map((item: object) => toDataFrame(item)), ...(fault === undefined ? {} : { error: fault }) };
    })
  );

/** An annotation's frames: what the data source's annotation support makes of its saved query. */
export function askAnnotation(saved: AnnotationQuery, range: TimeRange, filters: readonly AdHocFilter[]): Observable<Answer> {
  return from(getDataSourceSrv().get(saved.datasource)).pipe(
    switchMap((instance) => {
      const support = instance.annotations;
      const prepared = support?.prepareAnnotation?.(saved) ?? saved;
      const query = support?.prepareQuery?.(prepared) ?? prepared.target;
      return query === undefined ? of({ frames: [], error: { message: `The annotation ${saved.name} has no query.` } }) : answered(instance, [{ ...query, refId: 'Anno', datasource: instance.getRef() } as DataQuery], range, filters);
    }),
    map((answer) => ({ ...answer, frames: answer.frames.map((frame) => ({ ...frame, name: saved.name, meta: { ...frame.meta, dataTopic: DataTopic.Annotations } })) })),
    catchError((thrown: unknown) => of({ frames: [], error: { message: sentenceOf(thrown) } }))
  );
}
