import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Dropdown, IconButton, InlineSwitch, Menu, Modal, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

/** ⋮ of the page: its keys, and a way to turn them off. */
export function KeysMenu({ on, onTurn }: { readonly on: boolean; readonly onTurn: (on: boolean) => void }) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const keys: ReadonlyArray<readonly [string, string]> = [
    ['/', t('keys.search', 'Find a pod')], ['1 2 3', t('keys.regions', 'To the diagnosis, the waterfall, what happened')], ['e', t('keys.evidence', 'Next piece of evidence')], ['Esc', t('keys.clear', 'Clear the selection')],
    ['↑ ↓ ← →', t('keys.rows', 'In the waterfall: rows, close and open')], ['[ ]', t('keys.failures', 'In the waterfall: failure before and after')], ['+ − 0', t('keys.zoom', 'In the waterfall: zoom, all of it')],
  ];
  return (
    <>
      <Dropdown overlay={<Menu><Menu.Item icon="keyboard" label={t('keys.title', 'Keys')} onClick={() => setOpen(true)} /></Menu>}>
        <IconButton name="ellipsis-v" size="lg" tooltip={t('keys.menu', 'More of this page')} />
      </Dropdown>
      <Modal title={t('keys.title', 'Keys')} isOpen={open} onDismiss={() => setOpen(false)}>
        <dl className={styles.list}>{keys.map(([key, does]) => <React.Fragment key={key}><dt><kbd>{key}</kbd></dt><dd className={styles.does}>{does}</dd></React.Fragment>)}</dl>
        <InlineSwitch label={t('keys.on', 'Keys of this page are on')} showLabel value={on} onChange={(event) => onTurn(event.currentTarget.checked)} />
      </Modal>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: theme.spacing(1, 3) }),
  does: css({ margin: 0 }),
});
