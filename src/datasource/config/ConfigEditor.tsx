import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Combobox, Field, Input, SecretInput, SecretTextArea, Switch } from '@grafana/ui';
import React from 'react';
import type { LunettesSecrets, LunettesSettings } from '../model';

type Props = DataSourcePluginOptionsEditorProps<LunettesSettings, LunettesSecrets>;
type Connection = NonNullable<LunettesSettings['connection']>;

const WIDTH = 60;

export function ConfigEditor({ options, onOptionsChange }: Props) {
  const { jsonData, secureJsonFields, secureJsonData } = options;
  const connection = jsonData.connection;
  const set = (more: Partial<LunettesSettings>) => onOptionsChange({ ...options, jsonData: { ...jsonData, ...more } });
  const text = (key: 'server' | 'url' | 'path' | 'context', label: string, placeholder: string) => (
    <Field label={label}>
      <Input width={WIDTH} value={jsonData[key] ?? ''} placeholder={placeholder} aria-label={label} onChange={(event) => set({ [key]: event.currentTarget.value })} />
    </Field>
  );
  const secret = (key: keyof LunettesSecrets, label: string, placeholder: string, area: boolean) => {
    const shared = {
      'aria-label': label, placeholder, isConfigured: secureJsonFields[key] === true, value: secureJsonData?.[key] ?? '',
      onReset: () => onOptionsChange({ ...options, secureJsonFields: { ...secureJsonFields, [key]: false }, secureJsonData: { ...secureJsonData, [key]: '' } }),
      onChange: (event: { currentTarget: { value: string } }) => onOptionsChange({ ...options, secureJsonData: { ...secureJsonData, [key]: event.currentTarget.value } }),
    };
    return <Field label={label}>{area ? <SecretTextArea cols={WIDTH} rows={6} {...shared} /> : <SecretInput width={WIDTH} {...shared} />}</Field>;
  };
  const all = jsonData.namespaces?.includes('*') === true;
  return (
    <div>
      <Field label={t('config.connection', 'How to reach the cluster')}>
        <Combobox<Connection>
          width={WIDTH} value={connection ?? null} placeholder={t('config.choose', 'Choose')}
          options={[
            { value: 'token', label: t('config.kinds.token', 'Server, CA and token') },
            { value: 'kubeconfig', label: t('config.kinds.kubeconfig', 'Pasted kubeconfig') },
            { value: 'collector', label: t('config.kinds.collector', 'Collector') },
            { value: 'inCluster', label: t('config.kinds.inCluster', "The account of Grafana's own pod") },
            { value: 'kubeconfigFile', label: t('config.kinds.kubeconfigFile', "Kubeconfig file on Grafana's host") },
          ]}
          onChange={(option) => set({ connection: option.value })}
        />
      </Field>
      {connection === 'token' && (
        <>
          {text('server', t('config.server', 'API server'), 'https://10.0.0.1:6443')}
          {secret('ca', t('config.ca', 'Certificate authority (PEM)'), '-----BEGIN CERTIFICATE-----', true)}
          {secret('token', t('config.token', 'Token'), '', false)}
          <Field label={t('config.insecure', 'Skip verification of the certificate')} description={t('config.insecureWhy', 'Only for trials: anybody in between could read the token.')}>
            <Switch value={jsonData.insecureSkipVerify ?? false} onChange={(event) => set({ insecureSkipVerify: event.currentTarget.checked })} />
          </Field>
        </>
      )}
      {connection === 'kubeconfig' && (
        <>
          {secret('kubeconfig', t('config.kubeconfig', 'Kubeconfig'), 'apiVersion: v1\nkind: Config', true)}
          {text('context', t('config.context', 'Context'), t('config.currentContext', 'the current context'))}
        </>
      )}
      {connection === 'kubeconfigFile' && (
        <>
          {text('path', t('config.file', 'File'), 'production.yaml')}
          {text('context', t('config.context', 'Context'), t('config.currentContext', 'the current context'))}
        </>
      )}
      {connection === 'collector' && (
        <>
          {text('url', t('config.collector', "Collector's address"), 'https://lunettes.example:8686')}
          {secret('collectorToken', t('config.collectorToken', "Collector's token"), '', false)}
          {secret('ca', t('config.ca', 'Certificate authority (PEM)'), '-----BEGIN CERTIFICATE-----', true)}
        </>
      )}
      <Field label={t('config.all', 'Show all namespaces')}>
        <Switch value={all} onChange={(event) => set({ namespaces: event.currentTarget.checked ? ['*'] : [] })} />
      </Field>
      {!all && (
        <Field label={t('config.namespaces', 'Namespaces')} description={t('config.namespacesWhy', 'Separated by commas. Every viewer may see what is listed here; nothing is shown when it is empty.')}>
          <Input
            width={WIDTH} value={(jsonData.namespaces ?? []).join(', ')} placeholder="shop, payments" aria-label={t('config.namespaces', 'Namespaces')}
            onChange={(event) => set({ namespaces: event.currentTarget.value.split(',').map((name) => name.trim()).filter((name, i, names) => name !== '' || i === names.length - 1) })}
          />
        </Field>
      )}
      {!all && (jsonData.namespaces ?? []).every((name) => name === '') && (
        <Alert severity="warning" title={t('config.none', 'No namespace is chosen: nothing will be shown.')} />
      )}
    </div>
  );
}
