import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { OwnerChip } from '../../../parts/OwnerChip';
import { ownerFill } from '../../../parts/owners';
import { ownerName } from '../../../../waterfall/names';
import { lengthText } from '../../../../waterfall/numbers';
import type { Owned } from '../model/delivery';

/** Whose time it was, as a bar and in numbers. */
export function OwnedBar({ owned }: { readonly owned: readonly Owned[] }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  return (
    <div>
      <p className={look.label}>{t('owned.title', 'Time owned by')}</p>
      <div className={styles.bar} aria-hidden>
        {owned.map(({ owner, length }) => <div key={owner} className={styles.tile} style={{ flexGrow: Math.max(length.estMs, 0.001), background: ownerFill(theme, owner) }} />)}
      </div>
      <OwnedChips owned={owned} named={false} />
    </div>
  );
}

/** Chips with lengths; `named` writes the owner out. */
export function OwnedChips({ owned, named }: { readonly owned: readonly Owned[]; readonly named: boolean }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.chips}>
      {owned.map(({ owner, length }) => (
        <li key={owner} className={styles.chip}>
          <OwnerChip owner={owner} />
          <span className={named ? look.quiet : look.hidden}>{ownerName(owner)}</span> {lengthText(length)}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', gap: 1, height: 8, margin: '10px 0 8px', borderRadius: 2, overflow: 'hidden' }),
  tile: css({ minWidth: 2, flexBasis: 0 }),
  chips: css({ listStyle: 'none', display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1.5), margin: 0, padding: 0 }),
  chip: css({ position: 'relative', display: 'inline-flex', gap: 4, alignItems: 'center', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }),
});
