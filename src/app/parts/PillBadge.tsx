import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { colorManipulator } from '@grafana/data';
import { t } from '../../waterfall/t';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../waterfall/palette';
import type { PillKind, Tone } from './pill';
import { toneOf } from './pill';

/** Tone, icon and word: the colour is never alone. */
export function PillBadge({ kind }: { readonly kind: PillKind }) {
  const styles = useStyles2(getStyles);
  const tone = toneOf(kind);
  return <span className={cx(styles.pill, styles[tone])}><Icon name={iconOf(kind, tone)} size="sm" /><span>{pillWord(kind)}</span></span>;
}

function iconOf(kind: PillKind, tone: Tone): IconName {
  switch (kind) {
    case 'waitingLate':
    case 'starting':
    case 'deliveredLate':
    case 'changing':
      return 'clock-nine';
    case 'partlyHeard':
      return 'question-circle';
    case 'deleted':
    case 'leaving':
      return 'trash-alt';
    case 'gated':
      return 'lock';
    default:
      return tone === 'good' ? 'check-circle' : tone === 'bad' ? 'exclamation-circle' : 'minus-circle';
  }
}

export function pillWord(kind: PillKind): string {
  switch (kind) {
    case 'starting':
      return t('pill.starting', 'Starting');
    case 'waitingLate':
      return t('pill.waitingLate', 'Waiting, late');
    case 'stuck':
      return t('pill.stuck', 'Stuck');
    case 'failed':
      return t('pill.failed', 'Failed');
    case 'refused':
      return t('pill.refused', 'Refused');
    case 'delivered':
      return t('pill.delivered', 'Delivered');
    case 'deliveredLate':
      return t('pill.deliveredLate', 'Delivered late');
    case 'partlyHeard':
      return t('pill.partlyHeard', 'Delivered, partly heard');
    case 'cancelled':
      return t('pill.cancelled', 'Cancelled');
    case 'notCounted':
      return t('pill.notCounted', 'Not counted');
    case 'deleted':
      return t('pill.deleted', 'Deleted');
    case 'gated':
      return t('pill.gated', 'Gated');
    case 'leaving':
      return t('pill.leaving', 'Being deleted');
    case 'changing':
      return t('pill.changing', 'Changing');
    case 'changed':
      return t('pill.changed', 'Done');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  // So pale that the words on it keep 4.5 : 1 in both themes, on a card and on a row that is chosen.
  const tint = (colour: string): string => colorManipulator.alpha(colour, theme.isDark ? 0.15 : 0.06);
  return {
    pill: css({
      display: 'inline-flex', alignItems: 'center', gap: 4, padding: '2px 8px', borderRadius: theme.shape.radius.default, fontSize: theme.typography.bodySmall.fontSize, lineHeight: '18px',
      fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap', flexShrink: 0,
    }),
    good: css({ background: tint(colors.success.main), color: colors.success.text }),
    bad: css({ background: tint(colors.error.main), color: colors.error.text }),
    neutral: css({ background: colors.background.secondary, color: colors.text.primary }),
  };
};
