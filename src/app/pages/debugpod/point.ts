// The page's one selection, as regions see it: what is lit, and how to point, pick and leave.
import { createContext, useContext } from 'react';
import type { Lit, Pointed } from './model/lit';
import { litBy } from './model/lit';

export interface Pointing {
  /** By pointer or focus, else what was picked. */
  readonly lit: Lit;
  /** What was clicked: only this scrolls regions. */
  readonly picked: Lit;
  /** Hover or focus: passes by. */
  readonly point: (at: Pointed | undefined) => void;
  /** Click or Enter: stays, and stands in the address. */
  readonly pick: (at: Pointed | undefined) => void;
}

const NOBODY = litBy(undefined, [], []);

export const PointingContext = createContext<Pointing>({ lit: NOBODY, picked: NOBODY, point: () => undefined, pick: () => undefined });

export const usePointing = (): Pointing => useContext(PointingContext);
