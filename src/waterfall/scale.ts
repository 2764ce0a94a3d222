// Instants to pixels, ticks that people like, lengths in words with no more digits than their precision.

export interface Scale {
  readonly from: number;
  readonly to: number;
  x(at: number): number;
}

export function scaleOf(from: number, to: number, width: number): Scale {
  const spanMs = Math.max(1, to - from);
  return { from, to, x: (at) => Math.min(width, Math.max(0, ((at - from) / spanMs) * width)) };
}

const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000,
  86_400_000, 172_800_000, 604_800_000,
];

/** Offsets from the begin, in milliseconds, at least `minPx` apart. */
export function ticks(scale: Scale, width: number, minPx = 90): readonly number[] {
  const spanMs = Math.max(1, scale.to - scale.from);
  const most = Math.max(1, Math.floor(width / minPx));
  const step = STEPS_MS.find((candidate) => spanMs / candidate <= most) ?? spanMs;
  return Array.from({ length: Math.floor(spanMs / step) + 1 }, (_, i) => i * step);
}

/** A tick's distance from the begin: round numbers need no decimals. */
export function tickText(ms: number): string {
  return ms < 60_000 && ms >= 1000 ? `${ms / 1000} s` : lengthText(ms);
}

/** `38 ms`, `1.06 s`, `25.1 s`, `4m 05s`, `3h 10m`, `2d 4h`. */
export function lengthText(ms: number, precision = ''): string {
  const rough = precision === 'coarse' || precision === 'bounded';
  if (ms < 1000) {
    return rough ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms)} ms`;
  }
  if (ms < 60_000) {
    return `${(ms / 1000).toFixed(precision === 'bounded' ? 0 : rough || ms >= 10_000 ? 1 : 2)} s`;
  }
  const s = Math.round(ms / 1000);
  if (s < 3600) {
    return `${Math.floor(s / 60)}m ${String(s % 60).padStart(2, '0')}s`;
  }
  if (s < 86_400) {
    return `${Math.floor(s / 3600)}h ${String(Math.floor((s % 3600) / 60)).padStart(2, '0')}m`;
  }
  return `${Math.floor(s / 86_400)}d ${Math.floor((s % 86_400) / 3600)}h`;
}
