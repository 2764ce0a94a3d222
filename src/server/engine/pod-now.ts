// A pod as it is now: containers and conditions of its object, and how far its records are closed.
import type { ConditionNow, ContainerNow, PodNow } from '../../contract/resource';
import type { ContainerSpec, ContainerStatus, PodFacts } from '../../pod/signal';
import type { Access } from '../query/access';
import { everything } from '../query/filter';
import { AskError } from './engine';

// Names are used again by StatefulSets; who wants to see more of them searches.
const NAMESAKES_MAX = 100;

/** @throws AskError 404 when nothing is known of it. */
export async function podNow(access: Access, uid: string, cancel: AbortSignal): Promise<PodNow> {
  const { records } = await access.records({ ...everything(NAMESAKES_MAX), uid }, cancel);
  const record = records.find(({ key }) => key.operation === 'create') ?? records[0];
  if (record === undefined) {
    throw new AskError(404, 'downstream', `Nothing is known of a pod with UID ${uid}.`);
  }
  const { namespace, pod: name } = record.dimensions;
  const [pod, named] = await Promise.all([
    access.podOf(record),
    // A pod that was refused never had a name.
    name === '' ? { records: [] } : access.records({ ...everything(NAMESAKES_MAX), namespaces: [namespace], pod: name, operation: 'create' }, cancel),
  ]);
  return {
    uid, namespace, pod: name, phase: pod?.phase ?? '', live: pod !== undefined,
    settled: records.every((one) => one.settled), revision: record.revision, backfilled: record.backfilled,
    namesakes: named.records.filter(({ key }) => key.uid !== uid).length,
    containers: pod?.containers.map((spec) => containerOf(spec, pod.statuses.find((status) => status.name === spec.name))) ?? [],
    conditions: pod === undefined ? [] : conditionsOf(pod), readinessGates: pod?.readinessGates ?? [],
  };
}

function containerOf(spec: ContainerSpec, status: ContainerStatus | undefined): ContainerNow {
  const state = status?.state;
  const last = status?.lastState;
  return {
    name: spec.name, role: spec.role, image: spec.image, state: state?.kind ?? 'waiting', reason: state === undefined || state.kind === 'running' ? '' : (state.reason ?? ''),
    ready: status?.ready ?? false, restarts: status?.restartCount ?? 0, lastExit: last === undefined ? '' : `${last.reason ?? 'Terminated'} (exit ${last.exitCode})`,
    sinceMs: sinceOf(state), requests: spec.requests, limits: spec.limits,
    probes: [...(spec.startupProbe === undefined ? [] : ['startup']), ...(spec.readinessProbe === undefined ? [] : ['readiness']), ...(spec.livenessProbe === undefined ? [] : ['liveness'])],
  };
}

function sinceOf(state: ContainerStatus['state'] | undefined): number | null {
  switch (state?.kind) {
    case 'running':
      return state.startedAt ?? null;
    case 'terminated':
      return state.finishedAt ?? null;
    case 'waiting':
    case undefined:
      return null;
  }
}

const conditionsOf = (pod: PodFacts): readonly ConditionNow[] =>
  pod.conditions.map(({ type, status, reason, changedAt }) => ({ type, status, reason: reason ?? '', changedMs: changedAt ?? null }));
