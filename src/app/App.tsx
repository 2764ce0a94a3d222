import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../waterfall/t';
import { PluginPage } from '@grafana/runtime';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { DebugPod } from './pages/debugpod/DebugPod';
import { Now } from './pages/now/Now';
import { useAddress } from './parts/address';
import { Empty } from './parts/Empty';
import { sources, useSource } from './parts/source';

/** Chooses the page by the URL; every page needs a data source. */
export function App() {
  const styles = useStyles2(getStyles);
  const address = useAddress();
  const source = useSource(address.params['ds'] ?? address.params['var-cluster']);
  const page = address.page === 'debugpod' ? 'debugpod' : 'now';
  const title = page === 'debugpod' ? t('app.debugpod', 'Debug pod') : t('app.now', 'Now');
  return (
    <PluginPage pageNav={{ text: title }}>
      {source === undefined ? (
        <Empty icon="plug" title={t('app.noSource.title', 'Lunettes listens to no cluster yet')} text={t('app.noSource.text', 'Connect one and the first pod appears within seconds.')}>
          <LinkButton href="/connections/datasources/lunettes-delivery-datasource">{t('app.noSource.connect', 'Connect a cluster')}</LinkButton>
        </Empty>
      ) : (
        <div className={styles.page}>
          {page === 'debugpod' && sources().length > 1 && <div className={styles.source}>{source.name}</div>}
          {page === 'debugpod' ? <DebugPod source={source} address={address} /> : <Now source={source} address={address} />}
        </div>
      )}
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  source: css({ ...theme.typography.bodySmall }),
});
