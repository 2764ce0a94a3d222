import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { lengthText, exactly } from '../../../../waterfall/numbers';
import { paletteOf } from '../../../../waterfall/palette';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';
import { signalsIn } from '../model/happened';
import { clockOf, coverageOf } from '../model/heard';
import type { Snapshot } from '../usePod';

interface HeardProps {
  readonly snapshot: Snapshot;
  readonly delivery: Delivery;
  readonly found: Found | undefined;
  readonly zone: string;
}

/** How far the numbers of this page can be trusted. */
export function Heard({ snapshot, delivery, found, zone }: HeardProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const gaps = found?.gaps ?? [];
  const signals = signalsIn(snapshot.happened);
  return (
    <div>
      <h3 className={look.label}>{t('heard.title', 'How well we heard')}</h3>
      {gaps.length > 0 && <Bar delivery={delivery} gaps={gaps} zone={zone} />}
      <p className={styles.text}>
        {gaps.length === 0
          ? t('heard.unbroken', 'Listened without a break, {{count}} signals.', { count: signals, defaultValue_one: 'Listened without a break, {{count}} signal.', defaultValue_other: 'Listened without a break, {{count}} signals.' })
          : gaps.map(({ from, to, resources }) => t('heard.gap', 'Deaf to {{what}} from {{from}} to {{to}}.', { what: resources.join(', ') || t('heard.everything', 'everything'), from: clock(from, zone), to: to === undefined ? t('heard.now', 'now') : clock(to, zone) })).join(' ')}{' '}
        {snapshot.now?.backfilled === true && t('heard.backfilled', 'First seen in a list: what came before is known by its fields and the events that were left.')}{' '}
        {nodeClockText(found?.nodeClock, delivery.node)}
      </p>
    </div>
  );
}

/** The operation's time with the stretches that were not heard hatched. */
function Bar({ delivery, gaps, zone }: { readonly delivery: Delivery; readonly gaps: Found['gaps']; readonly zone: string }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { from, to, deaf } = coverageOf(delivery.start.est, delivery.end.est, gaps);
  return (
    <>
      <div className={styles.bar} aria-hidden>
        {deaf.map((one) => <div key={one.left} className={styles.deaf} style={{ left: `${one.left * 100}%`, width: `${one.width * 100}%` }} />)}
      </div>
      <div className={styles.ends}><span className={look.label}>{clock(from, zone)}</span><span className={look.label}>{clock(to, zone)}</span></div>
    </>
  );
}

const clock = (at: number, zone: string): string => dateTimeFormat(at, { format: 'HH:mm:ss', timeZone: zone });

function nodeClockText(offset: Found['nodeClock'], node: string): string {
  if (node === '') {
    return '';
  }
  const said = clockOf(offset);
  switch (said.kind) {
    case 'unknown':
      return t('heard.clock.unknown', 'The clock of {{node}} could not be compared.', { node });
    case 'ahead':
      return t('heard.clock.ahead', 'The clock of {{node}} is {{offset}} ahead; corrected here.', { node, offset: lengthText(exactly(said.ms)) });
    case 'behind':
      return t('heard.clock.behind', 'The clock of {{node}} is {{offset}} behind; corrected here.', { node, offset: lengthText(exactly(said.ms)) });
    case 'within':
      return t('heard.clock.within', 'Clock of {{node}} within ± {{offset}}.', { node, offset: lengthText(exactly(said.ms)) });
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    text: css({ margin: '6px 0 0', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', overflowWrap: 'anywhere' }),
    bar: css({ position: 'relative', height: 12, marginTop: 6, borderRadius: 2, overflow: 'hidden', background: colors.text.secondary }),
    deaf: css({ position: 'absolute', top: 0, bottom: 0, minWidth: 2, background: `repeating-linear-gradient(-45deg, ${colors.text.secondary} 0 2px, ${colors.background.primary} 2px 6px)` }),
    ends: css({ display: 'flex', justifyContent: 'space-between', fontVariantNumeric: 'tabular-nums' }),
  };
};
