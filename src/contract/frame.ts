// Frames as they cross the wire: the smallest shape from which the gRPC front makes Arrow and the browser reads rows.
// Instants are milliseconds since 1970 with fractions here; Arrow's nanoseconds are the front's business.

export type FieldType = 'time' | 'number' | 'string' | 'boolean' | 'json';

export interface FrameField {
  readonly name: string;
  readonly type: FieldType;
  /** Same length in every field of a frame. null where unknown, only if `nullable`. `json` holds plain values. */
  readonly values: readonly unknown[];
  readonly nullable?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  /** Grafana's FieldConfig: unit, displayName, description. */
  readonly config?: { readonly unit?: string; readonly displayName?: string; readonly description?: string };
}

export interface FrameMeta {
  /** Data plane type: `timeseries-multi`, `numeric-long`, `table` … */
  readonly type?: string;
  readonly typeVersion?: readonly [number, number];
  readonly preferredVisualisationType?: 'trace' | 'logs' | 'nodeGraph' | 'table' | 'graph';
  readonly notices?: readonly { readonly severity: 'info' | 'warning' | 'error'; readonly text: string }[];
  readonly custom?: Readonly<Record<string, unknown>>;
}

export interface Frame {
  readonly name: string;
  readonly meta?: FrameMeta;
  readonly fields: readonly FrameField[];
}

/** What a column of a documented frame is: docs/queries.md is generated from these. */
export interface Column {
  readonly name: string;
  readonly type: FieldType;
  readonly nullable: boolean;
  readonly unit?: string;
  /** One English sentence. */
  readonly says: string;
}
