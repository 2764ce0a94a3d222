import { useTheme2 } from '@grafana/ui';
import React, { useEffect, useRef } from 'react';
import type { Axis } from './axis';
import { BAR_MIN_PX } from './bars';
import { ownerColours } from './palette';
import type { Tile } from './strip';

interface TileCanvasProps {
  readonly tiles: readonly Tile[];
  readonly axis: Axis;
  readonly top: number;
  readonly height: number;
  readonly className: string;
}

const LINE_PX = 6;

/** Tiles of owners, however many: unknown time is hatched. */
export function TileCanvas({ tiles, axis, top, height, className }: TileCanvasProps) {
  const theme = useTheme2();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const sharp = window.devicePixelRatio || 1;
    const box = canvas.current;
    const pen = box?.getContext('2d');
    if (box === null || pen === null || pen === undefined) {
      return;
    }
    box.width = Math.round(axis.widthPx * sharp);
    box.height = Math.round(height * sharp);
    pen.scale(sharp, sharp);
    const colours = ownerColours(theme);
    for (const { owner, from, to } of tiles) {
      if (to < axis.from || from > axis.to) {
        continue;
      }
      const left = Math.min(axis.x(from), axis.widthPx - BAR_MIN_PX);
      const width = Math.max(BAR_MIN_PX, axis.x(to) - left);
      pen.fillStyle = colours[owner].fill;
      if (owner === 'unknown') {
        hatch(pen, left, width, height);
      } else {
        pen.fillRect(left, 0, width, height);
      }
    }
  }, [tiles, axis, height, theme]);
  return <canvas ref={canvas} className={className} style={{ top, width: axis.widthPx, height }} aria-hidden />;
}

function hatch(pen: CanvasRenderingContext2D, left: number, width: number, height: number): void {
  pen.save();
  pen.beginPath();
  pen.rect(left, 0, width, height);
  pen.clip();
  pen.strokeStyle = pen.fillStyle;
  pen.lineWidth = 2;
  pen.strokeRect(left, 0, width, height);
  pen.beginPath();
  for (let x = left - height; x < left + width; x += LINE_PX) {
    pen.moveTo(x, height);
    pen.lineTo(x + height, 0);
  }
  pen.stroke();
  pen.restore();
}
