import { t } from '../../../../waterfall/t';
import React from 'react';
import { useCodeTexts } from '../../../parts/codes';
import { Empty } from '../../../parts/Empty';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';
import { sentenceOf } from '../model/sentence';

/** A pod of which there is only the refusal. */
export function NeverCreated({ delivery, found }: { readonly delivery: Delivery; readonly found: Found | undefined }) {
  const texts = useCodeTexts();
  const who = { kind: delivery.workloadKind, name: delivery.workload };
  return (
    <Empty
      icon="times-circle" title={t('neverCreated.title', 'This pod was refused before it existed')}
      text={<>
        {found === undefined || found.count <= 1 ? t('neverCreated.once', '{{kind}} {{name}} asked for it.', who) : t('neverCreated.times', '{{kind}} {{name}} asked {{times}} times.', { ...who, times: found.count })}{' '}
        {found === undefined ? '' : sentenceOf(found, texts)}
      </>}
    />
  );
}
