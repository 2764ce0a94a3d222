import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { PodNow } from '../../../contract/resource';
import { paletteOf } from '../../../waterfall/palette';

/** Containers as they are now. */
export function Containers({ pod }: { readonly pod: PodNow }) {
  const styles = useStyles2(getStyles);
  if (pod.containers.length === 0) {
    return null;
  }
  return (
    <section className={styles.card} aria-label={t('containers.label', 'Containers')}>
      <h3 className={styles.title}>{t('containers.title', 'Containers now')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('containers.name', 'Container')}</th>
            <th>{t('containers.state', 'State')}</th>
            <th>{t('containers.ready', 'Ready')}</th>
            <th>{t('containers.restarts', 'Restarts')}</th>
            <th>{t('containers.last', 'Last end')}</th>
            <th>{t('containers.image', 'Image')}</th>
          </tr>
        </thead>
        <tbody>
          {pod.containers.map((one) => (
            <tr key={one.name}>
              <td>{one.name}{one.role === 'app' ? '' : ` (${one.role})`}</td>
              <td>{one.reason === '' ? one.state : `${one.state}: ${one.reason}`}</td>
              <td>{one.ready ? t('containers.yes', 'yes') : t('containers.no', 'no')}</td>
              <td>{one.restarts}</td>
              <td>{one.lastExit}</td>
              <td>{one.image}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    card: css({ background: colors.background.primary, border: `1px solid ${colors.border.weak}`, borderRadius: theme.shape.radius.default, padding: theme.spacing(2), overflowX: 'auto' }),
    title: css({ fontSize: theme.typography.h5.fontSize, margin: 0, marginBottom: theme.spacing(1) }),
    table: css({ width: '100%', 'th, td': { textAlign: 'left', padding: theme.spacing(0.5, 1), borderBottom: `1px solid ${colors.border.weak}` }, th: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightMedium } }),
  };
};
