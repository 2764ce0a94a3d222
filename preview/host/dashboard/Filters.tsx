// Ad-hoc filters of a dashboard: in the address, on every query of the data source.
import type { GetTagResponse, MetricFindValue } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import React, { useEffect, useState } from 'react';
import { change } from './address';
import type { AdHocFilter, VariableModel } from './model';

const names = (found: GetTagResponse | MetricFindValue[] | undefined): readonly string[] =>
  (Array.isArray(found) ? found : (found?.data ?? [])).map(({ text, value }) => String(value ?? text));

/** Of the address: `var-NAME=key|operator|value`, once for each. */
export function filtersOf({ name, filters }: VariableModel, params: URLSearchParams): readonly AdHocFilter[] {
  const given = params.getAll(`var-${name}`).filter((text) => text !== '').map((text): AdHocFilter => {
    const [key = '', operator = '=', value = ''] = text.split('|');
    return { key, operator, value };
  });
  return params.has(`var-${name}`) ? given : (filters ?? []);
}

/** Keys and values come from the data source, as in Grafana. */
export function Filters({ model, filters }: { readonly model: VariableModel; readonly filters: readonly AdHocFilter[] }) {
  const [keys, setKeys] = useState<readonly string[]>([]);
  const [values, setValues] = useState<readonly string[]>([]);
  const [key, setKey] = useState('');
  useEffect(() => {
    void getDataSourceSrv().get(model.datasource).then(async (source) => setKeys(names(await source.getTagKeys?.({ filters: [...filters] }))));
  }, [model, filters]);
  useEffect(() => {
    void getDataSourceSrv().get(model.datasource).then(async (source) => setValues(key === '' ? [] : names(await source.getTagValues?.({ key, filters: [...filters] }))));
  }, [model, filters, key]);
  const set = (next: readonly AdHocFilter[]): void => change({ [`var-${model.name}`]: next.length === 0 ? '' : next.map((filter) => `${filter.key}|${filter.operator}|${filter.value}`) });
  return (
    <fieldset style={{ display: 'flex', gap: 4, border: 0, padding: 0 }}>
      <legend style={{ float: 'left' }}>{model.label ?? model.name}</legend>
      {filters.map((filter) => <button type="button" key={`${filter.key}${filter.value}`} aria-label={`Remove ${filter.key} ${filter.operator} ${filter.value}`} onClick={() => set(filters.filter((one) => one !== filter))}>{`${filter.key} ${filter.operator} ${filter.value} ×`}</button>)}
      <select aria-label="Filter key" value={key} onChange={({ target }) => setKey(target.value)}><option value="">+</option>{keys.map((name) => <option key={name}>{name}</option>)}</select>
      {key === '' ? null : (
        <select aria-label="Filter value" value="" onChange={({ target }) => { set([...filters, { key, operator: '=', value: target.value }]); setKey(''); }}><option value="" />{values.map((name) => <option key={name}>{name}</option>)}</select>
      )}
    </fieldset>
  );
}
