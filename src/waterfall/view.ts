// What a reader has chosen to look at. It can be held outside (in an address) or inside; it never changes a number.
import { useCallback, useEffect, useState } from 'react';

export interface View {
  /** Zoomed stretch, in milliseconds since the begin. */
  readonly zoom?: readonly [number, number];
  readonly time: 'rel' | 'clock';
  readonly fold: boolean;
  /** Whole life instead of the delivery. */
  readonly whole: boolean;
  readonly pathOnly: boolean;
  readonly table: boolean;
  /** Ids of nodes that were opened or closed against their habit. */
  readonly turned: readonly string[];
}

const VIEW: View = { time: 'rel', fold: true, whole: false, pathOnly: false, table: false, turned: [] };

export type Change = (change: { readonly [K in keyof View]?: View[K] | undefined }) => void;

/** The parts given from outside win; all changes are told. */
export function useView(given: Partial<View> | undefined, onView: ((view: View) => void) | undefined): readonly [View, Change] {
  const [own, setOwn] = useState(VIEW);
  const view: View = { ...own, ...given };
  const change: Change = (parts) => {
    const { zoom, ...rest } = { ...view, ...parts } as View;
    const next: View = zoom === undefined ? rest : { ...rest, zoom };
    setOwn(next);
    onView?.(next);
  };
  return [view, change];
}

const LABEL_KEY = 'lunettes.waterfall.label';
const LABEL = { least: 160, usual: 248, most: 420 };

/** Width of the label column in pixels, kept for the user of this browser. */
export function useLabelWidth(): readonly [number, (px: number) => void] {
  const [px, setPx] = useState(() => {
    const kept = Number(read(LABEL_KEY));
    return kept >= LABEL.least && kept <= LABEL.most ? kept : LABEL.usual;
  });
  const set = useCallback((wanted: number) => {
    const next = Math.round(Math.min(LABEL.most, Math.max(LABEL.least, wanted)));
    setPx(next);
    write(LABEL_KEY, String(next));
  }, []);
  return [px, set];
}

// A browser may forbid its store: then the width is only not remembered.
function read(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    window.localStorage.setItem(key, value);
  } catch {
    return;
  }
}

const EACH_MS = 1000;
const CALM_EACH_MS = 5000;

/** Now goes on from the answer's moment, once a second; every five when the reader wants less motion; not at all when nothing is open. */
export function useNow(answeredAt: number | undefined, moving: boolean): number | undefined {
  const [passed, setPassed] = useState({ since: answeredAt, ms: 0 });
  useEffect(() => {
    if (answeredAt === undefined || !moving) {
      return undefined;
    }
    const start = performance.now();
    const calm = window.matchMedia?.('(prefers-reduced-motion: reduce)').matches === true;
    const timer = setInterval(() => setPassed({ since: answeredAt, ms: performance.now() - start }), calm ? CALM_EACH_MS : EACH_MS);
    return () => clearInterval(timer);
  }, [answeredAt, moving]);
  return answeredAt === undefined ? undefined : answeredAt + (moving && passed.since === answeredAt ? passed.ms : 0);
}
