import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { Alert, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { CodeTexts } from '../../../contract/codes';
import { burnText } from '../../../waterfall/numbers';
import { paletteOf } from '../../../waterfall/palette';
import { t } from '../../../waterfall/t';
import { Command } from '../../parts/Command';
import { cellsOf } from '../../parts/frame';
import { lookOf } from '../../parts/look';
import { ask, useAnswer } from '../../parts/source';
import type { Group } from './model/board';
import { groupOf, openPodOf } from './model/board';
import { PodTable } from './PodTable';
import type { Asked } from './useBoard';
import { placeText } from './words';

interface OpenedProps {
  readonly asked: Asked;
  readonly group: Pick<Group, 'key' | 'code' | 'params' | 'incident' | 'pods'>;
  readonly texts: CodeTexts | undefined;
  readonly nowMs: number;
  readonly zone: string;
}

const FIRST = 5;
const PAGE = 50;
const EACH_MS = 3000;

/** One step with one command, what proves the common root, and the worst pods. */
export function Opened({ asked, group, texts, nowMs, zone }: OpenedProps) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { source, by, filter, at } = asked;
  const [most, setMost] = useState(FIRST);
  const { value, error } = useAnswer(() => ask(source, { kind: 'pods', open: true, by, group: group.key, order: 'worst', limit: most, filter, at }), JSON.stringify([source.uid, by, group.key, most, filter, at]), EACH_MS);
  const pods = cellsOf(value).map(openPodOf);
  const other = group.pods - pods.length;
  const step = stepFor(group, texts);
  return (
    <div className={styles.all}>
      <div className={styles.left}>
        {step !== undefined && <div><h3 className={look.label}>{t('now.do', 'What to do')}</h3><p className={styles.step}>{step.text}</p>{step.command !== null && <Command text={step.command} />}</div>}
        {group.incident !== undefined && <Proof asked={asked} incident={group.incident} zone={zone} />}
      </div>
      <div className={styles.right}>
        {error !== undefined && <Alert severity="error" title={t('now.pods.failed', 'The pods could not be read')}>{error}</Alert>}
        <div className={styles.pods}><PodTable source={source} title={t('now.pods.title', 'Pods, worst first')} pods={pods} nowMs={nowMs} /></div>
        {value !== undefined && other > 0 && <button type="button" className={look.link} onClick={() => setMost(most === FIRST ? PAGE : most + PAGE)}>{t('now.pods.more', 'Show the other {{count}}', { count: other, defaultValue_one: 'Show the other one', defaultValue_other: 'Show the other {{count}}' })}</button>}
      </div>
    </div>
  );
}

/** The first step that can be copied, else the first. */
export function stepFor({ code, params }: Pick<Group, 'code' | 'params'>, texts: CodeTexts | undefined): { readonly text: string; readonly command: string | null } | undefined {
  const steps = code === '' ? [] : (texts?.stepsOf(code, params) ?? []);
  return steps.find(({ command }) => command !== null) ?? steps[0];
}

const SPLIT_MAX = 4;

/** Why these are one incident: they share a place, and others elsewhere are not held. */
function Proof({ asked: { source, filter, at }, incident, zone }: Pick<OpenedProps, 'asked' | 'zone'> & { readonly incident: NonNullable<Group['incident']> }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const { value } = useAnswer(() => ask(source, { kind: 'breakdown', open: true, by: 'workload', filter: { ...filter, incident: incident.id }, at }), JSON.stringify(['split', source.uid, incident.id, filter, at]), EACH_MS);
  const split = cellsOf(value).map(groupOf).sort((a, b) => b.pods - a.pods);
  return (
    <div>
      <h3 className={look.label}>{t('now.proof.title', 'Why one incident')}</h3>
      <p className={styles.proof}>
        {t('now.proof.lift', 'Since {{clock}} the pods on {{place}} are held {{times}} as often as elsewhere.', { clock: dateTimeFormat(incident.since, { format: 'HH:mm:ss', timeZone: zone }), place: placeText(incident.dimension, incident.value), times: burnText(incident.lift) })}{' '}
        {incident.partly && t('now.proof.partly', 'Only pods of your namespaces are counted.')}
      </p>
      <p className={styles.proof}>{split.slice(0, SPLIT_MAX).map(({ value: workload, pods }) => `${workload} ${pods}`).join(' · ')}{split.length > SPLIT_MAX && ' …'}</p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    all: css({ display: 'grid', gridTemplateColumns: 'minmax(0, 5.8fr) minmax(0, 7fr)', gap: theme.spacing(3), padding: theme.spacing(0.5, 2, 2, 9.5), '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)', paddingLeft: theme.spacing(2) } }),
    left: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1.5), minWidth: 0 }),
    right: css({ minWidth: 0, fontSize: theme.typography.bodySmall.fontSize }),
    step: css({ margin: '4px 0 0', color: colors.text.primary, lineHeight: '20px', overflowWrap: 'anywhere' }),
    proof: css({ margin: '4px 0 0', fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px', color: colors.text.primary, overflowWrap: 'anywhere' }),
    pods: css({ maxHeight: 420, overflowY: 'auto', marginBottom: theme.spacing(0.5) }),
  };
};
