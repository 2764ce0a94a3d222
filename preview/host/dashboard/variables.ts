// Fills the variables of a dashboard in their order: each may use those before it.
import type { DataQueryRequest, DataSourceApi, MetricFindValue, TimeRange } from '@grafana/data';
import { FieldType, toDataFrame } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import { setVariables, templates } from '../templates';
import { requestOf, sentenceOf } from './run';
import type { Variable, VariableModel } from './model';
import { ALL } from './model';

/** @param chosen values of the address by the variable's name. */
export async function fillVariables(models: readonly VariableModel[], chosen: URLSearchParams, range: TimeRange): Promise<readonly Variable[]> {
  const filled: Variable[] = [];
  for (const model of models.filter(({ type }) => type !== 'adhoc')) {
    const variable = await optionsOf(model, range).then((options) => ({ model, options }), (thrown: unknown) => ({ model, options: [], fault: sentenceOf(thrown) }));
    const offered = variable.options.map(({ text, value }) => String(value ?? text));
    const given = chosen.getAll(`var-${model.name}`);
    const saved = [model.current?.value ?? []].flat().filter((value) => value === ALL || offered.includes(value));
    const values = given.length > 0 ? given : saved.length > 0 ? saved : model.includeAll === true ? [ALL] : offered.slice(0, 1);
    filled.push({ ...variable, value: model.multi === true ? values : (values[0] ?? '') });
    setVariables(filled);
  }
  return filled;
}

async function optionsOf(model: VariableModel, range: TimeRange): Promise<readonly MetricFindValue[]> {
  switch (model.type) {
    case 'query':
      return queried(await getDataSourceSrv().get(model.datasource), model.query, range);
    case 'datasource':
      return getDataSourceSrv().getList({ type: String(model.query) }).map(({ name, uid }) => ({ text: name, value: uid }));
    default:
      return String(model.query ?? '').split(',').map((text) => ({ text: text.trim() })).filter(({ text }) => text !== '');
  }
}

/** The ways in which a data source may answer a variable's query, as Grafana tries them. */
async function queried(source: DataSourceApi, query: unknown, range: TimeRange): Promise<readonly MetricFindValue[]> {
  const support = source.variables as { getType(): string; query?: Query; toDataQuery?(query: unknown): unknown } | undefined;
  const named = (one: unknown): object => ({ refId: `${source.name}-variable`, datasource: source.getRef(), ...(typeof one === 'string' ? { query: one } : (one as object)) });
  if (support === undefined) {
    if (source.metricFindQuery === undefined) {
      throw new Error(`The data source ${source.name} answers no variable queries.`);
    }
    return source.metricFindQuery(typeof query === 'string' ? templates.replace(query) : query, { range });
  }
  const asked = support.toDataQuery === undefined ? query : support.toDataQuery(named(query));
  const run = support.query ?? ((request) => source.query(request));
  const { data, error, errors } = await lastValueFrom((run as QueryFunction).call(support.query === undefined ? source : support, requestOf([named(asked) as never], range, [])) as ReturnType<QueryFunction>);
  const fault = error ?? errors?.[0];
  if (fault !== undefined) {
    throw new Error(fault.message ?? 'The variable query failed.');
  }
  return data.flatMap((item: object) => ('fields' in item ? fromFrame(item) : [item as MetricFindValue]));
}

type QueryFunction = (request: DataQueryRequest<never>) => import('rxjs').Observable<import('@grafana/data').DataQueryResponse>;
type Query = QueryFunction;

/** By the fields `text` and `value`, else the first string field. */
function fromFrame(item: object): readonly MetricFindValue[] {
  const { fields, length } = toDataFrame(item);
  const by = (name: string) => fields.find((field) => field.name.toLowerCase() === name);
  const text = by('text') ?? by('value') ?? fields.find(({ type }) => type === FieldType.string);
  const value = by('value') ?? text;
  return Array.from({ length }, (_, row) => ({ text: String(text?.values[row]), value: String(value?.values[row]) }));
}
