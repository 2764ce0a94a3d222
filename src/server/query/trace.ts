// The same phases as Grafana's trace frame.
import { TRACE_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import { spansOf } from '../../pod/trace/spans';
import type { Ask } from '../engine/engine';
import type { Access } from './access';
import { frameOf } from './fill';
import { foundRecords } from './found';

export async function trace(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { records, meta } = await foundRecords(access, ask, cancel);
  const rows = records.flatMap(spansOf).map((span) => ({
    traceID: span.traceId, spanID: span.spanId, parentSpanID: span.parentId, operationName: span.name, serviceName: span.service,
    serviceTags: [{ key: 'service.name', value: span.service }], startTime: span.startMs, duration: span.durationMs,
    tags: Object.entries(span.attributes).map(([key, value]) => ({ key, value })), statusCode: span.error ? 2 : 0,
  }));
  return [frameOf('trace', TRACE_COLUMNS, rows, { ...meta, preferredVisualisationType: 'trace' })];
}
