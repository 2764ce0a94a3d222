import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { lookOf } from '../../parts/look';
import { ownerFill, wayFill } from '../../parts/owners';
import type { Board } from './model/board';
import { OwnerCounts } from './OwnerCounts';
import { soFar } from './words';

interface CellsProps {
  readonly board: Board;
  /** Against a minute ago; undefined while not known. */
  readonly change: number | undefined;
  /** Nothing newer is heard: there may be more. */
  readonly blind: boolean;
}

/** Four figures: how many, whose to fix, how late, how long. */
export function Cells({ board, change, blind }: CellsProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const { owners, total, onTheirWay, gated } = board;
  const way = onTheirWay + gated;
  const missed = owners.reduce((sum, one) => sum + one.missed, 0);
  const undecided = owners.reduce((sum, one) => sum + one.indeterminate, 0);
  const lost = owners.reduce((sum, one) => sum + one.lostMs, 0);
  const pods = (count: number): string => t('now.podsUnit', 'pods', { count, defaultValue_one: 'pod', defaultValue_other: 'pods' });
  return (
    <div className={styles.all}>
      <div>
        <p className={look.label}>{t('now.cell.open', 'Not delivered yet')}</p>
        <p className={styles.figure}>{blind && <span className={look.quiet}>{t('now.atLeast', 'at least')} </span>}<span className={look.number}>{total}</span> <span className={look.quiet}>{pods(total)}</span></p>
        <p className={look.label}>{change === undefined || blind ? '\u00a0' : changeText(change)}</p>
      </div>
      <div>
        <p className={look.label}>{t('now.cell.owner', 'Whose to fix')}</p>
        <div className={styles.bar} aria-hidden>
          {owners.map((one) => <div key={one.owner} className={styles.tile} style={{ flexGrow: one.pods, background: ownerFill(theme, one.owner) }} />)}
          {way > 0 && <div className={cx(styles.tile, styles.way)} style={{ flexGrow: way }} />}
        </div>
        <OwnerCounts owners={owners} textOf={(one) => String(one.pods)}>{way > 0 && <span className={look.quiet}>{t('now.cell.way', '{{count}} on their way', { count: way, defaultValue_one: '{{count}} on its way', defaultValue_other: '{{count}} on their way' })}</span>}</OwnerCounts>
      </div>
      <div>
        <p className={look.label}>{t('now.cell.missed', 'Target missed')}</p>
        <p className={styles.figure}><span className={cx(look.number, missed > 0 && look.bad)}>{missed}</span> <span className={look.quiet}>{pods(missed)}</span></p>
        <OwnerCounts owners={owners.filter((one) => one.missed > 0)} textOf={(one) => String(one.missed)}>
          <span className={look.quiet}>{undecided > 0 ? t('now.cell.undecided', '{{count}} not decided', { count: undecided, defaultValue_one: '{{count}} not decided', defaultValue_other: '{{count}} not decided' }) : missed > 0 ? t('now.cell.charged', 'charged') : t('now.cell.within', 'all within target')}</span>
        </OwnerCounts>
      </div>
      <div>
        <p className={look.label}>{t('now.cell.lost', 'Time lost so far')}</p>
        <p className={styles.figure}><span className={look.number}>{blind ? t('number.unknown', 'unknown') : soFar(lost)}</span></p>
        <OwnerCounts owners={owners.filter((one) => one.lostMs > 0)} textOf={(one) => soFar(one.lostMs).replace(/ →$/, '')} />
      </div>
    </div>
  );
}

function changeText(change: number): string {
  if (change === 0) {
    return t('now.change.none', 'as many as 1 min ago');
  }
  return change > 0 ? t('now.change.more', '{{number}} more than 1 min ago', { number: change }) : t('now.change.fewer', '{{number}} fewer than 1 min ago', { number: -change });
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    all: css({
      display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1.7fr) minmax(0, 1fr) minmax(0, 1.25fr)', marginTop: theme.spacing(2),
      '> div': { position: 'relative', minWidth: 0, display: 'flex', flexDirection: 'column', gap: 6, padding: theme.spacing(0, 2), borderLeft: `1px solid ${colors.border.weak}` },
      '> div:first-of-type': { paddingLeft: 0, borderLeft: 0 },
      '@media (max-width: 700px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', rowGap: theme.spacing(2), '> div:nth-of-type(odd)': { paddingLeft: 0, borderLeft: 0 } },
    }),
    figure: css({ margin: 0, minHeight: 28, whiteSpace: 'nowrap', '@media (max-width: 700px)': { '> span': { fontSize: 18 } } }),
    bar: css({ display: 'flex', gap: 1, height: 8, margin: '10px 0', borderRadius: 2, overflow: 'hidden', background: colors.background.secondary }),
    tile: css({ minWidth: 2, flexBasis: 0 }),
    way: css({ background: wayFill(theme) }),
  };
};
