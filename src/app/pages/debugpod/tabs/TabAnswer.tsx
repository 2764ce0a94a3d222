import { t } from '../../../../waterfall/t';
import { Alert, useStyles2 } from '@grafana/ui';
import type { ReactNode } from 'react';
import React from 'react';
import { useAfter } from '../../../parts/clock';
import { lookOf } from '../../../parts/look';
import type { Answered } from '../../../parts/source';

const QUIET_MS = 300;

/** What a tab asked for: the last good answer stays under the sentence of a failure. */
export function TabAnswer({ answer, children }: { readonly answer: Answered<unknown>; readonly children: ReactNode }) {
  const look = useStyles2(lookOf);
  const late = useAfter(QUIET_MS);
  return (
    <>
      {answer.error !== undefined && <Alert severity="error" title={t('tab.failed', 'This could not be read')}>{answer.error}</Alert>}
      {answer.value !== undefined ? children : answer.loading && late && <p className={look.label}>{t('tab.loading', 'Reading …')}</p>}
    </>
  );
}
