import type { LinkModel, PanelProps } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import React, { useCallback, useMemo, useState } from 'react';
import type { Row } from '../waterfall/rows';
import { gapsOf, missingColumns, rowsOf } from '../waterfall/rows';
import type { View } from '../waterfall/view';
import { Waterfall } from '../waterfall/Waterfall';
import { frameOf } from './delivery';
import { NothingToDraw } from './NothingToDraw';
import type { PanelOptions } from './options';
import { DEFAULTS } from './options';

const DEBUGPOD = '/a/lunettes-delivery-app/debugpod';

export function WaterfallPanel({ id, data, width, height, timeZone, options: chosen }: PanelProps<PanelOptions>) {
  const options = { ...DEFAULTS, ...chosen };
  const { delivery } = options;
  const given = useMemo(() => (delivery === undefined ? data.series : [frameOf(delivery)]), [data.series, delivery]);
  const frames = useMemo(() => given.filter((frame) => missingColumns(frame).length === 0), [given]);
  const rows = useMemo(() => frames.flatMap(rowsOf), [frames]);
  const gaps = useMemo(() => gapsOf(frames), [frames]);
  const [selected, setSelected] = useState<string>();
  // What the reader turned by hand; options are where it starts.
  const [view, setView] = useState<Partial<View>>({});
  const onOpen = useCallback((row: Row) => locationService.push(debugpodOf(row)), []);
  if (rows.length === 0) {
    return <NothingToDraw panelId={id} height={height} frame={frames.length === 0 ? given[0] : undefined} />;
  }
  return (
    <Waterfall
      rows={rows} gaps={gaps} width={width} height={height} timeZone={timeZone} labels={options.labels} future={options.future} legend={options.legend} compact={options.compact}
      tools={options.tools ? 'full' : options.legend ? 'menu' : 'none'} view={{ time: options.time, fold: options.folds, ...view }} onView={setView} selected={selected} onSelect={(row) => setSelected(row?.id)}
      linksOf={linksOf} {...(frames.some((frame) => frame.fields.some(({ name }) => name === 'uid')) ? { onOpen } : {})}
    />
  );
}

/** Data links of every field of the row, each once. */
function linksOf({ frame, place }: Row): readonly LinkModel[] {
  const links = frame.fields.flatMap((field) => field.getLinks?.({ valueRowIndex: place }) ?? []);
  return [...new Map(links.map((link) => [`${link.title} ${link.href}`, link])).values()];
}

/** A full UID opens one pod whatever the time range; the range goes along for what is around it. */
function debugpodOf({ subject, namespace, pod }: Row): string {
  const { from, to } = Object.fromEntries(new URLSearchParams(window.location.search)) as { readonly from?: string; readonly to?: string };
  const params = new URLSearchParams({ 'var-namespace': namespace, 'var-pod': pod, uid: subject, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
  return `${DEBUGPOD}?${params.toString()}`;
}
