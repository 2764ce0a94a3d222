import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ContainerNow, PodNow } from '../../../../contract/resource';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import { Command } from '../../../parts/Command';
import { describeNode, describePod, logsOf } from '../model/commands';
import type { Delivery } from '../model/delivery';
import { containerState, quantity, roleWord } from '../model/words';

// A pod of many containers has one command that shows them all; each its own would bury the table.
const LOGS_MAX = 3;

/** Every container as it is now, with what it asked for. */
export function ContainersTab({ now, delivery, zone }: { readonly now: PodNow | undefined; readonly delivery: Delivery; readonly zone: string }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const containers = now?.containers ?? [];
  return (
    <>
      {containers.length === 0 ? <p className={look.label}>{t('containers.none', 'Its object is not known any more, so nothing can be said about its containers now.')}</p> : (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('containers.name', 'Container')}</th><th>{t('containers.state', 'State')}</th><th className={styles.number}>{t('containers.restarts', 'Restarts')}</th><th>{t('containers.last', 'Last end')}</th>
                <th>{t('containers.asked', 'Asked')}</th><th>{t('containers.limit', 'Limit')}</th><th>{t('containers.probes', 'Probes')}</th><th>{t('containers.image', 'Image')}</th>
              </tr>
            </thead>
            <tbody>{containers.map((one) => <Row key={one.name} one={one} zone={zone} />)}</tbody>
          </table>
        </div>
      )}
      <div className={styles.commands}>
        <Command text={describePod(delivery)} />
        {delivery.node !== '' && <Command text={describeNode(delivery)} />}
        {containers.slice(0, LOGS_MAX).flatMap(({ name, restarts }) => [<Command key={name} text={logsOf(delivery, name, false)} />, ...(restarts > 0 ? [<Command key={`${name} previous`} text={logsOf(delivery, name, true)} />] : [])])}
      </div>
    </>
  );
}

function Row({ one, zone }: { readonly one: ContainerNow; readonly zone: string }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const since = one.sinceMs === null ? '' : dateTimeFormat(one.sinceMs, { format: 'HH:mm:ss', timeZone: zone });
  return (
    <tr>
      <td>{one.name} <span className={look.quiet}>{roleWord(one.role)}</span></td>
      <td>{containerState(one.state, one.reason, one.ready)}{since === '' ? '' : <span className={look.quiet}> {t('containers.since', 'since {{since}}', { since })}</span>}</td>
      <td className={styles.number}>{one.restarts}</td>
      <td>{one.lastExit}</td>
      <td>{listOf(one.requests)}</td>
      <td>{listOf(one.limits)}</td>
      <td>{one.probes.join(', ')}</td>
      <td className={look.mono}>{one.image}</td>
    </tr>
  );
}

const listOf = (amounts: Readonly<Record<string, number>>): string => Object.entries(amounts).map(([resource, value]) => `${resource} ${quantity(resource, value)}`).join(', ');

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    scroll: css({ overflowX: 'auto' }),
    table: css({ width: '100%', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', 'th, td': { textAlign: 'left', verticalAlign: 'top', padding: '6px 8px', borderBottom: `1px solid ${colors.border.weak}` }, th: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightRegular, whiteSpace: 'nowrap' } }),
    number: css({ '&&': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }),
    commands: css({ display: 'flex', flexDirection: 'column', gap: 4, padding: theme.spacing(1, 1, 0) }),
  };
};
