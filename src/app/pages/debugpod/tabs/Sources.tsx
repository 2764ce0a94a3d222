import { css } from '@emotion/css';
import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { cellsOf, objectsOf, textOf } from '../../../parts/frame';
import { lookOf } from '../../../parts/look';
import { phaseName } from '../../../../waterfall/names';
import { lengthText, offsetText } from '../../../../waterfall/numbers';
import { paletteOf } from '../../../../waterfall/palette';
import type { Delivery } from '../model/delivery';
import { lengthOf, momentOf } from '../model/delivery';
import type { Found } from '../model/found';

interface SourcesProps {
  readonly lifecycle: DataFrame | undefined;
  readonly delivery: Delivery;
  readonly found: Found | undefined;
}

/** How each time is known: both ends of every phase with their bounds, and what dated them. */
export function Sources({ lifecycle, delivery, found }: SourcesProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const phases = cellsOf(lifecycle).filter((row) => textOf(row, 'parent') === delivery.rowId);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('sources.phase', 'Phase')}</th><th className={styles.number}>{t('sources.begins', 'Begins')}</th><th className={styles.number}>{t('sources.ends', 'Ends')}</th>
              <th className={styles.number}>{t('sources.length', 'Length')}</th><th>{t('sources.by', 'Dated by')}</th>
            </tr>
          </thead>
          <tbody>
            {phases.map((row) => (
              <tr key={textOf(row, 'id')}>
                <td>{phaseName(textOf(row, 'name'), false)} <span className={look.quiet}>{[textOf(row, 'container'), textOf(row, 'slice')].filter((part) => part !== '').join(' · ')}</span></td>
                <td className={styles.number}>{offsetText(momentOf(row, 'from'), delivery.start.est)}</td>
                <td className={styles.number}>{row['open'] === true ? t('sources.open', 'open') : offsetText(momentOf(row, 'to'), delivery.start.est)}</td>
                <td className={styles.number}>{lengthText(lengthOf(row))}</td>
                <td className={look.quiet}>{[...new Set(objectsOf(row['sources']).map((source) => textOf(source, 'what')))].join(', ') || t('sources.order', 'the order of its neighbours')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found !== undefined && found.conflicts.length > 0 && (
        <p className={styles.note}>{t('sources.conflicts', 'Contradicted better evidence and was left out: {{what}}.', { what: [...new Set(found.conflicts)].join(', ') })}</p>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    scroll: css({ overflowX: 'auto' }),
    table: css({ width: '100%', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', 'th, td': { textAlign: 'left', verticalAlign: 'top', padding: '6px 8px', borderBottom: `1px solid ${colors.border.weak}` }, th: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightRegular } }),
    number: css({ '&&': { textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } }),
    note: css({ margin: theme.spacing(1), fontSize: theme.typography.bodySmall.fontSize, color: colors.text.secondary }),
  };
};
