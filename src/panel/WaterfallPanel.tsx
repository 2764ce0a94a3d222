import type { PanelProps } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { gapsOf, missingColumns, rowsOf } from '../waterfall/rows';
import { Waterfall } from '../waterfall/Waterfall';

export function WaterfallPanel({ data, width, height, timeZone }: PanelProps) {
  const frames = useMemo(() => data.series.filter((frame) => missingColumns(frame).length === 0), [data.series]);
  const rows = useMemo(() => frames.flatMap(rowsOf), [frames]);
  const gaps = useMemo(() => gapsOf(frames), [frames]);
  const [selected, setSelected] = useState<string>();
  if (rows.length === 0) {
    const wrong = data.series.length > 0 && frames.length === 0;
    return (
      <Alert severity="info" title={wrong ? t('panel.wrong.title', 'This data has no lifecycles') : t('panel.empty.title', 'No lifecycle to draw')}>
        {wrong
          ? t('panel.wrong.text', 'The panel draws frames with the columns id, parent, name, from and to. Use a Lunettes query of kind "lifecycle".')
          : t('panel.empty.text', 'Name a pod or a workload in the query, or widen the time range.')}
      </Alert>
    );
  }
  return <Waterfall rows={rows} gaps={gaps} width={width} height={height} timeZone={timeZone} selected={selected} onSelect={(row) => setSelected(row?.id)} />;
}
