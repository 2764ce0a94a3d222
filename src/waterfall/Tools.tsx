import { t } from './t';
import { Dropdown, IconButton, Input, Menu, RadioButtonGroup } from '@grafana/ui';
import type { ReactNode } from 'react';
import React from 'react';
import { Chip } from './Chip';
import { ownerName } from './names';
import type { Length } from './numbers';
import { durationText } from './numbers';
import type { Owner } from './rows';
import type { Styles } from './styles';
import { TOOLS_PX } from './styles';
import type { Change, View } from './view';

export interface Owned {
  readonly owner: Owner;
  readonly length: Length;
  readonly open: boolean;
}

interface ToolsProps {
  readonly title: ReactNode;
  readonly legend: readonly Owned[];
  readonly full: boolean;
  readonly narrow: boolean;
  /** There are operations beside the main one. */
  readonly others: boolean;
  /** Time since the begin makes sense: all rows share it. */
  readonly times: boolean;
  readonly find: string;
  readonly onFind: (text: string) => void;
  readonly view: View;
  readonly change: Change;
  readonly onKeys: () => void;
  readonly styles: Styles;
}

/** Legend with sums, find, what is shown, and the ⋮ menu. */
export function Tools({ title, legend, full, narrow, others, times, find, onFind, view, change, onKeys, styles }: ToolsProps) {
  const roomy = full && !narrow;
  return (
    <div className={styles.tools} style={{ height: TOOLS_PX }}>
      {title}
      {roomy ? <Legend legend={legend} styles={styles} /> : null}
      <span className={styles.grow} />
      {roomy ? null : <Legend legend={legend} styles={styles} />}
      {roomy && (
        <>
          <div style={{ width: 150 }}>
            <Input value={find} onChange={(event) => onFind(event.currentTarget.value)} placeholder={t('waterfall.find', 'Find in rows')} aria-label={t('waterfall.find', 'Find in rows')} />
          </div>
          {others && (
            <RadioButtonGroup
              aria-label={t('waterfall.preset.label', 'What is shown')} value={view.whole} onChange={(whole) => change({ whole, zoom: undefined })}
              options={[{ value: false, label: t('waterfall.preset.delivery', 'Delivery') }, { value: true, label: t('waterfall.preset.whole', 'Whole life') }]}
            />
          )}
          {times && (
            <RadioButtonGroup<View['time']>
              aria-label={t('waterfall.time.label', 'How time is written')} value={view.time} onChange={(time) => change({ time })}
              options={[{ value: 'rel', label: t('waterfall.time.rel', 'Since creation') }, { value: 'clock', label: t('waterfall.time.clock', 'Clock') }]}
            />
          )}
        </>
      )}
      <Dropdown placement="bottom-end" overlay={() => <More view={view} change={change} others={others} onKeys={onKeys} />}>
        <IconButton name="ellipsis-v" size="lg" aria-label={t('waterfall.more', 'More')} tooltip={t('waterfall.more', 'More')} />
      </Dropdown>
    </div>
  );
}

export function Legend({ legend, styles }: { readonly legend: readonly Owned[]; readonly styles: Styles }) {
  return (
    <ul className={styles.legend} aria-label={t('waterfall.legend', 'Time by owner')}>
      {legend.map(({ owner, length, open }) => (
        <li key={owner} className={styles.legendItem}><Chip owner={owner} styles={styles} />{ownerName(owner)} <b>{durationText(length, { open })}</b></li>
      ))}
    </ul>
  );
}

interface MoreProps {
  readonly view: View;
  readonly change: Change;
  readonly others: boolean;
  readonly onKeys: () => void;
}

function More({ view, change, others, onKeys }: MoreProps) {
  const ticked = (on: boolean) => (on ? ({ icon: 'check' } as const) : {});
  return (
    <Menu>
      <Menu.Item label={t('waterfall.menu.path', 'Critical path only')} {...ticked(view.pathOnly)} onClick={() => change({ pathOnly: !view.pathOnly })} />
      <Menu.Item label={t('waterfall.menu.fold', 'Fold quiet stretches')} {...ticked(view.fold)} onClick={() => change({ fold: !view.fold })} />
      <Menu.Item label={t('waterfall.menu.clock', 'Clock times')} {...ticked(view.time === 'clock')} onClick={() => change({ time: view.time === 'clock' ? 'rel' : 'clock' })} />
      {others && <Menu.Item label={t('waterfall.menu.whole', 'Whole life')} {...ticked(view.whole)} onClick={() => change({ whole: !view.whole, zoom: undefined })} />}
      <Menu.Item label={t('waterfall.menu.reset', 'Reset zoom')} disabled={view.zoom === undefined} onClick={() => change({ zoom: undefined })} />
      <Menu.Item label={t('waterfall.menu.table', 'View as table')} {...ticked(view.table)} onClick={() => change({ table: !view.table })} />
      <Menu.Item label={t('waterfall.menu.keys', 'Keys')} onClick={onKeys} />
    </Menu>
  );
}
