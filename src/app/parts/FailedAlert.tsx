import { dateTimeFormat } from '@grafana/data';
import { t } from '../../waterfall/t';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { Failed } from './useAsking';

interface FailedAlertProps {
  readonly failed: Failed;
  /** When the page heard what it still shows; undefined when it shows nothing. */
  readonly shownAt: number | undefined;
  readonly zone: string;
  readonly onAgain: () => void;
}

/** Above what was last shown, never instead of it. */
export function FailedAlert({ failed, shownAt, zone, onAgain }: FailedAlertProps) {
  const { failure } = failed;
  return (
    <Alert severity="error" title={failure.message} buttonContent={t('failed.again', 'Try again')} onRemove={onAgain}>
      {shownAt !== undefined && t('failed.keeps', 'The page keeps what it showed at {{clock}}.', { clock: dateTimeFormat(shownAt, { format: 'HH:mm:ss', timeZone: zone }) })}{' '}
      {failure.request !== '' && t('failed.request', 'Request {{request}}.', { request: failure.request })}
    </Alert>
  );
}
