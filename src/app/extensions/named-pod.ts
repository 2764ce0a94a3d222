// The one pod that a trace, a log line, an alert or a panel's data name. Keys as OpenTelemetry, Prometheus, Loki and Fluent Bit write them.
import type { DataFrame } from '@grafana/data';

export interface NamedPod {
  readonly namespace?: string;
  readonly pod?: string;
  readonly uid?: string;
}

type Texts = Readonly<Record<string, readonly string[] | string | undefined>>;

export const POD_KEYS = ['k8s.pod.name', 'k8s_pod_name', 'pod', 'pod_name', 'kubernetes_pod_name', 'kubernetes.pod_name', 'kubernetes.pod.name', 'exported_pod'] as const;
export const UID_KEYS = ['k8s.pod.uid', 'k8s_pod_uid', 'pod_uid'] as const;
const NAMESPACE_KEYS = ['k8s.namespace.name', 'k8s_namespace_name', 'namespace', 'kubernetes_namespace', 'kubernetes_namespace_name', 'kubernetes.namespace_name', 'exported_namespace'];

/** From attributes, labels or variables; undefined when they name no pod, or several. */
export function podIn(texts: Texts): NamedPod | undefined {
  const pod = firstOf(texts, POD_KEYS);
  const uid = firstOf(texts, UID_KEYS);
  const namespace = firstOf(texts, NAMESPACE_KEYS);
  return pod === undefined && uid === undefined
    ? undefined
    : { ...(namespace === undefined ? {} : { namespace }), ...(pod === undefined ? {} : { pod }), ...(uid === undefined ? {} : { uid }) };
}

/** From a table's columns and the labels of series: only when all of them mean one pod. */
export function podInFrames(frames: readonly DataFrame[]): NamedPod | undefined {
  const named = new Map<string, NamedPod>();
  for (const frame of frames) {
    for (const texts of [columnsOf(frame), ...frame.fields.map(({ labels = {} }) => labels)]) {
      const one = podIn(texts);
      if (one !== undefined) {
        named.set(JSON.stringify(one), one);
      }
    }
    if (columnsNameMany(frame)) {
      return undefined;
    }
  }
  return named.size === 1 ? [...named.values()][0] : undefined;
}

/** Each column by name with its different texts, as far as two: then it is no longer one. */
function columnsOf(frame: DataFrame): Texts {
  return Object.fromEntries(frame.fields.map((field) => [field.name, [...distinct(field.values)]]));
}

const columnsNameMany = (frame: DataFrame): boolean => frame.fields.some(({ name, values }) => [...POD_KEYS, ...UID_KEYS].some((key) => key === name) && distinct(values).size > 1);

function distinct(values: readonly unknown[]): ReadonlySet<string> {
  const seen = new Set<string>();
  for (const value of values) {
    if (typeof value === 'string' && value !== '') {
      seen.add(value);
    }
    if (seen.size > 1) {
      break;
    }
  }
  return seen;
}

function firstOf(texts: Texts, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = texts[key];
    const all = typeof value === 'string' ? [value] : (value ?? []);
    if (all.length === 1 && all[0] !== '') {
      return all[0];
    }
  }
  return undefined;
}
