import { cx } from '@emotion/css';
import { t } from './t';
import { useTheme2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import React, { memo, useMemo } from 'react';
import type { Axis } from './axis';
import { BAR_MIN_PX, barOf, isInstant } from './bars';
import { Chip } from './Chip';
import { DENSITY_FROM, TICKS_FROM } from './density';
import { DensityStrip } from './DensityStrip';
import { nextName } from './names';
import { durationText, lengthText } from './numbers';
import type { Next, Owner, Row } from './rows';
import { tilesOf } from './strip';
import type { Styles } from './styles';
import { TileCanvas } from './TileCanvas';
import type { Node } from './tree';

export interface Geometry {
  readonly labelPx: number;
  readonly lengthPx: number;
  readonly barsPx: number;
  readonly rowPx: number;
  readonly narrow: boolean;
  /** Names of phases: short ones for narrow places. */
  readonly short: boolean;
}

/** A numbered piece of evidence that points at a moment of a row. */
export interface EvidenceMark {
  readonly n: number;
  readonly at: number;
  readonly on: boolean;
}

interface LaneProps {
  readonly id: string;
  readonly node: Node;
  readonly open: boolean;
  readonly place: number;
  readonly siblings: number;
  readonly top: number;
  readonly axis: Axis;
  readonly geometry: Geometry;
  readonly styles: Styles;
  readonly said: string;
  readonly active: boolean;
  readonly selected: boolean;
  readonly lit: boolean;
  readonly onPath: boolean;
  /** Rows between this one and the one before it on the critical path; 0 for no connector. */
  readonly connectRows: number;
  readonly evidence: readonly EvidenceMark[] | undefined;
  readonly next: Next | undefined;
  readonly notes: boolean;
  readonly clock: string;
}

const BAR_PX = 12;
const INDENT_PX = 16;
const INDENT_NARROW_PX = 8;

/** One row: name and chip, duration, bar. It listens to nothing; the tree around it does. */
export const Lane = memo(function Lane(props: LaneProps) {
  const { id, node, open, place, siblings, top, axis, geometry, styles, said, active, selected, lit } = props;
  const { labelPx, lengthPx, barsPx, rowPx, narrow, short } = geometry;
  const inner = node.children.length > 0;
  const indent = (narrow ? 6 : 12) + node.depth * (narrow ? INDENT_NARROW_PX : INDENT_PX);
  const quiet = node.kind === 'group' ? styles.quiet : undefined;
  return (
    <div
      id={id} role="treeitem" aria-level={node.depth + 1} aria-setsize={siblings} aria-posinset={place} aria-selected={selected} aria-label={said} {...(inner ? { 'aria-expanded': open } : {})}
      data-node={node.id} {...(active ? { 'data-active': true } : {})} className={cx(styles.row, lit && styles.hovered, selected && styles.selected)} style={{ height: rowPx, transform: `translateY(${top}px)` }}
    >
      <div className={cx(styles.label, quiet)} style={{ width: labelPx, paddingLeft: indent }}>
        {inner && <span className={styles.caret} data-caret aria-hidden>{open ? '⌄' : '›'}</span>}
        {(node.kind !== 'group' || (!open && node.owner !== undefined)) && (node.kind !== 'lane' || node.rows.length === 1) && <Chip owner={node.kind === 'phase' && node.row !== undefined && isInstant(node.row) ? undefined : node.owner} styles={styles} />}
        <span className={styles.name}>{short ? node.short : node.label}</span>
        {node.sub !== '' && !narrow && <span className={styles.sub}>{node.sub}</span>}
        {props.clock !== '' && <span className={styles.sub} title={props.clock}>⚠{narrow ? '' : ` ${props.clock}`}</span>}
      </div>
      <div className={cx(styles.length, quiet)} style={{ width: lengthPx }}>{node.kind === 'attempt' && node.open ? t('waterfall.awaited', 'next') : durationText(node.length, { open: node.open, unknown: node.row?.undated === true && node.kind === 'phase' })}</div>
      <div className={styles.lane} style={{ width: barsPx }}>
        <Connector {...props} />
        {open && node.kind !== 'phase' ? null : <Bars {...props} />}
        {axis.folds.map(({ from, to }) => <span key={from} className={styles.fold} style={{ left: axis.x(from), width: axis.x(to) - axis.x(from) }} />)}
        <Notes {...props} />
        <Future next={props.next} now={node.to} axis={axis} rowPx={rowPx} styles={styles} />
      </div>
    </div>
  );
});

function Bars(props: LaneProps) {
  const { node, axis, geometry: { rowPx }, styles, onPath } = props;
  const theme = useTheme2();
  const top = (rowPx - BAR_PX) / 2;
  const [row] = node.rows;
  if (node.rows.length > 1 && node.owner !== undefined) {
    return <Tiles node={node} axis={axis} top={top} styles={styles} />;
  }
  const wait = node.waitFrom === undefined ? null : <Wait from={node.waitFrom} to={node.from} owner={node.owner} axis={axis} top={top} styles={styles} />;
  if (node.waitFrom !== undefined && node.open) {
    return wait;
  }
  if (row !== undefined && row.attempts.length > 0) {
    return <Attempts row={row} axis={axis} top={top} styles={styles} />;
  }
  const bar = row === undefined || node.rows.length > 1 ? barOf({ from: node.from, fromLo: node.from, fromHi: node.from, to: node.to, toLo: node.to, toHi: node.to, open: node.open }, axis) : barOf(row, axis);
  if (bar === undefined) {
    return null;
  }
  if (bar.instant) {
    return <span className={styles.instant} style={{ left: bar.left, top, height: BAR_PX }} />;
  }
  return (
    <span className={cx(!onPath && styles.off)}>
      {wait}
      <span className={cx(styles.bar, node.owner === undefined ? styles.barText : styles.fills[node.owner], node.open && styles.openEnd)} style={{ left: bar.left, width: bar.width, top, height: BAR_PX, ...(node.owner === undefined && row?.colour !== undefined ? { backgroundColor: theme.visualization.getColorByName(row.colour) } : {}) }}>
        {bar.pale.map(({ left, width }) => <span key={left} className={styles.pale} style={{ left: left - bar.left, width }} />)}
      </span>
      {bar.whiskers.map(({ left, width }) => <span key={`w${left}`} className={styles.whisker} style={{ left, width, top: top + 2 }} />)}
      {node.failed && <span className={styles.failed} style={{ left: Math.max(bar.left + bar.width, ...bar.whiskers.map(({ left, width }) => left + width)) + 8, top }} aria-hidden>⊗</span>}
    </span>
  );
}

/** Time in which nothing ran: pale. */
function Wait({ from, to, owner, axis, top, styles }: { readonly from: number; readonly to: number; readonly owner: Owner | undefined; readonly axis: Axis; readonly top: number; readonly styles: Styles }) {
  const left = axis.x(from);
  return <span className={cx(owner === undefined ? styles.barText : styles.fills[owner], styles.wait)} style={{ left, width: Math.max(0, axis.x(to) - left), top, height: BAR_PX }} />;
}

/** More tiles than this are painted, not laid out. */
const TILES_MAX = 24;

/** A closed group or a pod's lane: the time of all its rows by owner. */
function Tiles({ node, axis, top, styles }: { readonly node: Node; readonly axis: Axis; readonly top: number; readonly styles: Styles }) {
  const tiles = useMemo(() => tilesOf(node.rows), [node.rows]);
  if (tiles.length > TILES_MAX) {
    return <TileCanvas tiles={tiles} axis={axis} top={top} height={BAR_PX} className={styles.canvas} />;
  }
  return (
    <>
      {tiles.filter(({ from, to }) => to >= axis.from && from <= axis.to).map(({ owner, from, to }) => {
        const left = Math.min(axis.x(from), axis.widthPx - BAR_MIN_PX);
        return <span key={from} className={styles.fills[owner]} style={{ position: 'absolute', left, width: Math.max(BAR_MIN_PX, axis.x(to) - left), top, height: BAR_PX }} />;
      })}
    </>
  );
}

/** Attempts solid, waits pale, ⊗ where one failed. Many are ticks, very many are counted in bins. */
function Attempts({ row, axis, top, styles }: { readonly row: Row; readonly axis: Axis; readonly top: number; readonly styles: Styles }) {
  const bar = barOf(row, axis);
  if (bar === undefined) {
    return null;
  }
  const fill = row.owner === undefined ? styles.barText : styles.fills[row.owner];
  const many = row.attempts.length >= TICKS_FROM;
  const waits = <Wait from={row.from} to={row.to} owner={row.owner} axis={axis} top={top} styles={styles} />;
  if (row.attempts.length >= DENSITY_FROM) {
    return <>{waits}<DensityStrip attempts={row.attempts} axis={axis} owner={row.owner} top={top} height={BAR_PX} className={styles.canvas} /></>;
  }
  return (
    <>
      {waits}
      {row.attempts.map(({ from, to, failed }) => {
        if (to < axis.from || from > axis.to) {
          return null;
        }
        const left = axis.x(from);
        const right = axis.x(to);
        return (
          <span key={from}>
            <span className={many ? styles.instant : cx(styles.bar, fill)} style={{ left, top, height: BAR_PX, ...(many ? {} : { width: Math.max(BAR_MIN_PX, right - left) }) }} />
            {failed && !many && <span className={styles.failed} style={{ left: right, top }} aria-hidden>⊗</span>}
          </span>
        );
      })}
    </>
  );
}

/** From the end of the row before it on the path to its begin. */
function Connector({ node, axis, geometry: { rowPx }, styles, connectRows }: LaneProps) {
  if (connectRows === 0 || node.from < axis.from || node.from > axis.to) {
    return null;
  }
  const gap = (rowPx - BAR_PX) / 2;
  return <span className={styles.connector} style={{ left: axis.x(node.from), top: 0, height: gap }} />;
}

/** What stands beside the bar: evidence numbers, the code, or that it lies outside of what is shown. */
function Notes({ node, axis, geometry, styles, evidence, notes, open }: LaneProps) {
  const { rowPx, barsPx, narrow } = geometry;
  const said: ReactNode[] = [];
  let after = node.to;
  for (const { n, at, on } of evidence ?? []) {
    const left = Math.min(barsPx - 18, axis.x(at) + 8);
    said.push(<span key={`e${n}`} className={cx(styles.evidence, on && styles.evidenceOn)} style={{ left, top: (rowPx - 16) / 2 }} aria-hidden>{n}</span>);
    after = Math.max(after, at);
  }
  if (node.to < axis.from || node.from > axis.to) {
    const before = node.to < axis.from;
    return <span className={styles.note} style={{ top: (rowPx - 16) / 2, ...(before ? { left: 6 } : { right: 6 }) }}>{before ? t('waterfall.before', '← earlier') : t('waterfall.later', 'later →')}</span>;
  }
  if (node.code !== '' && notes && !narrow && !(open && node.kind === 'group')) {
    const shift = ((evidence?.length ?? 0) > 0 ? 20 : 0) + (node.failed && node.kind === 'phase' && node.children.length === 0 ? 12 : 0);
    const place = beside(axis.x(node.from), axis.x(after) + shift, CODE_ROOM_PX + node.code.length * CODE_LETTER_PX, barsPx);
    const chip = node.kind === 'lane' ? node.owner : undefined;
    said.push(
      <span key="code" className={cx(styles.note, place.inside && node.owner !== undefined && styles.chips[node.owner], place.inside && styles.inside)} style={{ top: (rowPx - 16) / 2, ...place.at }}>
        {chip !== undefined && <Chip owner={chip} styles={styles} />}<span className={styles.code}>{node.code}</span>
      </span>
    );
  }
  return <>{said}</>;
}

const CODE_ROOM_PX = 36;
const CODE_LETTER_PX = 7;

/** Right of the bar, else left of it, else on it. */
function beside(left: number, right: number, widthPx: number, barsPx: number): { readonly at: { readonly left?: number; readonly right?: number }; readonly inside: boolean } {
  if (right + widthPx < barsPx) {
    return { at: { left: right + 8 }, inside: false };
  }
  return left > widthPx ? { at: { right: barsPx - left + 8 }, inside: false } : { at: { left: left + 6 }, inside: true };
}

const NEXT_WORDS_PX = 110;

/** Right of now: from the earliest to the latest moment of the next attempt; words at the edge when it is farther away. */
function Future({ next, now, axis, rowPx, styles }: { readonly next: Next | undefined; readonly now: number; readonly axis: Axis; readonly rowPx: number; readonly styles: Styles }) {
  if (next === undefined) {
    return null;
  }
  if (next.lo >= axis.to) {
    return <span className={styles.note} style={{ right: 6, top: (rowPx - 16) / 2 }}>{t('waterfall.nextIn', '{{what}} → in {{length}}', { what: nextName(next.what), length: lengthText({ estMs: next.lo - now, loMs: next.lo - now - 500, hiMs: next.lo - now + 500 }) })}</span>;
  }
  const [left, right] = [axis.x(next.lo), axis.x(Math.min(next.hi, axis.to))];
  const room = (px: number): boolean => px >= NEXT_WORDS_PX;
  const place = room(left - axis.x(now)) ? { right: axis.widthPx - left + 6 } : room(axis.widthPx - right) ? { left: Math.max(right, left + 8) + 6 } : undefined;
  return (
    <>
      <span className={styles.nextBox} style={{ left, width: Math.max(8, right - left), top: (rowPx - 10) / 2, height: 10 }} />
      {place !== undefined && <span className={styles.note} style={{ ...place, top: (rowPx - 16) / 2 }}>{nextName(next.what)}</span>}
    </>
  );
}
