import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { ReactNode, Ref } from 'react';
import React from 'react';
import type { Wanted } from './search/Search';
import { Search } from './search/Search';

interface ToolbarProps {
  readonly source: DataSourceInstanceSettings;
  readonly text: string;
  readonly input: Ref<HTMLInputElement>;
  readonly zone: string;
  readonly onGo: (to: Wanted) => void;
  /** What narrows the page, beside the search. */
  readonly filters?: ReactNode;
  readonly children?: ReactNode;
}

export function Toolbar({ source, text, input, zone, onGo, filters, children }: ToolbarProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar}>
      <div className={styles.left}><Search key={text} source={source} text={text} input={input} zone={zone} onGo={onGo} />{filters}</div>
      <div className={styles.right}>{children}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1, 2), alignItems: 'center', justifyContent: 'space-between' }),
  left: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), alignItems: 'center', minWidth: 0 }),
  right: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), alignItems: 'center' }),
});
