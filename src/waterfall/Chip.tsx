import { cx } from '@emotion/css';
import React from 'react';
import { LETTER } from './names';
import type { Owner } from './rows';
import type { Styles } from './styles';

/** The owner's letter on its colour. What has no owner has a dash. */
export function Chip({ owner, styles }: { readonly owner: Owner | undefined; readonly styles: Styles }) {
  return <span aria-hidden className={cx(styles.chip, owner === undefined ? styles.noChip : styles.chips[owner])}>{owner === undefined ? '–' : LETTER[owner]}</span>;
}
