import { useTheme2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import type { Axis } from './axis';
import { BIN_PX, densityOf } from './density';
import { ownerColours } from './palette';
import type { Attempt, Owner } from './rows';

interface DensityStripProps {
  readonly attempts: readonly Attempt[];
  readonly axis: Axis;
  readonly owner: Owner | undefined;
  readonly top: number;
  readonly height: number;
  readonly className: string;
}

/** Bins of four pixels, the fuller the stronger. */
export function DensityStrip({ attempts, axis, owner, top, height, className }: DensityStripProps) {
  const theme = useTheme2();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen === null || pen === undefined) {
      return;
    }
    pen.clearRect(0, 0, axis.widthPx, height);
    pen.fillStyle = ownerColours(theme)[owner ?? 'unknown'].fill;
    densityOf(attempts, axis).forEach((share, bin) => {
      if (share > 0) {
        pen.globalAlpha = 0.35 + 0.65 * share;
        pen.fillRect(bin * BIN_PX, 0, BIN_PX - 1, height);
      }
    });
  }, [attempts, axis, owner, height, theme]);
  return <canvas ref={canvas} className={className} width={Math.round(axis.widthPx)} height={height} style={{ top }} aria-hidden />;
}
