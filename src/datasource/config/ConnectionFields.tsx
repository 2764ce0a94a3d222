import type { DataSourceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonList, SecretInput, SecretTextArea, Switch } from '@grafana/ui';
import React from 'react';
import type { LunettesSecrets, LunettesSettings } from '../model';

type Options = DataSourceSettings<LunettesSettings, LunettesSecrets>;
type Connection = NonNullable<LunettesSettings['connection']>;

interface ConnectionFieldsProps {
  readonly options: Options;
  readonly onOptionsChange: (options: Options) => void;
}

const WIDTH = 60;

/** How to reach the cluster. Secrets are written, never read back. */
export function ConnectionFields({ options, onOptionsChange }: ConnectionFieldsProps) {
  const { jsonData, secureJsonFields, secureJsonData } = options;
  const { connection } = jsonData;
  const set = (more: Partial<LunettesSettings>) => onOptionsChange({ ...options, jsonData: { ...jsonData, ...more } });
  const text = (key: 'server' | 'url' | 'path' | 'context', label: string, placeholder: string) => (
    <Field label={label} htmlFor={`lunettes-${key}`}>
      <Input id={`lunettes-${key}`} width={WIDTH} value={jsonData[key] ?? ''} placeholder={placeholder} onChange={(event) => set({ [key]: event.currentTarget.value })} />
    </Field>
  );
  const secret = (key: keyof LunettesSecrets, label: string, placeholder: string, area: boolean) => {
    const shared = {
      id: `lunettes-${key}`, placeholder, isConfigured: secureJsonFields[key] === true, value: secureJsonData?.[key] ?? '',
      onReset: () => onOptionsChange({ ...options, secureJsonFields: { ...secureJsonFields, [key]: false }, secureJsonData: { ...secureJsonData, [key]: '' } }),
      onChange: (event: { currentTarget: { value: string } }) => onOptionsChange({ ...options, secureJsonData: { ...secureJsonData, [key]: event.currentTarget.value } }),
    };
    return (
      <Field label={label} htmlFor={`lunettes-${key}`}>
        {area ? <SecretTextArea cols={WIDTH} rows={6} {...shared} /> : <SecretInput width={WIDTH} {...shared} />}
      </Field>
    );
  };
  return (
    <>
      <Field label={t('config.connection', 'How to reach the cluster')}>
        <RadioButtonList<Connection>
          name="lunettes-connection" {...(connection === undefined ? {} : { value: connection })} onChange={(value) => set({ connection: value })}
          options={[
            { value: 'collector', label: t('config.kinds.collector', 'Collector'), description: t('config.why.collector', 'For production: a process per cluster does the work, Grafana stays thin.') },
            { value: 'token', label: t('config.kinds.token', 'Server, CA and token'), description: t('config.why.token', 'This Grafana watches the cluster itself.') },
            { value: 'kubeconfig', label: t('config.kinds.kubeconfig', 'Pasted kubeconfig'), description: t('config.why.kubeconfig', 'The same, from a file; credentials that run a command are refused.') },
            { value: 'inCluster', label: t('config.kinds.inCluster', "The account of Grafana's own pod"), description: t('config.why.inCluster', 'Needs allow_in_cluster = true in grafana.ini.') },
            { value: 'kubeconfigFile', label: t('config.kinds.kubeconfigFile', "Kubeconfig file on Grafana's host"), description: t('config.why.kubeconfigFile', 'Needs kubeconfig_dir in grafana.ini.') },
          ]}
        />
      </Field>
      {connection === 'token' && (
        <>
          {text('server', t('config.server', 'API server'), 'https://10.0.0.1:6443')}
          {secret('ca', t('config.ca', 'Certificate authority (PEM)'), '-----BEGIN CERTIFICATE-----', true)}
          {secret('token', t('config.token', 'Token'), '', false)}
          <Field label={t('config.insecure', 'Skip verification of the certificate')} description={t('config.insecureWhy', 'Only for trials: anybody in between could read the token.')} htmlFor="lunettes-insecure">
            <Switch id="lunettes-insecure" value={jsonData.insecureSkipVerify ?? false} onChange={(event) => set({ insecureSkipVerify: event.currentTarget.checked })} />
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
    </>
  );
}
