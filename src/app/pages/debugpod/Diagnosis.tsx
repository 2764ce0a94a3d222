import { css } from '@emotion/css';
import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, useStyles2 } from '@grafana/ui';
import React from 'react';
import { cellsOf, numberOf, textOf } from '../../parts/frame';
import { outcomeWord, ownerWord, verdictWord } from '../../parts/words';
import { Why } from './Why';
import { lengthText } from '../../../waterfall/scale';
import { paletteOf } from '../../../waterfall/palette';

/** The answer in one line: what it is, who has to act, and why we think so. */
export function Diagnosis({ pod, diagnosis }: { readonly pod: DataFrame | undefined; readonly diagnosis: DataFrame | undefined }) {
  const styles = useStyles2(getStyles);
  const records = cellsOf(pod);
  const record = records.find((row) => textOf(row, 'operation') === 'create');
  const found = cellsOf(diagnosis).find((row) => textOf(row, 'operation') === 'create');
  if (record === undefined) {
    return null;
  }
  const others = records.filter((row) => row !== record);
  const code = textOf(record, 'code');
  const evidence = found === undefined ? [] : evidenceOf(found['evidence']);
  const outcome = textOf(record, 'outcome');
  return (
    <section className={styles.card} aria-label={t('diagnosis.label', 'Diagnosis')}>
      <h2 className={styles.title}>{textOf(record, 'namespace')}/{textOf(record, 'pod')}</h2>
      <div className={styles.line}>
        <Badge color={outcome === 'delivered' ? 'green' : outcome === 'pending' ? 'blue' : 'orange'} text={outcomeWord(outcome)} />
        <Badge color={textOf(record, 'verdict') === 'missed' ? 'red' : 'darkgrey'} text={verdictWord(textOf(record, 'verdict'))} />
        {code !== '' && <span className={styles.code}>{code}</span>}
        {code !== '' && <span>{t('diagnosis.owner', 'Owner: {{owner}}', { owner: ownerWord(textOf(record, 'owner')) })}</span>}
      </div>
      <dl className={styles.facts}>
        <Fact name={t('diagnosis.total', 'Total')} value={lengthText(numberOf(record, 'total'), textOf(record, 'precision'))} />
        <Fact name={t('diagnosis.sli', 'Platform and dependencies')} value={`${lengthText(numberOf(record, 'sliLo'), 'coarse')} – ${lengthText(numberOf(record, 'sliHi'), 'coarse')}`} />
        <Fact name={t('diagnosis.target', 'Target')} value={lengthText(numberOf(record, 'target'), 'bounded')} />
        <Fact name={t('diagnosis.node', 'Node')} value={textOf(record, 'node') || t('diagnosis.noNode', 'not scheduled')} />
        <Fact name={t('diagnosis.workload', 'Workload')} value={`${textOf(record, 'workloadKind')} ${textOf(record, 'workload')}`} />
      </dl>
      {others.length > 0 && (
        <ul className={styles.evidence} aria-label={t('diagnosis.others', 'Later operations')}>
          {others.map((row, i) => (
            <li key={i}>{[textOf(row, 'operation'), outcomeWord(textOf(row, 'outcome')), lengthText(numberOf(row, 'total'), textOf(row, 'precision')), textOf(row, 'code')].filter((part) => part !== '').join(' · ')}</li>
          ))}
        </ul>
      )}
      {found !== undefined && <Why found={found} namespace={textOf(record, 'namespace')} pod={textOf(record, 'pod')} node={textOf(record, 'node')} />}
      {evidence.length > 0 && (
        <ul className={styles.evidence} aria-label={t('diagnosis.evidence', 'Evidence')}>
          {evidence.map((one, i) => (
            <li key={i}><span className={styles.from}>{one.source}, {dateTimeFormat(one.at, { format: 'HH:mm:ss' })}</span> {one.text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useStyles2(getStyles);
  return (
    <div>
      <dt className={styles.from}>{name}</dt>
      <dd className={styles.value}>{value}</dd>
    </div>
  );
}

interface EvidenceLine {
  readonly source: string;
  readonly at: number;
  readonly text: string;
}

function evidenceOf(value: unknown): readonly EvidenceLine[] {
  return Array.isArray(value) ? value.filter((one): one is EvidenceLine => typeof one === 'object' && one !== null && 'text' in one && 'at' in one) : [];
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    card: css({ background: colors.background.primary, border: `1px solid ${colors.border.weak}`, borderRadius: theme.shape.radius.default, padding: theme.spacing(2) }),
    title: css({ fontSize: theme.typography.h4.fontSize, margin: 0, overflowWrap: 'anywhere' }),
    line: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1), alignItems: 'center', margin: theme.spacing(1, 0) }),
    code: css({ fontFamily: theme.typography.fontFamilyMonospace, fontWeight: theme.typography.fontWeightMedium }),
    facts: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1, 4), margin: 0 }),
    from: css({ color: colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize, fontWeight: theme.typography.fontWeightRegular }),
    value: css({ margin: 0, fontVariantNumeric: 'tabular-nums' }),
    evidence: css({ margin: theme.spacing(1.5, 0, 0), paddingLeft: theme.spacing(2), overflowWrap: 'anywhere' }),
  };
};
