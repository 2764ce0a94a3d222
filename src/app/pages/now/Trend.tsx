import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { useStyles2, useTheme2 } from '@grafana/ui';
import React, { useState } from 'react';
import { ownerName } from '../../../waterfall/names';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { lookOf } from '../../parts/look';
import { ownerFill, wayFill } from '../../parts/owners';
import type { Bar, Layer } from './model/trend';
import { LAYERS, topOf } from './model/trend';

interface TrendProps {
  readonly bars: readonly Bar[];
  readonly zone: string;
  readonly past: boolean;
}

/** Is it spreading or healing? The axis only grows while the page is open, so that a bar keeps its length. */
export function Trend({ bars, zone, past }: TrendProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const theme = useTheme2();
  const [grown, setGrown] = useState(0);
  const top = topOf(Math.max(grown, ...bars.map(({ total }) => total)));
  if (top > grown) {
    setGrown(top);
  }
  const fillOf = (layer: Layer): string => (layer === 'way' ? wayFill(theme) : ownerFill(theme, layer));
  const clock = (at: number): string => dateTimeFormat(at, { format: 'HH:mm', timeZone: zone });
  const ticks = bars.filter((_, i) => i % 20 === 0);
  const title = t('now.trend.title', 'Not delivered, last 30 minutes');
  return (
    <figure className={styles.all} aria-label={title}>
      <figcaption className={look.label}>{title}</figcaption>
      <div className={styles.chart} aria-hidden>
        <div className={styles.axis}>{[top, top / 2, 0].map((value) => <span key={value}>{value}</span>)}</div>
        <div className={styles.plot}>
          {bars.map((bar) => (
            <div key={bar.at} className={styles.column} style={bar.deaf ? { backgroundImage: ownerFill(theme, 'unknown') } : undefined}>
              {LAYERS.map((layer) => (bar.counts[layer] === 0 ? null : <div key={layer} style={{ height: `${(bar.counts[layer] / top) * 100}%`, background: fillOf(layer) }} />))}
            </div>
          ))}
        </div>
        <div className={styles.times}>{ticks.map((bar) => <span key={bar.at}>{clock(bar.at)}</span>)}<span className={styles.last}>{past ? clock(bars.at(-1)?.at ?? 0) : t('now.trend.now', 'now')}</span></div>
      </div>
      <div className={look.hidden}><table>
        <caption>{title}</caption>
        <thead><tr><th scope="col">{t('now.trend.time', 'Time')}</th>{LAYERS.map((layer) => <th key={layer} scope="col">{layer === 'way' ? t('now.way.title', 'On their way') : ownerName(layer)}</th>)}</tr></thead>
        <tbody>{bars.map((bar) => <tr key={bar.at}><th scope="row">{bar.deaf ? t('now.trend.deaf', '{{clock}}, partly not heard', { clock: clock(bar.at) }) : clock(bar.at)}</th>{LAYERS.map((layer) => <td key={layer}>{bar.counts[layer]}</td>)}</tr>)}</tbody>
      </table></div>
    </figure>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  const small = { fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', color: colors.text.secondary, fontVariantNumeric: 'tabular-nums' };
  return {
    all: css({ position: 'relative', margin: 0, display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
    chart: css({ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gridTemplateRows: '88px 16px', gap: theme.spacing(0.5, 1) }),
    axis: css({ ...small, display: 'flex', flexDirection: 'column', justifyContent: 'space-between', textAlign: 'right', margin: '-8px 0' }),
    plot: css({ display: 'flex', gap: 1, alignItems: 'stretch', borderBottom: `1px solid ${colors.border.medium}`, backgroundImage: `linear-gradient(${colors.border.weak} 1px, transparent 1px)`, backgroundSize: '100% 50%' }),
    column: css({ flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column-reverse' }),
    times: css({ ...small, gridColumn: 2, display: 'flex', '> span': { flex: '1 1 0', overflow: 'visible', whiteSpace: 'nowrap' } }),
    last: css({ '&&': { flex: '0 0 auto' } }),
  };
};
