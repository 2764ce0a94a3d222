import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../waterfall/t';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../waterfall/palette';

/** A command to copy. It wraps: nothing of it is hidden. */
export function Command({ text }: { readonly text: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.command}>
      <code className={styles.text}>{text}</code>
      <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={() => text} aria-label={t('command.copy', 'Copy {{command}}', { command: text })} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    command: css({ display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: theme.spacing(1), background: colors.background.secondary, borderRadius: theme.shape.radius.default, padding: theme.spacing(0.5, 0.5, 0.5, 1), marginTop: 4 }),
    text: css({ background: 'none', border: 0, padding: 0, margin: 0, fontFamily: theme.typography.fontFamilyMonospace, fontSize: theme.typography.bodySmall.fontSize, color: colors.text.primary, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }),
  };
};
