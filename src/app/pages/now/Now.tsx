import { css, cx } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { Button, ClipboardButton, LinkButton, useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef } from 'react';
import type { HealthDetails } from '../../../contract/resource';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import type { Address } from '../../parts/address';
import { linkTo, openAddress, setParams } from '../../parts/address';
import { useNow } from '../../parts/clock';
import { useCodeTexts } from '../../parts/codes';
import { Empty } from '../../parts/Empty';
import { FailedAlert } from '../../parts/FailedAlert';
import { usePageKeys } from '../../parts/keys';
import { liveKind } from '../../parts/live';
import { LiveState } from '../../parts/LiveState';
import { lookOf } from '../../parts/look';
import { askResource, useAnswer } from '../../parts/source';
import { useStill, useTextSelected } from '../../parts/still';
import { Toolbar } from '../../parts/Toolbar';
import { zoneOf } from '../../parts/zone';
import { Answer } from './Answer';
import { Calm } from './Calm';
import { Filters } from './Filters';
import { Foot } from './Foot';
import { Groups } from './Groups';
import { Loading } from './Loading';
import { answerOf } from './model/answer';
import type { Board } from './model/board';
import { unheardBefore, withNow } from './model/trend';
import { filterOf, isOurs, linkAt, viewOf } from './model/view';
import { useBoard } from './useBoard';
import { useTrend } from './useTrend';

interface NowProps {
  readonly source: DataSourceInstanceSettings;
  readonly address: Address;
}

const TICK_MS = 1000;
const HEALTH_EACH_MS = 30_000;

/** What is wrong right now: is it me or the platform, is it spreading or healing? Everything stands in the address. */
export function Now({ source, address: { params } }: NowProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const page = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const zone = zoneOf(params);
  const view = useMemo(() => viewOf(params), [params]);
  const { at, by, paused } = view;
  const past = at > 0;
  const asked = useMemo(() => ({ source, by, filter: filterOf(view), at }), [source, by, view, at]);
  const { value, failure, again } = useBoard(asked);
  const held = useTextSelected(page);
  const board = useStill(value, paused || held);
  const trend = useTrend(asked);
  const kind = liveKind({ paused, held, failed: failure !== undefined, settled: false });
  const tick = useNow(TICK_MS, kind !== 'live' || past);
  const { value: health } = useAnswer(() => askResource<{ readonly details: HealthDetails }>(source, 'health'), `scope/${source.uid}`, HEALTH_EACH_MS);
  const scope = health?.details.namespaces;
  usePageKeys(true, (key) => {
    if (key === '/') {
      search.current?.focus();
    } else if (key === '1') {
      document.getElementById('answer')?.focus();
    } else if (key === '2') {
      document.querySelector<HTMLElement>('#groups [data-row][tabindex="0"]')?.focus();
    }
  });
  const none = scope !== undefined && scope !== 'all' && scope.length === 0;
  return (
    <div ref={page} className={cx(styles.page, paused && styles.paused)}>
      <Toolbar source={source} text="" input={search} zone={zone} onGo={(to) => openAddress(linkTo('debugpod', { ...to, ds: source.uid }))} filters={<Filters source={source} view={view} />}>
        {board !== undefined && !past && <LiveState kind={kind} heardAt={board.heardAt} nowMs={Math.max(tick, board.heardAt)} retryAt={failure?.retryAt ?? 0} more={0} revision="" zone={zone} onAgain={again} onPause={(stop) => setParams({ live: stop ? '0' : undefined })} />}
        {board !== undefined && <ClipboardButton variant="secondary" icon="share-alt" tooltip={t('now.link', 'Copy a link to the board as it is at this moment')} aria-label={t('link.copy', 'Copy link')} getText={() => linkAt(window.location.href, board.at)}>{t('link.copy', 'Copy link')}</ClipboardButton>}
      </Toolbar>
      {past && (
        <div className={cx(look.card, styles.past)}>
          <span>{t('now.past.title', 'As it was at {{clock}}', { clock: dateTimeFormat(at, { format: tick - at < DAY_MS ? 'HH:mm:ss' : 'D MMM HH:mm:ss', timeZone: zone }) })}</span>
          <Button size="sm" variant="secondary" onClick={() => setParams({ at: undefined })}>{t('now.past.now', 'Now')}</Button>
        </div>
      )}
      {failure !== undefined && <FailedAlert failed={failure} shownAt={board?.heardAt} zone={zone} onAgain={again} />}
      {none ? (
        <Empty icon="lock" title={t('now.noScope.title', 'No namespace is in scope')} text={t('now.noScope.text', 'An administrator chooses the namespaces in the data source.')}>
          <LinkButton variant="secondary" href={`/connections/datasources/edit/${source.uid}`}>{t('now.noScope.choose', 'Choose')}</LinkButton>
        </Empty>
      ) : board === undefined ? failure === undefined && <Loading /> : (
        <Regions
          key={JSON.stringify([asked.by, asked.filter, at, source.uid])} asked={asked} board={board} trend={trend} open={view.open} ours={isOurs(view)} nowMs={past ? at : kind === 'live' ? Math.max(tick, board.heardAt) : board.heardAt} zone={zone}
          eventsHidden={health?.details.refused.includes('events') === true} namespaces={scope === undefined || scope === 'all' ? undefined : scope.length}
        />
      )}
    </div>
  );
}

const DAY_MS = 86_400_000;

interface RegionsProps {
  readonly asked: Parameters<typeof Groups>[0]['asked'];
  readonly board: Board;
  readonly trend: ReturnType<typeof useTrend>;
  readonly open: string | undefined;
  readonly ours: boolean;
  readonly nowMs: number;
  readonly zone: string;
  readonly eventsHidden: boolean;
  readonly namespaces: number | undefined;
}

function Regions({ asked, board, trend, open, ours, nowMs, zone, eventsHidden, namespaces }: RegionsProps) {
  const texts = useCodeTexts();
  const answer = answerOf(board);
  const calm = answer.kind === 'onTheirWay' || answer.kind === 'nothing';
  const count = (owner: string): number => board.owners.filter((one) => one.owner === owner).reduce((sum, one) => sum + one.pods, 0);
  const { hearing } = board;
  // A watch that broke since then has its gaps on record.
  const known = hearing !== undefined && hearing.gaps === 0 ? unheardBefore(trend, hearing.since) : trend;
  const bars = withNow(known, board.at, { platform: count('platform'), dependency: count('dependency'), user: count('user'), unknown: count('unknown'), way: board.onTheirWay + board.gated });
  return (
    <>
      <Answer answer={answer} board={board} bars={bars} texts={texts} ours={ours} zone={zone} past={asked.at > 0} eventsHidden={eventsHidden} namespaces={namespaces} />
      {calm ? <Calm asked={asked} board={board} bars={bars} nowMs={nowMs} zone={zone} /> : <Groups asked={asked} board={board} blind={answer.kind === 'blind'} texts={texts} open={open} nowMs={nowMs} zone={zone} />}
      <Foot board={board} namespaces={namespaces} nowMs={nowMs} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2), minWidth: 0 }),
  paused: css({ boxShadow: `inset 0 2px 0 ${paletteOf(theme).warning.main}` }),
  past: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1.5), padding: theme.spacing(1, 2) }),
});
