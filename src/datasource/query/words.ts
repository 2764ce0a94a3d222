// Names of kinds, filters and choices in the editors.
import { t } from '@grafana/i18n';
import type { AnnotationKind, Format, Grouping, Metric, PodFilter, QueryKind } from '../../contract/query';

export function kindWord(kind: QueryKind): { readonly name: string; readonly says: string } {
  switch (kind) {
    case 'lifecycle':
      return { name: t('query.kinds.lifecycle', 'Lifecycle'), says: t('query.says.lifecycle', 'Phases of pods, for the waterfall') };
    case 'trace':
      return { name: t('query.kinds.trace', 'Trace'), says: t('query.says.trace', 'The same as a trace') };
    case 'diagnosis':
      return { name: t('query.kinds.diagnosis', 'Diagnosis'), says: t('query.says.diagnosis', 'What keeps a pod, with evidence and advice') };
    case 'timeline':
      return { name: t('query.kinds.timeline', 'Timeline'), says: t('query.says.timeline', 'Everything that happened to a pod') };
    case 'topology':
      return { name: t('query.kinds.topology', 'Topology'), says: t('query.says.topology', 'What a pod stands on, for the node graph') };
    case 'manifest':
      return { name: t('query.kinds.manifest', 'Manifest'), says: t('query.says.manifest', 'The redacted object and its history') };
    case 'pods':
      return { name: t('query.kinds.pods', 'Deliveries'), says: t('query.says.pods', 'Pods and their operations, newest first') };
    case 'breakdown':
      return { name: t('query.kinds.breakdown', 'Breakdown'), says: t('query.says.breakdown', 'Where failures and lost time concentrate; can be alerted on') };
    case 'annotations':
      return { name: t('query.kinds.annotations', 'Annotations'), says: t('query.says.annotations', 'Operations, incidents and gaps') };
    case 'coverage':
      return { name: t('query.kinds.coverage', 'Coverage'), says: t('query.says.coverage', 'What the collector hears, and what it does not') };
    case 'sli':
    case 'slo':
      return { name: kind.toUpperCase(), says: '' };
  }
}

export function fieldWord(field: keyof PodFilter): string {
  switch (field) {
    case 'namespace':
      return t('query.fields.namespace', 'Namespace');
    case 'pod':
      return t('query.fields.pod', 'Pod');
    case 'workload':
      return t('query.fields.workload', 'Workload');
    case 'node':
      return t('query.fields.node', 'Node');
    case 'uid':
      return t('query.fields.uid', 'UID');
    case 'podIp':
      return t('query.fields.podIp', 'Pod IP');
    case 'code':
      return t('query.fields.code', 'Code');
    case 'owner':
      return t('query.fields.owner', 'Who has to act');
    case 'verdict':
      return t('query.fields.verdict', 'Verdict');
    case 'outcome':
      return t('query.fields.outcome', 'Outcome');
    case 'operation':
      return t('query.fields.operation', 'Operation');
    case 'image':
      return t('query.fields.image', 'Image');
    case 'zone':
      return t('query.fields.zone', 'Zone');
    case 'specClass':
      return t('query.fields.specClass', 'Class');
    case 'incident':
      return t('query.fields.incident', 'Incident');
    case 'search':
      return t('query.fields.search', 'Contains');
  }
}

export function groupingWord(by: Grouping): string {
  switch (by) {
    case 'cause':
      return t('query.by.cause', 'Cause');
    case 'phase':
      return t('query.by.phase', 'Phase');
    case 'registry':
      return t('query.by.registry', 'Registry');
    case 'driver':
      return t('query.by.driver', 'Storage driver');
    case 'subnet':
      return t('query.by.subnet', 'Subnet');
    default:
      return fieldWord(by);
  }
}

export function formatWord(format: Format): string {
  switch (format) {
    case 'table':
      return t('query.format.table', 'Table');
    case 'range':
      return t('query.format.range', 'Over time');
    case 'instant':
      return t('query.format.instant', 'Numbers');
  }
}

export function metricWord(metric: Metric): string {
  switch (metric) {
    case 'pods':
      return t('query.metric.pods', 'Pods with a cause');
    case 'open':
      return t('query.metric.open', 'Not delivered yet');
    case 'missed':
      return t('query.metric.missed', 'Targets missed');
    case 'lost':
      return t('query.metric.lost', 'Time lost');
  }
}

export function annotationWord(kind: AnnotationKind): string {
  switch (kind) {
    case 'operation':
      return t('query.annotate.operation', 'Operations with a code');
    case 'incident':
      return t('query.annotate.incident', 'Incidents');
    case 'gap':
      return t('query.annotate.gap', 'Gaps in hearing');
  }
}
