import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { CodeTexts } from '../../../contract/codes';
import { lengthText } from '../../../waterfall/numbers';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { lookOf } from '../../parts/look';
import { Cells } from './Cells';
import type { Answer as Said } from './model/answer';
import { settlingMs } from './model/answer';
import type { Board } from './model/board';
import type { Bar } from './model/trend';
import { changeOf } from './model/trend';
import { Trend } from './Trend';
import { calmText, othersOf, verdictOf } from './words';

interface AnswerProps {
  readonly answer: Said;
  readonly board: Board;
  readonly bars: readonly Bar[];
  readonly texts: CodeTexts | undefined;
  readonly ours: boolean;
  readonly zone: string;
  readonly past: boolean;
  /** Events are refused to us: causes stay hidden. */
  readonly eventsHidden: boolean;
  /** Namespaces that are watched; all when undefined. */
  readonly namespaces: number | undefined;
}

/** Region A: the sentence, who else must act, four figures and the trend; one line while nothing is wrong. */
export function Answer(props: AnswerProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { answer, board, bars, texts, ours, zone, past } = props;
  const settling = settlingMs(board);
  const note = settling === undefined ? '' : t('now.settling', 'Listening for {{length}}; causes may still sharpen.', { length: lengthText({ estMs: settling, loMs: settling - 500, hiMs: settling + 500 }) });
  if (answer.kind === 'onTheirWay' || answer.kind === 'nothing') {
    const hidden = props.eventsHidden || note !== '';
    return (
      <section id="answer" tabIndex={-1} className={cx(look.card, styles.line)} aria-label={t('now.answer', 'Answer')}>
        <Icon name={hidden ? 'info-circle' : 'check-circle'} size="lg" className={hidden ? look.quiet : look.good} />
        <h2 className={styles.calm} aria-live="polite">{calmTitle(props)}</h2>
        <span className={look.quiet}>{answer.kind === 'nothing' ? t('now.nothing', 'No pod is on its way.') : calmText(answer.pods, answer.gated, answer.oldest)} {note}</span>
      </section>
    );
  }
  const blind = answer.kind === 'blind';
  const urgent = answer.kind === 'incident' || answer.kind === 'missed' || answer.kind === 'stuck';
  return (
    <section id="answer" tabIndex={-1} className={cx(look.card, styles.card)} aria-label={t('now.answer', 'Answer')}>
      <div className={styles.said}>
        <Icon name={blind ? 'info-circle' : urgent ? 'exclamation-circle' : 'clock-nine'} size="xl" className={urgent ? look.bad : look.quiet} />
        <div className={styles.words}>
          <h2 className={styles.sentence} aria-live="polite">{blind ? blindText(answer.hearing.lastHeard, answer.hearing.cluster, zone) : verdictOf(answer, texts, ours)}</h2>
          <p className={styles.others}>{blind ? t('now.blind.then', 'This is what was open then.') : othersOf(answer, board.onTheirWay + board.gated).join(' ')} {note}</p>
          <div className={styles.tall}><Cells board={board} change={changeOf(bars, board.at, board.total)} blind={blind} /></div>
        </div>
      </div>
      <div className={cx(styles.trend, styles.tall)}><Trend bars={bars} zone={zone} past={past} /></div>
    </section>
  );
}

function calmTitle({ eventsHidden, namespaces }: AnswerProps): string {
  if (eventsHidden) {
    return t('now.calm.hidden', 'Nothing is late. Causes are hidden from us: events are refused.');
  }
  return namespaces === undefined ? t('now.calm.title', 'Nothing is wrong.') : t('now.calm.in', 'Nothing is wrong in the {{count}} namespaces you may see.', { count: namespaces, defaultValue_one: 'Nothing is wrong in the one namespace you may see.', defaultValue_other: 'Nothing is wrong in the {{count}} namespaces you may see.' });
}

const blindText = (lastHeard: number | undefined, cluster: string, zone: string): string =>
  lastHeard === undefined ? t('now.blind.never', 'We do not hear {{cluster}}.', { cluster }) : t('now.blind.title', 'We have not heard from {{cluster}} since {{clock}}.', { cluster, clock: dateTimeFormat(lastHeard, { format: 'HH:mm:ss', timeZone: zone }) });

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5), padding: theme.spacing(1.5, 2), minHeight: 46 }),
    calm: css({ margin: 0, fontSize: theme.typography.body.fontSize, lineHeight: '20px', fontWeight: theme.typography.fontWeightMedium, color: colors.text.primary }),
    card: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)', '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' } }),
    said: css({ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: theme.spacing(1.5), padding: theme.spacing(2) }),
    words: css({ minWidth: 0 }),
    sentence: css({ margin: 0, fontSize: 18, lineHeight: '24px', fontWeight: theme.typography.fontWeightMedium, color: colors.text.maxContrast, overflowWrap: 'anywhere', maxWidth: '90ch' }),
    others: css({ margin: '4px 0 0', color: colors.text.primary, overflowWrap: 'anywhere', maxWidth: '110ch' }),
    trend: css({ padding: theme.spacing(2), borderLeft: `1px solid ${colors.border.weak}`, '@media (max-width: 1100px)': { borderLeft: 0, paddingTop: 0 } }),
    // On a screen so low the sentence alone is read.
    tall: css({ '@media (max-height: 319px)': { display: 'none' } }),
  };
};
