import { t } from '@grafana/i18n';
import { Alert, LoadingPlaceholder } from '@grafana/ui';
import React, { useState } from 'react';
import { missingColumns, rowsOf } from '../../waterfall/rows';
import { Waterfall } from '../../waterfall/Waterfall';
import { ask, useAnswer, useSource } from '../parts/source';

/** Exposed to other apps as lunettes-delivery-app/lifecycle/v1: props may be added, never changed. */
export interface LifecycleProps {
  /** UID of a Lunettes data source; absent: the default one. */
  readonly datasourceUid?: string;
  /** Which pods: one of uid, pod (with namespace) or workload (with namespace). */
  readonly uid?: string;
  readonly namespace?: string;
  readonly pod?: string;
  readonly workload?: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const EACH_MS = 2000;

export function Lifecycle({ datasourceUid, uid = '', namespace = '', pod = '', workload = '', width, height }: LifecycleProps) {
  const source = useSource(datasourceUid);
  return source === undefined ? (
    <Alert severity="info" title={t('app.noSource.title', 'No cluster is connected yet')} />
  ) : (
    <Asked source={source} filter={{ uid, namespace, pod, workload }} width={width} height={height} />
  );
}

interface AskedProps {
  readonly source: NonNullable<ReturnType<typeof useSource>>;
  readonly filter: { readonly uid: string; readonly namespace: string; readonly pod: string; readonly workload: string };
  readonly width: number;
  readonly height: number;
}

function Asked({ source, filter, width, height }: AskedProps) {
  const [selected, setSelected] = useState<string>();
  const { value, error, loading } = useAnswer(() => ask(source, { kind: 'lifecycle', filter }), `exposed/${source.uid}/${JSON.stringify(filter)}`, EACH_MS);
  if (loading) {
    return <LoadingPlaceholder text={t('debugpod.loading', 'Reading the life of the pod …')} />;
  }
  const rows = value === undefined || missingColumns(value).length > 0 ? [] : rowsOf(value);
  return (
    <>
      {error !== undefined && <Alert severity="error" title={t('debugpod.error', 'This pod cannot be shown')}>{error}</Alert>}
      {rows.length > 0 && <Waterfall rows={rows} width={width} height={height} {...(selected === undefined ? {} : { selected })} onSelect={(row) => setSelected(row?.id)} />}
    </>
  );
}
