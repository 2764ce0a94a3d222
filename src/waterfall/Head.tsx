import { cx } from '@emotion/css';
import { dateTimeFormat } from '@grafana/data';
import { t } from './t';
import type { PointerEvent } from 'react';
import React, { useRef, useState } from 'react';
import type { Axis, Counting, Stretch } from './axis';
import { ticksOf } from './axis';
import { BAR_MIN_PX } from './bars';
import type { Geometry } from './Lane';
import type { Length } from './numbers';
import { durationText, exactly, lengthText } from './numbers';
import type { Gap } from './rows';
import type { Tile } from './strip';
import type { Styles } from './styles';
import { TileCanvas } from './TileCanvas';

interface HeadProps {
  readonly axis: Axis;
  readonly counting: Counting;
  readonly geometry: Geometry;
  readonly styles: Styles;
  readonly now: number | undefined;
  readonly onLabelWidth: (px: number) => void;
  readonly onUnfold: () => void;
  readonly onZoom: (stretch: Stretch | undefined) => void;
}

/** Ticks make room for the word "now". */
const NOW_ROOM_PX = 36;

/** The axis: where it counts from, the ticks, what is folded, now. */
export function AxisLine({ axis, counting, geometry, styles, now, onLabelWidth, onUnfold, onZoom }: HeadProps) {
  const { labelPx, lengthPx, barsPx, narrow } = geometry;
  const brush = useBrush(axis, onZoom);
  const nowPx = now !== undefined && now <= axis.to && now >= axis.from ? axis.x(now) : undefined;
  const day = dateTimeFormat(counting.origin, { format: 'ddd D MMM', timeZone: counting.timeZone });
  const begin = dateTimeFormat(counting.origin, { format: narrow ? 'HH:mm:ss' : 'HH:mm:ss.SSS', timeZone: counting.timeZone });
  return (
    <div className={cx(styles.line, styles.axis)}>
      <div className={styles.label} style={{ width: labelPx + lengthPx, paddingLeft: narrow ? 6 : 12 }}>
        {counting.clock ? day : narrow ? begin : t('waterfall.since', 'since {{time}}', { time: begin })}
        {!narrow && <LabelHandle labelPx={labelPx} right={lengthPx} styles={styles} onLabelWidth={onLabelWidth} />}
      </div>
      <div className={styles.lane} style={{ width: barsPx }} data-testid="waterfall-axis" {...brush.handlers}>
        {ticksOf(axis, counting).filter(({ px }) => nowPx === undefined || Math.abs(px - nowPx) > NOW_ROOM_PX).map(({ at, px, text }) => <span key={at} className={cx(styles.tick, px < 4 && styles.tickFirst)} style={{ left: px }}>{text}</span>)}
        {axis.folds.map(({ from, to }) => (
          <button
            key={from} type="button" className={styles.foldWords} style={{ left: (axis.x(from) + axis.x(to)) / 2 }} onPointerDown={(event) => event.stopPropagation()} onClick={onUnfold}
            title={t('waterfall.unfold', 'Unfold')}
          >
            {t('waterfall.folded', '{{length}}, nothing new', { length: lengthText(exactly(to - from)) })}
          </button>
        ))}
        {nowPx !== undefined && <span className={styles.nowWord} style={{ left: Math.max(16, Math.min(nowPx, barsPx - 16)) }}>{t('waterfall.now', 'now')}</span>}
        {brush.drawn(styles)}
      </div>
    </div>
  );
}

function LabelHandle({ labelPx, right, styles, onLabelWidth }: { readonly labelPx: number; readonly right: number; readonly styles: Styles; readonly onLabelWidth: (px: number) => void }) {
  const start = useRef<{ readonly x: number; readonly px: number } | undefined>(undefined);
  return (
    <div
      // A separator that can be moved is a control.
      role="separator" tabIndex={0} aria-orientation="vertical" aria-label={t('waterfall.labelWidth', 'Width of the name column')} aria-valuenow={labelPx} aria-valuemin={160} aria-valuemax={420}
      className={styles.handle} style={{ right }}
      onPointerDown={(event) => {
        start.current = { x: event.clientX, px: labelPx };
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => start.current !== undefined && onLabelWidth(start.current.px + event.clientX - start.current.x)}
      onPointerUp={() => {
        start.current = undefined;
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0;
        if (step !== 0) {
          event.preventDefault();
          onLabelWidth(labelPx + step);
        }
      }}
    />
  );
}

interface StripProps {
  readonly axis: Axis;
  readonly shown: Stretch | undefined;
  readonly tiles: readonly Tile[];
  /** One grey bar instead of tiles: several pods. */
  readonly whole: Stretch | undefined;
  readonly gaps: readonly Gap[];
  readonly length: Length;
  readonly open: boolean;
  readonly name: string;
  readonly said: string;
  readonly spent: { readonly at: number; readonly targetMs: number } | undefined;
  readonly geometry: Geometry;
  readonly styles: Styles;
  readonly now: number | undefined;
  readonly onZoom: (stretch: Stretch | undefined) => void;
}

const STRIP_BAR_PX = 16;
const STRIP_TOP_PX = 7;

/** The whole operation tiled by owner; also the overview: a drag zooms, a double click resets. */
export function Strip({ axis, shown, tiles, whole, gaps, length, open, name, said, spent, geometry, styles, now, onZoom }: StripProps) {
  const { labelPx, lengthPx, barsPx, narrow } = geometry;
  const brush = useBrush(axis, onZoom);
  const spentPx = spent === undefined ? 0 : axis.x(spent.at);
  return (
    <div className={cx(styles.line, styles.strip)}>
      <div className={styles.label} style={{ width: labelPx, paddingLeft: narrow ? 6 : 12 }}><span className={styles.name}>{name}</span></div>
      <div className={styles.length} style={{ width: lengthPx }}>{durationText(length, { open })}</div>
      <div className={styles.lane} style={{ width: barsPx, cursor: 'crosshair', touchAction: 'pan-y' }} role="img" aria-label={said} onDoubleClick={() => onZoom(undefined)} {...brush.handlers}>
        {now !== undefined && <span className={styles.future} style={{ left: axis.x(now), right: 0 }} />}
        {whole !== undefined && <span className={cx(styles.bar, styles.barText)} style={{ left: axis.x(whole.from), width: Math.max(BAR_MIN_PX, axis.x(whole.to) - axis.x(whole.from)), top: STRIP_TOP_PX, height: STRIP_BAR_PX }} />}
        {tiles.length > 0 && <TileCanvas tiles={tiles} axis={axis} top={STRIP_TOP_PX} height={STRIP_BAR_PX} className={styles.canvas} />}
        {axis.folds.map(({ from, to }) => <span key={from} className={styles.fold} style={{ left: axis.x(from), width: axis.x(to) - axis.x(from) }} />)}
        {axis.folds.map(({ from, to }) => <span key={`e${from}`} className={styles.foldEdges} style={{ left: axis.x(from), width: axis.x(to) - axis.x(from) }} />)}
        {gaps.map(({ from, to = axis.to }) => to > axis.from && from < axis.to && <span key={from} className={styles.gap} style={{ left: axis.x(from), width: Math.max(BAR_MIN_PX, axis.x(to) - axis.x(from)) }} />)}
        {now !== undefined && <span className={styles.nowLine} style={{ left: axis.x(now) }} />}
        {spent !== undefined && <span className={styles.spent} style={{ left: spentPx }} />}
        {spent !== undefined && !narrow && (
          <span className={styles.spentWords} style={spentPx + 150 < barsPx ? { left: spentPx + 5 } : { right: barsPx - spentPx + 3 }}>{t('waterfall.spent', 'target of {{target}} spent', { target: t('number.s', '{{value}} s', { value: String(Math.round(spent.targetMs / 1000)) }) })}</span>
        )}
        {shown !== undefined && (
          <>
            <span className={styles.outside} style={{ left: 0, width: axis.x(shown.from) }} />
            <span className={styles.outside} style={{ left: axis.x(shown.to), right: 0 }} />
            <span className={styles.window} style={{ left: axis.x(shown.from), width: Math.max(4, axis.x(shown.to) - axis.x(shown.from)) }} />
          </>
        )}
        {brush.drawn(styles)}
      </div>
    </div>
  );
}

const BRUSH_MIN_PX = 4;

/** Drawing a stretch with the pointer. Shorter than a few pixels it was a click. */
function useBrush(axis: Axis, onZoom: (stretch: Stretch | undefined) => void) {
  const [drag, setDrag] = useState<{ readonly a: number; readonly b: number }>();
  const place = (event: PointerEvent<HTMLElement>): number => Math.min(axis.widthPx, Math.max(0, event.clientX - event.currentTarget.getBoundingClientRect().left));
  return {
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button === 0) {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ a: place(event), b: place(event) });
        }
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => drag !== undefined && setDrag({ a: drag.a, b: place(event) }),
      onPointerUp: () => {
        setDrag(undefined);
        if (drag !== undefined && Math.abs(drag.b - drag.a) >= BRUSH_MIN_PX) {
          onZoom({ from: axis.at(Math.min(drag.a, drag.b)), to: axis.at(Math.max(drag.a, drag.b)) });
        }
      },
      onPointerCancel: () => setDrag(undefined),
    },
    drawn: (styles: Styles) => drag !== undefined && Math.abs(drag.b - drag.a) >= BRUSH_MIN_PX && <span className={styles.window} style={{ left: Math.min(drag.a, drag.b), width: Math.abs(drag.b - drag.a) }} />,
  };
}
