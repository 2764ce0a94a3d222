import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import type { Step } from '../model/found';
import { Command } from '../../../parts/Command';

const STEPS_MAX = 3;
const COMMANDS_MAX = 2;

/** What to do, in order; never more than a tired person can hold. */
export function Steps({ steps, children }: { readonly steps: readonly Step[]; readonly children: ReactNode }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const withCommand = steps.filter(({ command }) => command !== '').slice(0, COMMANDS_MAX);
  return (
    <div className={styles.all}>
      <h4 className={look.label}>{t('steps.title', 'What to do')}</h4>
      <ol className={styles.list}>
        {steps.slice(0, STEPS_MAX).map((step, i) => (
          <li key={i} className={styles.step}>
            <span className={look.quiet} aria-hidden>{i + 1}</span>
            <div className={styles.body}>{step.text}{withCommand.includes(step) && <Command text={step.command} />}</div>
          </li>
        ))}
      </ol>
      {children}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  list: css({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  step: css({ display: 'grid', gridTemplateColumns: '16px minmax(0, 1fr)', gap: theme.spacing(0.5), color: paletteOf(theme).text.primary, lineHeight: '20px' }),
  body: css({ minWidth: 0, overflowWrap: 'anywhere' }),
});
