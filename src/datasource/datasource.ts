import type { DataSourceInstanceSettings, ScopedVars } from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import { parseQuery, QUERY_VERSION } from '../contract/query';
import type { LunettesQuery, LunettesSettings } from './model';

export class LunettesDataSource extends DataSourceWithBackend<LunettesQuery, LunettesSettings> {
  constructor(settings: DataSourceInstanceSettings<LunettesSettings>) {
    super(settings);
  }

  override getDefaultQuery(): Partial<LunettesQuery> {
    return { version: QUERY_VERSION, kind: 'pods', filter: {}, limit: 500 };
  }

  /** An unreadable query is not sent: its editor says why. */
  override filterQuery(query: LunettesQuery): boolean {
    return query.hide !== true && parseQuery(query).ok;
  }

  override applyTemplateVariables(query: LunettesQuery, scopedVars: ScopedVars): LunettesQuery {
    const filter = Object.fromEntries(Object.entries(query.filter ?? {}).map(([key, value]) => [key, getTemplateSrv().replace(value, scopedVars)]));
    return { ...query, filter };
  }
}
