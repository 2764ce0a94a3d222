import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { forecastText } from '../../../../waterfall/numbers';
import { paletteOf } from '../../../../waterfall/palette';
import type { Delivery } from '../model/delivery';

const UID_SHOWN = 8;
const DAY_MS = 86_400_000;

/** One line of facts: whose it is, where it is, what it runs, since when. */
export function Facts({ delivery, nowMs, zone }: { readonly delivery: Delivery; readonly nowMs: number; readonly zone: string }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { workloadKind, workload, node, image, uid, open, outcome, operation } = delivery;
  const ready = !open && (outcome === 'delivered' || outcome === 'delivered_late');
  return (
    <dl className={styles.facts}>
      {workload !== '' && <Fact name={workloadKind}>{workload}</Fact>}
      <Fact name={t('facts.node', 'Node')}>{node === '' ? t('facts.noNode', 'none yet') : node}</Fact>
      {image !== '' && <Fact name={t('facts.image', 'Image')}><span className={look.mono}>{image}</span></Fact>}
      {ready
        ? <Fact name={t('facts.ready', 'Ready')}>{when(delivery.end.est, nowMs, zone)}</Fact>
        : operation === 'create' && <Fact name={t('facts.created', 'Created')}>{t('facts.ago', '{{when}} ({{length}} ago)', { when: when(delivery.start.est, nowMs, zone), length: forecastText(nowMs - delivery.start.est) })}</Fact>}
      <Fact name={t('facts.uid', 'UID')}>
        <span className={look.mono} title={uid}>{uid.length > UID_SHOWN ? `${uid.slice(0, UID_SHOWN)}…` : uid}</span>
        <ClipboardButton size="sm" variant="secondary" fill="text" icon="copy" getText={() => uid} aria-label={t('facts.copyUid', 'Copy the UID')} className={styles.copy} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  return <div className={styles.fact}><dt className={look.label}>{name}</dt><dd className={styles.value}>{children}</dd></div>;
}

/** Clock time today, the date too before. */
export function when(at: number, nowMs: number, zone: string): string {
  return dateTimeFormat(at, { format: nowMs - at < DAY_MS ? 'HH:mm:ss' : 'D MMM HH:mm:ss', timeZone: zone });
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2), margin: 0 }),
  fact: css({ display: 'flex', alignItems: 'center', gap: 6, minWidth: 0 }),
  value: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', color: paletteOf(theme).text.primary, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums', display: 'inline-flex', alignItems: 'center' }),
  copy: css({ height: 20, padding: '0 4px' }),
});
