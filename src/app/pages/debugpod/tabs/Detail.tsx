import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Drawer, useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';
import { offsetText } from '../../../../waterfall/numbers';
import { paletteOf } from '../../../../waterfall/palette';
import type { Happened } from '../model/happened';
import { emitterWord, happenedWord } from '../model/words';

interface DetailProps {
  readonly line: Happened;
  readonly originMs: number;
  readonly zone: string;
  readonly onClose: () => void;
}

/** One line of what happened with all that is kept of it. */
export function Detail({ line, originMs, zone, onClose }: DetailProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const clock = (at: number): string => dateTimeFormat(at, { format: 'YYYY-MM-DD HH:mm:ss.SSS', timeZone: zone });
  const facts: ReadonlyArray<readonly [string, string]> = [
    [t('detail.when', 'When'), `${offsetText(line.at, originMs)} · ${clock(line.at.est)}`],
    ...(line.at.hi - line.at.lo > 1 ? [[t('detail.between', 'Between'), t('detail.range', '{{lo}} and {{hi}}', { lo: clock(line.at.lo), hi: clock(line.at.hi) })] as const] : []),
    ...(line.until === undefined ? [] : [[t('detail.last', 'Last time'), clock(line.until)] as const]),
    [t('detail.times', 'How often'), String(Math.max(1, line.count))], [t('detail.who', 'Who said it'), emitterWord(line.emitter)], [t('detail.reason', 'Reason'), line.reason], [t('detail.container', 'Container'), line.container],
  ];
  return (
    <Drawer title={happenedWord(line)} onClose={onClose} size="md">
      <dl className={styles.facts}>
        {facts.filter(([, value]) => value !== '').map(([name, value]) => <React.Fragment key={name}><dt className={look.label}>{name}</dt><dd className={styles.value}>{value}</dd></React.Fragment>)}
      </dl>
      {line.text !== '' && <pre className={styles.raw}>{line.text}</pre>}
      {line.raw !== null && (
        <>
          <h4 className={look.label}>{t('detail.raw', 'As it was kept, without secrets')}</h4>
          <pre className={styles.raw}>{JSON.stringify(line.raw, null, 2)}</pre>
        </>
      )}
    </Drawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: theme.spacing(0.5, 2), margin: theme.spacing(0, 0, 2) }),
  value: css({ margin: 0, fontSize: theme.typography.bodySmall.fontSize, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' }),
  raw: css({ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: theme.typography.bodySmall.fontSize, background: paletteOf(theme).background.secondary }),
});
