import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { operationName } from '../../../../waterfall/names';
import { durationText } from '../../../../waterfall/numbers';
import type { Delivery } from '../model/delivery';

/** The whole length: so far, or from creation to ready. */
export function Since({ delivery }: { readonly delivery: Delivery }) {
  const look = useStyles2(lookOf);
  return (
    <div>
      <p className={look.label}>{titleOf(delivery)}</p>
      <div className={look.number}>{durationText(delivery.total, { open: delivery.open })}</div>
      <p className={look.label}>{stateOf(delivery)}</p>
    </div>
  );
}

function titleOf({ operation, open, outcome }: Delivery): string {
  if (operation !== 'create') {
    return operationName(operation);
  }
  return open || !outcome.startsWith('delivered') ? t('since.creation', 'Since creation') : t('since.toReady', 'Creation to ready');
}

function stateOf({ open, operation, node, phase, outcome }: Delivery): string {
  if (!open) {
    return outcome.startsWith('delivered') || operation !== 'create' ? '' : t('since.ended', 'ended without getting ready');
  }
  if (operation !== 'create') {
    return t('since.running', 'not ended yet');
  }
  return node === '' && !phase.startsWith('gated') ? t('since.notScheduled', 'not scheduled yet') : t('since.notReady', 'not ready yet');
}
