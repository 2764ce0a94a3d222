import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import { forecastText } from '../../../waterfall/numbers';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import type { Board } from './model/board';

interface FootProps {
  readonly board: Board;
  /** Namespaces that are watched; all when undefined. */
  readonly namespaces: number | undefined;
  readonly nowMs: number;
}

/** How well we heard, and what of the cluster. */
export function Foot({ board: { hearing }, namespaces, nowMs }: FootProps) {
  const styles = useStyles2(getStyles);
  return (
    <footer className={styles.all}>
      {hearing !== undefined && <span>{hearing.state === 'watching' ? t('now.heard.title', 'How well we heard: without a gap for {{length}}', { length: forecastText(nowMs - hearing.since) }) : t('now.heard.not', 'How well we heard: pods are {{state}}', { state: hearing.state })}</span>}
      <span>{namespaces === undefined ? t('now.scope.all', 'all namespaces') : t('now.scope.title', '{{count}} namespaces', { count: namespaces, defaultValue_one: 'one namespace', defaultValue_other: '{{count}} namespaces' })}</span>
      {hearing !== undefined && <span>{t('now.objects', '{{count}} pods', { count: hearing.objects, defaultValue_one: 'one pod', defaultValue_other: '{{count}} pods' })}</span>}
      <TextLink href="/d/lunettes-collector-health" inline={false} variant="bodySmall">{t('now.coverage', 'Coverage')}</TextLink>
    </footer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  all: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 2), alignItems: 'center', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', color: paletteOf(theme).text.secondary, '@media (max-height: 319px)': { display: 'none' } }),
});
