import type { StandardEditorProps } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { Alert, Button, FileDropzone, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { t } from '../waterfall/t';
import type { Delivery } from './delivery';
import { readDelivery } from './delivery';

/** Opens a delivery that was exported from debugpod, here or in another Grafana; the panel then draws it instead of its query. */
export function DeliveryFile({ value, onChange }: StandardEditorProps<Delivery | undefined>) {
  const [why, setWhy] = useState('');
  const open = (text: string) => {
    const read = readDelivery(text);
    setWhy(read.ok ? '' : read.why);
    if (read.ok) {
      onChange(read.value);
    }
  };
  if (value !== undefined) {
    return (
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>{t('panel.delivery.open', 'Delivery of {{name}} as of {{time}}', { name: value.name, time: dateTimeFormat(value.asOf) })}</span>
        <Button size="sm" variant="secondary" icon="times" onClick={() => onChange(undefined)}>
          {t('panel.delivery.remove', 'Show the query again')}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack direction="column" gap={1}>
      <FileDropzone
        readAs="readAsText" options={{ accept: { 'application/json': ['.json'] }, multiple: false }} fileListRenderer={() => null}
        onLoad={(result) => open(typeof result === 'string' ? result : '')}
      />
      {why !== '' && <Alert severity="error" title={why} />}
    </Stack>
  );
}
