// kube-state-metrics beside pod lists of the same clusters: six times of each pod. The second read from the pod must be
// the metric's, and lie in the boundary's interval – or the engine says that it is not the first such moment.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExplainedPod } from '../../src/server/explain/explain';
import { explain } from '../../src/server/explain/explain';
import type { BoundaryId } from '../../src/pod/lifecycle/lifecycle';
import type { PodFacts } from '../../src/pod/signal';
import { readInputs } from '../../src/server/explain/input';
import { recognise } from '../../src/server/explain/recognise';
import { signalsOf } from '../../src/server/explain/signals';
import type { Verdict } from './run';

interface Time {
  readonly metric: string;
  readonly boundary: BoundaryId;
  readonly of: (pod: PodFacts) => number | undefined;
}

const changed = (type: string) => (pod: PodFacts): number | undefined => {
  const condition = pod.conditions.find((one) => one.type === type);
  return condition?.status === 'True' ? condition.changedAt : undefined;
};

const TIMES: readonly Time[] = [
  { metric: 'kube_pod_created', boundary: 'B1', of: ({ createdAt }) => createdAt },
  { metric: 'kube_pod_start_time', boundary: 'B6', of: ({ startedAt }) => startedAt },
  { metric: 'kube_pod_status_scheduled_time', boundary: 'B5', of: changed('PodScheduled') },
  { metric: 'kube_pod_status_initialized_time', boundary: 'B15', of: changed('Initialized') },
  { metric: 'kube_pod_status_container_ready_time', boundary: 'B18', of: changed('ContainersReady') },
  { metric: 'kube_pod_status_ready_time', boundary: 'B19', of: changed('Ready') },
];

const LINE = /^(kube_pod_\w+)\{(?=[^}]*namespace="([^"]*)")(?=[^}]*pod="([^"]*)")(?=[^}]*(?:uid="([^"]*)")?)[^}]*\} (\S+)/;

function metricsIn(file: string): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, metric, namespace, pod, , value] = LINE.exec(line) ?? [];
    if (metric !== undefined) {
      values.set(`${metric} ${namespace ?? ''}/${pod ?? ''}`, Number(value) * 1000);
    }
  }
  return values;
}

const SECOND_MS = 1000;

export function kubeStateMetricsOracle(folder: string): readonly Verdict[] {
  const metrics = join(folder, 'podlatency', 'nri-ksm');
  if (!existsSync(metrics)) {
    return [];
  }
  return readdirSync(metrics).sort().flatMap((name): readonly Verdict[] => {
    const version = /^(\d+_\d+)/.exec(name)?.[1] ?? '';
    const list = join(folder, 'pods', 'nri', `${version}-api-pods.yaml`);
    return existsSync(list) ? [compared(join(metrics, name), list)] : [{ name: join(metrics, name), good: true, said: 'no pod list beside it: not compared' }];
  });
}

function compared(metricsFile: string, listFile: string): Verdict {
  const metrics = metricsIn(metricsFile);
  const explained = new Map(explain(listFile).pods.map((pod) => [pod.uid, pod]));
  const pods = signalsOf(readInputs(listFile).texts.flatMap((text) => recognise(text).seen)).signals.flatMap((signal) => (signal.kind === 'pod' ? [signal.pod] : []));
  const counts = { within: 0, notFirst: 0, wrong: 0 };
  const wrong: string[] = [];
  for (const pod of pods) {
    for (const time of TIMES) {
      const expected = metrics.get(`${time.metric} ${pod.namespace}/${pod.name}`);
      const read = time.of(pod);
      if (expected === undefined || read === undefined) {
        continue;
      }
      const verdict = judge(explained.get(pod.uid), pod, time, expected, read);
      counts[verdict]++;
      if (verdict === 'wrong') {
        wrong.push(`${pod.namespace}/${pod.name} ${time.metric}`);
      }
    }
  }
  const total = counts.within + counts.notFirst + counts.wrong;
  return {
    name: metricsFile, good: total > 0 && counts.wrong === 0,
    said: `${total} times: ${counts.within} equal and within, ${counts.notFirst} equal and not the first such moment, ${counts.wrong} wrong${wrong.length === 0 ? '' : ` (${wrong.slice(0, 5).join('; ')})`}`,
  };
}

function judge(explained: ExplainedPod | undefined, pod: PodFacts, time: Time, expected: number, read: number): 'within' | 'notFirst' | 'wrong' {
  if (Math.abs(read - expected) >= SECOND_MS) {
    return 'wrong';
  }
  const create = explained?.records.find(({ key }) => key.operation === 'create');
  // Initialized without init containers is the kubelet's first word, not an end of anything.
  const id = standIn(time.boundary, pod);
  const boundary = create?.lifecycle.boundaries.filter((one) => one.id === id).at(-1);
  if (boundary === undefined) {
    return 'notFirst';
  }
  if (read <= boundary.hi && read + SECOND_MS >= boundary.lo) {
    return 'within';
  }
  // A later second is a later moment: the condition was True before (a restart, a flap).
  return read > boundary.hi && (pod.mirror || pod.statuses.some(({ restartCount }) => restartCount > 0)) ? 'notFirst' : 'wrong';
}

/** Without init containers Initialized is the kubelet's first word; without readiness gates the containers' readiness is the pod's. */
function standIn(id: BoundaryId, pod: PodFacts): BoundaryId {
  if (id === 'B15' && !pod.containers.some(({ role }) => role === 'init' || role === 'sidecar')) {
    return 'B6';
  }
  return id === 'B18' && pod.readinessGates.length === 0 ? 'B19' : id;
}
