// A frame as Grafana's JSON (schema beside values): for Live packets and for the HTTP front.
import type { FieldType, Frame } from '../../contract/frame';

const TYPE: Record<FieldType, string> = { time: 'time', number: 'number', string: 'string', boolean: 'boolean', json: 'other' };

export interface FrameJson {
  readonly schema: {
    readonly name: string;
    readonly meta?: unknown;
    readonly fields: ReadonlyArray<{ readonly name: string; readonly type: string; readonly labels?: unknown; readonly config?: unknown }>;
  };
  readonly data: { readonly values: ReadonlyArray<readonly unknown[]> };
}

export function frameJson(frame: Frame): FrameJson {
  return {
    schema: {
      name: frame.name,
      ...(frame.meta === undefined ? {} : { meta: frame.meta }),
      fields: frame.fields.map((field) => ({
        name: field.name,
        type: TYPE[field.type],
        ...(field.labels === undefined ? {} : { labels: field.labels }),
        ...(field.config === undefined ? {} : { config: field.config }),
      })),
    },
    data: { values: frame.fields.map((field) => field.values) },
  };
}
