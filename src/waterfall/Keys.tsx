import { t } from './t';
import { Modal } from '@grafana/ui';
import React from 'react';
import type { Styles } from './styles';

/** The keys that work while the tree has focus. */
export function Keys({ styles, onClose }: { readonly styles: Styles; readonly onClose: () => void }) {
  const keys: readonly (readonly [string, string])[] = [
    ['↑ ↓', t('waterfall.keys.move', 'Row above, row below')],
    ['← →', t('waterfall.keys.fold', 'Close, open')],
    ['Home End', t('waterfall.keys.ends', 'First, last row')],
    ['Enter', t('waterfall.keys.details', 'Details of the row')],
    ['[ ]', t('waterfall.keys.failures', 'Previous, next failure')],
    ['e', t('waterfall.keys.evidence', 'Next evidence')],
    ['+ −', t('waterfall.keys.zoom', 'Zoom in, out; also Ctrl and wheel')],
    ['0', t('waterfall.keys.reset', 'Show all')],
    ['Esc', t('waterfall.keys.clear', 'Close details, clear the selection')],
  ];
  return (
    <Modal title={t('waterfall.menu.keys', 'Keys')} isOpen onDismiss={onClose}>
      <dl className={styles.tipFacts}>
        {keys.map(([key, does]) => (
          <React.Fragment key={key}>
            <dt><kbd>{key}</kbd></dt>
            <dd>{does}</dd>
          </React.Fragment>
        ))}
      </dl>
    </Modal>
  );
}
