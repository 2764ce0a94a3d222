// Lengths as the pages that are still to move to numbers.ts write them.

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
