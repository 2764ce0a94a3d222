import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import type { ComboboxOption } from '@grafana/ui';
import { Button, Combobox, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ValuesReply } from '../../../contract/resource';
import { t } from '../../../waterfall/t';
import { setParams } from '../../parts/address';
import { askResource, sources } from '../../parts/source';
import { ownerWord } from '../../parts/words';
import type { Narrowing, View } from './model/view';

interface FiltersProps {
  readonly source: DataSourceInstanceSettings;
  readonly view: View;
}

/** Which cluster, which namespace, and what else narrows the board. */
export function Filters({ source, view }: FiltersProps) {
  const styles = useStyles2(getStyles);
  const clusters = sources();
  return (
    <>
      {clusters.length > 1 && (
        <div className={styles.box}><Combobox aria-label={t('now.cluster', 'Cluster')} value={source.uid} options={clusters.map(({ uid, name }) => ({ value: uid, label: name }))} onChange={({ value }) => setParams({ 'var-cluster': value, ds: undefined, open: undefined })} /></div>
      )}
      <div className={styles.box}>
        <Combobox<string>
          aria-label={t('now.namespace.title', 'Namespace')} placeholder={t('now.namespace.all', 'All namespaces')} isClearable createCustomValue value={view.namespace === '' ? null : view.namespace}
          options={(part) => valuesOf(source, 'namespaces', part).then((values) => values.map((value) => ({ value })))} onChange={(option: ComboboxOption<string> | null) => setParams({ 'var-namespace': option?.value, open: undefined })}
        />
      </div>
      <div className={styles.box}>
        <Combobox<string>
          aria-label={t('now.filter.title', 'Filter by code, owner, workload or node')} placeholder={t('now.filter.add', '+ Filter')} value={null} options={(part) => choices(source, part)}
          onChange={({ value }) => setParams({ [value.slice(0, value.indexOf('='))]: value.slice(value.indexOf('=') + 1), open: undefined })}
        />
      </div>
      {view.narrowed.map(({ name, value }) => (
        <Button key={name} size="md" variant="secondary" icon="times" onClick={() => setParams({ [name]: undefined })} aria-label={t('now.filter.remove', 'Remove the filter {{name}} {{value}}', { name: narrowingWord(name), value })}>
          {name === 'incident' ? narrowingWord(name) : t('now.filter.chip', '{{name}}: {{value}}', { name: narrowingWord(name), value: name === 'owner' ? ownerWord(value) : value })}
        </Button>
      ))}
    </>
  );
}

const valuesOf = async (source: DataSourceInstanceSettings, dimension: string, part: string): Promise<readonly string[]> => (await askResource<ValuesReply>(source, `values/${dimension}`, part === '' ? {} : { q: part })).values;

// Of each kind the most common: the rest is found by typing.
const SHOWN_EACH = 8;
const OFFERED = [['code', 'codes'], ['owner', 'owners'], ['workload', 'workloads'], ['node', 'nodes']] as const;

async function choices(source: DataSourceInstanceSettings, part: string): Promise<ComboboxOption<string>[]> {
  const found = await Promise.all(OFFERED.map(async ([name, dimension]) => (await valuesOf(source, dimension, part)).slice(0, SHOWN_EACH).map((value) => ({ value: `${name}=${value}`, label: value, description: narrowingWord(name) }))));
  return found.flat();
}

function narrowingWord(name: Narrowing): string {
  switch (name) {
    case 'code':
      return t('now.narrow.code', 'Code');
    case 'owner':
      return t('now.by.owner', 'Owner');
    case 'workload':
      return t('now.workload', 'Workload');
    case 'node':
      return t('now.pods.node', 'Node');
    case 'incident':
      return t('now.incident', 'Incident');
  }
}

const getStyles = (_: GrafanaTheme2) => ({ box: css({ width: 144 }) });
