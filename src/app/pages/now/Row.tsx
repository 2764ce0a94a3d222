import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import type { FocusEventHandler } from 'react';
import React from 'react';
import type { CodeTexts } from '../../../contract/codes';
import { burnText, exactly, sliText, unknownText } from '../../../waterfall/numbers';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { setParams } from '../../parts/address';
import { waitOf } from '../../parts/countdown';
import { lookOf } from '../../parts/look';
import { OwnerChip } from '../../parts/OwnerChip';
import { ruleText } from '../../parts/rules';
import type { Group } from './model/board';
import type { By } from './model/view';
import { Opened, stepFor } from './Opened';
import { podLink, PodName } from './PodName';
import { rowColumns } from './columns';
import type { Asked } from './useBoard';
import { helpWord, placeText, sentenceOfGroup, soFar } from './words';

interface RowProps {
  readonly asked: Asked;
  readonly group: Group;
  readonly empty: boolean;
  readonly open: boolean;
  readonly blind: boolean;
  /** The one row that Tab reaches. */
  readonly current: boolean;
  readonly texts: CodeTexts | undefined;
  readonly nowMs: number;
  readonly zone: string;
  readonly onTurn: () => void;
  readonly onFocus: FocusEventHandler;
}

/** What holds some pods: how many, how late, how long, what comes next, and the worst of them. */
export function Row({ asked, group, empty, open, blind, current, texts, nowMs, zone, onTurn, onFocus }: RowProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { source, by } = asked;
  const { key, code, owner, incident, pods, since, worst } = group;
  if (empty) {
    return (
      <div role="row" aria-level={1} tabIndex={current ? 0 : -1} data-row data-key={key} onFocus={onFocus} className={cx(rowColumns, styles.row, styles.empty)}>
        <div role="gridcell" className={styles.gone}><Icon name="check" className={look.good} /> {t('now.emptied', 'None left: {{count}} pods were here. {{sentence}}', { count: pods, sentence: sentenceOfGroup(group, texts), defaultValue_one: 'None left: one pod was here. {{sentence}}', defaultValue_other: 'None left: {{count}} pods were here. {{sentence}}' })}</div>
      </div>
    );
  }
  const step = stepFor(group, texts);
  return (
    <>
      <div
        role="row" aria-level={1} aria-expanded={open} tabIndex={current ? 0 : -1} data-row data-key={key} onFocus={onFocus} data-href={worst.uid === '' ? undefined : podLink(source, worst.uid)} data-command={step?.command ?? undefined}
        className={cx(rowColumns, styles.row, open && styles.open, blind && styles.blind)}
      >
        <div role="gridcell" className={styles.caret}><button type="button" tabIndex={-1} className={styles.turn} aria-label={open ? t('now.close', 'Close') : t('now.open', 'Open')} onClick={onTurn}><Icon name={open ? 'angle-down' : 'angle-right'} /></button></div>
        <div role="gridcell" className={styles.cause}>
          <div className={styles.title}>
            <OwnerChip owner={owner} />
            <button type="button" tabIndex={-1} className={cx(look.plain, styles.sentence)} onClick={onTurn}>{titleOf(group, by, texts)}</button>
            {incident !== undefined && <button type="button" className={cx(look.plain, styles.badge)} onClick={() => setParams({ incident: incident.id })}>{t('now.incident', 'Incident')}</button>}
          </div>
          <div className={styles.facts}>
            {code !== '' && <button type="button" className={cx(look.link, look.mono)} onClick={() => setParams({ code })}>{code}</button>}
            <span>{scopeOf(group, by)}</span>
            {since !== undefined && <span>{t('now.since', 'since {{clock}}', { clock: dateTimeFormat(since, { format: nowMs - since < DAY_MS ? 'HH:mm:ss' : 'D MMM HH:mm', timeZone: zone }) })}</span>}
          </div>
        </div>
        <div role="gridcell" className={styles.pods}>{pods}<span className={look.hidden}> {t('now.podsUnit', 'pods', { count: pods, defaultValue_one: 'pod', defaultValue_other: 'pods' })}</span></div>
        <div role="gridcell" className={styles.target}><Target group={group} /></div>
        <div role="gridcell" className={styles.lost}><span className={cx(look.quiet, styles.named)}>{t('now.column.lost', 'Lost so far')} </span>{blind ? unknownText() : group.lostMs === 0 ? '–' : soFar(group.lostMs)}</div>
        <div role="gridcell" className={styles.next}><span className={cx(look.quiet, styles.named)}>{t('now.pods.next', 'Next attempt')} </span><NextTry group={group} blind={blind} nowMs={nowMs} /></div>
        <div role="gridcell" className={styles.worst}>
          {worst.pod === '' ? <span className={look.quiet}>{t('now.missing', '{{count}} missing, never created', { count: pods, defaultValue_one: 'one missing, never created', defaultValue_other: '{{count}} missing, never created' })}</span> : <><PodName source={source} uid={worst.uid} namespace={worst.namespace} pod={worst.pod} /><div className={look.quiet}>{worstText(group)}</div></>}
        </div>
      </div>
      {open && <div role="row" aria-level={2} className={styles.opened}><div role="gridcell"><Opened asked={asked} group={group} texts={texts} nowMs={nowMs} zone={zone} /></div></div>}
    </>
  );
}

const DAY_MS = 86_400_000;

/** By cause and owner the cause leads; by workload and node the place. */
function titleOf(group: Group, by: By, texts: CodeTexts | undefined): string {
  const sentence = sentenceOfGroup(group, texts);
  return by === 'workload' || by === 'node' ? t('now.placed', '{{place}}: {{sentence}}', { place: by === 'node' ? placeText('node', group.value) : group.value, sentence }) : sentence;
}

function scopeOf({ dimension, value, workloads, nodes, worst }: Group, by: By): string {
  const place = by === 'cause' && dimension !== 'workload' && dimension !== 'cluster' ? placeText(dimension, value) : '';
  const own = by === 'cause' && dimension === 'workload' ? `${worst.namespace} / ${value}` : '';
  const some = t('now.workloads', '{{count}} workloads', { count: workloads, defaultValue_one: 'one workload', defaultValue_other: '{{count}} workloads' });
  const where = nodes === 0 ? '' : t('now.nodes', '{{count}} nodes', { count: nodes, defaultValue_one: 'one node', defaultValue_other: '{{count}} nodes' });
  return [own === '' ? some : own, place === '' || dimension !== 'node' ? where : '', place].filter((one) => one !== '').join(' · ');
}

/** How much of the group is beyond its target, and whether that is charged. */
function Target({ group: { pods, missed, within, indeterminate, owner } }: { readonly group: Group }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const parts = [
    missed > 0 ? <span key="m" className={look.bad}>{t('now.missed', '{{number}} missed', { number: missed })}</span> : null,
    within > 0 ? <span key="w">{owner === 'user' && missed === 0 ? t('now.withinFree', '{{number}} within, not charged', { number: within }) : t('now.within', '{{number}} within', { number: within })}</span> : null,
    indeterminate > 0 ? <span key="i">{t('now.undecided', '{{number}} not decided', { number: indeterminate })}</span> : null,
  ].filter((part) => part !== null);
  return (
    <>
      <div className={styles.meter} aria-hidden><div className={styles.beyond} style={{ width: `${(missed / Math.max(1, pods)) * 100}%` }} /></div>
      <div className={cx(look.quiet, styles.parts)}>{parts}</div>
    </>
  );
}

function NextTry({ group: { next }, blind, nowMs }: { readonly group: Group; readonly blind: boolean; readonly nowMs: number }) {
  const look = useStyles2(lookOf);
  if (blind) {
    return <>{unknownText()}</>;
  }
  if (next === undefined) {
    return <span className={look.quiet}>–</span>;
  }
  return <><div title={ruleText(next)}>{waitOf(next, nowMs) ?? t('now.next.any', 'any moment')}</div><div className={look.quiet}>{helpWord(next.helps)}</div></>;
}

function worstText({ worst: { sliMs, targetMs } }: Group): string {
  const used = sliText(exactly(sliMs), targetMs);
  return sliMs > targetMs ? t('now.beyond', '{{times}} its target, {{used}}', { times: burnText(sliMs / targetMs), used }) : used;
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  const small = { fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px' };
  const focus = { outline: `2px solid ${colors.primary.border}`, outlineOffset: -2 };
  return {
    row: css({ ...small, minHeight: 56, padding: theme.spacing(1, 2), borderTop: `1px solid ${colors.border.weak}`, color: colors.text.primary, '&:hover': { background: colors.action.hover }, '&:focus-visible': focus }),
    open: css({ background: colors.background.secondary }),
    opened: css({ background: colors.background.secondary }),
    blind: css({ opacity: 0.45 }),
    empty: css({ color: colors.text.secondary }),
    gone: css({ gridColumn: '1 / -1', display: 'flex', gap: 8, alignItems: 'center' }),
    caret: css({ gridArea: 'caret' }),
    turn: css({ background: 'none', border: 0, width: 20, height: 24, padding: 0, color: colors.text.secondary, cursor: 'pointer', '@media (max-width: 700px)': { width: 24, height: 40 } }),
    cause: css({ gridArea: 'cause', minWidth: 0 }),
    title: css({ display: 'flex', gap: 8, alignItems: 'flex-start', '@media (max-width: 700px)': { flexWrap: 'wrap' } }),
    sentence: css({ fontSize: theme.typography.body.fontSize, lineHeight: '20px', fontWeight: theme.typography.fontWeightMedium, color: colors.text.primary, overflowWrap: 'anywhere', minWidth: 0, '@media (max-width: 700px)': { flex: '1 1 60%' } }),
    badge: css({ ...small, flexShrink: 0, padding: '2px 8px', borderRadius: theme.shape.radius.default, background: colors.background.elevated, border: `1px solid ${colors.border.medium}` }),
    facts: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1.5), marginTop: 2, paddingLeft: 24, color: colors.text.secondary, overflowWrap: 'anywhere' }),
    pods: css({ gridArea: 'pods', position: 'relative', textAlign: 'right', fontSize: 16, lineHeight: '24px', fontVariantNumeric: 'tabular-nums' }),
    target: css({ gridArea: 'target', minWidth: 0 }),
    meter: css({ height: 6, margin: '5px 0', borderRadius: 3, overflow: 'hidden', background: colors.border.weak }),
    beyond: css({ height: '100%', background: colors.error.main }),
    parts: css({ display: 'flex', flexWrap: 'wrap', gap: '0 8px' }),
    lost: css({ gridArea: 'lost', textAlign: 'right', fontVariantNumeric: 'tabular-nums', paddingTop: 4, '@media (max-width: 700px)': { textAlign: 'left', paddingTop: 0 } }),
    next: css({ gridArea: 'next', minWidth: 0, fontVariantNumeric: 'tabular-nums' }),
    // Where the head has no room, cells name themselves.
    named: css({ display: 'none', '@media (max-width: 1200px)': { display: 'inline' } }),
    worst: css({ gridArea: 'worst', minWidth: 0, overflowWrap: 'anywhere' }),
  };
};
