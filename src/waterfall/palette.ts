import type { GrafanaTheme2 } from '@grafana/data';
import type { Owner } from './rows';

type Given<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> };

/** The theme's colours. The package types each palette as optional; a theme of Grafana always has them all. */
export function paletteOf(theme: GrafanaTheme2): Given<GrafanaTheme2['colors']> {
  return theme.colors as Given<GrafanaTheme2['colors']>;
}

export interface OwnerColour {
  readonly fill: string;
  /** Text on the fill, at least 4.5 : 1. */
  readonly text: string;
}

/**
 * The owners' colours, the only ones that mean an owner. Chosen for the largest distance under full colour vision,
 * deuteranopia, protanopia and tritanopia at 3 : 1 against the card.
 */
export function ownerColours(theme: GrafanaTheme2): Readonly<Record<Owner, OwnerColour>> {
  const named = (name: string, text: string): OwnerColour => ({ fill: theme.visualization.getColorByName(name), text });
  return {
    platform: named('light-blue', '#111217'),
    dependency: theme.isDark ? named('light-orange', '#111217') : named('dark-orange', '#111217'),
    user: theme.isDark ? named('semi-dark-purple', '#ffffff') : named('dark-purple', '#ffffff'),
    unknown: { fill: theme.isDark ? '#8a8d99' : '#82868c', text: '#111217' },
  };
}

/** Diagonal lines: what is unknown, and what was not heard. */
export const hatched = (colour: string): string => `repeating-linear-gradient(135deg, ${colour} 0 2px, transparent 2px 6px)`;
