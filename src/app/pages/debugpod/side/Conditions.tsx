import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { PodNow } from '../../../../contract/resource';
import { lookOf } from '../../../parts/look';
import { Mark } from './Mark';

// In the order in which a pod reaches them.
const ORDER = ['PodScheduled', 'PodReadyToStartContainers', 'Initialized', 'ContainersReady', 'Ready'];

/** How far it has come, by its own conditions. */
export function Conditions({ now, zone }: { readonly now: PodNow; readonly zone: string }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  if (!now.live) {
    return <p className={look.label}>{t('side.gone', 'Its object is not known any more: what stood there last is under Manifest.')}</p>;
  }
  const others = now.conditions.map(({ type }) => type).filter((type) => !ORDER.includes(type));
  return (
    <div>
      <h3 className={look.label}>{t('side.conditions', 'Conditions')}</h3>
      <ul className={styles.list}>
        {[...ORDER, ...others].map((type) => {
          const one = now.conditions.find((condition) => condition.type === type);
          const reached = one?.status === 'True';
          return (
            <li key={type} className={styles.line}>
              <Mark kind={reached ? 'good' : one === undefined ? 'none' : 'bad'} />
              <span className={styles.type}>{type}</span>
              <span className={look.quiet}>{reached && one.changedMs !== null ? dateTimeFormat(one.changedMs, { format: 'HH:mm:ss', timeZone: zone }) : one === undefined ? t('side.notReached', 'not reached') : one.reason}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 6, marginTop: 6, fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px' }),
  line: css({ display: 'flex', gap: theme.spacing(1), overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }),
  type: css({ flex: 1 }),
});
