import type { GrafanaTheme2 } from '@grafana/data';
import { hatched, ownerColours } from '../../waterfall/palette';
import type { Owner } from '../../waterfall/rows';

export const ownerOf = (text: string): Owner => (text === 'platform' || text === 'dependency' || text === 'user' ? text : 'unknown');

/** A bar's fill: unknown is always hatched. */
export function ownerFill(theme: GrafanaTheme2, owner: Owner): string {
  const { fill } = ownerColours(theme)[owner];
  return owner === 'unknown' ? hatched(fill) : fill;
}

/** What is on its way and nobody's to mend. */
export const wayFill = (theme: GrafanaTheme2): string => (theme.isDark ? '#4a4c55' : '#bfc1c6');
