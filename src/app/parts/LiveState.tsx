import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../waterfall/t';
import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from './look';
import { paletteOf } from '../../waterfall/palette';
import type { LiveKind } from './live';

export interface LiveStateProps {
  readonly kind: LiveKind;
  readonly heardAt: number;
  readonly nowMs: number;
  readonly retryAt: number;
  /** Signals that came since the page stands still. */
  readonly more: number;
  /** What late evidence changed, in a sentence; empty when nothing did. */
  readonly revision: string;
  readonly zone: string;
  readonly onPause: (paused: boolean) => void;
  readonly onAgain: () => void;
}

/** How fresh the page is, in words, and the button that changes it. */
export function LiveState(props: LiveStateProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { kind, onPause, onAgain } = props;
  return (
    <div className={styles.all}>
      <span className={cx(look.small, styles.said)} role="status">
        {kind === 'live' && <span className={styles.dot} aria-hidden />}
        {kind === 'reconnecting' || kind === 'paused' || kind === 'held' ? <span className={styles.still} aria-hidden /> : null}
        {textOf(props)}
      </span>
      {kind === 'live' && <Button size="md" variant="secondary" icon="pause" onClick={() => onPause(true)}>{t('live.pause', 'Pause')}</Button>}
      {kind === 'paused' && <Button size="md" variant="secondary" icon="play" onClick={() => onPause(false)}>{t('live.resume', 'Resume')}</Button>}
      {kind === 'reconnecting' && <Button size="md" variant="secondary" icon="sync" onClick={onAgain}>{t('live.again', 'Try now')}</Button>}
    </div>
  );
}

const SECOND = 1000;

function textOf({ kind, heardAt, nowMs, retryAt, more, revision, zone }: LiveStateProps): string {
  const clock = dateTimeFormat(heardAt, { format: 'HH:mm:ss', timeZone: zone });
  const fresh = more === 0 ? '' : t('live.new', '{{count}} new', { count: more, defaultValue_one: '{{count}} new', defaultValue_other: '{{count}} new' });
  const seconds = (ms: number): string => String(Math.max(0, Math.ceil(ms / SECOND)));
  switch (kind) {
    case 'paused':
      return fresh === '' ? t('live.paused', 'Paused at {{clock}}', { clock }) : t('live.pausedNew', 'Paused at {{clock}} · {{fresh}}', { clock, fresh });
    case 'held':
      return fresh === '' ? t('live.held', 'Held while text is selected') : t('live.heldNew', 'Held while text is selected · {{fresh}}', { fresh });
    case 'reconnecting':
      return t('live.reconnecting', 'Not live, trying again in {{seconds}} s', { seconds: seconds(retryAt - nowMs) });
    case 'settled':
      return revision === '' ? t('live.settled', 'Settled, will not change') : revision;
    case 'live':
      return nowMs - heardAt < 2 * SECOND ? t('live.now', 'Live') : t('live.heard', 'Live, asked {{seconds}} s ago', { seconds: seconds(nowMs - heardAt) });
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  const spot = { display: 'inline-block', width: 8, height: 8, borderRadius: '50%', marginRight: 6 };
  return {
    all: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), flexWrap: 'wrap' }),
    said: css({ color: colors.text.secondary, fontVariantNumeric: 'tabular-nums' }),
    dot: css({ ...spot, background: colors.success.main }),
    still: css({ ...spot, background: 'none', border: `2px solid ${colors.warning.main}` }),
  };
};
