import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';
import type { Snapshot } from '../usePod';
import { Conditions } from './Conditions';
import { ContainersNow } from './ContainersNow';
import { Heard } from './Heard';

interface SideProps {
  readonly snapshot: Snapshot;
  readonly delivery: Delivery;
  readonly found: Found | undefined;
  readonly zone: string;
}

/** Region E: the pod now, and how well we heard it. */
export function Side({ snapshot, delivery, found, zone }: SideProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { now } = snapshot;
  return (
    <aside className={cx(look.card, styles.side)} aria-label={t('side.label', 'The pod now')}>
      {now !== undefined && now.containers.length > 0 && <ContainersNow containers={now.containers} />}
      {now !== undefined && <Conditions now={now} zone={zone} />}
      <Heard snapshot={snapshot} delivery={delivery} found={found} zone={zone} />
    </aside>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ side: css({ padding: theme.spacing(2), display: 'flex', flexDirection: 'column', gap: theme.spacing(2), alignSelf: 'start' }) });
