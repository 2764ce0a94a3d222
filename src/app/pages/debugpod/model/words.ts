// Our words for what Kubernetes calls by a reason. The reason itself stays beside them.
import { t } from '../../../../waterfall/t';
import type { Happened } from './happened';

export function happenedWord({ what, emitter, text }: Pick<Happened, 'what' | 'emitter' | 'text'>): string {
  return emitter === 'status' ? changeWord(what, text) : eventWord(what);
}

/** A change of the pod's object: the backend's English text is not needed beside our words. */
function changeWord(what: string, text: string): string {
  switch (what) {
    case 'Created':
      return t('happened.podCreated', 'Pod created');
    case 'Bound':
      return t('happened.bound', 'Bound to {{node}}', { node: /node (\S+)\.$/.exec(text)?.[1] ?? '' });
    case 'Deletion asked':
      return t('happened.deletion', 'Deletion asked for, with {{seconds}} s of grace', { seconds: /(\d+) s/.exec(text)?.[1] ?? '?' });
    case 'Deleted':
      return t('happened.deleted', 'Gone');
    case 'Missing':
      return t('happened.missing', 'Gone while nobody listened');
    case 'Running':
      return t('happened.running', 'Container runs');
    case 'ContainerCreating':
      return t('happened.creating', 'Container is being created');
    case 'PodInitializing':
      return t('happened.initializing', 'Waits for the init containers');
    case 'ErrImagePull':
      return t('happened.errImagePull', 'Image was not pulled');
    case 'ImagePullBackOff':
      return t('happened.pullBackOff', 'Waits before the next pull');
    case 'CrashLoopBackOff':
      return t('happened.crashBackOff', 'Waits before the next run');
    default:
      return endWord(what) ?? phaseWord(what) ?? conditionWord(what) ?? what;
  }
}

function endWord(what: string): string | undefined {
  const [, reason, code] = /^(\w+) \(exit (\d+)\)$/.exec(what) ?? [];
  return reason === undefined || code === undefined ? undefined : t('happened.ended', 'Container ended with exit code {{code}}', { code });
}

const REASONS = /^(ContainerCreating|PodInitializing|ErrImagePull|ImagePullBackOff|CrashLoopBackOff)$|\(exit \d+\)$/;

/** Kubernetes' own name where our words stand in its place. */
export const reasonShown = ({ what, emitter, reason }: Pick<Happened, 'what' | 'emitter' | 'reason'>): string => (emitter === 'status' ? (REASONS.test(what) ? reason : '') : what);

const OWN_TEXTS = /^(Created|Bound|Deletion asked|Deleted|Missing|Phase \w+)$/;

/** The text to show beside the words: Kubernetes' own, not what our words say already. */
export const textShown = ({ what, emitter, text }: Pick<Happened, 'what' | 'emitter' | 'text'>): string => (emitter === 'status' && OWN_TEXTS.test(what) && !/^Phase Failed$/.test(what) ? '' : text);

function phaseWord(what: string): string | undefined {
  const phase = /^Phase (\w+)$/.exec(what)?.[1];
  return phase === undefined ? undefined : t('happened.phase', 'Phase {{phase}}', { phase });
}

function eventWord(what: string): string {
  switch (what) {
    case 'Created':
      return t('happened.created', 'Container created');
    case 'Scheduled':
      return t('happened.scheduled', 'Node chosen');
    case 'FailedScheduling':
      return t('happened.failedScheduling', 'No node fits');
    case 'TriggeredScaleUp':
      return t('happened.scaleUp', 'New node ordered');
    case 'Pulling':
      return t('happened.pulling', 'Pulling the image');
    case 'Pulled':
      return t('happened.pulled', 'Image is on the node');
    case 'Started':
      return t('happened.started', 'Container started');
    case 'Failed':
      return t('happened.failed', 'Attempt failed');
    case 'BackOff':
      return t('happened.backOff', 'Waits before the next try');
    case 'Unhealthy':
      return t('happened.unhealthy', 'Probe failed');
    case 'Killing':
      return t('happened.killing', 'Being stopped');
    case 'FailedMount':
      return t('happened.failedMount', 'Volume not mounted');
    case 'FailedAttachVolume':
      return t('happened.failedAttach', 'Volume not attached');
    case 'SuccessfulAttachVolume':
      return t('happened.attached', 'Volume attached');
    case 'FailedCreatePodSandBox':
      return t('happened.failedSandbox', 'No sandbox');
    case 'Evicted':
      return t('happened.evicted', 'Evicted');
    case 'Preempted':
      return t('happened.preempted', 'Made room for another pod');
    default:
      return what;
  }
}

function conditionWord(what: string): string | undefined {
  const [, type, status] = /^(\w+) (True|False|Unknown)$/.exec(what) ?? [];
  if (type === undefined || status === undefined) {
    return undefined;
  }
  return status === 'True' ? t('happened.conditionTrue', '{{type}} reached', { type }) : t('happened.conditionFalse', '{{type}} not reached', { type });
}

/** Who said it: names of components stay as they are. */
export const emitterWord = (emitter: string): string => (emitter === 'status' ? t('happened.status', 'pod status') : emitter);

export function containerState(state: string, reason: string, ready: boolean): string {
  switch (state) {
    case 'running':
      return ready ? t('container.ready', 'running, ready') : t('container.notReady', 'running, not ready');
    case 'waiting':
      return reason === '' ? t('container.waiting', 'waiting') : t('container.waitingFor', 'waiting · {{reason}}', { reason });
    default:
      return reason === '' ? t('container.ended', 'ended') : t('container.endedWith', 'ended · {{reason}}', { reason });
  }
}

export function roleWord(role: string): string {
  switch (role) {
    case 'init':
      return t('container.init', 'init');
    case 'sidecar':
      return t('container.sidecar', 'sidecar');
    case 'ephemeral':
      return t('container.ephemeral', 'ephemeral');
    default:
      return '';
  }
}

const KI = 1024;

/** Cores as Kubernetes writes them, bytes in the largest binary unit that stays whole enough to read. */
export function quantity(resource: string, value: number): string {
  if (resource === 'cpu') {
    return value < 1 ? `${Math.round(value * 1000)}m` : String(Math.round(value * 1000) / 1000);
  }
  const step = resource === 'memory' || resource.includes('storage') ? ['', 'Ki', 'Mi', 'Gi', 'Ti'].findLastIndex((_, power) => value >= KI ** power) : 0;
  const unit = ['', 'Ki', 'Mi', 'Gi', 'Ti'][Math.max(0, step)] ?? '';
  return `${Math.round((value / KI ** Math.max(0, step)) * 10) / 10}${unit}`;
}
