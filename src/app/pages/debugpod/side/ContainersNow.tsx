import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { ContainerNow } from '../../../../contract/resource';
import { lookOf } from '../../../parts/look';
import { calmOnes } from '../model/containers';
import { containerState, quantity, roleWord } from '../model/words';
import type { MarkKind } from './Mark';
import { Mark } from './Mark';

/** The containers that are not well each on its line; many calm ones on one. */
export function ContainersNow({ containers }: { readonly containers: readonly ContainerNow[] }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { shown, calm } = calmOnes(containers);
  return (
    <div>
      <h3 className={look.label}>{t('side.containers', 'Containers')}</h3>
      <ul className={styles.list}>
        {shown.map((one) => <One key={one.name} one={one} />)}
        {calm > 0 && <li className={styles.line}><Mark kind="good" /><span className={look.quiet}>{t('side.calm', '{{count}} more, all ready', { count: calm, defaultValue_one: '{{count}} more, ready', defaultValue_other: '{{count}} more, all ready' })}</span></li>}
      </ul>
    </div>
  );
}

function One({ one }: { readonly one: ContainerNow }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  return (
    <li className={styles.line}>
      <Mark kind={markOf(one)} />
      <div className={styles.words}>
        <div className={styles.first}>
          <span>{one.name} <span className={look.quiet}>{[roleWord(one.role), containerState(one.state, one.reason, one.ready)].filter((part) => part !== '').join(' · ')}</span></span>
          <span className={cx(look.tabular, styles.restarts)}>{t('side.restarts', '{{count}} restarts', { count: one.restarts, defaultValue_one: '{{count}} restart', defaultValue_other: '{{count}} restarts' })}</span>
        </div>
        <div className={look.label}>{factsOf(one)}</div>
      </div>
    </li>
  );
}

function markOf({ ready, state, role, lastExit, reason }: ContainerNow): MarkKind {
  if (ready || (role === 'init' && state === 'terminated' && reason === 'Completed')) {
    return 'good';
  }
  return state === 'terminated' || lastExit !== '' || (reason !== '' && !['ContainerCreating', 'PodInitializing'].includes(reason)) ? 'bad' : 'none';
}

function factsOf({ limits, requests, probes, lastExit }: ContainerNow): string {
  const memory = (amounts: ContainerNow['limits']): string | undefined => (amounts['memory'] === undefined ? undefined : quantity('memory', amounts['memory']));
  const [limit, request] = [memory(limits), memory(requests)];
  return [
    limit === undefined ? '' : t('side.limit', 'limit {{limit}}', { limit }), request === undefined ? '' : t('side.request', 'request {{request}}', { request }),
    probes.length === 0 ? t('side.noProbe', 'no probe') : t('side.probes', 'probes: {{probes}}', { probes: probes.join(', ') }), lastExit === '' ? '' : t('side.lastExit', 'last: {{exit}}', { exit: lastExit }),
  ].filter((part) => part !== '').join(' · ');
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: 6, marginTop: 6, fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px' }),
  line: css({ display: 'flex', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
  words: css({ flex: 1, minWidth: 0 }),
  first: css({ display: 'flex', justifyContent: 'space-between', gap: theme.spacing(1) }),
  restarts: css({ whiteSpace: 'nowrap' }),
});
