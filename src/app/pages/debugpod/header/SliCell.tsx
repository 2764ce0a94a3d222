import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import type { Length } from '../../../../waterfall/numbers';
import { exactly, lengthText } from '../../../../waterfall/numbers';
import { paletteOf } from '../../../../waterfall/palette';
import type { Charge } from '../model/charge';
import { chargeOf, verdictSoFar } from '../model/charge';
import type { Delivery } from '../model/delivery';

/** What is charged, beside the pod's state and never mixed with it. */
export function SliCell({ delivery }: { readonly delivery: Delivery }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { sli, targetMs, open } = delivery;
  if (!(targetMs > 0)) {
    return <div><p className={look.label}>{t('sli.title', 'Delivery SLI')}</p><div className={look.number}>{lengthText(sli)}</div><p className={look.label}>{t('sli.noTarget', 'no target')}</p></div>;
  }
  const verdict = verdictSoFar(delivery.verdict, open, sli, targetMs);
  const target = lengthText(exactly(targetMs)).replace(/[.,]0+(?=\D)/, '');
  return (
    <div>
      <p className={look.label}>{t('sli.titleClass', 'Delivery SLI · class {{target}}', { target })}</p>
      <div><span className={look.number}>{lengthText(sli)}</span> <span className={look.quiet}>{t('sli.of', 'of {{target}}', { target })}</span></div>
      <Meter sli={sli} targetMs={targetMs} missed={verdict === 'missed'} />
      <p className={styles.verdict}>
        <Icon name={verdict === 'met' ? 'check' : verdict === 'missed' ? 'times' : 'question-circle'} size="sm" className={cx(verdict === 'met' && look.good, verdict === 'missed' && look.bad)} />
        <span className={cx(verdict === 'met' && look.good, verdict === 'missed' && look.bad)}>{verdictText(verdict, open)}</span>
        <span className={look.quiet}>· {chargeText(chargeOf({ ...delivery, verdict }))}</span>
      </p>
    </div>
  );
}

/** Known time solid, what may be pale and hatched, red when the target is spent. */
function Meter({ sli, targetMs, missed }: { readonly sli: Length; readonly targetMs: number; readonly missed: boolean }) {
  const styles = useStyles2(getStyles);
  const share = (ms: number): number => Math.min(100, Math.max(0, (ms / targetMs) * 100));
  const [sure, may] = [share(sli.loMs), share(sli.hiMs)];
  return (
    <div className={styles.track} aria-hidden>
      <div className={cx(styles.fill, missed && styles.missed)} style={{ width: `${Math.max(sure, sli.hiMs > 0 ? 1 : 0)}%` }} />
      <div className={styles.may} style={{ left: `${sure}%`, width: `${may - sure}%` }} />
    </div>
  );
}

function verdictText(verdict: string, open: boolean): string {
  switch (verdict) {
    case 'met':
      return open ? t('sli.metSoFar', 'met so far') : t('sli.met', 'met');
    case 'missed':
      return t('sli.missed', 'missed');
    default:
      return t('sli.indeterminate', 'indeterminate');
  }
}

function chargeText(charge: Charge): string {
  switch (charge) {
    case 'good':
      return t('sli.good', 'counts as good');
    case 'charged':
      return t('sli.charged', 'charged');
    case 'willBeCharged':
      return t('sli.willBeCharged', 'will be charged');
    case 'notCharged':
      return t('sli.notCharged', 'not charged');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    track: css({ position: 'relative', height: 6, margin: '4px 0', borderRadius: 3, overflow: 'hidden', background: colors.border.weak }),
    fill: css({ height: '100%', background: colors.text.secondary }),
    missed: css({ background: colors.error.main }),
    may: css({ position: 'absolute', top: 0, height: '100%', background: `repeating-linear-gradient(-45deg, ${colors.text.secondary} 0 2px, transparent 2px 5px)` }),
    verdict: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 4, margin: 0, fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px' }),
  };
};
