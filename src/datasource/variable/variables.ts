import type { DataQueryRequest, DataQueryResponse } from '@grafana/data';
import { CustomVariableSupport } from '@grafana/data';
import type { Observable } from 'rxjs';
import { from } from 'rxjs';
import type { LunettesDataSource } from '../datasource';
import type { VariableQuery } from '../model';
import { VariableEditor } from './VariableEditor';

/** Variables of dashboards: the values of a dimension, of the pods that a filter chooses. */
export class Variables extends CustomVariableSupport<LunettesDataSource, VariableQuery> {
  override editor = VariableEditor;

  constructor(private readonly source: LunettesDataSource) {
    super();
  }

  override query({ targets: [target], scopedVars }: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> {
    const dimension = target?.dimension ?? 'namespace';
    const found = this.source.valuesOf(dimension, this.source.interpolate(target?.filter ?? {}, scopedVars), '');
    return from(found.then((values) => ({ data: values.map((text) => ({ text })) })));
  }
}
