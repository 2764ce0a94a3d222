import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import React from 'react';
import { LETTER } from '../../waterfall/names';
import { ownerColours } from '../../waterfall/palette';
import type { Owner } from '../../waterfall/rows';

/** The owner's letter in the owner's colour: names the owner where a word has no room. */
export function OwnerChip({ owner }: { readonly owner: Owner }) {
  const theme = useTheme2();
  return <span aria-hidden className={chip(theme, owner)}>{LETTER[owner]}</span>;
}

function chip(theme: GrafanaTheme2, owner: Owner): string {
  const { fill, text } = ownerColours(theme)[owner];
  return css({ display: 'inline-block', width: 16, height: 16, borderRadius: 3, flexShrink: 0, textAlign: 'center', font: `600 10px/16px ${theme.typography.fontFamily}`, verticalAlign: 'text-bottom', background: fill, color: text });
}
