import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '../../../waterfall/t';
import { Alert, Badge, LoadingPlaceholder, TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import { linkTo } from '../../parts/address';
import type { Cells } from '../../parts/frame';
import { cellsOf, numberOf, textOf } from '../../parts/frame';
import { ask, useAnswer } from '../../parts/source';
import { ownerWord } from '../../parts/words';
import { durationText, exactly, lengthText } from '../../../waterfall/numbers';
import { paletteOf } from '../../../waterfall/palette';

const EACH_MS = 2000;

/** Every pod that is not delivered yet, by cause: is it me or the platform? */
export function Now({ source }: { readonly source: DataSourceInstanceSettings }) {
  const styles = useStyles2(getStyles);
  const { value, error, loading } = useAnswer(() => ask(source, { kind: 'pods', open: true, limit: 1000, filter: { operation: 'create' } }), `now/${source.uid}`, EACH_MS);
  if (loading) {
    return <LoadingPlaceholder text={t('now.loading', 'Asking the cluster …')} />;
  }
  const rows = cellsOf(value);
  const groups = [...Map.groupBy(rows, (row) => textOf(row, 'code'))].sort((a, b) => Number(a[0] === '') - Number(b[0] === '') || b[1].length - a[1].length);
  return (
    <>
      {error !== undefined && <Alert severity="error" title={t('now.error', 'The board is not up to date')}>{error}</Alert>}
      {rows.length === 0 && error === undefined && (
        <Alert severity="success" title={t('now.calm.title', 'Everything is delivered')}>{t('now.calm.text', 'No pod in these namespaces is waiting for anything.')}</Alert>
      )}
      {groups.map(([code, pods]) => (
        <section key={code} className={styles.group} aria-label={code === '' ? t('now.progress', 'On their way') : code}>
          <h2 className={styles.head}>
            <span className={code === '' ? undefined : styles.code}>{code === '' ? t('now.progress', 'On their way') : code}</span>
            {code !== '' && <Badge color={textOf(pods[0] ?? {}, 'owner') === 'user' ? 'orange' : 'blue'} text={ownerWord(textOf(pods[0] ?? {}, 'owner'))} />}
            <span className={styles.count}>{t('now.pods', '{{count}} pods', { count: pods.length, defaultValue_one: '{{count}} pod', defaultValue_other: '{{count}} pods' })}</span>
          </h2>
          <table className={styles.table}>
            <thead>
              <tr>
                <th>{t('now.pod', 'Pod')}</th>
                <th>{t('now.workload', 'Workload')}</th>
                <th>{t('now.phase', 'Phase')}</th>
                <th className={styles.number}>{t('now.waiting', 'Waiting')}</th>
                <th className={styles.number}>{t('now.target', 'Target')}</th>
              </tr>
            </thead>
            <tbody>{pods.map((pod) => <PodRow key={textOf(pod, 'uid')} pod={pod} source={source} />)}</tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function PodRow({ pod, source }: { readonly pod: Cells; readonly source: DataSourceInstanceSettings }) {
  const styles = useStyles2(getStyles);
  const late = numberOf(pod, 'total') > numberOf(pod, 'target');
  return (
    <tr>
      <td>
        <TextLink href={linkTo('debugpod', { uid: textOf(pod, 'uid'), ds: source.uid })} inline={false}>{`${textOf(pod, 'namespace')}/${textOf(pod, 'pod')}`}</TextLink>
      </td>
      <td>{textOf(pod, 'workload')}</td>
      <td>{textOf(pod, 'phase')}</td>
      <td className={styles.number}>{durationText(exactly(numberOf(pod, 'total')), { open: true })}{late ? ` ${t('now.late', '(late)')}` : ''}</td>
      <td className={styles.number}>{lengthText(exactly(numberOf(pod, 'target')))}</td>
    </tr>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return {
    group: css({ background: colors.background.primary, border: `1px solid ${colors.border.weak}`, borderRadius: theme.shape.radius.default, padding: theme.spacing(2), overflowX: 'auto' }),
    head: css({ display: 'flex', gap: theme.spacing(1), alignItems: 'center', fontSize: theme.typography.h5.fontSize, margin: 0, marginBottom: theme.spacing(1) }),
    code: css({ fontFamily: theme.typography.fontFamilyMonospace }),
    count: css({ color: colors.text.secondary, fontWeight: theme.typography.fontWeightRegular, fontSize: theme.typography.body.fontSize }),
    table: css({ width: '100%', 'th, td': { textAlign: 'left', padding: theme.spacing(0.5, 1), borderBottom: `1px solid ${colors.border.weak}`, whiteSpace: 'nowrap' }, th: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightMedium } }),
    number: css({ '&&': { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }),
  };
};
