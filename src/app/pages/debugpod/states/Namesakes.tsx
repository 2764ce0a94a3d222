import { css, cx } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { PodNow } from '../../../../contract/resource';
import { linkTo } from '../../../parts/address';
import { lookOf } from '../../../parts/look';

/** Names are used again: which one is this? */
export function Namesakes({ source, now }: { readonly source: DataSourceInstanceSettings; readonly now: PodNow }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  if (now.namesakes === 0) {
    return null;
  }
  return (
    <div className={cx(look.card, styles.bar)}>
      {t('namesakes.text', '{{count}} other pods had this name.', { count: now.namesakes, defaultValue_one: '{{count}} other pod had this name.', defaultValue_other: '{{count}} other pods had this name.' })}{' '}
      <TextLink href={linkTo('debugpod', { 'var-namespace': now.namespace, 'var-pod': now.pod, all: '1', ds: source.uid })} inline>{t('namesakes.show', 'Show all')}</TextLink>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ bar: css({ padding: theme.spacing(1, 2), fontSize: theme.typography.bodySmall.fontSize }) });
