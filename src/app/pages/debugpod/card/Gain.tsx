import { t } from '../../../../waterfall/t';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { forecastText } from '../../../../waterfall/numbers';
import { withoutPull } from '../model/counterfactual';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';

/** What it would have been without the cause, where the measured phases say so. */
export function Gain({ delivery, found }: { readonly delivery: Delivery; readonly found: Found }) {
  const look = useStyles2(lookOf);
  const ms = found.code.startsWith('IMAGE_PULL') ? withoutPull(delivery) : undefined;
  return ms === undefined ? null : <p className={look.label}>{t('gain.pull', 'With the image on the node this pod is ready after {{length}}.', { length: forecastText(ms) })}</p>;
}
