import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Address } from '../../parts/address';
import { setParams } from '../../parts/address';
import { useAnswer, ask, askResource } from '../../parts/source';
import type { PodNow } from '../../../contract/resource';
import { Containers } from './Containers';
import { Diagnosis } from './Diagnosis';
import { Measured } from './Measured';
import { Search } from './Search';
import { Timeline } from './Timeline';
import { gapsOf, missingColumns, rowsOf } from '../../../waterfall/rows';
import { Waterfall } from '../../../waterfall/Waterfall';
import { paletteOf } from '../../../waterfall/palette';

interface DebugPodProps {
  readonly source: DataSourceInstanceSettings;
  readonly address: Address;
}

// A pod that moves is asked about each second; the answer is small.
const EACH_MS = 1000;
const WATERFALL_MAX_PX = 420;

export function DebugPod({ source, address }: DebugPodProps) {
  const uid = address.params['uid'] ?? '';
  return (
    <>
      <Search source={source} text={address.params['q'] ?? ''} uid={uid} />
      {uid === '' ? null : <OnePod key={uid} source={source} uid={uid} row={address.params['row']} />}
    </>
  );
}

function OnePod({ source, uid, row }: { readonly source: DataSourceInstanceSettings; readonly uid: string; readonly row: string | undefined }) {
  const styles = useStyles2(getStyles);
  const filter = { uid };
  const lifecycle = useAnswer(() => ask(source, { kind: 'lifecycle', filter }), `lifecycle/${source.uid}/${uid}`, EACH_MS);
  const timeline = useAnswer(() => ask(source, { kind: 'timeline', filter }), `timeline/${source.uid}/${uid}`, EACH_MS);
  const pods = useAnswer(() => ask(source, { kind: 'pods', filter }), `pods/${source.uid}/${uid}`, EACH_MS);
  const diagnosis = useAnswer(() => ask(source, { kind: 'diagnosis', filter }), `diagnosis/${source.uid}/${uid}`, EACH_MS);
  const now = useAnswer(() => askResource<PodNow>(source, `pod/${uid}`), `now/${source.uid}/${uid}`, EACH_MS);
  if (lifecycle.loading) {
    return <LoadingPlaceholder text={t('debugpod.loading', 'Reading the life of the pod …')} />;
  }
  const frame = lifecycle.value;
  const rows = frame === undefined || missingColumns(frame).length > 0 ? [] : rowsOf(frame);
  return (
    <>
      {lifecycle.error !== undefined && <Alert severity="error" title={t('debugpod.error', 'This pod cannot be shown')}>{lifecycle.error}</Alert>}
      <Diagnosis pod={pods.value} diagnosis={diagnosis.value} />
      {rows.length > 0 && (
        <section className={styles.card} aria-label={t('debugpod.waterfall', 'Waterfall')}>
          <Measured>
            {(width) => <Waterfall rows={rows} width={width} height={WATERFALL_MAX_PX} fit tools="full" gaps={gapsOf(frame === undefined ? [] : [frame])} selected={row} onSelect={(picked) => setParams({ row: picked?.id }, true)} />}
          </Measured>
        </section>
      )}
      {now.value !== undefined && <Containers pod={now.value} />}
      <Timeline frame={timeline.value} />
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return { card: css({ background: colors.background.primary, border: `1px solid ${colors.border.weak}`, borderRadius: theme.shape.radius.default, padding: theme.spacing(2) }) };
};
