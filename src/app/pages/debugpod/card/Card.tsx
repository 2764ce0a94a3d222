import { css, cx } from '@emotion/css';
import type { GrafanaTheme2, IconName } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { useCodeTexts } from '../../../parts/codes';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';
import { pillOf, toneOf } from '../../../parts/pill';
import { sentenceOf, stepsOf } from '../model/sentence';
import { EvidenceList } from './EvidenceList';
import { Facts } from './Facts';
import { Gain } from './Gain';
import { Next } from './Next';
import { OnlyThisPod } from './OnlyThisPod';
import { RuledOut } from './RuledOut';
import { Steps } from './Steps';

export interface CardProps {
  readonly delivery: Delivery;
  readonly found: Found;
  readonly gone: boolean;
  readonly nowMs: number;
  readonly zone: string;
  readonly clock: boolean;
}

/** Region B: one sentence, what to do, why we think so, what comes next. */
export function Card({ delivery, found, gone, nowMs, zone, clock }: CardProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const pill = pillOf({ ...delivery, gone }, nowMs);
  const bad = toneOf(pill) === 'bad' && pill !== 'deliveredLate';
  const texts = useCodeTexts();
  const steps = stepsOf(found, texts);
  return (
    <section id="diagnosis" tabIndex={-1} className={cx(look.card, styles.card)} aria-label={t('card.label', 'Diagnosis')}>
      <div className={styles.left}>
        <div className={styles.head}>
          <Icon name={iconOf(pill, bad)} size="xl" className={cx(styles.icon, bad ? look.bad : styles.info)} />
          <div className={styles.words}>
            <h3 className={styles.sentence}>{sentenceOf(found, texts)}</h3>
            <Facts found={found} delivery={delivery} />
          </div>
        </div>
        <div className={styles.columns}>
          {steps.length > 0 && (
            <Steps steps={steps}>
              {found.ownAdvice !== '' && <p className={styles.own}><span className={look.quiet}>{t('card.ownAdvice', 'Your organisation says:')}</span> {found.ownAdvice}</p>}
              <Gain delivery={delivery} found={found} />
            </Steps>
          )}
          <div className={styles.why}>
            <EvidenceList evidence={found.evidence} start={delivery.start} zone={zone} clock={clock} />
            <RuledOut found={found} />
          </div>
        </div>
      </div>
      <aside className={styles.right} aria-label={t('card.aside', 'What comes next and who else')}>
        <Next delivery={delivery} found={found} nowMs={nowMs} zone={zone} />
        <OnlyThisPod found={found} zone={zone} />
      </aside>
    </section>
  );
}

function iconOf(pill: ReturnType<typeof pillOf>, bad: boolean): IconName {
  return pill === 'waitingLate' ? 'clock-nine' : bad ? 'exclamation-circle' : 'info-circle';
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    card: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)', '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' }, '&:focus-visible': { outline: `2px solid ${colors.primary.border}` } }),
    left: css({ padding: theme.spacing(2), display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), minWidth: 0 }),
    head: css({ display: 'flex', gap: theme.spacing(1.5), minWidth: 0 }),
    icon: css({ flexShrink: 0 }),
    info: css({ color: colors.info.text }),
    words: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
    sentence: css({ margin: 0, fontSize: 18, lineHeight: '24px', fontWeight: theme.typography.fontWeightMedium, color: colors.text.primary, overflowWrap: 'anywhere', maxWidth: '90ch' }),
    columns: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)', gap: theme.spacing(2), alignItems: 'start', '@media (max-width: 700px)': { gridTemplateColumns: 'minmax(0, 1fr)' } }),
    own: css({ margin: 0, overflowWrap: 'anywhere' }),
    why: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
    right: css({
      padding: theme.spacing(2), display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0, borderLeft: `1px solid ${colors.border.weak}`,
      '@media (max-width: 1100px)': { borderLeft: 0, borderTop: `1px solid ${colors.border.weak}` },
    }),
  };
};
