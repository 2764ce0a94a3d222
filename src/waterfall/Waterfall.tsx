import type { LinkModel } from '@grafana/data';
import { t } from './t';
import { useStyles2 } from '@grafana/ui';
import type { KeyboardEvent, MouseEvent, PointerEvent, ReactNode } from 'react';
import React, { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Counting, Stretch } from './axis';
import { axisOf, foldsOf, ticksOf, zoomed } from './axis';
import { AxisLine, Strip } from './Head';
import { Keys } from './Keys';
import type { EvidenceMark, Geometry } from './Lane';
import { Lane } from './Lane';
import { ownerName } from './names';
import { offsetText, clockText, spokenLength } from './numbers';
import { criticalPath } from './path';
import type { Gap, Next, Row } from './rows';
import { SpanTable } from './SpanTable';
import { spokenNode } from './spoken';
import { owned, spentAt, tilesOf } from './strip';
import { AXIS_PX, getStyles, STRIP_PX, TOOLS_PX } from './styles';
import type { TipPlace } from './Tip';
import { CLOCK_OFF_MS, clockWords, Tip } from './Tip';
import { Legend, Tools } from './Tools';
import type { Node, Shown } from './tree';
import { foundIds, shownNodes, treeOf } from './tree';
import type { View } from './view';
import { useLabelWidth, useNow, useView } from './view';

/** A numbered piece of evidence. Without a row it stands on the row that covers its moment. */
export interface Evidence {
  readonly n: number;
  readonly at: number;
  readonly row?: string;
  readonly container?: string;
}

export interface WaterfallProps {
  readonly rows: readonly Row[];
  readonly width: number;
  /** All that may be taken. */
  readonly height: number;
  /** Take no more height than the rows want. */
  readonly fit?: boolean;
  readonly title?: ReactNode;
  /** Find, presets and time switch beside the legend; `menu` has the legend and ⋮ only, `none` neither. */
  readonly tools?: 'full' | 'menu' | 'none';
  readonly legend?: boolean;
  readonly compact?: boolean;
  readonly labels?: 'short' | 'full';
  readonly future?: boolean;
  readonly timeZone?: string;
  readonly gaps?: readonly Gap[];
  /** Row that is selected: its id, as the frame has it. */
  readonly selected?: string | undefined;
  /** Row that something else points at. */
  readonly lit?: string | undefined;
  readonly evidence?: readonly Evidence[];
  /** Evidence that is pointed at. */
  readonly evidenceOn?: number | undefined;
  /** Known window of the next attempt; else the open row's own. */
  readonly next?: Next | undefined;
  /** False holds "now" still. */
  readonly live?: boolean;
  readonly view?: Partial<View>;
  readonly onView?: (view: View) => void;
  readonly onSelect?: (row: Row | undefined) => void;
  readonly onHover?: (row: Row | undefined) => void;
  /** Opens what a lane stands for, when there are several pods. */
  readonly onOpen?: (row: Row) => void;
  readonly linksOf?: (row: Row) => readonly LinkModel[];
}

// Rows drawn beyond the edges, so that a quick scroll shows no gaps.
const OVERSCAN = 8;
/** Under this it is a strip with its sums. */
const STRIP_ONLY_PX = { width: 320, height: 120 };
const NARROW_PX = 560;
/** Room right of now: at most 45 % of the width. */
const FUTURE_SHARE = 0.45;
const BLANK_SHARE = 0.08;
const END_SHARE = 0.02;
const SCROLLBAR_PX = 12;
const ZOOM_STEP = 0.6;

export function Waterfall(props: WaterfallProps) {
  const { width, height, fit = false, compact = false, selected, lit, live = true, timeZone = 'browser', gaps = NONE, future = true } = props;
  const styles = useStyles2(getStyles);
  const [view, change] = useView(props.view, props.onView);
  const [labelPx, setLabelPx] = useLabelWidth();
  const [find, setFind] = useState('');
  const [keys, setKeys] = useState(false);
  const [hover, setHover] = useState<{ readonly id: string; readonly place: TipPlace | undefined; readonly pinned: boolean }>();
  const [scroll, setScroll] = useState(0);
  const [focused, setFocused] = useState<string>();
  const scroller = useRef<HTMLDivElement>(null);
  const cross = useRef<HTMLSpanElement>(null);
  const crossWords = useRef<HTMLSpanElement>(null);
  const treeId = useId();

  const answeredAt = useMemo(() => props.rows.reduce<number | undefined>((latest, row) => (row.open && row.to >= (latest ?? row.to) ? row.to : latest), undefined), [props.rows]);
  const now = useNow(answeredAt, live);
  const rows = useMemo(() => withNow(props.rows, now, answeredAt, future ? props.next : undefined), [props.rows, now, answeredAt, future, props.next]);
  const tree = useMemo(() => treeOf(rows), [rows]);
  const path = useMemo(() => (tree.many ? undefined : criticalPath(tree.phases)), [tree]);

  const narrow = width < NARROW_PX;
  const touch = narrow && isCoarse();
  const stripOnly = width < STRIP_ONLY_PX.width || height < STRIP_ONLY_PX.height;
  const geometry = useMemo<Geometry>(() => {
    const label = narrow ? Math.min(150, Math.round(width * 0.38)) : labelPx;
    const length = narrow ? 66 : 84;
    return { labelPx: label, lengthPx: length, barsPx: Math.max(60, width - label - length - SCROLLBAR_PX), rowPx: touch ? 32 : compact ? 20 : 24, narrow, short: narrow || props.labels === 'short' };
  }, [narrow, touch, compact, width, labelPx, props.labels]);
  const { rowPx, barsPx } = geometry;

  const whole = useMemo<Stretch>(() => wholeOf(rows, view.whole || tree.many ? undefined : tree.main), [rows, view.whole, tree]);
  const origin = tree.main?.from ?? whole.from;
  const next = useMemo(() => (future && now !== undefined ? soonest(rows) : undefined), [future, now, rows]);
  const folds = useMemo(() => (view.fold ? foldsOf(newsOf(rows, gaps), whole) : []), [rows, gaps, whole, view.fold]);
  const domain = useMemo<Stretch>(() => withFuture(whole, folds, now, next), [whole, folds, now, next]);
  const overview = useMemo(() => axisOf(domain, folds, barsPx), [domain, folds, barsPx]);
  const zoom = view.zoom;
  const axis = useMemo(() => {
    const shown = zoom === undefined ? domain : { from: Math.max(domain.from, origin + zoom[0]), to: Math.min(domain.to, origin + zoom[1]) };
    return shown.to > shown.from ? axisOf(shown, folds, barsPx) : overview;
  }, [zoom, domain, origin, folds, barsPx, overview]);
  const setZoom = (stretch: Stretch | undefined): void => change({ zoom: stretch === undefined ? undefined : [Math.round(stretch.from - origin), Math.round(stretch.to - origin)] });

  const turned = useMemo(() => new Set(view.turned), [view.turned]);
  const wanted = useMemo(() => wantedIds(tree.nodes, find, view.pathOnly ? path?.ids : undefined), [tree, find, view.pathOnly, path]);
  const shown = useMemo(() => shownNodes(tree.nodes, turned, wanted), [tree, turned, wanted]);
  const places = useMemo(() => new Map(shown.map(({ node }, i) => [node.id, i])), [shown]);
  const evidence = useMemo(() => placedEvidence(shown, props.evidence ?? [], props.evidenceOn), [shown, props.evidence, props.evidenceOn]);
  const counting = useMemo<Counting>(() => ({ origin, clock: tree.many || view.time === 'clock', timeZone }), [origin, tree.many, view.time, timeZone]);
  const legend = useMemo(() => owned(tree.many ? tree.nodes.map((node) => node.rows) : [tree.phases]), [tree]);
  const tiles = useMemo(() => (tree.many || legend.length === 0 ? [] : tilesOf(tree.phases)), [tree, legend]);
  const spent = useMemo(() => spentOf(tree.main, tree.phases), [tree]);
  const clockOff = tree.main?.clockOffsetMs ?? 0;

  const tools = props.tools ?? 'menu';
  const toolsPx = tools === 'none' && props.title === undefined ? 0 : TOOLS_PX;
  const headPx = toolsPx + AXIS_PX + STRIP_PX;
  const bodyPx = Math.max(rowPx, fit ? Math.min(height - headPx, shown.length * rowPx) : height - headPx);
  const first = Math.max(0, Math.floor(scroll / rowPx) - OVERSCAN);
  const last = Math.min(shown.length, Math.ceil((scroll + bodyPx) / rowPx) + OVERSCAN);
  const selectedNode = places.has(selected ?? '') ? selected : undefined;
  const activeId = places.has(focused ?? '') ? focused : (selectedNode ?? shown[0]?.node.id);
  const active = places.get(activeId ?? '') ?? 0;
  // The active row stays in the tree while it is scrolled away: what it points at must exist.
  const drawn = useMemo(() => [...new Set([...Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i), active])].filter((i) => i < shown.length), [first, last, active, shown.length]);

  const reveal = (place: number): void => {
    const box = scroller.current;
    const top = place * rowPx;
    if (box !== null && (top < box.scrollTop || top + rowPx > box.scrollTop + bodyPx)) {
      box.scrollTop = Math.max(0, top - bodyPx / 2);
    }
  };
  // A selection that comes from outside is brought into sight; it was clicked for there.
  useEffect(() => {
    if (selectedNode !== undefined) {
      reveal(places.get(selectedNode) ?? 0);
    }
    // Only a new selection scrolls: rows that come and go do not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedNode]);

  const go = (place: number): void => {
    const to = Math.max(0, Math.min(shown.length - 1, place));
    setFocused(shown[to]?.node.id);
    props.onHover?.(shown[to]?.node.row);
    reveal(to);
  };
  const turn = ({ node, open }: Shown, wish: boolean): void => {
    if (node.children.length > 0 && open !== wish) {
      change({ turned: turned.has(node.id) ? view.turned.filter((id) => id !== node.id) : [...view.turned, node.id] });
    }
  };
  const pin = (one: Shown, x: number): void => {
    setFocused(one.node.id);
    setHover({ id: one.node.id, place: placeOf(one, x), pinned: true });
    props.onSelect?.(one.node.row ?? one.node.rows[0]);
  };
  const jump = (step: 1 | -1, fits: (node: Node) => boolean): void => {
    for (let i = 1; i <= shown.length; i++) {
      const place = (active + step * i + shown.length * 2) % shown.length;
      const node = shown[place]?.node;
      if (node !== undefined && fits(node)) {
        go(place);
        return;
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const one = shown[active];
    if (one === undefined || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const page = Math.max(1, Math.floor(bodyPx / rowPx) - 1);
    const does: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(active + 1),
      ArrowUp: () => go(active - 1),
      PageDown: () => go(active + page),
      PageUp: () => go(active - page),
      Home: () => go(0),
      End: () => go(shown.length - 1),
      ArrowLeft: () => (one.open ? turn(one, false) : go(places.get(one.node.parent) ?? active)),
      ArrowRight: () => (one.open ? go(active + 1) : turn(one, true)),
      Enter: () => (tree.many && one.node.kind === 'lane' && one.node.row !== undefined && props.onOpen !== undefined ? props.onOpen(one.node.row) : pin(one, rowX())),
      ' ': () => pin(one, rowX()),
      Escape: () => {
        setHover(undefined);
        props.onSelect?.(undefined);
      },
      '[': () => jump(-1, troubled),
      ']': () => jump(1, troubled),
      e: () => jump(1, (node) => evidence.has(node.id)),
      '+': () => setZoom(zoomed(axis, domain, ZOOM_STEP, (axis.from + axis.to) / 2)),
      '=': () => setZoom(zoomed(axis, domain, ZOOM_STEP, (axis.from + axis.to) / 2)),
      '-': () => zoomOut((axis.from + axis.to) / 2),
      '0': () => setZoom(undefined),
    };
    const act = does[event.key];
    if (act !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  const zoomOut = (around: number): void => {
    const wider = zoomed(axis, domain, 1 / ZOOM_STEP, around);
    setZoom(wider.to - wider.from >= domain.to - domain.from ? undefined : wider);
  };
  const placeOf = ({ node }: Shown, x: number): TipPlace => {
    const top = (scroller.current?.getBoundingClientRect().top ?? 0) + (places.get(node.id) ?? 0) * rowPx - (scroller.current?.scrollTop ?? 0);
    return { x, top, bottom: top + rowPx };
  };
  const rowX = (): number => (scroller.current?.getBoundingClientRect().left ?? 0) + geometry.labelPx + geometry.lengthPx;

  // A wheel zooms only with Ctrl: a trackpad must scroll. React listens passively, so this one is added by hand.
  useEffect(() => {
    const box = scroller.current;
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey && box !== null) {
        event.preventDefault();
        const around = axis.at(event.clientX - box.getBoundingClientRect().left - geometry.labelPx - geometry.lengthPx);
        event.deltaY < 0 ? setZoom(zoomed(axis, domain, ZOOM_STEP, around)) : zoomOut(around);
      }
    };
    box?.addEventListener('wheel', onWheel, { passive: false });
    return () => box?.removeEventListener('wheel', onWheel);
  });

  const under = (event: PointerEvent | MouseEvent): Shown | undefined => {
    const row = event.target instanceof Element ? event.target.closest('[data-node]') : null;
    return shown[places.get(row?.getAttribute('data-node') ?? '') ?? -1];
  };
  const onPointerMove = (event: PointerEvent): void => {
    const box = scroller.current;
    if (box === null || event.pointerType === 'touch') {
      return;
    }
    const px = event.clientX - box.getBoundingClientRect().left - geometry.labelPx - geometry.lengthPx;
    showCross(px);
    const one = under(event);
    if (one === undefined || hover?.pinned === true) {
      return;
    }
    // Over the names it would cover the rows below that are about to be read.
    const tipped = px >= 0;
    if (hover?.id !== one.node.id || tipped !== (hover.place !== undefined)) {
      setHover({ id: one.node.id, place: tipped ? placeOf(one, event.clientX) : undefined, pinned: false });
    }
    if (hover?.id !== one.node.id) {
      props.onHover?.(one.node.row);
    }
  };
  // Moved by hand: a crosshair that renders sixty times a second would render everything.
  const showCross = (px: number): void => {
    const [line, words] = [cross.current, crossWords.current];
    if (line === null || words === null) {
      return;
    }
    const inside = px >= 0 && px <= barsPx;
    line.style.display = inside ? 'block' : 'none';
    words.style.display = inside ? 'flex' : 'none';
    if (inside) {
      const at = axis.at(px);
      const moment = { est: at, lo: at, hi: at };
      line.style.left = `${px}px`;
      words.textContent = `${offsetText(moment, origin)} · ${clockText(moment, timeZone)}`;
      words.style.left = `${Math.max(0, Math.min(px - 70, barsPx - 170))}px`;
    }
  };
  const leave = (): void => {
    showCross(-1);
    if (hover?.pinned !== true) {
      setHover(undefined);
    }
    props.onHover?.(undefined);
  };
  const onClick = (event: MouseEvent): void => {
    const one = under(event);
    if (one === undefined) {
      return;
    }
    const caret = event.target instanceof Element && event.target.closest('[data-caret]') !== null;
    if (caret || (one.node.kind === 'group' && one.node.row === undefined)) {
      turn(one, !one.open);
      setFocused(one.node.id);
    } else if (tree.many && one.node.kind === 'lane' && one.node.row !== undefined && props.onOpen !== undefined) {
      props.onOpen(one.node.row);
    } else {
      pin(one, event.clientX);
    }
  };

  const strip = (
    <Strip
      axis={overview} shown={zoom === undefined ? undefined : axis} tiles={tiles} whole={tree.many || legend.length === 0 ? whole : undefined}
      gaps={gaps} length={tree.main?.length ?? { estMs: whole.to - whole.from, loMs: whole.to - whole.from, hiMs: whole.to - whole.from }} open={now !== undefined} spent={spent}
      name={tree.many ? t('waterfall.strip.many', 'All, end to end') : legend.length === 0 ? (tree.main?.name ?? t('waterfall.strip.whole', 'End to end')) : geometry.short && narrow ? t('waterfall.strip.short', 'Owner') : t('waterfall.strip.full', 'Who owned each second')}
      said={legend.length === 0 ? t('waterfall.strip.whole', 'End to end') : legend.map(({ owner, length, open }) => t('waterfall.strip.said', '{{owner}} {{length}}', { owner: ownerName(owner), length: spokenLength(length, { open }) })).join(t('waterfall.spoken.join', ', '))}
      geometry={stripOnly ? { ...geometry, labelPx: 0, lengthPx: 72, barsPx: width - 72 } : geometry} styles={styles} now={now} onZoom={setZoom}
    />
  );
  if (stripOnly) {
    const small = axisOf(domain, folds, Math.max(20, width - 72));
    return (
      <div style={{ width }} className={styles.all}>
        {React.cloneElement(strip, { axis: small, shown: undefined })}
        {height > STRIP_PX + 24 && <div style={{ padding: '4px 0' }}><Legend legend={legend} styles={styles} /></div>}
      </div>
    );
  }
  const tip = hover === undefined ? undefined : shown[places.get(hover.id) ?? -1];
  return (
    <div style={{ width, height: fit ? headPx + bodyPx : height }} className={styles.all}>
      {toolsPx > 0 && (
        <Tools
          title={props.title} legend={props.legend === false ? [] : legend} full={tools === 'full'} narrow={width < 900} others={!tree.many && tree.nodes.some(({ kind }) => kind === 'lane')} find={find} onFind={setFind}
          times={!tree.many} view={view} change={change} onKeys={() => setKeys(true)} styles={styles}
        />
      )}
      {keys && <Keys styles={styles} onClose={() => setKeys(false)} />}
      {view.table ? (
        <SpanTable nodes={tree.nodes} origin={origin} clock={counting.clock} timeZone={timeZone} height={bodyPx + AXIS_PX + STRIP_PX} styles={styles} />
      ) : (
        <>
          <div style={{ position: 'relative' }}>
            <AxisLine axis={axis} counting={counting} geometry={geometry} styles={styles} now={now} onLabelWidth={setLabelPx} onUnfold={() => change({ fold: false })} onZoom={setZoom} />
            <div style={{ position: 'absolute', left: geometry.labelPx + geometry.lengthPx, top: 1, width: barsPx, pointerEvents: 'none' }}><span ref={crossWords} className={styles.crossWords} aria-hidden /></div>
          </div>
          {strip}
          <div className={styles.body} style={{ height: bodyPx }}>
            <div className={styles.back} style={{ left: geometry.labelPx + geometry.lengthPx, width: barsPx }}>
              {now !== undefined && now < axis.to && <span className={styles.future} style={{ left: axis.x(now), right: 0 }} />}
              {ticksOf(axis, counting).map(({ at, px }) => <span key={at} className={styles.grid} style={{ left: px }} />)}
            </div>
            {shown.length === 0 ? <p className={styles.empty}>{t('waterfall.noMatch', 'No row fits.')}</p> : (
              <div
                ref={scroller} className={styles.scroller} role="tree" tabIndex={0} aria-label={t('waterfall.label', 'Lifecycle waterfall')} aria-activedescendant={`${treeId}${active}`}
                onScroll={(event) => setScroll(event.currentTarget.scrollTop)} onKeyDown={onKeyDown} onPointerMove={onPointerMove} onPointerLeave={leave} onClick={onClick}
              >
                <div style={{ height: shown.length * rowPx, position: 'relative' }} role="presentation">
                  {drawn.map((i) => {
                    const one = shown[i];
                    if (one === undefined) {
                      return null;
                    }
                    const { node } = one;
                    const onPath = path === undefined || node.kind !== 'phase' || node.children.length > 0 || path.ids.has(node.id);
                    return (
                      <Lane
                        key={node.id} id={`${treeId}${i}`} node={node} open={one.open} place={one.place} siblings={one.siblings} top={i * rowPx} axis={axis} geometry={geometry} styles={styles}
                        said={spokenNode(node, origin, path?.ids.has(node.id) === true)} active={i === active} selected={node.id === selectedNode} lit={node.id === lit || node.id === hover?.id}
                        onPath={onPath} connectRows={connectedRows(path?.before.get(node.id), i, places)} evidence={evidence.get(node.id)} next={future && !one.open ? node.rows.find((row) => row.open && row.next !== undefined)?.next : undefined}
                        notes={!compact} clock={i === 0 && Math.abs(clockOff) > CLOCK_OFF_MS ? clockWords(clockOff) : ''}
                      />
                    );
                  })}
                </div>
              </div>
            )}
            <div className={styles.back} style={{ left: geometry.labelPx + geometry.lengthPx, width: barsPx }}>
              {axis.folds.map(({ from, to }) => <span key={`e${from}`} className={styles.foldEdges} style={{ left: axis.x(from), width: axis.x(to) - axis.x(from) }} />)}
              {gaps.map(({ from, to = axis.to }) => to > axis.from && from < axis.to && <span key={from} className={styles.gap} style={{ left: axis.x(from), width: Math.max(2, axis.x(to) - axis.x(from)) }} />)}
              {now !== undefined && now >= axis.from && now <= axis.to && <span className={styles.nowLine} style={{ left: axis.x(now) }} />}
              <span ref={cross} className={styles.cross} aria-hidden />
            </div>
          </div>
        </>
      )}
      {tip !== undefined && hover?.place !== undefined && (
        <Tip
          node={tip.node} origin={origin} timeZone={timeZone} onPath={path === undefined || tip.node.kind !== 'phase' ? undefined : path.ids.has(tip.node.id)} pinned={hover.pinned} sheet={touch}
          place={hover.place} clockOffsetMs={clockOff} links={tip.node.row === undefined ? [] : (props.linksOf?.(tip.node.row) ?? [])} styles={styles} onClose={() => setHover(undefined)}
        />
      )}
    </div>
  );
}

const NONE: readonly Gap[] = [];

const troubled = (node: Node): boolean => node.failed || node.code !== '';
const isCoarse = (): boolean => window.matchMedia?.('(pointer: coarse)').matches === true;

/** Open rows reach to now, and know the next attempt that was given for them. */
function withNow(rows: readonly Row[], now: number | undefined, answeredAt: number | undefined, next: Next | undefined): readonly Row[] {
  if (now === undefined || answeredAt === undefined || (now <= answeredAt && next === undefined)) {
    return rows;
  }
  return rows.map((row) => {
    if (!row.open) {
      return row;
    }
    const moreMs = Math.max(0, now - row.to);
    const grown = { ...row, to: row.to + moreMs, toLo: row.toLo + moreMs, toHi: row.toHi + moreMs, length: { estMs: row.length.estMs + moreMs, loMs: row.length.loMs + moreMs, hiMs: row.length.hiMs + moreMs } };
    return next === undefined ? grown : { ...grown, next };
  });
}

function wholeOf(rows: readonly Row[], main: Row | undefined): Stretch {
  if (main !== undefined && main.to > main.from) {
    return { from: main.from, to: main.to };
  }
  let [from, to] = [Infinity, -Infinity];
  for (const row of rows) {
    from = Math.min(from, row.from);
    to = Math.max(to, row.to);
  }
  return rows.length === 0 ? { from: 0, to: 1 } : { from, to: Math.max(to, from + 1) };
}

const soonest = (rows: readonly Row[]): Next | undefined =>
  rows.reduce<Next | undefined>((best, row) => (row.open && row.next !== undefined && row.next.lo < (best?.lo ?? Infinity) ? row.next : best), undefined);

/** Room for what comes next, and never more than its share of the time that is not folded. */
function withFuture({ from, to }: Stretch, folds: readonly Stretch[], now: number | undefined, next: Next | undefined): Stretch {
  const liveMs = folds.reduce((left, fold) => left - (fold.to - fold.from), to - from);
  if (now === undefined) {
    // A bar that touches the edge looks cut.
    return { from, to: to + liveMs * END_SHARE };
  }
  const mostMs = (liveMs * FUTURE_SHARE) / (1 - FUTURE_SHARE);
  const wishMs = next === undefined || next.lo - now > mostMs ? liveMs * BLANK_SHARE : (Math.min(next.hi, next.lo + mostMs) - now) * 1.1;
  return { from, to: now + Math.max(1, Math.min(mostMs, wishMs)) };
}

/** Instants at which something new was heard. The scheduler's same answer again is not. */
function newsOf(rows: readonly Row[], gaps: readonly Gap[]): readonly number[] {
  const news: number[] = [];
  for (const { from, to, name, attempts } of rows) {
    news.push(from, to);
    for (const one of name === 'scheduling' ? attempts.slice(0, 3) : attempts) {
      news.push(one.from, one.to);
    }
  }
  gaps.forEach((gap) => news.push(gap.from, gap.to ?? gap.from));
  return news;
}

function wantedIds(nodes: readonly Node[], find: string, path: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
  const text = find.trim().toLowerCase();
  if (text === '' && path === undefined) {
    return undefined;
  }
  return foundIds(nodes, (node) => (path === undefined || path.has(node.id)) && (text === '' || `${node.label} ${node.sub} ${node.code} ${node.row?.name ?? ''} ${node.row?.container ?? ''}`.toLowerCase().includes(text)));
}

/** Evidence on the deepest shown row that covers its moment, of its container when it names one. */
function placedEvidence(shown: readonly Shown[], evidence: readonly Evidence[], on: number | undefined): ReadonlyMap<string, readonly EvidenceMark[]> {
  const placed = new Map<string, EvidenceMark[]>();
  for (const { n, at, row, container } of evidence) {
    const fits = shown.filter(({ node, open }) => !(open && node.kind === 'group') && (row === undefined ? node.from <= at && at <= node.to : node.id === row));
    const found = fits.findLast(({ node }) => container !== undefined && node.row?.container === container) ?? fits.at(-1);
    if (found !== undefined) {
      placed.set(found.node.id, [...(placed.get(found.node.id) ?? []), { n, at, on: n === on }]);
    }
  }
  return placed;
}

function connectedRows(before: string | undefined, place: number, places: ReadonlyMap<string, number>): number {
  const at = places.get(before ?? '');
  return at === undefined || at >= place ? 0 : place - at;
}

function spentOf(main: Row | undefined, phases: readonly Row[]): { readonly at: number; readonly targetMs: number } | undefined {
  const at = main?.targetMs === undefined ? undefined : spentAt(phases, main.targetMs);
  return at === undefined || main?.targetMs === undefined ? undefined : { at, targetMs: main.targetMs };
}
