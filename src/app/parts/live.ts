// What the toolbar says of how fresh the page is. One state at a time, the most telling first.
export type LiveKind = 'paused' | 'held' | 'reconnecting' | 'settled' | 'live';

export interface Freshness {
  readonly paused: boolean;
  /** Text is selected in the page: nothing moves under it. */
  readonly held: boolean;
  readonly failed: boolean;
  readonly settled: boolean;
}

export function liveKind({ paused, held, failed, settled }: Freshness): LiveKind {
  return paused ? 'paused' : held ? 'held' : failed ? 'reconnecting' : settled ? 'settled' : 'live';
}
