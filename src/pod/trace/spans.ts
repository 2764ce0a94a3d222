// Spans of one record. Times in milliseconds since 1970; identities as hex of 16 and 8 bytes.
import type { PodRecord } from '../record/record';
import type { Phase } from '../lifecycle/lifecycle';

export interface SpanOfRecord {
  readonly traceId: string;
  readonly spanId: string;
  /** Empty for the root. */
  readonly parentId: string;
  readonly name: string;
  /** The owner: whose service the time was. */
  readonly service: string;
  readonly startMs: number;
  readonly durationMs: number;
  readonly error: boolean;
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

export function spansOf(record: PodRecord): readonly SpanOfRecord[] {
  const traceId = record.key.uid.replaceAll('-', '').padEnd(32, '0').slice(0, 32);
  const rootId = spanId(`${record.key.uid}/${record.key.operation}/${record.key.ordinal}`);
  const { lifecycle, dimensions } = record;
  const pod = {
    'k8s.namespace.name': dimensions.namespace, 'k8s.pod.name': dimensions.pod, 'k8s.pod.uid': record.key.uid, 'k8s.node.name': dimensions.node,
  };
  const root: SpanOfRecord = {
    traceId, spanId: rootId, parentId: '', name: record.key.operation, service: 'lunettes',
    startMs: lifecycle.start.est, durationMs: lifecycle.end.est - lifecycle.start.est,
    error: record.outcome === 'failed' || record.outcome === 'stuck',
    attributes: { ...pod, 'lunettes.outcome': record.outcome, 'lunettes.verdict': record.verdict, 'lunettes.code': record.diagnosis?.code ?? '', 'lunettes.open': lifecycle.open },
  };
  return [root, ...lifecycle.phases.map((phase, i) => phaseSpan(phase, i, traceId, rootId, pod))];
}

function phaseSpan(phase: Phase, place: number, traceId: string, rootId: string, pod: Readonly<Record<string, string>>): SpanOfRecord {
  const name = phaseLabel(phase);
  return {
    traceId, spanId: spanId(`${rootId}/${place}`), parentId: rootId, name, service: phase.owner,
    startMs: phase.from.est, durationMs: phase.length.estMs, error: phase.slice === 'failing' || phase.name === 'crash',
    attributes: {
      ...pod, 'k8s.container.name': phase.container ?? '', 'lunettes.owner': phase.owner, 'lunettes.code': phase.code ?? '', 'lunettes.precision': phase.precision,
      'lunettes.duration.lo_ms': phase.length.loMs, 'lunettes.duration.hi_ms': phase.length.hiMs, 'lunettes.open': phase.open,
    },
  };
}

/** `pull(app)/queue` */
export function phaseLabel(phase: Phase): string {
  return `${phase.name}${phase.container === undefined ? '' : `(${phase.container})`}${phase.slice === undefined ? '' : `/${phase.slice}`}`;
}

// FNV-1a over two seeds: identities need to differ, not to be secret.
function spanId(text: string): string {
  return `${fnv(text, 0x811c9dc5)}${fnv(text, 0x01000193)}`;
}

function fnv(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, '0');
}
