import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import type { KeyboardEvent } from 'react';
import React, { useMemo, useRef, useState } from 'react';
import type { Owner, Row } from './rows';
import { visibleRows } from './rows';
import type { Scale } from './scale';
import { lengthText, scaleOf, tickText, ticks } from './scale';
import { paletteOf } from './palette';

export interface WaterfallProps {
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
  /** Row that something else points at. */
  readonly selected?: string;
  readonly onSelect?: (row: Row) => void;
}

const ROW_PX = 26;
const HEAD_PX = 28;
const LEGEND_PX = 26;
// Rows drawn beyond the edges, so that a quick scroll shows no gaps.
const OVERSCAN = 8;

/** Colour is never the only sign: each owner has a letter and a texture too. */
const LETTER: Readonly<Record<Owner, string>> = { platform: 'P', dependency: 'D', user: 'U', unknown: '?' };
const OWNERS: readonly Owner[] = ['platform', 'dependency', 'user', 'unknown'];

export function ownerName(owner: Owner): string {
  switch (owner) {
    case 'platform':
      return t('waterfall.owner.platform', 'Platform');
    case 'dependency':
      return t('waterfall.owner.dependency', 'Dependency');
    case 'user':
      return t('waterfall.owner.user', 'User');
    case 'unknown':
      return t('waterfall.owner.unknown', 'Unknown');
  }
}

export function Waterfall({ rows, width, height, selected, onSelect }: WaterfallProps) {
  const styles = useStyles2(getStyles);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [scroll, setScroll] = useState(0);
  const [focused, setFocused] = useState<string | undefined>(selected);
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => visibleRows(rows, folded), [rows, folded]);
  const narrow = width < 520;
  const labelPx = narrow ? Math.round(width * 0.42) : Math.min(300, Math.round(width * 0.28));
  const lengthPx = narrow ? 0 : 92;
  const barsPx = Math.max(60, width - labelPx - lengthPx - 14);
  const scale = useMemo(() => scaleOf(Math.min(...shown.map((row) => row.from)), Math.max(...shown.map((row) => row.to)), barsPx), [shown, barsPx]);
  const bodyPx = Math.max(ROW_PX, height - HEAD_PX - LEGEND_PX);
  const first = Math.max(0, Math.floor(scroll / ROW_PX) - OVERSCAN);
  const last = Math.min(shown.length, Math.ceil((scroll + bodyPx) / ROW_PX) + OVERSCAN);
  // The row is remembered by its identity: rows come and go while a pod lives.
  const at = Math.max(0, shown.findIndex((row) => row.id === (focused ?? selected)));

  const go = (place: number) => {
    const next = Math.max(0, Math.min(shown.length - 1, place));
    setFocused(shown[next]?.id);
    const top = next * ROW_PX;
    const box = scroller.current;
    if (box !== null && (top < box.scrollTop || top + ROW_PX > box.scrollTop + bodyPx)) {
      box.scrollTop = Math.max(0, top - bodyPx / 2);
    }
  };
  const toggle = (row: Row, fold: boolean) => {
    const next = new Set(folded);
    if (fold) {
      next.add(row.id);
    } else {
      next.delete(row.id);
    }
    setFolded(next);
  };
  const onKey = (event: KeyboardEvent) => {
    const row = shown[at];
    if (row === undefined || !keyDown(event.key, row)) {
      return;
    }
    event.preventDefault();
  };
  const keyDown = (key: string, row: Row): boolean => {
    switch (key) {
      case 'ArrowDown':
        go(at + 1);
        return true;
      case 'ArrowUp':
        go(at - 1);
        return true;
      case 'Home':
        go(0);
        return true;
      case 'End':
        go(shown.length - 1);
        return true;
      case 'PageDown':
        go(at + Math.floor(bodyPx / ROW_PX));
        return true;
      case 'PageUp':
        go(at - Math.floor(bodyPx / ROW_PX));
        return true;
      case 'ArrowLeft':
        if (row.depth === 0) {
          toggle(row, true);
        } else {
          go(shown.findIndex((other) => other.id === row.parent));
        }
        return true;
      case 'ArrowRight':
        if (row.depth === 0) {
          toggle(row, false);
        }
        return true;
      case 'Enter':
      case ' ':
        onSelect?.(row);
        return true;
      default:
        return false;
    }
  };

  return (
    <div style={{ width, height }} className={styles.all}>
      <div className={styles.legend}>
        {OWNERS.map((owner) => (
          <span key={owner} className={styles.legendItem}>
            <span className={cx(styles.swatch, styles[owner])}>{LETTER[owner]}</span>
            {ownerName(owner)}
          </span>
        ))}
        <span className={styles.legendItem}>
          <span className={styles.legendWhisker} /> {t('waterfall.uncertain', 'may lie here')}
        </span>
      </div>
      <div className={styles.head} aria-hidden>
        <div style={{ width: labelPx }}>{t('waterfall.phase', 'Phase')}</div>
        <div className={styles.axis} style={{ width: barsPx }}>
          {ticks(scale, barsPx).filter((offset) => scale.x(scale.from + offset) < barsPx - 40).map((offset) => (
            <span key={offset} className={styles.tick} style={{ left: scale.x(scale.from + offset) }}>
              {offset === 0 ? '0' : `+${tickText(offset)}`}
            </span>
          ))}
        </div>
      </div>
      <div
        ref={scroller} className={styles.body} style={{ height: bodyPx }} role="tree" tabIndex={0} aria-label={t('waterfall.label', 'Lifecycle waterfall')}
        aria-activedescendant={shown[at] === undefined ? undefined : `row-${shown[at].id}`}
        onScroll={(event) => setScroll(event.currentTarget.scrollTop)} onKeyDown={onKey}
      >
        <div style={{ height: shown.length * ROW_PX, position: 'relative' }} role="presentation">
          {shown.slice(first, last).map((row, i) => (
            <WaterfallRow
              key={row.id} row={row} top={(first + i) * ROW_PX} scale={scale} labelPx={labelPx} barsPx={barsPx} lengthPx={lengthPx}
              focused={first + i === at} selected={row.id === selected} folded={folded.has(row.id)}
              onPick={() => {
                go(first + i);
                onSelect?.(row);
              }}
              onFold={() => toggle(row, !folded.has(row.id))}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface WaterfallRowProps {
  readonly row: Row;
  readonly top: number;
  readonly scale: Scale;
  readonly labelPx: number;
  readonly barsPx: number;
  readonly lengthPx: number;
  readonly focused: boolean;
  readonly selected: boolean;
  readonly folded: boolean;
  readonly onPick: () => void;
  readonly onFold: () => void;
}

function WaterfallRow({ row, top, scale, labelPx, barsPx, lengthPx, focused, selected, folded, onPick, onFold }: WaterfallRowProps) {
  const styles = useStyles2(getStyles);
  const left = scale.x(row.from);
  const right = Math.max(left + 2, scale.x(row.to));
  const said = tooltipOf(row);
  return (
    <div
      id={`row-${row.id}`} role="treeitem" aria-level={row.depth + 1} aria-selected={selected} aria-label={said}
      {...(row.depth === 0 ? { 'aria-expanded': !folded } : {})} title={said}
      className={cx(styles.row, row.depth === 0 && styles.operation, focused && styles.focused, selected && styles.selected)} style={{ top }} onClick={onPick}
    >
      <div className={styles.label} style={{ width: labelPx, paddingLeft: row.depth === 0 ? 4 : 22 }} onDoubleClick={row.depth === 0 ? onFold : undefined}>
        {row.depth === 0 && <span aria-hidden>{folded ? '▸ ' : '▾ '}</span>}
        {row.label}
      </div>
      <div className={styles.lane} style={{ width: barsPx }}>
        <span className={styles.whisker} style={{ left: scale.x(row.fromLo), width: Math.max(0, scale.x(row.fromHi) - scale.x(row.fromLo)) }} />
        <span className={styles.whisker} style={{ left: scale.x(row.toLo), width: Math.max(0, scale.x(row.toHi) - scale.x(row.toLo)) }} />
        <span className={cx(styles.bar, row.depth === 0 ? styles.whole : styles[row.owner], row.open && styles.open)} style={{ left, width: right - left }}>
          {row.depth === 1 && right - left > 16 ? LETTER[row.owner] : ''}
        </span>
        {row.depth === 1 && row.code !== '' && (
          <span className={styles.code} style={right + 180 < barsPx ? { left: right + 6 } : { right: barsPx - left + 6 }}>{row.code}</span>
        )}
      </div>
      {lengthPx > 0 && <div className={styles.length} style={{ width: lengthPx }}>{lengthText(row.durationMs, row.precision)}{row.open ? ' …' : ''}</div>}
    </div>
  );
}

function tooltipOf(row: Row): string {
  const halfMs = (row.durationHiMs - row.durationLoMs) / 2;
  const parts = [
    `${row.label}: ${lengthText(row.durationMs, row.precision)}${halfMs > 1 ? ` ± ${lengthText(halfMs)}` : ''}`,
    row.depth === 1 ? `${t('waterfall.owner.title', 'Owner')}: ${ownerName(row.owner)}` : '',
    row.code === '' ? '' : `${t('waterfall.code', 'Code')}: ${row.code}`,
    row.open ? t('waterfall.open', 'Still under way') : '',
    row.sources.length === 0 ? '' : `${t('waterfall.sources', 'Dated by')}: ${[...new Set(row.sources)].join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join('. ');
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  const stripes = (colour: string, angle: number) => `repeating-linear-gradient(${angle}deg, ${colour} 0 5px, ${colors.emphasize(colour, 0.25)} 5px 8px)`;
  const blue = theme.visualization.getColorByName(theme.isDark ? 'blue' : 'dark-blue');
  const purple = theme.visualization.getColorByName(theme.isDark ? 'purple' : 'dark-purple');
  const orange = theme.visualization.getColorByName(theme.isDark ? 'orange' : 'dark-orange');
  const grey = theme.isDark ? '#7b8087' : '#6e7179';
  return {
    all: css({ display: 'flex', flexDirection: 'column', fontSize: theme.typography.bodySmall.fontSize }),
    legend: css({ height: LEGEND_PX, display: 'flex', gap: theme.spacing(2), alignItems: 'center', overflow: 'hidden', whiteSpace: 'nowrap', color: colors.text.secondary }),
    legendItem: css({ display: 'inline-flex', gap: 6, alignItems: 'center' }),
    swatch: css({ display: 'inline-block', width: 16, height: 14, borderRadius: 2, fontSize: 10, lineHeight: '14px', textAlign: 'center', fontWeight: 700 }),
    legendWhisker: css({ display: 'inline-block', width: 20, height: 3, background: colors.text.secondary, opacity: 0.6 }),
    head: css({ height: HEAD_PX, display: 'flex', alignItems: 'center', borderBottom: `1px solid ${colors.border.weak}`, color: colors.text.secondary, paddingLeft: 4 }),
    axis: css({ position: 'relative', height: '100%', overflow: 'hidden' }),
    tick: css({ position: 'absolute', top: 6, paddingLeft: 4, borderLeft: `1px solid ${colors.border.weak}`, whiteSpace: 'nowrap' }),
    body: css({ overflowY: 'auto', overflowX: 'hidden', position: 'relative', '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: -2 } }),
    row: css({ position: 'absolute', left: 0, right: 0, height: ROW_PX, display: 'flex', alignItems: 'center', cursor: 'pointer', '&:hover': { background: colors.action.hover } }),
    operation: css({ fontWeight: theme.typography.fontWeightMedium }),
    focused: css({ boxShadow: `inset 2px 0 0 ${colors.primary.border}` }),
    selected: css({ background: colors.action.selected }),
    label: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flexShrink: 0 }),
    lane: css({ position: 'relative', height: '100%', flexShrink: 0 }),
    whisker: css({ position: 'absolute', top: ROW_PX - 5, height: 2, background: colors.text.secondary, opacity: 0.65 }),
    bar: css({ position: 'absolute', top: 5, height: ROW_PX - 12, borderRadius: 2, fontSize: 10, lineHeight: `${ROW_PX - 12}px`, textAlign: 'center', fontWeight: 700, overflow: 'hidden' }),
    whole: css({ background: colors.text.disabled, opacity: 0.5, top: 10, height: 4 }),
    platform: css({ background: blue, color: colors.getContrastText(blue) }),
    dependency: css({ background: stripes(purple, 45), color: colors.getContrastText(purple) }),
    user: css({ background: stripes(orange, 90), color: colors.getContrastText(orange) }),
    unknown: css({ background: stripes(grey, 135), color: colors.getContrastText(grey) }),
    open: css({ borderTopRightRadius: 0, borderBottomRightRadius: 0, borderRight: `3px dotted ${colors.text.primary}` }),
    code: css({ position: 'absolute', top: 4, fontFamily: theme.typography.fontFamilyMonospace, fontSize: 11, color: colors.text.secondary, whiteSpace: 'nowrap' }),
    length: css({ textAlign: 'right', fontVariantNumeric: 'tabular-nums', color: colors.text.secondary, flexShrink: 0 }),
  };
};
