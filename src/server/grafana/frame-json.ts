// A frame as Grafana's JSON (schema beside values), for packets of Live. Times are whole milliseconds with the rest in
// nanoseconds beside them, as the SDK writes and reads them.
import type { FieldType, Frame, FrameField } from '../../contract/frame';

const TYPE: Record<FieldType, string> = { time: 'time', number: 'number', string: 'string', boolean: 'boolean', json: 'other' };
const GO_TYPE: Record<FieldType, string> = { time: 'time.Time', number: 'float64', string: 'string', boolean: 'bool', json: 'json.RawMessage' };
const NANOS_PER_MS = 1_000_000;

export interface FrameJson {
  readonly schema: { readonly name: string; readonly meta?: unknown; readonly fields: readonly object[] };
  readonly data: { readonly values: ReadonlyArray<readonly unknown[]>; readonly nanos?: ReadonlyArray<readonly number[] | null> };
}

export function frameJson(frame: Frame): FrameJson {
  const nanos = frame.fields.map((field) => (field.type === 'time' ? field.values.map(nanosOf) : null));
  return {
    schema: { name: frame.name, ...(frame.meta === undefined ? {} : { meta: frame.meta }), fields: frame.fields.map(schemaOf) },
    data: {
      values: frame.fields.map((field) => (field.type === 'time' ? field.values.map(wholeMs) : field.values)),
      ...(nanos.some((column) => column !== null) ? { nanos } : {}),
    },
  };
}

function schemaOf(field: FrameField): object {
  return {
    name: field.name, type: TYPE[field.type], typeInfo: { frame: GO_TYPE[field.type], ...(field.nullable === true ? { nullable: true } : {}) },
    ...(field.labels === undefined ? {} : { labels: field.labels }), ...(field.config === undefined ? {} : { config: field.config }),
  };
}

const wholeMs = (value: unknown): number | null => (typeof value === 'number' ? Math.floor(value) : null);
const nanosOf = (value: unknown): number => (typeof value === 'number' ? Math.floor((value - Math.floor(value)) * NANOS_PER_MS) : 0);
