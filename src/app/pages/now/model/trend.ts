// Pods not delivered at the end of each half minute, stacked by owner.
import type { DataFrame } from '@grafana/data';
import type { Cells } from '../../../parts/frame';
import { numberOf, optionalNumberOf, textOf } from '../../../parts/frame';
import { ownerOf } from '../../../parts/owners';
import type { Owner } from '../../../../waterfall/rows';

export const STEP_MS = 30_000;
export const SPAN_MS = 30 * 60_000;

/** Whose it is; `way`: nothing is wrong. From the axis up: what is wrong stands on the ground. */
export const LAYERS = ['platform', 'dependency', 'user', 'unknown', 'way'] as const satisfies readonly (Owner | 'way')[];
export type Layer = (typeof LAYERS)[number];

export interface Bar {
  /** Its end. */
  readonly at: number;
  readonly counts: Readonly<Record<Layer, number>>;
  readonly total: number;
  /** Nothing was heard for a part of it. */
  readonly deaf: boolean;
}

export interface Gap {
  readonly from: number;
  readonly to: number | undefined;
}

export const gapsOf = (rows: readonly Cells[]): readonly Gap[] =>
  rows.filter((row) => textOf(row, 'kind') === 'gap').map((row) => ({ from: numberOf(row, 'time'), to: optionalNumberOf(row, 'timeEnd') }));

/** @param series one per owner, labelled with it; no owner: nothing is wrong */
export function barsOf(series: readonly DataFrame[], gaps: readonly Gap[], from: number): readonly Bar[] {
  const steps = Array.from({ length: SPAN_MS / STEP_MS }, (_, i) => from + (i + 1) * STEP_MS);
  const counts = steps.map((): Record<Layer, number> => ({ platform: 0, dependency: 0, user: 0, unknown: 0, way: 0 }));
  for (const { fields } of series) {
    const [time, value] = fields;
    const owner = value?.labels?.['owner'] ?? '';
    time?.values.forEach((at, i) => {
      // An answer in finer steps than asked for says more than is drawn: what counts is the end of each half minute.
      const step = counts[(Number(at) - from) / STEP_MS - 1];
      if (step !== undefined) {
        step[owner === '' ? 'way' : ownerOf(owner)] = Number(value?.values[i] ?? 0);
      }
    });
  }
  return counts.map((count, i) => {
    const at = steps[i] ?? from;
    return { at, counts: count, total: sumOf(count), deaf: gaps.some((gap) => gap.from < at && (gap.to ?? Infinity) > at - STEP_MS) };
  });
}

const sumOf = (counts: Readonly<Record<Layer, number>>): number => LAYERS.reduce((sum, layer) => sum + counts[layer], 0);

/** Before listening began nothing is known, except what the store has of earlier. */
export const unheardBefore = (bars: readonly Bar[], since: number): readonly Bar[] => bars.map((bar) => (bar.at - STEP_MS < since && bar.total === 0 ? { ...bar, deaf: true } : bar));

/** The last bar is now: it says what the page says. */
export function withNow(bars: readonly Bar[], at: number, counts: Readonly<Record<Layer, number>>): readonly Bar[] {
  return [...bars.filter((bar) => bar.at <= at).slice(1 - SPAN_MS / STEP_MS), { at, counts, total: sumOf(counts), deaf: false }];
}

/** How many more there are than a minute ago; undefined while that is not known. */
export function changeOf(bars: readonly Bar[], at: number, total: number): number | undefined {
  const then = bars.findLast((bar) => bar.at <= at - 60_000);
  return then === undefined || then.deaf ? undefined : total - then.total;
}

/** 10, 20, 60, 200, 600 …: the least that holds the most. */
export function topOf(most: number): number {
  let top = 10;
  for (let i = 0; top < most; i += 1) {
    top = (i % 2 === 0 ? 20 : 60) * 10 ** Math.floor(i / 2);
  }
  return top;
}
