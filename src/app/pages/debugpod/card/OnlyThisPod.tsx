import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import { linkTo } from '../../../parts/address';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import type { Found, OnlyThis } from '../model/found';

/** Is it me or everybody: the smallest group that explains it, and the incident that it belongs to. */
export function OnlyThisPod({ found, zone }: { readonly found: Found; readonly zone: string }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { onlyThis, incident, until } = found;
  if (onlyThis === undefined && incident === undefined && until !== undefined) {
    return null;
  }
  return (
    <div className={styles.all}>
      <h4 className={look.label}>{t('only.title', 'Only this pod?')}</h4>
      <p className={styles.text}>{onlyThis !== undefined ? groupText(onlyThis) : incident === undefined ? t('only.yes', 'As far as we can see: no other pod has it.') : t('only.no', 'No: it is an incident.')}</p>
      {incident !== undefined && (
        <p className={look.label}>
          {t('only.incident', 'One incident since {{since}}: {{pods}} pods of {{workloads}} workloads.', { since: dateTimeFormat(incident.since, { format: 'HH:mm:ss', timeZone: zone }), pods: incident.pods, workloads: incident.workloads })}{' '}
          <TextLink href={linkTo('now', { incident: incident.id })} inline>{t('only.show', 'Show them')}</TextLink>
        </p>
      )}
    </div>
  );
}

function groupText({ dimension, value, sick, of }: OnlyThis): string {
  const counts = { sick, of, value };
  if (sick <= 1) {
    return t('only.onlyThis', 'Yes: the other {{count}} like it are well.', { count: of - 1, defaultValue_one: 'Yes: the other one like it is well.', defaultValue_other: 'Yes: the other {{count}} like it are well.' });
  }
  switch (dimension) {
    case 'revision':
      return t('only.revision', 'No: {{sick}} of {{of}} pods of this revision.', counts);
    case 'workload':
      return t('only.workload', 'No: {{sick}} of {{of}} pods of {{value}}.', counts);
    case 'node':
      return t('only.node', 'No: {{sick}} of {{of}} pods on node {{value}}.', counts);
    case 'image':
      return t('only.image', 'No: {{sick}} of {{of}} pods with image {{value}}.', counts);
    case 'registry':
      return t('only.registry', 'No: {{sick}} of {{of}} pods with images of {{value}}.', counts);
    case 'zone':
      return t('only.zone', 'No: {{sick}} of {{of}} pods in zone {{value}}.', counts);
    case 'driver':
      return t('only.driver', 'No: {{sick}} of {{of}} pods with volumes of {{value}}.', counts);
    case 'subnet':
      return t('only.subnet', 'No: {{sick}} of {{of}} pods in subnet {{value}}.', counts);
    default:
      return t('only.other', 'No: {{sick}} of {{of}} pods like it.', counts);
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'flex', flexDirection: 'column', gap: 4, minWidth: 0 }),
  text: css({ margin: 0, color: paletteOf(theme).text.primary, overflowWrap: 'anywhere' }),
});
