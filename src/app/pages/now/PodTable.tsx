import { css, cx } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { targetText } from '../../../waterfall/numbers';
import { phaseName } from '../../../waterfall/names';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { setParams } from '../../parts/address';
import { waitOf } from '../../parts/countdown';
import { lookOf } from '../../parts/look';
import type { OpenPod } from './model/board';
import { podLink, PodName } from './PodName';
import { soFar } from './words';

interface PodTableProps {
  readonly source: DataSourceInstanceSettings;
  readonly title: string;
  readonly pods: readonly OpenPod[];
  readonly nowMs: number;
  /** What they do now and how much of the target is used, instead of where and what comes next. */
  readonly calm?: boolean;
}

/** Pods, worst first. Each row is one step of the arrow keys; Enter opens the pod. */
export function PodTable({ source, title, pods, nowMs, calm = false }: PodTableProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col" className={styles.second}>{calm ? t('now.pods.now', 'Now') : t('now.pods.node', 'Node')}</th>
          <th scope="col" className={styles.number}>{t('now.pods.sli', 'SLI so far')}</th>
          <th scope="col" className={styles.number}>{t('now.pods.target', 'Target')}</th>
          <th scope="col" className={cx(styles.last, !calm && styles.number)}>{calm ? t('now.pods.used', 'Used') : t('now.pods.next', 'Next attempt')}</th>
        </tr>
      </thead>
      <tbody>
        {pods.map((pod) => (
          <tr key={pod.uid} tabIndex={-1} data-row data-href={podLink(source, pod.uid)} className={styles.row}>
            <td><PodName source={source} uid={pod.uid} namespace={pod.namespace} pod={pod.pod} /></td>
            <td className={styles.second}>{calm ? phaseText(pod.phase) : pod.node === '' ? <span className={look.quiet}>{t('now.place.noNode', 'no node yet')}</span> : <button type="button" className={look.plain} onClick={() => setParams({ node: pod.node })}>{pod.node}</button>}</td>
            <td className={cx(styles.number, pod.missed && look.bad)}>{soFar(pod.sliMs)}</td>
            <td className={cx(styles.number, look.quiet)}>{targetText(pod.targetMs)}</td>
            <td className={cx(styles.last, !calm && styles.number)}>
              {calm ? <div className={styles.meter} aria-hidden><div className={styles.used} style={{ width: `${Math.min(1, pod.sliMs / pod.targetMs) * 100}%` }} /></div> : pod.next === undefined ? '–' : waitOf(pod.next, nowMs) ?? t('now.next.any', 'any moment')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** `pull(app)` names the container that it is of. */
function phaseText(phase: string): string {
  const [, name = phase, container = ''] = /^([^(]*)\((.*)\)$/.exec(phase) ?? [];
  return container === '' ? phaseName(name, false) : `${phaseName(name, false)} · ${container}`;
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    table: css({
      width: '100%', borderCollapse: 'collapse', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px',
      'th, td': { textAlign: 'left', padding: theme.spacing(0.625, 1, 0.625, 0), borderBottom: `1px solid ${colors.border.weak}`, verticalAlign: 'top' },
      th: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
    }),
    row: css({ '&:hover': { background: colors.action.hover }, '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: -2 } }),
    number: css({ '&&': { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' } }),
    second: css({ '@media (max-width: 700px)': { display: 'none' } }),
    last: css({ '@media (max-width: 500px)': { display: 'none' } }),
    meter: css({ height: 6, marginTop: 5, minWidth: 60, borderRadius: 3, background: colors.background.secondary, overflow: 'hidden' }),
    used: css({ height: '100%', background: colors.text.secondary }),
  };
};
