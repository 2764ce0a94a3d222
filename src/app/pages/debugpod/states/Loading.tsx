import { css, cx, keyframes } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { useAfter } from '../../../parts/clock';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';

const QUIET_MS = 300;
const SLOW_MS = 3000;

/** Nothing for a moment, then grey bars where things will stand, then what is being read. */
export function Loading() {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const visible = useAfter(QUIET_MS);
  const slow = useAfter(SLOW_MS);
  if (!visible) {
    return null;
  }
  return (
    <div role="status" aria-label={t('loading.label', 'Reading the pod')} className={styles.all}>
      <div className={styles.header}><div className={styles.bar} style={{ width: 320, height: 28 }} /><div className={styles.bar} style={{ width: 240, height: 28 }} /></div>
      <div className={cx(look.card, styles.card)} style={{ minHeight: 215 }}><div className={styles.bar} style={{ width: '60%', height: 20 }} /><div className={styles.bar} style={{ width: '30%' }} /></div>
      <div className={cx(look.card, styles.card)} style={{ minHeight: 240 }}>
        {[[0, 14], [6, 8], [10, 46], [56, 12], [66, 8]].map(([left, width]) => <div key={left} className={styles.bar} style={{ marginLeft: `${left}%`, width: `${width}%` }} />)}
        {slow && <p className={look.label}>{t('loading.slow', 'Reading its operations, signals and diagnosis. The store is slow to answer.')}</p>}
      </div>
    </div>
  );
}

const pulse = keyframes({ '50%': { opacity: 0.5 } });

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  header: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(2), justifyContent: 'space-between', minHeight: 76, alignItems: 'center' }),
  card: css({ padding: theme.spacing(2), display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5) }),
  bar: css({ height: 12, maxWidth: '100%', borderRadius: 2, background: paletteOf(theme).background.secondary, '@media (prefers-reduced-motion: no-preference)': { animation: `${pulse} 1.6s ease-in-out infinite` } }),
});
