import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Alert } from '@grafana/ui';
import React from 'react';
import { exactly, lengthText } from '../../../../waterfall/numbers';
import type { Gap } from '../model/delivery';

/** In the card's place: we cannot say, and why. */
export function Blind({ gaps, zone }: { readonly gaps: readonly Gap[]; readonly zone: string }) {
  const clock = (at: number): string => dateTimeFormat(at, { format: 'D MMM HH:mm:ss', timeZone: zone });
  return (
    <section id="diagnosis" tabIndex={-1} aria-label={t('card.label', 'Diagnosis')}>
      <Alert severity="info" title={t('blind.title', 'We were not listening while this pod started')}>
        {gaps.length === 0
          ? t('blind.listed', 'It was there already when listening began, so only the whole seconds of its fields are left. Phases between them cannot be told apart.')
          : gaps.map(({ from, to }) => (to === undefined
            ? t('blind.lasting', 'Nothing has been heard since {{from}}.', { from: clock(from) })
            : t('blind.gap', 'Nothing was heard from {{from}} to {{to}} ({{length}}).', { from: clock(from), to: clock(to), length: lengthText(exactly(to - from)) }))).join(' ')}{' '}
        {t('blind.sharpen', 'What would sharpen it: a collector that runs beside Grafana, or the audit log.')}
      </Alert>
    </section>
  );
}
