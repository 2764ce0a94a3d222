// A pod and what it stands on, as Grafana's node graph: containers ── pod ── owner workload, node, volumes.
import { TOPOLOGY_EDGE_COLUMNS, TOPOLOGY_NODE_COLUMNS } from '../../contract/columns';
import type { Frame } from '../../contract/frame';
import type { Around } from '../../pod/record/fold';
import type { PodRecord } from '../../pod/record/record';
import type { ClaimFacts, ContainerStatus, NodeFacts, PodFacts, VolumeSpec } from '../../pod/signal';
import type { Ask } from '../engine/engine';
import type { Access } from './access';
import type { Row } from './fill';
import { frameOf } from './fill';
import { cutNotice, foundRecords } from './found';

export async function topology(access: Access, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]> {
  const { records, meta } = await foundRecords(access, ask, cancel);
  const ofPods = [...new Map([...records].reverse().map((record) => [record.key.uid, record])).values()].slice(0, PODS_MAX);
  const parts = await Promise.all(ofPods.map(async (record) => {
    const heard = await access.signalsOf(record, cancel);
    return partsOf(record, (await access.podOf(record)) ?? heard.findLast((signal) => signal.kind === 'pod')?.pod, await access.aroundOf(record));
  }));
  const cut = records.length > 0 && new Set(records.map(({ key }) => key.uid)).size > PODS_MAX ? cutNotice(PODS_MAX) : meta;
  // Two pods of one node share it.
  const nodes = new Map(parts.flatMap((part) => part.nodes).map((node) => [node['id'], node]));
  const edges = new Map(parts.flatMap((part) => part.edges).map((edge) => [edge['id'], edge]));
  const graph = { ...cut, preferredVisualisationType: 'nodeGraph' } as const;
  return [frameOf('nodes', TOPOLOGY_NODE_COLUMNS, [...nodes.values()], graph), frameOf('edges', TOPOLOGY_EDGE_COLUMNS, [...edges.values()], graph)];
}

// A graph of more pods shows nothing.
const PODS_MAX = 50;

interface Parts {
  readonly nodes: readonly Row[];
  readonly edges: readonly Row[];
}

function partsOf(record: PodRecord, pod: PodFacts | undefined, { node, claims }: Around): Parts {
  const { dimensions, key, diagnosis } = record;
  const nodes: Row[] = [];
  const edges: Row[] = [];
  const add = (id: string, title: string, subTitle: string, mainStat: string, more: { readonly bad?: boolean; readonly code?: string; readonly detail?: string } = {}): string => {
    nodes.push({ id, title, subTitle, mainStat, color: more.bad === true ? 'red' : 'gray', detail__code: more.code ?? '', detail__more: more.detail ?? '' });
    return id;
  };
  const edge = (source: string, target: string): void => {
    edges.push({ id: `${source} ${target}`, source, target });
  };
  const podCode = diagnosis !== undefined && diagnosis.container === undefined ? diagnosis.code : '';
  const podId = add(`pod/${key.uid}`, dimensions.pod || record.lifecycle.name, 'Pod', pod?.phase ?? record.outcome, { bad: diagnosis !== undefined && diagnosis.until === undefined, code: podCode, detail: dimensions.podIp });
  if (dimensions.workload !== '') {
    edge(add(`workload/${dimensions.namespace}/${dimensions.workloadKind}/${dimensions.workload}`, dimensions.workload, dimensions.workloadKind, dimensions.namespace), podId);
  }
  if (dimensions.node !== '') {
    edge(podId, add(`node/${dimensions.node}`, dimensions.node, 'Node', nodeState(node), { bad: node !== undefined && nodeState(node) !== 'Ready', detail: dimensions.zone }));
  }
  for (const { name, role, image } of pod?.containers ?? []) {
    const status = pod?.statuses.find((one) => one.name === name);
    const concerned = diagnosis?.container === name;
    edge(podId, add(`container/${key.uid}/${name}`, name, role, containerState(status), { bad: concerned && diagnosis.until === undefined, code: concerned ? diagnosis.code : '', detail: image }));
  }
  for (const volume of pod?.volumes ?? []) {
    edge(podId, add(`volume/${key.uid}/${volume.name}`, volume.name, volume.source, claimState(volume, claims), { detail: volume.referent ?? '' }));
  }
  return { nodes, edges };
}

const nodeState = (node: NodeFacts | undefined): string => {
  const ready = node?.conditions.find(({ type }) => type === 'Ready')?.status;
  return ready === undefined ? 'unknown' : ready === 'True' ? 'Ready' : 'not ready';
};

const containerState = (status: ContainerStatus | undefined): string =>
  status === undefined ? 'waiting' : status.state.kind === 'running' ? (status.ready ? 'ready' : 'running') : (status.state.reason ?? status.state.kind);

const claimState = ({ source, referent }: VolumeSpec, claims: readonly ClaimFacts[]): string =>
  source !== 'pvc' && source !== 'ephemeral' ? '' : (claims.find(({ name }) => name === referent)?.phase ?? 'unknown');
