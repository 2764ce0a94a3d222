// Pods, Events and records with defaults, for tests that care about one thing.
import type { EpochMs } from '../../base/time';
import { epochMs, SECOND_MS } from '../../base/time';
import type { PodRecord } from '../record/record';
import type { Condition, ContainerStatus, EventFacts, Heard, PodFacts, PodUid, Signal } from '../signal';

export function pod(more: Partial<PodFacts> = {}): PodFacts {
  return {
    uid: 'u1' as PodUid, namespace: 'shop', name: 'web-1', resourceVersion: '1', createdAt: epochMs(0), finalizers: [], labels: {}, annotations: {}, mirror: false,
    schedulerName: 'default-scheduler', restartPolicy: 'Always', hostNetwork: false, graceS: 30, windows: false, gates: [], readinessGates: [], nodeSelector: {}, hasNodeAffinity: false,
    tolerations: [], containers: [{ name: 'app', role: 'app', image: 'r/app:1', requests: {}, limits: {}, postStart: false, preStop: false }], volumes: [], hasFsGroup: false,
    fsGroupOnRootMismatch: false, claims: [], phase: 'Pending', conditions: [], statuses: [], ...more,
  };
}

export function podSignal(uid: string, at: EpochMs, more: Partial<PodFacts> = {}, heard: Heard = 'added'): Signal {
  return { kind: 'pod', at, heard, pod: pod({ uid: uid as PodUid, createdAt: epochMs(Math.floor(at / SECOND_MS) * SECOND_MS), ...more }) };
}

export function event(reason: string, message: string, at: EpochMs, more: Partial<EventFacts> = {}): Signal {
  const facts: EventFacts = {
    uid: `${reason}@${at}`, namespace: 'shop', name: `web-1.${at}`, type: 'Normal', reason, message, component: 'kubelet', host: 'n1', count: 1, namedAt: at,
    subject: { kind: 'Pod', name: 'web-1', namespace: 'shop', uid: 'u1', container: 'app' }, ...more,
  };
  return { kind: 'event', at: epochMs(at + 10), heard: 'added', event: facts };
}

export const condition = (type: string, status: Condition['status'], changedAt: EpochMs): Condition => ({ type, status, changedAt });

export const running = (startedAt: EpochMs, ready: boolean): ContainerStatus => ({
  name: 'app', role: 'app', ready, started: true, restartCount: 0, state: { kind: 'running', startedAt },
});

export interface RecordSample {
  readonly uid: string;
  readonly start: EpochMs;
  readonly revision: number;
  readonly pod?: string;
  readonly namespace?: string;
  readonly node?: string;
}

export function podRecord(sample: RecordSample): PodRecord {
  const { start } = sample;
  const at = { lo: start, hi: start, est: start };
  const none = { loMs: 0, hiMs: 0, estMs: 0 };
  const uid = sample.uid as PodUid;
  return {
    key: { uid, operation: 'create', ordinal: 0 }, revision: sample.revision, settled: sample.revision > 0,
    dimensions: {
      namespace: sample.namespace ?? 'shop', pod: sample.pod ?? 'web-1', podIp: '10.0.0.1', node: sample.node ?? 'n1', workloadKind: 'Deployment', workload: 'web', image: 'r/app:1', registry: 'docker.io', zone: '',
      driver: '', subnet: '', revision: '', specClass: '30s',
    },
    lifecycle: { operation: 'create', uid, namespace: sample.namespace ?? 'shop', name: sample.pod ?? 'web-1', boundaries: [], phases: [], open: sample.revision === 0, start: at, end: at, conflicts: [] },
    findings: [], also: [], sums: { total: none, sli: none, platform: none, dependency: none, user: none, unknown: none, gateWait: none }, targetMs: 30_000, verdict: 'met', outcome: 'delivered',
    budget: 'good', precision: 'exact', blind: [], gaps: [], backfilled: false, tooLate: 0, madeBy: { engine: 1, table: 1, configuration: 1 },
  };
}
