import type { SelectableValue } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Combobox, RadioButtonGroup } from '@grafana/ui';
import React from 'react';
import { setParams } from '../../../parts/address';
import { operationName } from '../../../../waterfall/names';
import { lengthText } from '../../../../waterfall/numbers';
import type { Delivery } from '../model/delivery';

// More buttons than this are a list.
const BUTTONS_MAX = 4;

/** Which of the pod's operations the page speaks of; nothing while there is only its delivery. */
export function Operations({ deliveries, main }: { readonly deliveries: readonly Delivery[]; readonly main: Delivery }) {
  if (deliveries.length < 2) {
    return null;
  }
  const options = deliveries.map((one) => ({ value: one.op, label: labelOf(one, deliveries), description: one.code }));
  const label = t('operations.label', 'Operation');
  const choose = (op: string): void => setParams({ op, row: undefined, zoom: undefined });
  return (
    <div>
      {options.length <= BUTTONS_MAX
        ? <RadioButtonGroup aria-label={label} options={options.map(({ value, label: text }): SelectableValue<string> => ({ value, label: text }))} value={main.op} onChange={choose} size="sm" />
        : <Combobox aria-label={label} options={options} value={main.op} onChange={({ value }) => choose(value)} width={50} />}
    </div>
  );
}

function labelOf(one: Delivery, all: readonly Delivery[]): string {
  const alike = all.filter(({ operation }) => operation === one.operation);
  const name = alike.length > 1 ? t('operations.nth', '{{operation}} {{n}}', { operation: operationName(one.operation), n: alike.indexOf(one) + 1 }) : operationName(one.operation);
  return t('operations.option', '{{name}} · {{length}}', { name, length: lengthText(one.total) });
}
