// Causes that a reader would think of next, and what speaks against them.
import type { Owner } from '../code/code';
import { codeOf, isUnder } from '../code/code';
import { eventsOf, statusOf } from '../lifecycle/history';
import type { History } from '../lifecycle/history';
import type { World } from '../lifecycle/world';
import type { NodeFacts } from '../signal';
import type { Alternative, Finding } from './finding';

interface Found {
  readonly main: Finding;
  readonly history: History;
  readonly world: World;
  readonly node: NodeFacts | undefined;
}

type Exclusion = (found: Found) => Alternative | undefined;

const excluded = (code: string, owner: Owner, why: string, whyKey: string, whyParams: Readonly<Record<string, string>> = {}): Alternative => ({ code: codeOf(code), owner, why, whyKey, whyParams });

const statusOfNode = (node: NodeFacts | undefined, type: string): string | undefined => node?.conditions.find((condition) => condition.type === type)?.status;

const nodeIsReady: Exclusion = ({ main, node }) => (node === undefined || statusOfNode(node, 'Ready') !== 'True' || /^(?:NODE|EVICT|SCHED|GATE)_/.test(main.code) ? undefined
  : excluded('NODE_NOT_READY', 'platform', `Node ${node.name} is Ready.`, 'why.nodeReady', { node: node.name }));

const nodeHasMemory: Exclusion = ({ main, node }) => (node === undefined || main.code !== 'APP_OOM_LIMIT' || statusOfNode(node, 'MemoryPressure') !== 'False' ? undefined
  : excluded('APP_OOM_NODE', 'platform', `Node ${node.name} is not short of memory.`, 'why.nodeHasMemory', { node: node.name }));

/** The kubelet says so when it kills a container for its probe. */
const noProbeKilled: Exclusion = ({ main, history, world }) => {
  const spec = history.latest.containers.find(({ name }) => name === main.container);
  const probed = spec?.livenessProbe !== undefined || spec?.startupProbe !== undefined;
  return !probed || !isUnder(main.code, 'APP') || !world.hearsEvents() || eventsOf(history, 'Killing', main.container).length > 0 ? undefined
    : excluded('PROBE_LIVENESS_KILL', 'user', 'The kubelet did not kill it for a probe.', 'why.noProbeKill');
};

const neverEnded: Exclusion = ({ main, history }) => {
  const status = statusOf(history.latest, main.container ?? history.latest.containers.find(({ role }) => role === 'app')?.name ?? '');
  return !isUnder(main.code, 'PROBE') || status?.state.kind !== 'running' || status.restartCount > 0 ? undefined
    : excluded('APP_EXIT_ERROR', 'user', 'The program has run since its start and never ended.', 'why.neverEnded');
};

const isAttached: Exclusion = ({ main, history }) => (!isUnder(main.code, 'VOL_MOUNT') || eventsOf(history, 'SuccessfulAttachVolume').length === 0 ? undefined
  : excluded('VOL_ATTACH_PENDING', 'dependency', 'The volume is attached.', 'why.attached'));

const noScaleUp: Exclusion = ({ main, history, world }) => (!isUnder(main.code, 'SCHED_INSUFFICIENT') || !world.hearsEvents() || eventsOf(history, 'TriggeredScaleUp').length > 0 || eventsOf(history, 'Nominated').length > 0 ? undefined
  : excluded('SCHED_AUTOSCALE_PENDING', 'platform', 'No autoscaler said that it adds a node.', 'why.noScaleUp'));

const EXCLUSIONS: readonly Exclusion[] = [noProbeKilled, nodeHasMemory, neverEnded, isAttached, noScaleUp, nodeIsReady];

/** Only of what is wrong now: what held in the past is not asked of the present. */
export function ruledOut(main: Finding, history: History, world: World): readonly Alternative[] {
  const node = history.latest.nodeName === undefined ? undefined : world.node(history.latest.nodeName);
  return main.until !== undefined ? [] : EXCLUSIONS.map((exclusion) => exclusion({ main, history, world, node })).filter((found) => found !== undefined);
}
