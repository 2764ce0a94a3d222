import { t } from './t';
import React from 'react';
import { ownerName } from './names';
import { clockText, durationText, offsetText } from './numbers';
import type { Styles } from './styles';
import type { Node } from './tree';

interface SpanTableProps {
  readonly nodes: readonly Node[];
  readonly origin: number;
  readonly clock: boolean;
  readonly timeZone: string;
  readonly height: number;
  readonly styles: Styles;
}

/** A table of more rows helps nobody; the find box narrows it. */
const ROWS_MAX = 1000;

/** The same rows for those who read tables rather than drawings. */
export function SpanTable({ nodes, origin, clock, timeZone, height, styles }: SpanTableProps) {
  const flat: Node[] = [];
  const add = (node: Node): void => {
    flat.push(node);
    node.children.forEach(add);
  };
  nodes.forEach(add);
  const at = (moment: { readonly est: number; readonly lo: number; readonly hi: number }): string => (clock ? clockText(moment, timeZone) : offsetText(moment, origin));
  return (
    // A region that scrolls is reached by keyboard.
    <div className={styles.table} style={{ height }} tabIndex={0} role="region" aria-label={t('waterfall.table.label', 'Phases as a table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('waterfall.table.phase', 'Phase')}</th>
            <th scope="col">{t('waterfall.table.owner', 'Owner')}</th>
            <th scope="col">{t('waterfall.table.length', 'Duration')}</th>
            <th scope="col">{t('waterfall.table.from', 'Begin')}</th>
            <th scope="col">{t('waterfall.table.to', 'End')}</th>
            <th scope="col">{t('waterfall.table.code', 'Code')}</th>
          </tr>
        </thead>
        <tbody>
          {flat.slice(0, ROWS_MAX).map((node) => (
            <tr key={node.id}>
              <td style={{ paddingLeft: 8 + node.depth * 16 }}>{[node.label, node.sub].filter((one) => one !== '').join(' · ')}</td>
              <td>{node.owner === undefined ? '' : ownerName(node.owner)}</td>
              <td>{durationText(node.length, { open: node.open, unknown: node.row?.undated === true })}</td>
              <td>{at({ est: node.from, lo: node.row?.fromLo ?? node.from, hi: node.row?.fromHi ?? node.from })}</td>
              <td>{node.open ? '' : at({ est: node.to, lo: node.row?.toLo ?? node.to, hi: node.row?.toHi ?? node.to })}</td>
              <td className={styles.code}>{node.code}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {flat.length > ROWS_MAX && <p className={styles.empty}>{t('waterfall.table.more', 'The first {{most}} of {{all}} rows. Find narrows them.', { most: ROWS_MAX, all: flat.length })}</p>}
    </div>
  );
}
