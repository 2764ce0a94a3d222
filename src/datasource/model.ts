import type { DataQuery } from '@grafana/schema';
import type { DataSourceJsonData } from '@grafana/data';
import type { Dimension } from '../contract/dimension';
import type { AnnotationKind, Format, Grouping, Metric, PodFilter, QueryKind } from '../contract/query';

/** A query as dashboards save it: the contract's model beside Grafana's own keys. */
export interface LunettesQuery extends DataQuery {
  version?: number;
  kind?: QueryKind;
  filter?: Partial<PodFilter>;
  open?: boolean;
  by?: Grouping | '';
  format?: Format;
  metric?: Metric;
  annotate?: readonly AnnotationKind[];
  at?: number;
  limit?: number;
}

/** What a dashboard's variable is filled from. */
export interface VariableQuery extends DataQuery {
  dimension?: Dimension | 'cluster';
  filter?: Partial<PodFilter>;
}

export interface LunettesSettings extends DataSourceJsonData {
  connection?: 'token' | 'kubeconfig' | 'collector' | 'inCluster' | 'kubeconfigFile';
  server?: string;
  url?: string;
  path?: string;
  context?: string;
  insecureSkipVerify?: boolean;
  /** Names, or `*` for all; empty: none. */
  namespaces?: string[];
  /** The organisation's advice, runbooks and teams as YAML or JSON (docs/advice.md). */
  advice?: string;
}

export interface LunettesSecrets {
  token?: string;
  ca?: string;
  kubeconfig?: string;
  collectorToken?: string;
}
