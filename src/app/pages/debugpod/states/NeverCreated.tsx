import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import { t } from '../../../../waterfall/t';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';

/** A pod of which there is only the refusal: whose it would have been, and how often it was asked for. */
export function NeverCreated({ delivery, found }: { readonly delivery: Delivery; readonly found: Found | undefined }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const who = { kind: delivery.workloadKind, name: delivery.workload };
  return (
    <div className={cx(look.card, styles.line)}>
      <Icon name="times-circle" size="lg" className={look.bad} />
      <strong className={styles.said}>{t('neverCreated.title', 'This pod was refused before it existed.')}</strong>
      <span className={look.quiet}>{found === undefined || found.count <= 1 ? t('neverCreated.once', '{{kind}} {{name}} asked for it.', who) : t('neverCreated.times', '{{kind}} {{name}} asked {{times}} times.', { ...who, times: found.count })}</span>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5), padding: theme.spacing(1.5, 2) }),
  said: css({ fontWeight: theme.typography.fontWeightMedium, color: paletteOf(theme).text.primary }),
});
