import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { HealthDetails } from '../../../../contract/resource';
import { askResource, useAnswer } from '../../../parts/source';
import { Command } from '../../../parts/Command';
import { ruleFor } from '../model/commands';

const EACH_MS = 30_000;

/** What the cluster refuses to tell us, what is worse for it, and the rule that allows it. */
export function Refused({ source }: { readonly source: DataSourceInstanceSettings }) {
  const { value } = useAnswer(() => askResource<{ readonly details: HealthDetails }>(source, 'health'), `scope/${source.uid}`, EACH_MS);
  const refused = value?.details.refused ?? [];
  if (refused.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" title={t('refused.title', 'Hidden from us: {{resources}}', { resources: refused.join(', ') })}>
      {refused.includes('events') ? t('refused.events', 'Times are whole seconds and many causes stay unknown until it is allowed.') : t('refused.text', 'Some causes stay unknown until it is allowed.')}
      <Command text={refused.map(ruleFor).join('\n')} />
    </Alert>
  );
}
