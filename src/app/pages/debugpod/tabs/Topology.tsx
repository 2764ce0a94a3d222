import { css, cx } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Cells } from '../../../parts/frame';
import { cellsOf, textOf } from '../../../parts/frame';
import { lookOf } from '../../../parts/look';
import { paletteOf } from '../../../../waterfall/palette';
import { levelsOf } from '../model/topology';
import { TabAnswer } from './TabAnswer';
import { useTab } from './useTab';

/** What the pod stands on and what stands on it: workload above, node, containers and volumes below. */
export function Topology({ source, uid }: { readonly source: DataSourceInstanceSettings; readonly uid: string }) {
  const styles = useStyles2(getStyles);
  const answer = useTab(source, 'topology', uid);
  const [nodes, edges] = answer.value ?? [];
  const levels = levelsOf(cellsOf(nodes), cellsOf(edges), `pod/${uid}`);
  return (
    <TabAnswer answer={answer}>
      <ol className={styles.levels}>
        {levels.map((level, i) => (
          <li key={i} className={styles.level}>
            {level.map((node) => <Box key={textOf(node, 'id')} node={node} self={textOf(node, 'id') === `pod/${uid}`} />)}
          </li>
        ))}
      </ol>
    </TabAnswer>
  );
}

function Box({ node, self }: { readonly node: Cells; readonly self: boolean }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const bad = textOf(node, 'color') === 'red';
  return (
    <div className={cx(styles.box, self && styles.self)}>
      <div className={look.label}>{kindWord(textOf(node, 'subTitle'))}</div>
      <div className={styles.title}>{textOf(node, 'title')}</div>
      <div className={look.small}>
        {bad && <Icon name="times" size="sm" className={look.bad} title={t('topology.failing', 'Failing')} />} {textOf(node, 'mainStat')}
      </div>
      {textOf(node, 'detail__code') !== '' && <div className={look.mono}>{textOf(node, 'detail__code')}</div>}
      {textOf(node, 'detail__more') !== '' && <div className={cx(look.mono, look.quiet)}>{textOf(node, 'detail__more')}</div>}
    </div>
  );
}

/** Kinds of Kubernetes keep their names; our own words for parts of a pod are translated. */
function kindWord(kind: string): string {
  switch (kind) {
    case 'app':
      return t('topology.container', 'Container');
    case 'init':
      return t('topology.init', 'Init container');
    case 'sidecar':
      return t('topology.sidecar', 'Sidecar');
    case 'ephemeral':
      return t('topology.ephemeral', 'Ephemeral container');
    case 'Pod':
    case 'Node':
      return kind;
    default:
      return /^[a-z]/.test(kind) ? t('topology.volume', 'Volume · {{source}}', { source: kind }) : kind;
  }
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    levels: css({ listStyle: 'none', margin: 0, padding: theme.spacing(1), display: 'flex', flexDirection: 'column', gap: theme.spacing(3) }),
    // A short line between the levels says what stands on what.
    level: css({ position: 'relative', display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), '& + &::before': { content: '""', position: 'absolute', left: 24, top: -24, height: 24, borderLeft: `1px solid ${colors.border.strong}` } }),
    box: css({ border: `1px solid ${colors.border.weak}`, borderRadius: theme.shape.radius.default, padding: theme.spacing(1), minWidth: 160, maxWidth: 320, overflowWrap: 'anywhere' }),
    self: css({ borderColor: colors.border.strong }),
    title: css({ fontWeight: theme.typography.fontWeightMedium }),
  };
};
