import { css, cx } from '@emotion/css';
import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { cellsOf, numberOf, textOf } from '../../parts/frame';
import { paletteOf } from '../../../waterfall/palette';

/** Key rows of the pod's life, oldest first. */
export function Timeline({ frame }: { readonly frame: DataFrame | undefined }) {
  const styles = useStyles2(getStyles);
  const rows = cellsOf(frame);
  if (rows.length === 0) {
    return null;
  }
  return (
    <section className={styles.card} aria-label={t('timeline.label', 'Timeline')}>
      <h3 className={styles.title}>{t('timeline.title', 'What happened')}</h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('timeline.time', 'Time')}</th>
            <th>{t('timeline.what', 'What')}</th>
            <th>{t('timeline.who', 'Said by')}</th>
            <th>{t('timeline.text', 'Text')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i} className={cx(textOf(row, 'severity') !== 'info' && styles.warning)}>
              <td className={styles.time}>{dateTimeFormat(numberOf(row, 'time'), { format: 'HH:mm:ss.SSS' })}</td>
              <td className={styles.time}>
                {textOf(row, 'severity') === 'info' ? '' : '⚠ '}
                {textOf(row, 'what')}{numberOf(row, 'count') > 1 ? ` × ${numberOf(row, 'count')}` : ''}{textOf(row, 'container') === '' ? '' : ` · ${textOf(row, 'container')}`}
              </td>
              <td>{textOf(row, 'emitter')}</td>
              <td className={styles.text}>{textOf(row, 'text')}</td>
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
    table: css({ width: '100%', 'th, td': { textAlign: 'left', verticalAlign: 'top', padding: theme.spacing(0.5, 1), borderBottom: `1px solid ${colors.border.weak}` }, th: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightMedium } }),
    time: css({ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
    text: css({ overflowWrap: 'anywhere' }),
    warning: css({ color: colors.warning.text }),
  };
};
