// The part of a dashboard's JSON that the preview reads.
import type { AnnotationQuery, DataQuery, DataSourceRef, FieldConfigSource, MetricFindValue } from '@grafana/data';

export interface VariableModel {
  readonly name: string;
  readonly label?: string;
  readonly type: 'query' | 'custom' | 'constant' | 'textbox' | 'interval' | 'datasource' | 'adhoc';
  readonly query?: unknown;
  readonly datasource?: DataSourceRef;
  readonly current?: { readonly value?: string | readonly string[] };
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string;
  readonly hide?: number;
  readonly filters?: readonly AdHocFilter[];
}

export interface AdHocFilter {
  readonly key: string;
  readonly operator: string;
  readonly value: string;
}

export interface PanelModel {
  readonly id: number;
  readonly type: string;
  readonly title?: string;
  readonly description?: string;
  readonly datasource?: DataSourceRef;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly options?: Record<string, unknown>;
  readonly fieldConfig?: FieldConfigSource;
  readonly targets?: readonly DataQuery[];
}

export interface DashboardModel {
  readonly uid: string;
  readonly title: string;
  readonly time?: { readonly from: string; readonly to: string };
  readonly refresh?: string | false;
  readonly templating?: { readonly list: readonly VariableModel[] };
  readonly annotations?: { readonly list: readonly AnnotationQuery[] };
  readonly panels: readonly PanelModel[];
}

export interface Variable {
  readonly model: VariableModel;
  readonly options: readonly MetricFindValue[];
  readonly value: string | readonly string[];
  readonly fault?: string;
}

export const ALL = '$__all';

/** What a variable stands for in a text. `All` is its own value or the list of all options. */
export function valueOf({ model, options, value }: Variable): string | readonly string[] {
  const all = Array.isArray(value) ? value.includes(ALL) : value === ALL;
  return all ? (model.allValue ?? options.map(({ text, value: one }) => String(one ?? text))) : value;
}
