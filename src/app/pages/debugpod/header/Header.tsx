import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import type { Delivery } from '../model/delivery';
import { pillOf } from '../../../parts/pill';
import { Facts } from './Facts';
import { OwnedBar } from './OwnedBar';
import { PillBadge } from '../../../parts/PillBadge';
import { Since } from './Since';
import { SliCell } from './SliCell';

interface HeaderProps {
  readonly delivery: Delivery;
  readonly gone: boolean;
  readonly nowMs: number;
  readonly zone: string;
}

/** Region A: is it stuck or only slow, who is it, and what does it cost. */
export function Header({ delivery, gone, nowMs, zone }: HeaderProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { namespace, pod, outcome } = delivery;
  // A pod that was refused has no name and took no time.
  const name = pod || delivery.workload;
  const never = outcome === 'rejected';
  return (
    <header className={styles.header}>
      <div className={styles.who}>
        <div className={styles.line}>
          <PillBadge kind={pillOf({ ...delivery, gone }, nowMs)} />
          <h2 className={styles.name}><span className={look.quiet}>{namespace} / </span>{name}</h2>
          <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={() => `${namespace}/${name}`} aria-label={t('header.copy', 'Copy {{name}}', { name: `${namespace}/${name}` })} />
        </div>
        <Facts delivery={delivery} nowMs={nowMs} zone={zone} />
      </div>
      {!never && (
        <div className={styles.numbers}>
          <Since delivery={delivery} />
          <SliCell delivery={delivery} />
          <OwnedBar owned={delivery.owned} />
        </div>
      )}
    </header>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    header: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 7fr) minmax(0, 5fr)', gap: theme.spacing(2, 3), alignItems: 'start', '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' } }),
    who: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0, paddingTop: theme.spacing(1) }),
    line: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flexWrap: 'wrap', minWidth: 0 }),
    name: css({ margin: 0, fontSize: 20, lineHeight: '28px', fontWeight: theme.typography.fontWeightMedium, color: colors.text.primary, overflowWrap: 'anywhere', minWidth: 0 }),
    numbers: css({
      display: 'grid', gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 4fr) minmax(0, 4fr)', gap: theme.spacing(2), minWidth: 0,
      '@media (max-width: 500px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
    }),
  };
};
