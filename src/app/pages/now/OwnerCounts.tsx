import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { ownerName } from '../../../waterfall/names';
import { lookOf } from '../../parts/look';
import { OwnerChip } from '../../parts/OwnerChip';
import type { Group } from './model/board';

interface OwnerCountsProps {
  readonly owners: readonly Group[];
  readonly textOf: (group: Group) => string;
  readonly children?: React.ReactNode;
}

/** A chip and a figure for each owner. */
export function OwnerCounts({ owners, textOf, children }: OwnerCountsProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.all}>
      {owners.map((group) => <li key={group.owner} className={styles.one}><OwnerChip owner={group.owner} /><span className={look.hidden}>{ownerName(group.owner)}</span>{textOf(group)}</li>)}
      {children !== undefined && children !== false && <li className={styles.one}>{children}</li>}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1.5), fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', fontVariantNumeric: 'tabular-nums' }),
  one: css({ position: 'relative', display: 'inline-flex', gap: 6, alignItems: 'center', whiteSpace: 'nowrap' }),
});
