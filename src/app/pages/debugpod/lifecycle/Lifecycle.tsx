import { css, cx } from '@emotion/css';
import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { setParams } from '../../../parts/address';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import { gapsOf, missingColumns, rowsOf } from '../../../../waterfall/rows';
import { Waterfall } from '../../../../waterfall/Waterfall';
import { Measured } from '../Measured';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';
import { paramsOfView, viewOf } from '../model/view';
import { usePointing } from '../point';
import { useLinks } from './useLinks';

interface LifecycleProps {
  readonly frame: DataFrame | undefined;
  readonly delivery: Delivery;
  readonly found: Found | undefined;
  readonly params: Readonly<Record<string, string>>;
  readonly zone: string;
  readonly moving: boolean;
}

const HEIGHT_MAX_PX = 420;

/** Region C: where the seconds went. */
export function Lifecycle({ frame, delivery, found, params, zone, moving }: LifecycleProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { lit, picked, point, pick } = usePointing();
  const rows = useMemo(() => (frame === undefined || missingColumns(frame).length > 0 ? [] : rowsOf(frame)), [frame]);
  const gaps = useMemo(() => (frame === undefined ? [] : gapsOf([frame])), [frame]);
  const evidence = useMemo(() => (found?.evidence ?? []).map(({ n, at, rowId }) => ({ n, at, ...(rowId === '' ? {} : { row: rowId }) })), [found]);
  const linksOf = useLinks(delivery);
  const next = found?.next;
  const window = useMemo(() => (next?.hi === undefined ? undefined : { lo: next.lo, hi: next.hi }), [next]);
  if (rows.length === 0) {
    return null;
  }
  const [litRow] = lit.rows;
  const [litNumber] = lit.numbers;
  return (
    <section id="lifecycle" tabIndex={-1} className={cx(look.card, styles.card)} aria-label={t('lifecycle.label', 'Lifecycle')}>
      <Measured>
        {(width) => (
          <Waterfall
            rows={rows} gaps={gaps} width={width} height={HEIGHT_MAX_PX} fit title={<h3 className={styles.title}>{t('lifecycle.title', 'Lifecycle')}</h3>} tools="full" timeZone={zone} live={moving} next={window} evidence={evidence}
            selected={picked.rows.values().next().value} lit={litRow} evidenceOn={litNumber} linksOf={linksOf} view={viewOf(params)} onView={(view) => setParams(paramsOfView(view), true)}
            onSelect={(row) => pick(row === undefined ? undefined : `row:${row.id}`)} onHover={(row) => point(row === undefined ? undefined : `row:${row.id}`)}
          />
        )}
      </Measured>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({ margin: 0, paddingLeft: 12, fontSize: theme.typography.body.fontSize, fontWeight: theme.typography.fontWeightMedium }),
  card: css({ overflow: 'hidden', '&:focus-visible': { outline: `2px solid ${paletteOf(theme).primary.border}` } }),
});
