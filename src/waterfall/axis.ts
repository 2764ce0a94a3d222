// The axis: linear, with folds. Length stays proportional, so that phases add up; only a long stretch in which nothing new
// was heard is folded to a fixed share of the width.
//
//   0    +5 s   +10 s ┊ 3 d, nothing new ┊ +3 d 10 s   +3 d 20 s
//   ├──────┼───────┼──┊──────────────────┊────┼────────────┼──▶
import { dateTimeFormat } from '@grafana/data';
import { t } from './t';

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Axis extends Stretch {
  readonly widthPx: number;
  readonly folds: readonly Stretch[];
  /** Pixels of an instant, from 0 to the width; instants outside lie on the edge. */
  x(at: number): number;
  /** The instant at a pixel. */
  at(px: number): number;
}

/** A fold takes this share of the width. */
const FOLD_SHARE = 0.16;
const FOLDS_MAX = 3;
/** A stretch is folded when it is longer than so many times all other time shown. */
const FOLD_TIMES = 10;
/** Shorter stretches are not worth a fold: the axis shows them well enough. */
const FOLD_MIN_MS = 10 * 60_000;
/** What stays visible on each side of a fold, as a share of the time that is not folded: the bar is seen to go on. */
const FOLD_MARGIN = 0.08;

/** Stretches to fold between the instants at which something new was heard. */
export function foldsOf(news: readonly number[], { from, to }: Stretch): readonly Stretch[] {
  if (to - from < FOLD_MIN_MS) {
    return [];
  }
  const inside = [...new Set([from, ...news.filter((at) => at > from && at < to), to])].sort((a, b) => a - b);
  const quiet = inside.slice(1).map((end, i): Stretch => ({ from: inside[i] ?? end, to: end }));
  const longest = quiet.filter((one) => lengthOf(one) > FOLD_MIN_MS).sort((a, b) => lengthOf(b) - lengthOf(a)).slice(0, FOLDS_MAX);
  for (let count = longest.length; count > 0; count--) {
    const folded = longest.slice(0, count);
    const restMs = to - from - folded.reduce((sum, one) => sum + lengthOf(one), 0);
    const shortest = folded.at(-1);
    if (restMs > 0 && shortest !== undefined && lengthOf(shortest) > Math.max(FOLD_MIN_MS, FOLD_TIMES * restMs)) {
      const marginMs = restMs * FOLD_MARGIN;
      return folded.map((one) => ({ from: one.from + marginMs, to: one.to - marginMs })).sort((a, b) => a.from - b.from);
    }
  }
  return [];
}

const lengthOf = ({ from, to }: Stretch): number => to - from;

interface Piece extends Stretch {
  readonly px: number;
  readonly endPx: number;
}

export function axisOf({ from, to }: Stretch, folds: readonly Stretch[], widthPx: number): Axis {
  const inside = folds.filter((fold) => fold.from > from && fold.to < to);
  const liveMs = Math.max(1e-6, to - from - inside.reduce((sum, fold) => sum + lengthOf(fold), 0));
  const foldPx = widthPx * FOLD_SHARE;
  const pxPerMs = (widthPx - foldPx * inside.length) / liveMs;
  const pieces: Piece[] = [];
  let at = from;
  let px = 0;
  const add = (end: number, length: number): void => {
    pieces.push({ from: at, to: end, px, endPx: px + length });
    at = end;
    px += length;
  };
  for (const fold of inside) {
    add(fold.from, (fold.from - at) * pxPerMs);
    add(fold.to, foldPx);
  }
  add(to, (to - at) * pxPerMs);
  const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
  return {
    from, to, widthPx, folds: inside,
    x: (instant) => {
      const piece = pieces.find((one) => instant <= one.to) ?? pieces[pieces.length - 1];
      return piece === undefined || piece.to <= piece.from ? 0 : within(piece.px + ((instant - piece.from) / (piece.to - piece.from)) * (piece.endPx - piece.px), 0, widthPx);
    },
    at: (pixel) => {
      const piece = pieces.find((one) => pixel <= one.endPx) ?? pieces[pieces.length - 1];
      return piece === undefined || piece.endPx <= piece.px ? from : within(piece.from + ((pixel - piece.px) / (piece.endPx - piece.px)) * (piece.to - piece.from), from, to);
    },
  };
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR,
  6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 28 * DAY, 84 * DAY, 364 * DAY,
];

export interface Tick {
  readonly at: number;
  readonly px: number;
  readonly text: string;
}

/** What ticks count from: since the begin, or the clock of the dashboard. */
export interface Counting {
  readonly origin: number;
  readonly clock: boolean;
  readonly timeZone: string;
}

/** Room that a tick's text wants. */
const TICK_PX = 78;
const TICK_NARROW_PX = 48;

/** Round instants, far enough apart to be read; none inside a fold or under its words. */
export function ticksOf(axis: Axis, counting: Counting): readonly Tick[] {
  const liveMs = lengthOf(axis) - axis.folds.reduce((sum, fold) => sum + lengthOf(fold), 0);
  const livePx = axis.widthPx * (1 - FOLD_SHARE * axis.folds.length);
  const long = counting.clock || (axis.to - counting.origin >= MINUTE && axis.folds.length > 0);
  const minPx = livePx < 260 ? TICK_NARROW_PX : long ? TICK_PX + 22 : TICK_PX;
  const stepMs = STEPS_MS.find((step) => (step / liveMs) * livePx >= minPx) ?? liveMs;
  const origin = counting.clock ? Math.ceil(axis.from / stepMs) * stepMs : counting.origin;
  const edges = [axis.from, ...axis.folds.flatMap(({ from, to }) => [from, to]), axis.to];
  const ticks: Tick[] = [];
  for (let i = 0; i + 1 < edges.length; i += 2) {
    const [from = 0, to = 0] = [edges[i], edges[i + 1]];
    for (let n = Math.ceil((from - origin) / stepMs - 1e-9); origin + n * stepMs <= to; n++) {
      const at = origin + n * stepMs;
      const px = axis.x(at);
      const crowded = px > axis.widthPx - 24 || (i + 2 < edges.length && px > axis.x(to) - 24) || (i > 0 && px < axis.x(from) + 30);
      if (!crowded) {
        ticks.push({ at, px, text: counting.clock ? clockTick(at, stepMs, counting.timeZone) : sinceText(at - counting.origin, stepMs) });
      }
    }
  }
  return ticks;
}

function clockTick(at: number, stepMs: number, timeZone: string): string {
  return dateTimeFormat(at, { format: stepMs >= DAY ? 'MMM D' : stepMs < SECOND ? 'HH:mm:ss.SSS' : stepMs < MINUTE ? 'HH:mm:ss' : 'HH:mm', timeZone });
}

/** `0`, `+5 s`, `+200 ms`, `+1 m 30 s`, `+3 d 10 s`: whole units, the zero ones left out. */
export function sinceText(ms: number, stepMs: number): string {
  if (Math.abs(ms) < 1e-6) {
    return '0';
  }
  const sign = ms < 0 ? '−' : '+';
  const value = Math.abs(ms);
  if (value < 10 * MINUTE && stepMs >= SECOND) {
    return sign + t('number.s', '{{value}} s', { value: String(Math.round(value / SECOND)) });
  }
  if (value < SECOND) {
    return sign + t('number.ms', '{{value}} ms', { value: String(Math.round(value)) });
  }
  if (value < 10 * MINUTE) {
    return sign + t('number.s', '{{value}} s', { value: (value / SECOND).toFixed(stepMs >= 100 ? 1 : stepMs >= 10 ? 2 : 3) });
  }
  const seconds = Math.round(value / SECOND);
  const parts = [
    [Math.floor(seconds / 86_400), (n: string) => t('waterfall.unit.d', '{{n}} d', { n })],
    [Math.floor((seconds % 86_400) / 3600), (n: string) => t('waterfall.unit.h', '{{n}} h', { n })],
    [Math.floor((seconds % 3600) / 60), (n: string) => t('waterfall.unit.m', '{{n}} m', { n })],
    [seconds % 60, (n: string) => t('waterfall.unit.s', '{{n}} s', { n })],
  ] as const;
  return sign + parts.flatMap(([n, text]) => (n === 0 ? [] : [text(String(n))])).join(' ');
}

/** Zooms around an instant; never beyond the whole, never closer than a millisecond. */
export function zoomed(shown: Stretch, whole: Stretch, factor: number, around: number): Stretch {
  const length = Math.min(lengthOf(whole), Math.max(1, lengthOf(shown) * factor));
  const share = lengthOf(shown) <= 0 ? 0.5 : (around - shown.from) / lengthOf(shown);
  const from = Math.min(Math.max(whole.from, around - length * share), whole.to - length);
  return { from, to: from + length };
}
