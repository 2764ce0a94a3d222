import { css } from '@emotion/css';
import type { GrafanaTheme2, QueryEditorHelpProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { LunettesQuery } from '../model';
import { writeQuery } from './json';

/** Questions that people have, as queries to start from. */
function examples(): ReadonlyArray<{ readonly asks: string; readonly query: LunettesQuery }> {
  return [
    { asks: t('help.open', 'What is not delivered yet, and what holds it?'), query: { refId: 'A', kind: 'breakdown', open: true, by: 'cause' } },
    { asks: t('help.owner', 'Is it me or the platform? Over time, to alert on'), query: { refId: 'A', kind: 'breakdown', open: true, by: 'owner', format: 'range', metric: 'pods' } },
    { asks: t('help.late', 'Which deliveries missed their target?'), query: { refId: 'A', kind: 'pods', filter: { operation: 'create', verdict: 'missed' } } },
    { asks: t('help.life', 'Where did the seconds of these pods go?'), query: { refId: 'A', kind: 'lifecycle', filter: { namespace: 'shop', workload: 'checkout' } } },
    { asks: t('help.why', 'What keeps this pod?'), query: { refId: 'A', kind: 'diagnosis', filter: { namespace: 'shop', pod: 'checkout-0' } } },
    { asks: t('help.heard', 'How well do we hear?'), query: { refId: 'A', kind: 'coverage' } },
  ];
}

export function QueryHelp({ onClickExample }: QueryEditorHelpProps<LunettesQuery>) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.list}>
      <Text element="h2">{t('help.title', 'Questions to start from')}</Text>
      {examples().map(({ asks, query }) => (
        <div key={asks}>
          <Button variant="secondary" fill="text" onClick={() => onClickExample({ version: 1, ...query })}>
            {asks}
          </Button>
          <pre className={styles.code}>{writeQuery(query).replace(/\s+/g, ' ')}</pre>
        </div>
      ))}
      <p className={styles.says}>{t('help.filters', 'Filters: a exactly this, a|b any of them, !a|b none of them. A code also means everything under it: IMAGE is every problem with images. Variables are filled in.')}</p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  says: css({ ...theme.typography.bodySmall }),
  code: css({ ...theme.typography.code, margin: 0, whiteSpace: 'pre-wrap' }),
});
