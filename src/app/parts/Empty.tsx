import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import React from 'react';
import { paletteOf } from '../../waterfall/palette';
import { lookOf } from './look';

interface EmptyProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text?: ReactNode;
  /** What to do next: every state has a way on. */
  readonly children?: ReactNode;
}

/** A page that has nothing to show says why, and what to do. */
export function Empty({ icon, title, text, children }: EmptyProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  return (
    <section className={cx(look.card, styles.box)} aria-label={title}>
      <Icon name={icon} size="xxxl" className={look.quiet} />
      <h2 className={styles.title}>{title}</h2>
      {text !== undefined && <div className={styles.text}>{text}</div>}
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    box: css({ display: 'flex', flexDirection: 'column', alignItems: 'center', gap: theme.spacing(1), padding: theme.spacing(6, 2), textAlign: 'center' }),
    title: css({ margin: 0, fontSize: 18, lineHeight: '24px', fontWeight: theme.typography.fontWeightMedium, color: colors.text.primary, overflowWrap: 'anywhere' }),
    text: css({ color: colors.text.secondary, maxWidth: '60ch', overflowWrap: 'anywhere' }),
    actions: css({ display: 'flex', flexWrap: 'wrap', justifyContent: 'center', gap: theme.spacing(1), marginTop: theme.spacing(1), maxWidth: '100%' }),
  };
};
