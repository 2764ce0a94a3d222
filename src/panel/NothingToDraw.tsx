import type { DataFrame } from '@grafana/data';
import { t } from '../waterfall/t';
import { locationService } from '@grafana/runtime';
import { Button, EmptyState } from '@grafana/ui';
import React from 'react';
import { missingColumns } from '../waterfall/rows';

interface NothingToDrawProps {
  readonly panelId: number;
  readonly height: number;
  /** A frame of another shape; undefined when there is no data at all. */
  readonly frame: DataFrame | undefined;
}

// In less height a picture would push the words out.
const IMAGE_PX = 560;

/** Why there is no picture, and what to do. */
export function NothingToDraw({ panelId, height, frame }: NothingToDrawProps) {
  const edit = (
    <Button icon="pen" variant="secondary" onClick={() => locationService.partial({ editPanel: String(panelId) })}>
      {t('panel.edit', 'Choose a lifecycle query')}
    </Button>
  );
  if (frame === undefined) {
    return (
      <EmptyState variant="not-found" hideImage={height < IMAGE_PX} message={t('panel.empty.title', 'No lifecycle to draw')} button={edit}>
        {t('panel.empty.text', 'Name a pod or a workload in the query, or widen the time range.')}
      </EmptyState>
    );
  }
  return (
    <EmptyState variant="not-found" hideImage={height < IMAGE_PX} message={t('panel.wrong.title', 'This frame has no spans')} button={edit}>
      {t('panel.wrong.text', 'The panel reads id, parent, name, from and to, or a trace frame; this one lacks {{columns}}. In a Lunettes query choose the kind "lifecycle" or "trace".', { columns: missingColumns(frame).join(', ') })}
    </EmptyState>
  );
}
