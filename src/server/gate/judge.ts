// Is it delivered, has it failed, or is it under way? Pure; the conditions are those of `kubectl rollout status`, and one more:
// a cause that cannot heal without a change ends the wait before the time is up.
import type { EpochMs } from '../../base/time';
import type { Code, Owner } from '../../pod/code/code';
import { isTerminal } from '../../pod/code/table';
import type { Diagnosis } from '../../pod/diagnosis/finding';
import type { PodRecord } from '../../pod/record/record';
import type { PodFacts, WorkloadFacts } from '../../pod/signal';
import type { Scene } from './scene';
import type { Target, WorkloadKind } from './target';
import { fits, nameOf } from './target';

/** The one code, and how many of the watched pods it holds. */
export interface Culprit {
  readonly code: Code;
  readonly owner: Owner;
  readonly diagnosis: Diagnosis;
  /** The pod that shows it; the workload's name when no pod ever existed. */
  readonly shownBy: string;
  readonly pods: number;
}

export interface Judgement {
  readonly state: 'absent' | 'underWay' | 'delivered' | 'failed';
  /** One plain sentence. */
  readonly why: string;
  readonly wanted: number;
  readonly delivered: number;
  /** The delivery of every pod that counts, and what ails it. */
  readonly pods: readonly WatchedPod[];
  readonly culprit?: Culprit;
}

export interface WatchedPod {
  readonly name: string;
  readonly node: string;
  readonly create: PodRecord;
  readonly diagnosis?: Diagnosis;
}

export interface Ask {
  readonly namespace: string;
  readonly target: Target;
  readonly now: EpochMs;
}

// What is missing may be on its way: a ConfigMap applied a moment after its pod heals by the kubelet's next try.
const HEALS_WITHIN_MS = 15_000;

export function judge(scene: Scene, ask: Ask): Judgement {
  const { target } = ask;
  switch (target.kind) {
    case 'Pod':
    case 'selector':
      return judgePods(scene, ask);
    default:
      return judgeWorkload(scene, ask, target.kind, target.name);
  }
}

function judgePods(scene: Scene, ask: Ask): Judgement {
  const { target } = ask;
  const chosen = scene.pods.filter((pod) => pod.namespace === ask.namespace && (target.kind === 'selector' ? fits(target.terms, pod.labels) : pod.name === nameOf(target).replace('Pod/', '')));
  // A pod that goes is no longer a delivery; with a selector its successor counts.
  const pods = watched(scene, target.kind === 'selector' ? chosen.filter(({ deletionAt }) => deletionAt === undefined) : chosen);
  const delivered = pods.filter(isDelivered).length;
  const seen = { wanted: pods.length, delivered, pods, ...culpritAmong(pods, []) };
  const lost = pods.find(({ create }) => create.outcome === 'failed' || create.outcome === 'cancelled');
  if (pods.length === 0) {
    return { ...seen, state: 'absent', why: `No pod in ${ask.namespace} is ${nameOf(target)}.` };
  }
  if (delivered === pods.length) {
    return { ...seen, state: 'delivered', why: `${plural(delivered, 'pod')} delivered.` };
  }
  if (lost !== undefined) {
    return { ...seen, state: 'failed', why: `${lost.name} ended before it was delivered.` };
  }
  return underWayOrHopeless(seen, ask.now);
}

function judgeWorkload(scene: Scene, ask: Ask, kind: WorkloadKind, name: string): Judgement {
  const workload = scene.workloads.find((one) => one.kind === kind && one.namespace === ask.namespace && one.name === name);
  if (workload === undefined) {
    return { state: 'absent', why: `There is no ${kind} ${name} in ${ask.namespace}.`, wanted: 0, delivered: 0, pods: [] };
  }
  const parents = kind === 'Deployment' ? currentReplicaSets(scene, workload) : [workload];
  const pods = watched(scene, scene.pods.filter((pod) => pod.namespace === ask.namespace && parents.some((parent) => isOf(pod, parent)) && isCurrent(pod, workload)));
  const records = scene.workloadRecords.filter(({ lifecycle }) => lifecycle.namespace === ask.namespace && [workload, ...parents].some((one) => lifecycle.name === `${one.kind}/${one.name}`));
  const seen = { wanted: workload.replicas ?? 1, delivered: pods.filter(isDelivered).length, pods, ...culpritAmong(pods, records) };
  const ended = endOf(scene, workload, parents);
  if (ended !== undefined) {
    return { ...seen, ...ended };
  }
  return underWayOrHopeless(seen, ask.now);
}

type Seen = Omit<Judgement, 'state' | 'why'>;

function underWayOrHopeless(seen: Seen, now: EpochMs): Judgement {
  const { culprit } = seen;
  if (culprit !== undefined && isTerminal(culprit.code) && now - culprit.diagnosis.since >= HEALS_WITHIN_MS) {
    return { ...seen, state: 'failed', why: 'It cannot be delivered without a change.' };
  }
  return { ...seen, state: 'underWay', why: `${seen.delivered} of ${plural(seen.wanted, 'pod')} delivered.` };
}

/** What the workload's own status says of its end; undefined while it goes on. */
function endOf(scene: Scene, workload: WorkloadFacts, parents: readonly WorkloadFacts[]): { readonly state: 'delivered' | 'failed'; readonly why: string } | undefined {
  const { kind, replicas = 1, generation, observedGeneration, conditions } = workload;
  if (generation !== undefined && (observedGeneration ?? 0) < generation && kind !== 'Job') {
    return undefined;
  }
  const holds = (type: string): boolean => conditions.some((condition) => condition.type === type && condition.status === 'True');
  switch (kind as WorkloadKind) {
    case 'Deployment': {
      const late = conditions.find(({ type, reason }) => type === 'Progressing' && reason === 'ProgressDeadlineExceeded');
      const old = scene.workloads.filter((one) => owns(workload, one) && !parents.includes(one)).reduce((sum, one) => sum + (one.replicas ?? 0), 0);
      const available = parents.reduce((sum, one) => sum + (one.availableReplicas ?? 0), 0);
      const there = old === 0 && available >= replicas && (workload.updatedReplicas ?? 0) >= replicas;
      return there ? { state: 'delivered', why: `${plural(replicas, 'pod')} available, none of an earlier revision.` }
        : late === undefined ? undefined : { state: 'failed', why: `The rollout passed its progress deadline: ${late.message ?? 'no message'}` };
    }
    case 'StatefulSet':
      return (workload.updatedReplicas ?? 0) >= replicas && (workload.readyReplicas ?? 0) >= replicas ? { state: 'delivered', why: `${plural(replicas, 'pod')} updated and ready.` } : undefined;
    case 'DaemonSet':
      return (workload.updatedReplicas ?? 0) >= replicas && (workload.availableReplicas ?? 0) >= replicas ? { state: 'delivered', why: `${plural(replicas, 'node')} served.` } : undefined;
    case 'Job':
      return holds('Complete') ? { state: 'delivered', why: 'The job is complete.' }
        : holds('Failed') ? { state: 'failed', why: `The job failed: ${conditions.find(({ type }) => type === 'Failed')?.message ?? 'no message'}` } : undefined;
  }
}

const owns = (owner: WorkloadFacts, one: { readonly namespace: string; readonly owner?: WorkloadFacts['owner'] }): boolean =>
  one.namespace === owner.namespace && one.owner?.kind === owner.kind && one.owner.name === owner.name;
const isOf = (pod: PodFacts, parent: WorkloadFacts): boolean => pod.namespace === parent.namespace && pod.owner?.kind === parent.kind && pod.owner.name === parent.name;

/** The ReplicaSet of the newest revision: after a rollback it is not the youngest. */
function currentReplicaSets(scene: Scene, deployment: WorkloadFacts): readonly WorkloadFacts[] {
  const mine = scene.workloads.filter((one) => one.kind === 'ReplicaSet' && owns(deployment, one));
  const newest = mine.reduce<WorkloadFacts | undefined>((best, one) => (best === undefined || Number(one.revision ?? 0) > Number(best.revision ?? 0) ? one : best), undefined);
  return newest === undefined ? [] : [newest];
}

/** A StatefulSet names the revision that its pods are updated to. */
function isCurrent(pod: PodFacts, workload: WorkloadFacts): boolean {
  const hash = pod.labels['controller-revision-hash'];
  return workload.kind !== 'StatefulSet' || workload.revision === undefined || hash === undefined || hash === workload.revision;
}

function watched(scene: Scene, pods: readonly PodFacts[]): readonly WatchedPod[] {
  return pods.flatMap((pod): readonly WatchedPod[] => {
    const create = scene.recordsOf(pod.uid).find(({ key }) => key.operation === 'create');
    if (create === undefined) {
      return [];
    }
    const { diagnosis } = scene.causeOf(pod.uid) ?? {};
    return [{ name: pod.name, node: pod.nodeName ?? '', create, ...(diagnosis === undefined ? {} : { diagnosis }) }];
  });
}

const isDelivered = ({ create }: WatchedPod): boolean => create.outcome === 'delivered' || create.outcome === 'delivered_late' || (create.outcome === 'excluded' && !create.lifecycle.open);

/** The active cause that holds most pods, the older one of two; else what the controllers say. */
function culpritAmong(pods: readonly WatchedPod[], records: readonly PodRecord[]): { readonly culprit?: Culprit } {
  const held = pods.flatMap(({ name, diagnosis, create }) => (diagnosis !== undefined && (diagnosis.until === undefined || create.outcome === 'failed') ? [{ shownBy: name, diagnosis }] : []));
  const controllers = records.flatMap(({ lifecycle, diagnosis }) => (diagnosis !== undefined && diagnosis.root === undefined ? [{ shownBy: lifecycle.name, diagnosis }] : []));
  const groups = [...Map.groupBy(held.length > 0 ? held : controllers, ({ diagnosis }) => diagnosis.code).values()];
  const [most] = groups.sort((a, b) => b.length - a.length || oldest(a) - oldest(b));
  const [one] = most ?? [];
  return most === undefined || one === undefined ? {} : { culprit: { code: one.diagnosis.code, owner: one.diagnosis.owner, diagnosis: one.diagnosis, shownBy: one.shownBy, pods: most.length } };
}

const oldest = (group: readonly { readonly diagnosis: Diagnosis }[]): number => Math.min(...group.map(({ diagnosis }) => diagnosis.since));

const plural = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
