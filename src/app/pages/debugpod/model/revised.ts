// What late evidence changed while the page was open.
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
