import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import { Alert, useStyles2 } from '@grafana/ui';
import React from 'react';
import { DebugPod } from './pages/debugpod/DebugPod';
import { Now } from './pages/now/Now';
import { useAddress } from './parts/address';
import { sources, useSource } from './parts/source';

/** Chooses the page by the URL; every page needs a data source. */
export function App() {
  const styles = useStyles2(getStyles);
  const address = useAddress();
  const source = useSource(address.params['ds']);
  const page = address.page === 'debugpod' ? 'debugpod' : 'now';
  const title = page === 'debugpod' ? t('app.debugpod', 'Debug pod') : t('app.now', 'Now');
  return (
    <PluginPage pageNav={{ text: title }}>
      {source === undefined ? (
        <Alert severity="info" title={t('app.noSource.title', 'No cluster is connected yet')}>
          {t('app.noSource.text', 'Add a data source of type "Lunettes" under Connections and choose how to reach the cluster.')}
        </Alert>
      ) : (
        <div className={styles.page}>
          {sources().length > 1 && <div className={styles.source}>{source.name}</div>}
          {page === 'debugpod' ? <DebugPod source={source} address={address} /> : <Now source={source} />}
        </div>
      )}
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  source: css({ ...theme.typography.bodySmall }),
});
