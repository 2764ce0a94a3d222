import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import { waitOf } from '../../../parts/countdown';
import type { Delivery } from '../model/delivery';
import type { NextAttempt } from '../../../parts/next';
import type { Found } from '../model/found';
import { ruleText } from '../../../parts/rules';

interface NextProps {
  readonly delivery: Delivery;
  readonly found: Found;
  readonly nowMs: number;
  readonly zone: string;
}

// A screen reader hears the countdown seldom enough to hear anything else.
const SPOKEN_EACH_MS = 15_000;

/** Will it heal by itself, and when. */
export function Next({ delivery, found: { next }, nowMs, zone }: NextProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  if (next === undefined) {
    return (
      <div className={styles.all}>
        <h4 className={look.label}>{t('next.title', 'What comes next')}</h4>
        <p className={styles.text}>{delivery.open ? t('next.unknown', 'Not known: nothing says when it is tried again.') : delivery.outcome.startsWith('delivered') ? t('next.ready', 'Nothing: the pod is ready.') : t('next.over', 'Nothing: this is over.')}</p>
      </div>
    );
  }
  const wait = waitOf(next, nowMs);
  return (
    <div className={styles.all}>
      <h4 className={look.label}>{t('next.title', 'What comes next')}</h4>
      <div>{wait !== undefined && <span className={look.number}>{wait}</span>} <span className={look.quiet}>{wait === undefined ? t('next.anyMoment', 'It can happen any moment now') : untilText(next.what)}</span></div>
      <p className={styles.text}>{wait !== undefined && t('next.notBefore', 'Not before {{time}}.', { time: dateTimeFormat(next.lo, { format: 'HH:mm:ss', timeZone: zone }) })} {ruleText(next)}</p>
      {helpText(next.helps) !== '' && <p className={styles.text}><strong>{helpText(next.helps)}</strong></p>}
      <span className={look.hidden} aria-live="polite">{waitOf(next, Math.floor(nowMs / SPOKEN_EACH_MS) * SPOKEN_EACH_MS) ?? ''}</span>
    </div>
  );
}

function untilText(what: NextAttempt['what']): string {
  switch (what) {
    case 'pull':
      return t('next.until.pull', 'until the next pull');
    case 'restart':
      return t('next.until.restart', 'until the next run');
    case 'mount':
      return t('next.until.mount', 'until the next try to mount');
    case 'schedule':
      return t('next.until.schedule', 'until it is scheduled again');
    case 'sandbox':
      return t('next.until.sandbox', 'until the next sandbox');
    case 'tolerationEnd':
      return t('next.until.toleration', 'until it is evicted');
    case 'progressDeadline':
      return t('next.until.progress', 'until the rollout counts as failed');
    case 'deadline':
      return t('next.until.deadline', 'until its deadline');
    case 'graceEnd':
      return t('next.until.grace', 'until it is killed');
    default:
      return t('next.until.other', 'until the next attempt');
  }
}

function helpText(helps: string): string {
  switch (helps) {
    case 'waiting':
      return t('next.helps.waiting', 'Waiting is enough.');
    case 'acting':
      return t('next.helps.acting', 'Waiting will not help.');
    case 'either':
      return t('next.helps.either', 'Waiting may help, acting is faster.');
    default:
      return '';
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ position: 'relative', display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 }),
  text: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', color: paletteOf(theme).text.primary, overflowWrap: 'anywhere' }),
});
