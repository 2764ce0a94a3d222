import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Field, FieldSet, Switch, TagsInput, TextArea } from '@grafana/ui';
import React from 'react';
import type { LunettesSecrets, LunettesSettings } from '../model';
import { ConnectionFields } from './ConnectionFields';
import { SelfCheck } from './SelfCheck';

type Props = DataSourcePluginOptionsEditorProps<LunettesSettings, LunettesSecrets>;

const ALL = '*';

const ADVICE_EXAMPLE = `codes:
  IMAGE_PULL:
    runbook: https://wiki.example.com/image-pull
teams:
  - {namespace: shop, team: Shop, contact: "#shop-oncall"}`;

export function ConfigEditor({ options, onOptionsChange }: Props) {
  const { jsonData } = options;
  const namespaces = jsonData.namespaces ?? [];
  const all = namespaces.includes(ALL);
  const setNamespaces = (names: string[]) => onOptionsChange({ ...options, jsonData: { ...jsonData, namespaces: names } });
  return (
    <>
      <FieldSet label={t('config.sections.connection', 'Connection')}>
        <ConnectionFields options={options} onOptionsChange={onOptionsChange} />
      </FieldSet>
      <FieldSet label={t('config.sections.scope', 'Who may see what')}>
        <Field label={t('config.all', 'Show all namespaces')} description={t('config.allWhy', 'Every viewer of this organisation may query this data source, so the choice here is the guard.')} htmlFor="lunettes-all">
          <Switch id="lunettes-all" value={all} onChange={(event) => setNamespaces(event.currentTarget.checked ? [ALL] : [])} />
        </Field>
        {!all && (
          <Field label={t('config.namespaces', 'Namespaces')} description={t('config.namespacesWhy', 'Type a name and press Enter. Nothing is shown while the list is empty.')} htmlFor="lunettes-namespaces">
            <TagsInput id="lunettes-namespaces" width={60} tags={namespaces} onChange={setNamespaces} placeholder={t('config.namespace', 'Namespace')} />
          </Field>
        )}
        {!all && namespaces.length === 0 && <Alert severity="warning" title={t('config.none', 'No namespace is chosen: nothing will be shown.')} />}
      </FieldSet>
      <FieldSet label={t('config.sections.advice', 'Own advice')}>
        <Field label={t('config.advice', 'Advice, runbooks and teams')} description={t('config.adviceWhy', 'YAML or JSON: what to do about a code, its runbook, and which team owns which namespace or label. The self-check tells mistakes with their line.')} htmlFor="lunettes-advice">
          <TextArea id="lunettes-advice" rows={8} value={jsonData.advice ?? ''} placeholder={ADVICE_EXAMPLE} onChange={(event) => onOptionsChange({ ...options, jsonData: { ...jsonData, advice: event.currentTarget.value } })} />
        </Field>
      </FieldSet>
      <FieldSet label={t('config.sections.check', 'Self-check')}>
        <p>{t('config.checkWhy', 'Asks the backend with the settings as last saved: what is heard of each resource, what a refusal costs and the rule that grants it, where data are kept. Memory and data folder are set in grafana.ini (memory_mib, data_dir) or by the collector.')}</p>
        <SelfCheck uid={options.uid} />
      </FieldSet>
    </>
  );
}
