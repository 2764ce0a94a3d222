import type { QueryEditorProps } from '@grafana/data';
import { CoreApp } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, Combobox, InlineField, InlineFieldRow, InlineSwitch, MultiCombobox, Stack } from '@grafana/ui';
import React, { useId, useState } from 'react';
import type { PodFilter, QueryKind } from '../../contract/query';
import { ANNOTATION_KINDS, ANSWERED_KINDS, FORMATS, GROUPINGS, METRICS, parseQuery, QUERY_VERSION } from '../../contract/query';
import type { LunettesDataSource } from '../datasource';
import type { LunettesQuery, LunettesSettings } from '../model';
import { FilterFields } from './FilterFields';
import { QueryJson } from './QueryJson';
import { annotationWord, formatWord, groupingWord, kindWord, metricWord } from './words';

type Props = QueryEditorProps<LunettesDataSource, LunettesQuery, LunettesSettings>;

const OF_ONE_POD: ReadonlyArray<keyof PodFilter> = ['namespace', 'workload', 'pod', 'uid', 'podIp'];
const COMMON: ReadonlyArray<keyof PodFilter> = ['namespace', 'workload', 'code', 'owner'];
const MORE: ReadonlyArray<keyof PodFilter> = ['pod', 'node', 'zone', 'image', 'specClass', 'operation', 'outcome', 'verdict', 'search'];
const NEEDS_A_POD: readonly QueryKind[] = ['lifecycle', 'trace', 'diagnosis', 'timeline', 'topology', 'manifest'];
const LABEL_WIDTH = 16;

export function QueryEditor({ query, datasource, app, onChange, onRunQuery }: Props) {
  const kind: QueryKind = query.kind ?? 'pods';
  const parsed = parseQuery({ ...query, kind });
  const filter = query.filter ?? {};
  const [more, setMore] = useState(() => MORE.some((field) => (filter[field] ?? '') !== ''));
  const [json, setJson] = useState(false);
  const id = useId();
  const change = (part: Partial<LunettesQuery>) => {
    onChange({ ...query, version: QUERY_VERSION, kind, ...part });
    onRunQuery();
  };
  const pod = NEEDS_A_POD.includes(kind);
  const unnamed = pod && ['uid', 'pod', 'workload', 'podIp'].every((name) => (filter[name as keyof PodFilter] ?? '') === '');
  // Only numbers can be alerted on.
  const kinds = app === CoreApp.UnifiedAlerting ? (['breakdown'] as const) : ANSWERED_KINDS;
  return (
    <Stack direction="column" gap={0.5}>
      <InlineFieldRow>
        <InlineField label={t('query.kind', 'Show')} labelWidth={LABEL_WIDTH} htmlFor={`${id}kind`}>
          <Combobox<QueryKind>
            id={`${id}kind`} width={30} value={kind} options={kinds.map((value) => ({ value, label: kindWord(value).name, description: kindWord(value).says }))}
            onChange={(option) => change({ kind: option.value })}
          />
        </InlineField>
        {(kind === 'pods' || kind === 'breakdown') && (
          <InlineField label={t('query.open', 'Only not delivered yet')} labelWidth={24} htmlFor={`${id}open`}>
            <InlineSwitch id={`${id}open`} value={query.open ?? false} onChange={(event) => change({ open: event.currentTarget.checked })} />
          </InlineField>
        )}
        <Button size="md" variant="secondary" fill="text" icon="brackets-curly" aria-pressed={json} onClick={() => setJson(!json)}>
          {t('query.json.toggle', 'JSON')}
        </Button>
      </InlineFieldRow>
      {kind === 'breakdown' && <BreakdownFields query={query} change={change} />}
      {kind === 'annotations' && (
        <InlineField label={t('query.annotate.label', 'Mark')} labelWidth={LABEL_WIDTH} htmlFor={`${id}annotate`}>
          <MultiCombobox
            id={`${id}annotate`} width={60} placeholder={t('query.annotate.all', 'all of them')} value={[...(query.annotate ?? [])]}
            options={ANNOTATION_KINDS.map((value) => ({ value, label: annotationWord(value) }))} onChange={(options) => change({ annotate: options.map(({ value }) => value) })}
          />
        </InlineField>
      )}
      {kind !== 'coverage' && (
        <FilterFields key={JSON.stringify(filter)} datasource={datasource} fields={pod ? OF_ONE_POD : more ? [...COMMON, ...MORE] : COMMON} filter={filter} onChange={(next) => change({ filter: next })} />
      )}
      {kind !== 'coverage' && !pod && (
        <div>
          <Button size="sm" variant="secondary" fill="text" icon={more ? 'angle-up' : 'angle-down'} onClick={() => setMore(!more)}>
            {more ? t('query.fewer', 'Fewer filters') : t('query.more', 'More filters')}
          </Button>
        </div>
      )}
      {unnamed && <Alert severity="info" title={t('query.needsPod', 'Name a pod or a workload: this kind shows the life of certain pods.')} />}
      {!parsed.ok && <Alert severity="error" title={parsed.why} />}
      {json && (
        <QueryJson
          key={JSON.stringify(query)} query={query}
          onApply={(next) => {
            onChange({ ...next, refId: query.refId, ...(query.datasource === undefined ? {} : { datasource: query.datasource }) });
            onRunQuery();
          }}
        />
      )}
    </Stack>
  );
}

function BreakdownFields({ query, change }: { readonly query: LunettesQuery; readonly change: (part: Partial<LunettesQuery>) => void }) {
  const { by, format, metric } = query;
  const id = useId();
  return (
    <InlineFieldRow>
      <InlineField label={t('query.by.label', 'Group by')} labelWidth={LABEL_WIDTH} htmlFor={`${id}by`}>
        <Combobox id={`${id}by`} width={30} value={by === undefined || by === '' ? 'cause' : by} options={GROUPINGS.map((value) => ({ value, label: groupingWord(value) }))} onChange={({ value }) => change({ by: value })} />
      </InlineField>
      <InlineField label={t('query.format.label', 'As')} labelWidth={LABEL_WIDTH} htmlFor={`${id}format`}>
        <Combobox id={`${id}format`} width={20} value={format ?? 'table'} options={FORMATS.map((value) => ({ value, label: formatWord(value) }))} onChange={({ value }) => change({ format: value })} />
      </InlineField>
      {format !== undefined && format !== 'table' && (
        <InlineField label={t('query.metric.label', 'Count')} labelWidth={LABEL_WIDTH} htmlFor={`${id}metric`}>
          <Combobox id={`${id}metric`} width={20} value={metric ?? 'pods'} options={METRICS.map((value) => ({ value, label: metricWord(value) }))} onChange={({ value }) => change({ metric: value })} />
        </InlineField>
      )}
    </InlineFieldRow>
  );
}
