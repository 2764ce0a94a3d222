import type { QueryEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Combobox, InlineField, InlineFieldRow, InlineSwitch, Input } from '@grafana/ui';
import React from 'react';
import type { PodFilter, QueryKind } from '../contract/query';
import { ANSWERED_KINDS, parseQuery, QUERY_VERSION } from '../contract/query';
import type { LunettesDataSource } from './datasource';
import type { LunettesQuery, LunettesSettings } from './model';

type Props = QueryEditorProps<LunettesDataSource, LunettesQuery, LunettesSettings>;

const FIELDS: ReadonlyArray<keyof PodFilter> = ['namespace', 'pod', 'workload', 'node', 'uid', 'podIp', 'code', 'search'];

export function QueryEditor({ query, onChange, onRunQuery }: Props) {
  const kind: QueryKind = query.kind ?? 'pods';
  const parsed = parseQuery({ ...query, kind });
  const change = (more: Partial<LunettesQuery>) => onChange({ ...query, version: QUERY_VERSION, kind, ...more });
  const needsFilter = kind !== 'coverage';
  return (
    <div>
      <InlineFieldRow>
        <InlineField label={t('query.kind', 'Show')} labelWidth={16}>
          <Combobox
            width={28} value={kind} options={ANSWERED_KINDS.map((value) => ({ value, label: kindName(value) }))}
            onChange={(option) => {
              change({ kind: option.value });
              onRunQuery();
            }}
          />
        </InlineField>
        {kind === 'pods' && (
          <InlineField label={t('query.open', 'Only not delivered yet')} labelWidth={24}>
            <InlineSwitch
              value={query.open ?? false}
              onChange={(event) => {
                change({ open: event.currentTarget.checked });
                onRunQuery();
              }}
            />
          </InlineField>
        )}
      </InlineFieldRow>
      {needsFilter && (
        <InlineFieldRow>
          {FIELDS.map((field) => (
            <InlineField key={field} label={fieldName(field)} labelWidth={16}>
              <Input
                width={28} value={query.filter?.[field] ?? ''} placeholder={t('query.any', 'any')} aria-label={fieldName(field)}
                onChange={(event) => change({ filter: { ...query.filter, [field]: event.currentTarget.value } })} onBlur={onRunQuery}
              />
            </InlineField>
          ))}
        </InlineFieldRow>
      )}
      {!parsed.ok && <Alert severity="error" title={parsed.why} />}
    </div>
  );
}

function kindName(kind: QueryKind): string {
  switch (kind) {
    case 'lifecycle':
      return t('query.kinds.lifecycle', 'Lifecycle (waterfall)');
    case 'trace':
      return t('query.kinds.trace', 'Trace');
    case 'timeline':
      return t('query.kinds.timeline', 'Timeline');
    case 'pods':
      return t('query.kinds.pods', 'Deliveries');
    case 'diagnosis':
      return t('query.kinds.diagnosis', 'Diagnosis');
    case 'coverage':
      return t('query.kinds.coverage', 'Coverage');
    default:
      return kind;
  }
}

function fieldName(field: keyof PodFilter): string {
  switch (field) {
    case 'namespace':
      return t('query.fields.namespace', 'Namespace');
    case 'pod':
      return t('query.fields.pod', 'Pod');
    case 'workload':
      return t('query.fields.workload', 'Workload');
    case 'node':
      return t('query.fields.node', 'Node');
    case 'uid':
      return t('query.fields.uid', 'UID');
    case 'podIp':
      return t('query.fields.podIp', 'Pod IP');
    case 'code':
      return t('query.fields.code', 'Code');
    case 'search':
      return t('query.fields.search', 'Contains');
    default:
      return field;
  }
}
