import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import type { KeyboardEvent } from 'react';
import React, { useState } from 'react';
import type { CodeTexts } from '../../../contract/codes';
import { GATED, ON_ITS_WAY } from '../../../contract/query';
import { forecastText } from '../../../waterfall/numbers';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { openAddress, setParams } from '../../parts/address';
import { usePageKeys } from '../../parts/keys';
import { lookOf } from '../../parts/look';
import { rowColumns } from './columns';
import type { Board } from './model/board';
import type { Order } from './model/order';
import { arrange, isChanged, sortNow } from './model/order';
import type { By } from './model/view';
import { BY } from './model/view';
import { Opened } from './Opened';
import { Row } from './Row';
import type { Asked } from './useBoard';
import { soFar } from './words';

interface GroupsProps {
  readonly asked: Asked;
  readonly board: Board;
  readonly blind: boolean;
  readonly texts: CodeTexts | undefined;
  /** As the address says: undefined when nothing was opened or closed by hand. */
  readonly open: string | undefined;
  readonly nowMs: number;
  readonly zone: string;
}

/** Region B: what holds them, worst first, in an order that is steady under the reader's eye. */
export function Groups({ asked, board, blind, texts, open, nowMs, zone }: GroupsProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const [atIt, setAtIt] = useState({ pointer: false, focus: false });
  const [{ order, seen }, setState] = useState<{ readonly order: Order; readonly seen: Board }>(() => ({ order: arrange(undefined, board.groups, board.heardAt, true), seen: board }));
  const [current, setCurrent] = useState('');
  // Only an incident that ranks first when the page opens is opened for the reader.
  const [first] = useState(() => (board.groups[0]?.incident === undefined ? '' : board.groups[0].key));
  if (seen !== board) {
    const free = !atIt.pointer && !atIt.focus && (open === undefined || open === '');
    setState({ order: arrange(order, board.groups, board.heardAt, free), seen: board });
  }
  const sort = (): void => setState({ order: sortNow(order, board.groups, board.heardAt), seen: board });
  usePageKeys(true, (key) => {
    if (key === 's') {
      sort();
    }
  });
  const opened = open ?? first;
  const turn = (key: string): void => setParams({ open: opened === key ? '' : key }, true);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => act(event, { opened, turn });
  const held = board.groups.reduce((sum, group) => sum + group.pods, 0);
  const rows = order.kept.map(({ group }) => group.key).concat(board.onTheirWay > 0 ? [ON_ITS_WAY] : [], board.gated > 0 ? [GATED] : []);
  const tabbed = rows.includes(current) ? current : rows[0];
  const oldest = board.way.reduce((most, { totalMs }) => Math.max(most, totalMs), 0);
  const rowOf = { asked, texts, nowMs, zone };
  return (
    <section className={look.card} aria-label={t('now.groups.title', 'What holds them')}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('now.groups.title', 'What holds them')}</h2>
        <span className={look.label}>
          {t('now.groups.count', '{{pods}} pods in {{count}} groups, worst first', { pods: held, count: board.groups.length, defaultValue_one: '{{pods}} pods in one group', defaultValue_other: '{{pods}} pods in {{count}} groups, worst first' })} ·{' '}
          {isChanged(order, board.groups) ? <>{t('now.order.changed', 'Order has changed')} · <button type="button" className={look.link} onClick={sort}>{t('now.order.sort', 'Sort')}</button></> : t('now.order.sorted', 'sorted {{ago}} ago', { ago: forecastText(Math.max(0, nowMs - order.sortedAt)) })}
        </span>
        <div className={styles.by}>
          <span className={look.label} id="now-by">{t('now.by.title', 'Group by')}</span>
          <RadioButtonGroup<By> size="sm" aria-label={t('now.by.title', 'Group by')} value={asked.by} options={BY.map((value) => ({ value, label: byWord(value) }))} onChange={(by) => setParams({ by: by === 'cause' ? undefined : by, open: undefined })} />
        </div>
      </header>
      <div
        role="treegrid" aria-label={t('now.groups.title', 'What holds them')} id="groups" className={styles.grid} onKeyDown={onKeyDown}
        onPointerEnter={() => setAtIt((before) => ({ ...before, pointer: true }))} onPointerLeave={() => setAtIt((before) => ({ ...before, pointer: false }))}
        onFocus={() => setAtIt((before) => ({ ...before, focus: true }))} onBlur={(event) => (event.currentTarget.contains(event.relatedTarget) ? undefined : setAtIt((before) => ({ ...before, focus: false })))}
      >
        <div role="row" className={cx(rowColumns, styles.columns)}>
          <span role="columnheader"><span className={look.hidden}>{t('now.open', 'Open')}</span></span>
          <span role="columnheader" className={styles.first}>{byWord(asked.by)}</span>
          <span role="columnheader" className={styles.number}>{t('now.column.pods', 'Pods')}</span>
          <span role="columnheader">{t('now.pods.target', 'Target')}</span>
          <span role="columnheader" className={styles.number}>{t('now.column.lost', 'Lost so far')}</span>
          <span role="columnheader">{t('now.pods.next', 'Next attempt')}</span>
          <span role="columnheader">{t('now.column.worst', 'Worst pod')}</span>
        </div>
        {order.kept.map(({ group, emptyAt }) => (
          <Row key={group.key} {...rowOf} group={group} empty={emptyAt !== undefined} open={opened === group.key} blind={blind} current={group.key === tabbed} onTurn={() => turn(group.key)} onFocus={() => setCurrent(group.key)} />
        ))}
        {board.more.groups > 0 && <div role="row" className={styles.more}><div role="gridcell">{t('now.more', 'and {{groups}} more groups, {{pods}} pods', { groups: board.more.groups, pods: board.more.pods })}</div></div>}
        {[[ON_ITS_WAY, board.onTheirWay] as const, [GATED, board.gated] as const].filter(([, count]) => count > 0).map(([key, count]) => (
          <React.Fragment key={key}>
            <div role="row" aria-level={1} aria-expanded={opened === key} tabIndex={key === tabbed ? 0 : -1} data-row data-key={key} onFocus={() => setCurrent(key)} className={cx(rowColumns, styles.calm, opened === key && styles.open)}>
              <div role="gridcell"><button type="button" tabIndex={-1} className={look.plain} aria-label={opened === key ? t('now.close', 'Close') : t('now.open', 'Open')} onClick={() => turn(key)}><Icon name={opened === key ? 'angle-down' : 'angle-right'} /></button></div>
              <div role="gridcell" className={styles.way}>
                <Icon name={key === GATED ? 'lock' : 'clock-nine'} size="sm" /> {key === GATED ? t('now.gated', 'Held by a scheduling gate') : oldest > 0 ? t('now.way.oldest', 'On their way, nothing wrong, the oldest for {{length}}', { length: soFar(oldest).replace(/ →$/, '') }) : t('now.way.title', 'On their way')}
              </div>
              <div role="gridcell" className={styles.number}>{count}</div>
            </div>
            {opened === key && <div role="row" aria-level={2} className={styles.open}><div role="gridcell"><Opened asked={asked} group={{ key, code: '', params: {}, incident: undefined, pods: count }} texts={texts} nowMs={nowMs} zone={zone} /></div></div>}
          </React.Fragment>
        ))}
      </div>
    </section>
  );
}

/** The treegrid's keys. Rows of groups and of pods are one list to walk. */
function act(event: KeyboardEvent<HTMLDivElement>, { opened, turn }: { readonly opened: string; readonly turn: (key: string) => void }): void {
  if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLElement)) {
    return;
  }
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const row = event.target.closest<HTMLElement>('[data-row]');
  const at = row === null ? -1 : rows.indexOf(row);
  const key = row?.dataset['key'];
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    rows[Math.min(Math.max(to, 0), rows.length - 1)]?.focus();
  } else if (key !== undefined && ((event.key === 'ArrowRight' && opened !== key) || (event.key === 'ArrowLeft' && opened === key))) {
    event.preventDefault();
    turn(key);
  } else if (event.key === 'ArrowLeft' && key === undefined) {
    event.preventDefault();
    rows.slice(0, at).findLast((one) => one.dataset['key'] !== undefined)?.focus();
  } else if (event.key === 'Enter' && event.target === row && row.dataset['href'] !== undefined) {
    openAddress(row.dataset['href']);
  } else if (event.key === 'y' && row?.dataset['command'] !== undefined) {
    void navigator.clipboard.writeText(row.dataset['command']);
  }
}

function byWord(by: By): string {
  switch (by) {
    case 'cause':
      return t('now.by.cause', 'Cause');
    case 'owner':
      return t('now.by.owner', 'Owner');
    case 'workload':
      return t('now.workload', 'Workload');
    case 'node':
      return t('now.pods.node', 'Node');
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  const small = { fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px' };
  return {
    head: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 1.5), padding: theme.spacing(1, 2), minHeight: 40 }),
    title: css({ margin: 0, fontSize: theme.typography.body.fontSize, lineHeight: '20px', fontWeight: theme.typography.fontWeightMedium }),
    by: css({ marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
    grid: css({ position: 'relative' }),
    columns: css({ ...small, padding: theme.spacing(0.75, 2), color: colors.text.secondary, '@media (max-width: 1200px)': { display: 'none' }, '> span': { position: 'relative' } }),
    first: css({ paddingLeft: 24 }),
    number: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums' }),
    more: css({ ...small, padding: theme.spacing(1, 2, 1, 7), borderTop: `1px solid ${colors.border.weak}`, color: colors.text.secondary }),
    calm: css({ minHeight: 40, alignItems: 'center', padding: theme.spacing(0.5, 2), borderTop: `1px solid ${colors.border.weak}`, color: colors.text.secondary, '&&': { gridTemplateAreas: 'none' }, '&:hover': { background: colors.action.hover }, '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: -2 } }),
    way: css({ display: 'flex', gap: 8, alignItems: 'center', minWidth: 0 }),
    open: css({ background: colors.background.secondary }),
  };
};
