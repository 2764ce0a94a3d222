import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, InlineField, InlineFieldRow } from '@grafana/ui';
import React, { useId } from 'react';
import type { Dimension } from '../../contract/dimension';
import { DIMENSIONS, isDimension } from '../../contract/dimension';
import type { PodFilter } from '../../contract/query';
import type { LunettesDataSource } from '../datasource';
import type { LunettesQuery, LunettesSettings, VariableQuery } from '../model';
import { FilterFields } from '../query/FilterFields';
import { fieldWord } from '../query/words';

type Props = QueryEditorProps<LunettesDataSource, LunettesQuery, LunettesSettings, VariableQuery>;

const CHOICES: ReadonlyArray<Dimension | 'cluster'> = ['cluster', ...Object.keys(DIMENSIONS).filter(isDimension)];
const NARROWS: ReadonlyArray<keyof PodFilter> = ['namespace', 'workload', 'node'];

/** What a variable offers: the values of one dimension, of the pods that a filter leaves. */
export function VariableEditor({ query, datasource, onChange }: Props) {
  const { dimension = 'namespace', filter = {} } = query;
  const id = useId();
  return (
    <>
      <InlineFieldRow>
        <InlineField label={t('variable.values', 'Values of')} labelWidth={16} htmlFor={id}>
          <Combobox
            id={id} width={30} value={dimension}
            options={CHOICES.map((value) => ({ value, label: value === 'cluster' ? t('variable.cluster', 'Cluster') : fieldWord(value) }))}
            onChange={({ value }) => onChange({ ...query, dimension: value })}
          />
        </InlineField>
      </InlineFieldRow>
      {dimension !== 'cluster' && (
        <FilterFields key={JSON.stringify(filter)} datasource={datasource} fields={NARROWS.filter((field) => field !== dimension)} filter={filter} onChange={(next) => onChange({ ...query, filter: next })} />
      )}
    </>
  );
}
