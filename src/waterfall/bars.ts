// A bar in pixels: solid where it surely was, pale between the bounds of an end, a whisker over those bounds.
//
//      lo  est  hi                lo  est  hi
//      ├────┬───┤                 ├────┬───┤      whiskers, text colour, shared with the neighbour
//           ░░░░████████████████████░░░░
import type { Axis } from './axis';
import type { Row } from './rows';

export interface Px {
  readonly left: number;
  readonly width: number;
}

export interface Bar extends Px {
  /** Pale parts, within the bar. */
  readonly pale: readonly Px[];
  readonly whiskers: readonly Px[];
  /** Zero-length: a tick, not a bar. */
  readonly instant: boolean;
}

/** A bar is never under this at any zoom. */
export const BAR_MIN_PX = 2;
/** Uncertainty under this is left out. */
const WHISKER_MIN_PX = 3;

type Ends = Pick<Row, 'from' | 'to' | 'fromLo' | 'fromHi' | 'toLo' | 'toHi' | 'open'>;

/** Undefined when the bar lies outside of what is shown. */
export function barOf(row: Ends, axis: Axis): Bar | undefined {
  if (row.toHi < axis.from || row.fromLo > axis.to || (row.to < axis.from && row.from < axis.from) || (row.from > axis.to && row.to > axis.to)) {
    return undefined;
  }
  const left = axis.x(row.from);
  const right = axis.x(row.to);
  const instant = isInstant(row);
  const width = Math.max(BAR_MIN_PX, right - left);
  const at = Math.min(left, axis.widthPx - width);
  const whiskers = [px(axis.x(row.fromLo), axis.x(row.fromHi)), px(axis.x(row.toLo), axis.x(row.toHi))].filter(seen);
  const pale = instant ? [] : [px(left, Math.min(right, axis.x(row.fromHi))), px(Math.max(left, axis.x(row.toLo)), right)].filter(seen);
  return { left: at, width, pale: joined(pale), whiskers, instant };
}

/** Surely without length: a cached image. What only may have had none is a bar. */
export const isInstant = ({ from, to, fromLo, toHi, open }: Ends): boolean => to <= from && !open && toHi - fromLo <= INSTANT_MS;
const INSTANT_MS = 10;

const px = (from: number, to: number): Px => ({ left: from, width: to - from });
const seen = ({ width }: Px): boolean => width >= WHISKER_MIN_PX;

/** Two pale ends that meet are one: the whole bar may lie elsewhere. */
function joined([first, second]: readonly Px[]): readonly Px[] {
  if (first === undefined || second === undefined || first.left + first.width < second.left) {
    return [first, second].filter((one) => one !== undefined);
  }
  return [px(first.left, Math.max(first.left + first.width, second.left + second.width))];
}
