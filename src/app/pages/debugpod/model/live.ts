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

interface Judged {
  readonly op: string;
  readonly outcome: string;
  readonly verdict: string;
  readonly code: string;
}

/** What late evidence changed in settled results; empty when nothing did. */
export function revised(before: readonly Judged[], now: readonly Judged[]): readonly { readonly from: string; readonly to: string }[] {
  return now.flatMap((one) => {
    const old = before.find(({ op }) => op === one.op);
    return old === undefined ? [] : (['outcome', 'verdict', 'code'] as const).flatMap((name) => (old[name] === one[name] ? [] : [{ from: old[name], to: one[name] }]));
  });
}
