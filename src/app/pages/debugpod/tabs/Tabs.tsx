import { css, cx } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Tab, TabContent, TabsBar, useStyles2 } from '@grafana/ui';
import React from 'react';
import { setParams } from '../../../parts/address';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';
import { signalsIn } from '../model/happened';
import type { Snapshot } from '../usePod';
import { ContainersTab } from './ContainersTab';
import { Happened } from './Happened';
import { Manifest } from './Manifest';
import { Sources } from './Sources';
import { Topology } from './Topology';

const TABS = ['happened', 'containers', 'topology', 'manifest', 'sources'] as const;
type TabId = (typeof TABS)[number];

interface TabsProps {
  readonly source: DataSourceInstanceSettings;
  readonly snapshot: Snapshot;
  readonly delivery: Delivery;
  readonly found: Found | undefined;
  readonly tab: string | undefined;
  readonly zone: string;
  readonly clock: boolean;
}

/** Region D. The chosen tab stands in the address. */
export function Tabs({ source, snapshot, delivery, found, tab, zone, clock }: TabsProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const active = TABS.find((one) => one === tab) ?? 'happened';
  return (
    <section id="happened" tabIndex={-1} className={cx(look.card, styles.card)} aria-label={t('tabs.label', 'Details')}>
      <TabsBar className={styles.bar}>
        {TABS.map((one) => (
          <Tab
            key={one} label={labelOf(one)} active={one === active} counter={one === 'happened' ? signalsIn(snapshot.happened) : null}
            onChangeTab={(event) => {
              event?.preventDefault();
              setParams({ tab: one === 'happened' ? undefined : one });
            }}
          />
        ))}
      </TabsBar>
      <TabContent className={styles.content}>
        {active === 'happened' && <Happened happened={snapshot.happened} evidence={found?.evidence ?? []} originMs={delivery.start.est} zone={zone} clock={clock} />}
        {active === 'containers' && <ContainersTab now={snapshot.now} delivery={delivery} zone={zone} />}
        {active === 'topology' && <Topology source={source} uid={snapshot.uid} />}
        {active === 'manifest' && <Manifest source={source} uid={snapshot.uid} zone={zone} />}
        {active === 'sources' && <Sources lifecycle={snapshot.lifecycle} delivery={delivery} found={found} />}
      </TabContent>
    </section>
  );
}

function labelOf(tab: TabId): string {
  switch (tab) {
    case 'happened':
      return t('tabs.happened', 'What happened');
    case 'containers':
      return t('tabs.containers', 'Containers');
    case 'topology':
      return t('tabs.topology', 'Topology');
    case 'manifest':
      return t('tabs.manifest', 'Manifest');
    case 'sources':
      return t('tabs.sources', 'Sources');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({ '&:focus-visible': { outline: `2px solid ${paletteOf(theme).primary.border}` } }),
  bar: css({ padding: theme.spacing(0, 1), overflowX: 'auto', overflowY: 'hidden' }),
  content: css({ padding: theme.spacing(0.5, 1, 1), background: 'none' }),
});
