import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { useAfter } from '../../parts/clock';
import { lookOf } from '../../parts/look';

const QUIET_MS = 300;

/** Nothing for a moment, then grey bars where things will stand. */
export function Loading() {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  if (!useAfter(QUIET_MS)) {
    return null;
  }
  return (
    <div role="status" aria-label={t('now.loading', 'Asking the cluster …')} className={styles.all}>
      <div className={cx(look.card, styles.card)} style={{ minHeight: 166 }}><div className={styles.bar} style={{ width: '50%', height: 20 }} /><div className={styles.bar} style={{ width: '30%' }} /></div>
      <div className={cx(look.card, styles.card)}>{[70, 50, 60].map((width) => <div key={width} className={styles.bar} style={{ width: `${width}%`, height: 40 }} />)}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  card: css({ padding: theme.spacing(2), display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  bar: css({ height: 12, maxWidth: '100%', borderRadius: 2, background: paletteOf(theme).background.secondary }),
});
