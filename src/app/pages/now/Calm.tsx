import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { setParams } from '../../parts/address';
import { cellsOf, numberOf, objectOf, optionalNumberOf, textOf } from '../../parts/frame';
import { lookOf } from '../../parts/look';
import { askAll, useAnswer } from '../../parts/source';
import type { Board } from './model/board';
import type { Bar } from './model/trend';
import { PodTable } from './PodTable';
import { Trend } from './Trend';
import type { Asked } from './useBoard';

interface CalmProps {
  readonly asked: Asked;
  readonly board: Board;
  readonly bars: readonly Bar[];
  readonly nowMs: number;
  readonly zone: string;
}

const HOUR_MS = 3_600_000;
const EACH_MS = 30_000;

/** While nothing is wrong: who is on its way, and how the last hours went. */
export function Calm({ asked, board, bars, nowMs, zone }: CalmProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { way, onTheirWay } = board;
  return (
    <div className={cx(styles.all, way.length === 0 && styles.alone)}>
      {way.length > 0 && (
        <section className={cx(look.card, styles.card)} aria-label={t('now.way.title', 'On their way')}>
          <h2 className={styles.title}>{t('now.way.title', 'On their way')} <span className={look.label}>{way.length < onTheirWay ? t('now.way.some', '{{shown}} of {{number}}, nearest to their target', { shown: way.length, number: onTheirWay }) : t('now.way.count', '{{count}} pods', { count: onTheirWay, defaultValue_one: 'one pod', defaultValue_other: '{{count}} pods' })}</span></h2>
          <PodTable source={asked.source} title={t('now.pod', 'Pod')} pods={way} nowMs={nowMs} calm />
        </section>
      )}
      <aside className={cx(look.card, styles.card, styles.side)} aria-label={t('now.lately', 'Lately')}>
        <Trend bars={bars} zone={zone} past={asked.at > 0} />
        <Lately asked={asked} zone={zone} />
      </aside>
    </div>
  );
}

function Lately({ asked: { source, filter, at }, zone }: Pick<CalmProps, 'asked' | 'zone'>) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { value } = useAnswer(async () => {
    const to = at > 0 ? at : Date.now();
    const [hour, day] = await Promise.all([
      askAll(source, { ended: { kind: 'breakdown', by: 'verdict', filter: { ...filter, outcome: 'delivered|delivered_late' } } }, { from: to - HOUR_MS, to }),
      askAll(source, { incidents: { kind: 'annotations', annotate: ['incident'], filter, limit: 1000 } }, { from: to - 6 * HOUR_MS, to }),
    ]);
    const [ended] = hour.frames.ended ?? [];
    const incident = cellsOf(day.frames.incidents?.[0]).at(-1);
    return {
      delivered: ended === undefined ? undefined : (optionalNumberOf(objectOf(ended.meta?.custom) ?? {}, 'total') ?? 0), missed: cellsOf(ended).reduce((sum, row) => sum + numberOf(row, 'missed'), 0),
      incident: incident === undefined ? undefined : { title: textOf(incident, 'title'), from: numberOf(incident, 'time'), until: optionalNumberOf(incident, 'timeEnd'), code: textOf(incident, 'code') },
    };
  }, JSON.stringify(['lately', source.uid, filter, at]), EACH_MS);
  const clock = (ms: number): string => dateTimeFormat(ms, { format: 'HH:mm', timeZone: zone });
  const incident = value?.incident;
  return (
    <>
      <div>
        <h3 className={look.label}>{t('now.hour.title', 'Last hour')}</h3>
        <p className={styles.text}>{value?.delivered === undefined ? '…' : t('now.hour.text', '{{delivered}} delivered, {{missed}} missed their target.', { delivered: value.delivered, missed: value.missed })}</p>
      </div>
      <div>
        <h3 className={look.label}>{t('now.lastIncident.title', 'Last incident, of six hours')}</h3>
        <p className={styles.text}>{value === undefined ? '…' : incident === undefined ? t('now.lastIncident.none', 'None.') : incident.title}</p>
        {incident !== undefined && <p className={look.label}>{incident.until === undefined ? t('now.since', 'since {{clock}}', { clock: clock(incident.from) }) : t('now.fromTo', '{{from}} to {{to}}', { from: clock(incident.from), to: clock(incident.until) })} · <button type="button" className={look.link} onClick={() => setParams({ at: String(Math.floor(((incident.until ?? Date.now()) + incident.from) / 2)) })}>{t('now.lastIncident.show', 'Show it')}</button></p>}
      </div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)', gap: theme.spacing(2), alignItems: 'start', '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' }, '@media (max-height: 319px)': { display: 'none' } }),
  alone: css({ gridTemplateColumns: 'minmax(0, 1fr)' }),
  card: css({ padding: theme.spacing(1.5, 2) }),
  side: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  title: css({ margin: '0 0 8px', fontSize: theme.typography.body.fontSize, lineHeight: '20px', fontWeight: theme.typography.fontWeightMedium }),
  text: css({ margin: '2px 0 0', color: paletteOf(theme).text.primary, overflowWrap: 'anywhere' }),
});
