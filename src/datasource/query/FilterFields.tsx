import { t } from '@grafana/i18n';
import { Combobox, InlineField, InlineFieldRow, Input } from '@grafana/ui';
import React, { useId } from 'react';
import { isDimension } from '../../contract/dimension';
import type { PodFilter } from '../../contract/query';
import type { LunettesDataSource } from '../datasource';
import { fieldWord } from './words';

interface FilterFieldsProps {
  readonly datasource: LunettesDataSource;
  readonly fields: ReadonlyArray<keyof PodFilter>;
  readonly filter: Partial<PodFilter>;
  readonly onChange: (filter: Partial<PodFilter>) => void;
}

const LABEL_WIDTH = 16;
const WIDTH = 30;

/** One input per field; what the backend knows values of is suggested, and anything else may be typed: `$variable`, `a|b`, `!a`. */
export function FilterFields({ datasource, fields, filter, onChange }: FilterFieldsProps) {
  const group = useId();
  const set = (field: keyof PodFilter, value: string) => onChange({ ...filter, [field]: value });
  return (
    <InlineFieldRow>
      {fields.map((field) => (
        <InlineField key={field} label={fieldWord(field)} labelWidth={LABEL_WIDTH} htmlFor={`${group}${field}`}>
          {isDimension(field) ? (
            <Combobox<string>
              id={`${group}${field}`} width={WIDTH} placeholder={t('query.any', 'any')} createCustomValue isClearable
              value={filter[field] === undefined || filter[field] === '' ? null : filter[field]}
              options={(part) => suggestions(datasource, field, { ...filter, [field]: '' }, part)}
              onChange={(option) => set(field, option?.value ?? '')}
            />
          ) : (
            <Input id={`${group}${field}`} width={WIDTH} placeholder={t('query.any', 'any')} defaultValue={filter[field] ?? ''} onBlur={(event) => set(field, event.currentTarget.value.trim())} />
          )}
        </InlineField>
      ))}
    </InlineFieldRow>
  );
}

/** A failure to suggest is not a failure to type. */
async function suggestions(datasource: LunettesDataSource, field: Parameters<LunettesDataSource['valuesOf']>[0], filter: Partial<PodFilter>, part: string): Promise<Array<{ value: string; label: string }>> {
  const values = await datasource.valuesOf(field, datasource.interpolate(filter, undefined), part).catch(() => []);
  return values.map((value) => ({ value, label: value }));
}
