import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Dropdown, IconButton, InlineSwitch, Menu, Modal, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

interface PageMenuProps {
  /** The page's keys are on. */
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
  /** Absent while there is nothing to export. */
  readonly onExport: (() => void) | undefined;
}

/** ⋮ of the page: a file of the delivery, the keys and a way to turn them off. */
export function PageMenu({ on, onTurn, onExport }: PageMenuProps) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const keys: ReadonlyArray<readonly [string, string]> = [
    ['/', t('keys.search', 'Find a pod')], ['1 2 3', t('keys.regions', 'To the diagnosis, the waterfall, what happened')], ['e', t('keys.evidence', 'Next piece of evidence')], ['Esc', t('keys.clear', 'Clear the selection')],
    ['↑ ↓ ← →', t('keys.rows', 'In the waterfall: rows, close and open')], ['[ ]', t('keys.failures', 'In the waterfall: failure before and after')], ['+ − 0', t('keys.zoom', 'In the waterfall: zoom, all of it')],
  ];
  return (
    <>
      <Dropdown overlay={<Menu>{onExport !== undefined && <Menu.Item icon="download-alt" label={t('export.title', 'Export this delivery')} description={t('export.what', 'Redacted signals and results as a file')} onClick={onExport} />}<Menu.Item icon="keyboard" label={t('keys.title', 'Keys')} onClick={() => setOpen(true)} /></Menu>}>
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
