// The last half hour before the board's moment: what was not delivered, and what was not heard.
import { cellsOf } from '../../parts/frame';
import { askAll, useAnswer } from '../../parts/source';
import type { Bar } from './model/trend';
import { barsOf, gapsOf, SPAN_MS, STEP_MS } from './model/trend';
import type { Asked } from './useBoard';

const EACH_MS = 15_000;

export function useTrend({ source, filter, at }: Omit<Asked, 'by'>): readonly Bar[] {
  const { value } = useAnswer(async () => {
    const to = Math.floor((at > 0 ? at : Date.now()) / STEP_MS) * STEP_MS;
    const from = to - SPAN_MS;
    const { frames } = await askAll(source, {
      open: { kind: 'breakdown', open: true, by: 'owner', format: 'range', metric: 'open', intervalMs: STEP_MS, maxDataPoints: SPAN_MS / STEP_MS, filter }, gaps: { kind: 'annotations', annotate: ['gap'], filter, limit: 1000 },
    }, { from, to });
    return barsOf(frames.open ?? [], gapsOf(cellsOf(frames.gaps?.[0])), from);
  }, JSON.stringify([source.uid, filter, at]), EACH_MS);
  return value ?? NONE;
}

const NONE: readonly Bar[] = [];
