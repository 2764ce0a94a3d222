// What the pages' regions have in common.
import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { paletteOf } from '../../waterfall/palette';

export const lookOf = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  const small = { fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px' };
  return {
    card: css({ background: colors.background.primary, border: `1px solid ${colors.border.weak}`, borderRadius: theme.shape.radius.default, minWidth: 0 }),
    label: css({ ...small, color: colors.text.secondary, fontWeight: theme.typography.fontWeightRegular, margin: 0 }),
    quiet: css({ color: colors.text.secondary }),
    small: css(small),
    mono: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize, overflowWrap: 'anywhere' }),
    number: css({ fontSize: 22, lineHeight: '28px', fontWeight: theme.typography.fontWeightMedium, fontVariantNumeric: 'tabular-nums', color: colors.text.primary }),
    tabular: css({ fontVariantNumeric: 'tabular-nums' }),
    /** A button that reads as a part of the text. */
    plain: css({
      background: 'none', border: 0, padding: 0, font: 'inherit', color: 'inherit', textAlign: 'left', cursor: 'pointer',
      '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: 2, borderRadius: theme.shape.radius.default },
    }),
    link: css({ background: 'none', border: 0, padding: 0, font: 'inherit', color: colors.text.link, cursor: 'pointer', '&:hover': { textDecoration: 'underline' }, '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: 2 } }),
    good: css({ color: colors.success.text }),
    bad: css({ color: colors.error.text }),
    hidden: css({ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' }),
  };
};
