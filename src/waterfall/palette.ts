import type { GrafanaTheme2 } from '@grafana/data';

type Given<T> = { readonly [K in keyof T]-?: NonNullable<T[K]> };

/** The theme's colours. The package types each palette as optional; a theme of Grafana always has them all. */
export function paletteOf(theme: GrafanaTheme2): Given<GrafanaTheme2['colors']> {
  return theme.colors as Given<GrafanaTheme2['colors']>;
}
