import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../waterfall/palette';

/** The number of a piece of evidence, the same all over the page; filled while what it stands for is lit. */
export function Numeral({ n, lit }: { readonly n: number; readonly lit: boolean }) {
  const styles = useStyles2(getStyles);
  return <span className={cx(styles.numeral, lit && styles.lit)}>{n}</span>;
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    numeral: css({
      display: 'inline-block', width: 18, height: 18, flexShrink: 0, borderRadius: '50%', border: `1px solid ${colors.text.secondary}`, textAlign: 'center', font: `600 10px/16px ${theme.typography.fontFamily}`,
      color: colors.text.primary, fontVariantNumeric: 'tabular-nums',
    }),
    lit: css({ background: colors.text.primary, borderColor: colors.text.primary, color: colors.background.primary }),
  };
};
