import { css, cx } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import type { RefObject } from 'react';
import React, { useMemo, useRef, useState } from 'react';
import { setParams } from '../../parts/address';
import { useNow } from '../../parts/clock';
import { useTextSelected } from '../../parts/still';
import { paletteOf } from '../../../waterfall/palette';
import { Blind } from './card/Blind';
import { Calm } from './card/Calm';
import { Card } from './card/Card';
import { go } from './go';
import { Header } from './header/Header';
import type { PageKey } from '../../parts/keys';
import { useKeysOn, usePageKeys } from '../../parts/keys';
import { Lifecycle } from './lifecycle/Lifecycle';
import { Operations } from './lifecycle/Operations';
import type { Delivery } from './model/delivery';
import { mainOf } from './model/delivery';
import type { Found } from './model/found';
import { grown } from './model/growing';
import type { Pointed } from './model/lit';
import { litBy, nextEvidence, pointedOf } from './model/lit';
import { liveKind } from '../../parts/live';
import { PointingContext } from './point';
import { Side } from './side/Side';
import { FailedAlert } from '../../parts/FailedAlert';
import { Loading } from './states/Loading';
import { Namesakes } from './states/Namesakes';
import { NeverCreated } from './states/NeverCreated';
import { NotFound } from './states/NotFound';
import { Refused } from './states/Refused';
import { Tabs } from './tabs/Tabs';
import { CopyLink } from './toolbar/CopyLink';
import { exportBundle } from './toolbar/exportBundle';
import { LiveState } from '../../parts/LiveState';
import { PageMenu } from './toolbar/PageMenu';
import { Toolbar } from '../../parts/Toolbar';
import type { Snapshot } from './usePod';
import { usePod } from './usePod';
import { useRevision } from './useRevision';
import { useShown } from './useShown';

interface OnePodProps {
  readonly source: DataSourceInstanceSettings;
  readonly uid: string;
  readonly params: Readonly<Record<string, string>>;
  readonly zone: string;
  readonly search: RefObject<HTMLInputElement | null>;
}

const TICK_MS = 1000;
const NOT_FOUND = 404;

export function OnePod({ source, uid, params, zone, search }: OnePodProps) {
  const styles = useStyles2(getStyles);
  const page = useRef<HTMLDivElement>(null);
  const view = usePod(source, uid);
  const paused = params['live'] === '0';
  const held = useTextSelected(page);
  const { snapshot, more } = useShown(view.snapshot, paused || held);
  const kind = liveKind({ paused, held, failed: view.failure !== undefined, settled: view.snapshot?.now?.settled === true });
  const nowMs = useNow(TICK_MS, kind === 'paused' || kind === 'held');
  const [keysOn, setKeysOn] = useKeysOn();
  const revision = useRevision(view.snapshot);
  const main = useMemo(() => mainOf(snapshot?.deliveries ?? [], params['op']), [snapshot, params]);
  const name = main === undefined ? (params['var-pod'] ?? '') : main.pod;
  const gone = view.failure?.failure.status === NOT_FOUND && snapshot === undefined;
  return (
    <div ref={page} className={cx(styles.page, paused && styles.paused)}>
      <Toolbar source={source} text={name} input={search} zone={zone} onGo={go}>
        {snapshot !== undefined && (
          <LiveState
            kind={kind} heardAt={snapshot.heardAt} nowMs={nowMs} retryAt={view.failure?.retryAt ?? 0} more={more} zone={zone} onAgain={view.again} onPause={(stop) => setParams({ live: stop ? '0' : undefined })}
            revision={revision === undefined ? '' : t('live.revised', 'Revised at {{clock}}: {{changes}}', { clock: dateTimeFormat(revision.at, { format: 'HH:mm:ss', timeZone: zone }), changes: revision.changes })}
          />
        )}
        {main !== undefined && <CopyLink delivery={main} nowMs={nowMs} />}
        <PageMenu on={keysOn} onTurn={setKeysOn} onExport={main === undefined ? undefined : () => void exportBundle(source, uid)} />
      </Toolbar>
      {gone && <NotFound source={source} name={params['var-pod'] ?? uid} namespace={params['var-namespace'] ?? ''} closest={[]} zone={zone} onSearch={() => search.current?.focus()} />}
      {!gone && view.failure !== undefined && <FailedAlert failed={view.failure} shownAt={snapshot?.heardAt} zone={zone} onAgain={view.again} />}
      {snapshot === undefined || main === undefined ? !gone && view.failure === undefined && <Loading /> : (
        <Regions source={source} snapshot={snapshot} main={main} params={params} zone={zone} nowMs={nowMs} keysOn={keysOn} moving={kind === 'live'} search={search} />
      )}
    </div>
  );
}

interface RegionsProps extends Pick<OnePodProps, 'source' | 'params' | 'zone' | 'search'> {
  readonly snapshot: Snapshot;
  readonly main: Delivery;
  readonly nowMs: number;
  readonly keysOn: boolean;
  /** The page is live: what is open grows between two readings. */
  readonly moving: boolean;
}

function Regions({ source, snapshot, main, params, zone, nowMs, keysOn, moving, search }: RegionsProps) {
  const styles = useStyles2(getStyles);
  const { deliveries, happened } = snapshot;
  const found = useMemo(() => foundFor(snapshot, main), [snapshot, main]);
  const evidence = useMemo(() => found?.evidence ?? [], [found]);
  const [pointed, setPointed] = useState<Pointed>();
  const chosen = pointedOf(params['row']);
  const pointing = useMemo(() => ({
    lit: litBy(pointed ?? chosen, evidence, happened), picked: litBy(chosen, evidence, happened), point: setPointed,
    pick: (at: Pointed | undefined) => setParams({ row: at === undefined || at === chosen ? undefined : at }, true),
  }), [pointed, chosen, evidence, happened]);
  usePageKeys(keysOn, (key: PageKey) => {
    const regions: Partial<Record<PageKey, string>> = { 1: 'diagnosis', 2: 'lifecycle', 3: 'happened' };
    const region = document.getElementById(regions[key] ?? '');
    const target = key === '2' ? region?.querySelector<HTMLElement>('[role=tree]') : region;
    target?.focus();
    target?.scrollIntoView({ block: 'nearest' });
    if (key === '/') {
      search.current?.focus();
    } else if (key === 'e') {
      pointing.pick(nextEvidence(chosen, evidence));
    } else if (key === 'Escape') {
      setPointed(undefined);
      pointing.pick(undefined);
    }
  });
  const gone = deliveries.some(({ operation, open }) => operation === 'delete' && !open);
  const delivery = moving ? grown(main, nowMs - snapshot.heardAt) : main;
  const clock = params['time'] === 'clock';
  const refused = main.outcome === 'rejected';
  const blind = found?.code === '' && main.verdict === 'indeterminate' && !main.open && (found.gaps.length > 0 || snapshot.now?.backfilled === true);
  return (
    <PointingContext.Provider value={pointing}>
      {snapshot.now !== undefined && <Namesakes source={source} now={snapshot.now} />}
      <Header delivery={delivery} gone={gone} nowMs={nowMs} zone={zone} />
      <Operations deliveries={deliveries} main={main} />
      <Refused source={source} />
      {refused && <NeverCreated delivery={main} found={found} />}
      {found !== undefined && found.code !== '' ? <Card delivery={delivery} found={found} gone={gone} nowMs={nowMs} zone={zone} clock={clock} /> : blind ? <Blind gaps={found.gaps} zone={zone} /> : <Calm delivery={delivery} />}
      {!refused && <Lifecycle frame={snapshot.lifecycle} delivery={main} found={found} params={params} zone={zone} moving={moving} />}
      {!refused && (
        <div className={styles.below}>
          <Tabs source={source} snapshot={snapshot} delivery={main} found={found} tab={params['tab']} zone={zone} clock={clock} />
          <Side snapshot={snapshot} delivery={main} found={found} zone={zone} />
        </div>
      )}
    </PointingContext.Provider>
  );
}

/** The diagnosis of an operation: rows come newest first, like those of `pods`. */
function foundFor({ found, deliveries }: Snapshot, main: Delivery): Found | undefined {
  const place = deliveries.filter(({ operation }) => operation === main.operation).findIndex(({ op }) => op === main.op);
  return found.filter(({ operation }) => operation === main.operation).toReversed()[place];
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  paused: css({ boxShadow: `inset 0 2px 0 ${paletteOf(theme).warning.main}` }),
  below: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)', gap: theme.spacing(2), alignItems: 'start', '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' } }),
});
