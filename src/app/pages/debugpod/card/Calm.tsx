import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { phaseName } from '../../../../waterfall/names';
import { lengthText } from '../../../../waterfall/numbers';
import { paletteOf } from '../../../../waterfall/palette';
import type { Delivery } from '../model/delivery';

/** Region B where nothing is wrong: one line, no advice, no empty boxes. */
export function Calm({ delivery }: { readonly delivery: Delivery }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { open, outcome } = delivery;
  const late = outcome === 'delivered_late';
  return (
    <section id="diagnosis" tabIndex={-1} className={cx(look.card, styles.line)} aria-label={t('card.label', 'Diagnosis')}>
      <Icon name={open ? 'clock-nine' : late ? 'info-circle' : 'check-circle'} size="lg" className={cx(!open && !late && look.good, (open || late) && look.quiet)} />
      <h3 className={styles.said}>{saidOf(delivery)}</h3>
      <span className={look.quiet}>{open ? underWay(delivery) : longest(delivery)}</span>
    </section>
  );
}

function saidOf({ open, outcome, operation }: Delivery): string {
  if (open) {
    return operation === 'create' ? t('calm.underWay', 'On its way, nothing is wrong.') : t('calm.running', 'Under way, nothing is wrong.');
  }
  switch (outcome) {
    case 'delivered_late':
      return t('calm.late', 'Delivered late, and nothing names a cause.');
    case 'cancelled':
      return t('calm.cancelled', 'Deleted before it was ready.');
    case 'excluded':
      return t('calm.excluded', 'Not counted: this pod is not promised a delivery time.');
    default:
      return t('calm.nothing', 'Nothing went wrong.');
  }
}

function underWay({ phases }: Delivery): string {
  const last = phases.at(-1);
  return last === undefined ? '' : t('calm.now', 'Now: {{phase}}, for {{length}}.', { phase: nameOf(last), length: lengthText(last.length) });
}

function longest({ phases }: Delivery): string {
  const [first] = [...phases].sort((a, b) => b.length.estMs - a.length.estMs);
  return first === undefined ? '' : t('calm.longest', 'What took longest: {{phase}}, {{length}}.', { phase: nameOf(first), length: lengthText(first.length) });
}

const nameOf = ({ name, container }: Delivery['phases'][number]): string => (container === '' ? phaseName(name, false) : `${phaseName(name, false)} (${container})`);

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5), padding: theme.spacing(1.5, 2), minHeight: 46 }),
  said: css({ margin: 0, fontSize: theme.typography.body.fontSize, lineHeight: '20px', fontWeight: theme.typography.fontWeightMedium, color: paletteOf(theme).text.primary }),
});
