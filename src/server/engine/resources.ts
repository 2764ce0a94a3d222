// JSON beside the frames: search, a pod's containers now, namespaces, health, and the document that describes them.
import { epochMs } from '../../base/time';
import type { Candidate, ContainerNow, PodNow, SearchReply } from '../../contract/resource';
import type { PodRecord } from '../../pod/record/record';
import type { ContainerStatus, PodFacts } from '../../pod/signal';
import type { Access } from '../query/access';
import type { RecordFilter } from '../store/store';
import type { Health, ResourceAnswer, ResourceAsk } from './engine';
import { AskError } from './engine';
import { OPENAPI } from './openapi';

export interface ResourceMeans {
  access(): Promise<Access>;
  health(): Promise<Health>;
}

const SEARCH_MAX = 50;
// Enough records to know every namespace that lives; the list is a help for typing, not a census.
const NAMESPACE_RECORDS_MAX = 10_000;

/** @throws AskError */
export async function resource(means: ResourceMeans, ask: ResourceAsk, cancel: AbortSignal): Promise<ResourceAnswer> {
  const [first = '', second = ''] = ask.path.split('/').filter((part) => part !== '');
  switch (first) {
    case 'openapi.json':
      return json(OPENAPI);
    case 'health':
      return json(await means.health());
    case 'search':
      return json(await search(await means.access(), (ask.params['q'] ?? '').trim(), cancel));
    case 'pod':
      return json(await podNow(await means.access(), second, cancel));
    case 'namespaces':
      return json(await namespaces(await means.access(), cancel));
    default:
      throw new AskError(404, 'plugin', `There is no resource "${ask.path}". See openapi.json.`);
  }
}

const json = (value: unknown): ResourceAnswer => ({ status: 200, contentType: 'application/json', body: Buffer.from(JSON.stringify(value)) });

const anything = (limit: number): RecordFilter => ({ from: epochMs(0), to: epochMs(Number.MAX_SAFE_INTEGER), openAtFrom: true, openOnly: false, limit });

async function search(access: Access, text: string, cancel: AbortSignal): Promise<SearchReply> {
  // `namespace/name` is how people copy pods around.
  const slash = text.indexOf('/');
  const scope = slash > 0 ? { namespaces: [text.slice(0, slash)] } : {};
  const word = slash > 0 ? text.slice(slash + 1) : text;
  const { records, truncated } = await access.records({ ...anything(SEARCH_MAX * 2), ...scope, operation: 'create', ...(word === '' ? {} : { search: word }) }, cancel);
  const candidates = records.map((record) => candidateOf(record, word)).sort((a, b) => rankOf(a) - rankOf(b) || b.startMs - a.startMs);
  return { candidates: candidates.slice(0, SEARCH_MAX), truncated: truncated || candidates.length > SEARCH_MAX };
}

function candidateOf(record: PodRecord, word: string): Candidate {
  const { dimensions, key, lifecycle, diagnosis } = record;
  return {
    uid: key.uid, namespace: dimensions.namespace, pod: dimensions.pod, node: dimensions.node, podIp: dimensions.podIp, workloadKind: dimensions.workloadKind,
    workload: dimensions.workload, startMs: lifecycle.start.est, outcome: record.outcome, code: diagnosis?.code ?? '', live: !record.settled,
    matched: matchedKey(record, word),
  };
}

/** Matches of the name or UID first, then those of address, workload and node. */
function rankOf(candidate: Candidate): number {
  return candidate.matched === 'pod' || candidate.matched === 'uid' ? 0 : 1;
}

function matchedKey({ dimensions, key }: PodRecord, word: string): string {
  const keys: ReadonlyArray<readonly [string, string]> = [
    ['pod', dimensions.pod], ['uid', key.uid], ['podIp', dimensions.podIp], ['workload', dimensions.workload], ['node', dimensions.node],
  ];
  const exact = keys.find(([, value]) => value === word)?.[0];
  return exact ?? keys.find(([, value]) => value.includes(word))?.[0] ?? '';
}

async function podNow(access: Access, uid: string, cancel: AbortSignal): Promise<PodNow> {
  const { records } = await access.records({ ...anything(1), uid }, cancel);
  const [record] = records;
  if (record === undefined) {
    throw new AskError(404, 'downstream', `Nothing is known of a pod with UID ${uid}.`);
  }
  const pod = await access.podOf(record);
  return {
    uid, namespace: record.dimensions.namespace, pod: record.dimensions.pod, phase: pod?.phase ?? '', live: pod !== undefined,
    containers: pod === undefined ? [] : containersOf(pod),
  };
}

function containersOf(pod: PodFacts): readonly ContainerNow[] {
  return pod.containers.map((spec) => {
    const status = pod.statuses.find(({ name }) => name === spec.name);
    return {
      name: spec.name, role: spec.role, image: spec.image, state: status?.state.kind ?? 'waiting', reason: reasonOf(status),
      ready: status?.ready ?? false, restarts: status?.restartCount ?? 0, lastExit: lastExit(status),
    };
  });
}

function reasonOf(status: ContainerStatus | undefined): string {
  return status === undefined || status.state.kind === 'running' ? '' : (status.state.reason ?? '');
}

function lastExit(status: ContainerStatus | undefined): string {
  const last = status?.lastState;
  return last === undefined ? '' : `${last.reason ?? 'Terminated'} (exit ${last.exitCode})`;
}

async function namespaces(access: Access, cancel: AbortSignal): Promise<readonly string[]> {
  const { records } = await access.records(anything(NAMESPACE_RECORDS_MAX), cancel);
  return [...new Set(records.map(({ dimensions }) => dimensions.namespace))].sort();
}
