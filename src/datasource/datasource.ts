import type { AdHocVariableFilter, DataQueryRequest, DataQueryResponse, DataSourceGetTagKeysOptions, DataSourceGetTagValuesOptions, DataSourceInstanceSettings, MetricFindValue, ScopedVars } from '@grafana/data';
import { CoreApp } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import type { Observable } from 'rxjs';
import { map, throwError } from 'rxjs';
import type { Dimension } from '../contract/dimension';
import { DIMENSIONS, isDimension } from '../contract/dimension';
import type { PodFilter } from '../contract/query';
import { parseQuery, QUERY_VERSION } from '../contract/query';
import type { ValuesReply } from '../contract/resource';
import { ANNOTATIONS } from './annotations';
import { asLogs } from './explore';
import { interpolated, withAdhoc } from './filters';
import type { LunettesQuery, LunettesSettings } from './model';
import { Variables } from './variable/variables';

export class LunettesDataSource extends DataSourceWithBackend<LunettesQuery, LunettesSettings> {
  constructor(settings: DataSourceInstanceSettings<LunettesSettings>) {
    super(settings);
    this.annotations = ANNOTATIONS;
    this.variables = new Variables(this);
  }

  override getDefaultQuery(): Partial<LunettesQuery> {
    return { version: QUERY_VERSION, kind: 'pods', filter: {}, limit: 500 };
  }

  /** An unreadable query is not sent: its editor says why. */
  override filterQuery(query: LunettesQuery): boolean {
    return query.hide !== true && parseQuery(query).ok;
  }

  override query(request: DataQueryRequest<LunettesQuery>): Observable<DataQueryResponse> {
    try {
      const answers = super.query(request);
      return request.app === CoreApp.Explore ? answers.pipe(map((answer) => ({ ...answer, data: answer.data.map(asLogs) }))) : answers;
    } catch (thrown) {
      return throwError(() => thrown);
    }
  }

  /** @throws Error with a sentence for an ad-hoc filter that cannot be applied */
  override applyTemplateVariables(query: LunettesQuery, scopedVars: ScopedVars, filters: AdHocVariableFilter[] = []): LunettesQuery {
    const filter = this.interpolate(query.filter ?? {}, scopedVars);
    return { ...query, filter: query.kind === 'coverage' ? filter : withAdhoc(filter, filters) };
  }

  override interpolateVariablesInQueries(queries: LunettesQuery[], scopedVars: ScopedVars, filters?: AdHocVariableFilter[]): LunettesQuery[] {
    return queries.map((query) => ({ ...this.applyTemplateVariables(query, scopedVars, filters), datasource: this.getRef() }));
  }

  override getQueryDisplayText({ kind = 'pods', filter = {}, by = '' }: LunettesQuery): string {
    const parts = Object.entries(filter).filter(([, value]) => value !== '').map(([name, value]) => `${name}=${value}`);
    return [kind, by === '' ? '' : `by ${by}`, ...parts].filter((part) => part !== '').join(' ');
  }

  override getTagKeys(_?: DataSourceGetTagKeysOptions<LunettesQuery>): Promise<MetricFindValue[]> {
    return Promise.resolve(Object.keys(DIMENSIONS).map((text) => ({ text })));
  }

  /** Of pods that the other filters leave. */
  override async getTagValues({ key, filters }: DataSourceGetTagValuesOptions<LunettesQuery>): Promise<MetricFindValue[]> {
    const values = isDimension(key) ? await this.valuesOf(key, withAdhoc({}, filters.filter((one) => one.key !== key)), '') : [];
    return values.map((text) => ({ text }));
  }

  /** @param part only values that contain it */
  async valuesOf(dimension: Dimension | 'cluster', filter: Partial<PodFilter>, part: string): Promise<readonly string[]> {
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
    const path = dimension === 'cluster' ? 'clusters' : DIMENSIONS[dimension];
    const { values } = await this.getResource<ValuesReply>(`values/${path}`, { ...given, ...(part === '' ? {} : { q: part }) });
    return values;
  }

  interpolate(filter: Partial<PodFilter>, scopedVars: ScopedVars | undefined): Partial<PodFilter> {
    return Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, getTemplateSrv().replace(value, scopedVars, interpolated)]));
  }
}
