import { t } from '../../../../waterfall/t';
import { ClipboardButton } from '@grafana/ui';
import React from 'react';
import { linkHere } from '../model/link';
import type { Delivery } from '../model/delivery';

/** A link that shows a colleague the same: the pod by its UID, times that do not move. */
export function CopyLink({ delivery, nowMs }: { readonly delivery: Delivery; readonly nowMs: number }) {
  return (
    <ClipboardButton variant="secondary" icon="share-alt" tooltip={t('link.tooltip', 'Copy a link to this pod as it is shown')} aria-label={t('link.copy', 'Copy link')} getText={() => linkHere(window.location.href, delivery, nowMs)}>
      {t('link.copy', 'Copy link')}
    </ClipboardButton>
  );
}
