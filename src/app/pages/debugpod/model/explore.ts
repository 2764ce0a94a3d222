// From a phase to the logs and metrics of the same moment, where data sources for them exist. Label names differ between
// set-ups: these are the ones that the usual agents write; Explore lets people change them.
import type { Subject } from './commands';

export interface OtherSource {
  readonly uid: string;
  readonly type: string;
  readonly name: string;
}

export interface Window {
  readonly from: number;
  readonly to: number;
}

// Log lines are shipped late and clocks differ: a little before and after belongs to the same moment.
const MARGIN_MS = 5000;

const quoted = (text: string): string => JSON.stringify(text);

export function exploreUrl(source: OtherSource, expr: string, { from, to }: Window): string {
  const pane = {
    datasource: source.uid, queries: [{ refId: 'A', expr, datasource: { type: source.type, uid: source.uid } }],
    range: { from: String(Math.floor(from - MARGIN_MS)), to: String(Math.ceil(to + MARGIN_MS)) },
  };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify({ lunettes: pane }))}`;
}

/** A container's lines; those of earlier runs of it lie in the same stream. */
export const logsQuery = ({ namespace, pod }: Subject, container: string): string =>
  `{namespace=${quoted(namespace)}, pod=${quoted(pod)}${container === '' ? '' : `, container=${quoted(container)}`}}`;

/** How loaded the node was, by node-exporter's metrics. */
export const nodeQuery = ({ node }: Subject): string => `1 - avg by (node) (rate(node_cpu_seconds_total{mode="idle", node=${quoted(node)}}[1m]))`;

/** How long image pulls took on the node, by the kubelet's own metric. */
export const pullsQuery = ({ node }: Subject): string =>
  `histogram_quantile(0.9, sum by (le) (rate(kubelet_runtime_operations_duration_seconds_bucket{operation_type="pull_image", node=${quoted(node)}}[5m])))`;
