// Text of any channel to a code. The reason and the speaker choose the channel, the text chooses the rule; when no rule
// fits, the widest code that the reason alone allows is the answer.
import { ADMIT_RULES } from './channel/admit';
import { CONFIG_RULES } from './channel/config';
import { CRE_RULES } from './channel/cre';
import { CREATE_RULES } from './channel/create';
import { EVICT_RULES } from './channel/evict';
import { GATE_RULES } from './channel/gate';
import { HOOK_RULES } from './channel/hook';
import { IMAGE_RULES } from './channel/image';
import { PROBE_RULES } from './channel/probe';
import { PVC_RULES } from './channel/pvc';
import { ANY_REASON_RULES, REASON_RULES } from './channel/reason';
import { SANDBOX_RULES } from './channel/sandbox';
import { SCHED_RULES } from './channel/sched';
import { SCHEDREASON_RULES } from './channel/schedreason';
import { START_RULES } from './channel/start';
import { VOL_RULES } from './channel/vol';
import type { Code, Owner } from './code';
import { codeOf, isUnder } from './code';
import type { Rule } from './rule';
import { exitMeaning } from './exit';
import type { Meaning } from './rule';
import { boundedText, firstMeaning, meaningOf } from './rule';
import type { UntoleratedTaints } from './scheduling';
import { schedulingMeaning } from './scheduling';

export interface Said {
  readonly reason: string;
  readonly message: string;
  /** Kind of the object spoken about: Pod, ReplicaSet, PersistentVolumeClaim, Node … */
  readonly kind: string;
  /** Component that spoke; empty for a status or condition. */
  readonly source: string;
}

export interface Classified {
  readonly code: Code;
  readonly owner: Owner;
  readonly rank: 1 | 2 | 3;
  readonly params: Readonly<Record<string, string>>;
  /** 0.95 exact text on a status, 0.9 on an event, 0.5 only the class. */
  readonly confidence: number;
  /** Further causes that the same message names. */
  readonly others?: readonly { readonly code: Code; readonly owner: Owner }[];
}

interface Channel {
  readonly rules: readonly Rule[];
  /** What is known when no rule fits. */
  readonly otherwise?: string;
}

const IMAGE: Channel = { rules: IMAGE_RULES, otherwise: 'IMAGE_PULL_UNKNOWN' };
const VOLUME: Channel = { rules: VOL_RULES, otherwise: 'VOL_MOUNT' };
const SANDBOX: Channel = { rules: SANDBOX_RULES, otherwise: 'NET' };
const CONFIG: Channel = { rules: CONFIG_RULES, otherwise: 'CONFIG' };
// CRI-O finds at creation what other runtimes find at the start.
const START_CAUSES = START_RULES.filter(({ code }) => !['CTR_START_CGROUP', 'CTR_START_RUNTIME', 'CTR_START_FAILED'].includes(code));
const CREATE_CONTAINER: Channel = { rules: [...CRE_RULES.slice(0, -1), ...START_CAUSES, ...CRE_RULES.slice(-1)], otherwise: 'CTR_CREATE' };
const START: Channel = { rules: START_RULES, otherwise: 'CTR_START' };
const HOOK: Channel = { rules: HOOK_RULES, otherwise: 'HOOK' };
const CLAIM: Channel = { rules: PVC_RULES };

/** All rules of all channels. */
export const ALL_RULES: readonly Rule[] = [
  ADMIT_RULES, CONFIG_RULES, CRE_RULES, CREATE_RULES, EVICT_RULES, GATE_RULES, HOOK_RULES, IMAGE_RULES, PROBE_RULES, PVC_RULES, ANY_REASON_RULES, ...Object.values(REASON_RULES), SANDBOX_RULES, START_RULES, VOL_RULES,
  SCHED_RULES, SCHEDREASON_RULES,
].flat();

/** Reasons whose channel the text does not decide. */
const BY_REASON: Readonly<Record<string, Channel>> = {
  ErrImagePull: IMAGE, ImagePullBackOff: IMAGE, ImageInspectError: IMAGE, ErrImageNeverPull: IMAGE, InvalidImageName: IMAGE, RegistryUnavailable: IMAGE,
  SignatureValidationFailed: IMAGE, InspectFailed: IMAGE,
  VolumePermissionChangeInProgress: VOLUME, FailedMount: VOLUME, FailedAttachVolume: VOLUME, FailedMapVolume: VOLUME, AlreadyMountedVolume: VOLUME,
  FailedCreatePodSandBox: SANDBOX, CreatePodSandboxError: SANDBOX, ConfigPodSandboxError: SANDBOX, SetupNetworkError: SANDBOX, NetworkNotReady: SANDBOX, FailedPodSandBoxStatus: SANDBOX,
  CreateContainerConfigError: CONFIG, CreateContainerError: CREATE_CONTAINER, RunContainerError: START, StartError: START, ContainerCannotRun: START,
  PostStartHookError: HOOK, FailedPostStartHook: HOOK,
  Unhealthy: { rules: PROBE_RULES },
  ProbeWarning: { rules: PROBE_RULES },
  FailedCreate: { rules: CREATE_RULES, otherwise: 'CREATE' },
  ReplicaSetCreateError: { rules: CREATE_RULES, otherwise: 'CREATE' },
  ReplicaFailure: { rules: CREATE_RULES, otherwise: 'CREATE' },
  Evicted: { rules: EVICT_RULES, otherwise: 'EVICT' },
  ReadinessGatesNotReady: { rules: GATE_RULES },
  SchedulingGated: { rules: GATE_RULES, otherwise: 'GATE_SCHEDULING' },
  FailedBinding: CLAIM, ProvisioningFailed: { rules: PVC_RULES, otherwise: 'PVC_PROVISION' }, ClaimLost: CLAIM, ClaimMisbound: CLAIM, VolumeResizeFailed: CLAIM,
};

const OF_IMAGE = /^(?:Failed to (?:pull image|apply default image tag|inspect image)|(?:Err)?Image(?!Service)|image pull|InvalidImageName|RegistryUnavailable|SignatureValidationFailed|Container image "[^"]*" is not present)/;
// The catch-all of a channel is an answer for a text of that channel, not a reason to stop looking in the others.
const FAILED_RULES = [CONFIG_RULES, CRE_RULES, START_RULES].map((rules) => rules.filter(({ pattern }) => pattern.source !== '.'));
const PREFIXES = /^(?:\(combined from similar events\): )?(?:Error: )?/;
const GRPC = /rpc error: code = (\w+) desc = /;

/** The meaning of one message; undefined for normal progress and for texts that say nothing about a cause. */
export function classify(said: Said, untolerated?: UntoleratedTaints): Classified | undefined {
  const { reason } = said;
  if (reason === 'FailedScheduling' || reason === 'Unschedulable' || reason === 'SchedulerError') {
    const message = said.message.replace(PREFIXES, '');
    return /^skip schedule deleting pod/.test(message) ? undefined : scheduling(message, confidenceOf(said), untolerated);
  }
  const text = boundedText(said.message).replace(PREFIXES, '');
  const inner = SYNC_RESULT.exec(text);
  if (reason === 'FailedSync' && inner !== null) {
    // An old kubelet's summary carries the reason and text of the step that failed.
    const [, step = '', why = ''] = inner;
    return classify({ ...said, reason: step, message: why.replace(/\\"/g, '"') }) ?? inChannel({ rules: REASON_RULES['FailedSync'] ?? [] }, text, said);
  }
  if (reason === 'Failed' || reason === 'FailedPullImage') {
    return failed(text, said);
  }
  if (reason === 'BackOff') {
    return backOff(text, said);
  }
  const ended = EXITS.has(reason) && /container|terminated/i.test(said.kind) ? exitMeaning({ reason, exitCode: 1, message: text, restartPolicy: 'Always' }) : undefined;
  const channel = BY_REASON[reason];
  return ended ?? (channel === undefined ? byReason(text, said) : inChannel(channel, text, said));
}

const SYNC_RESULT = /with (\w+): "?(.*?)"?$/s;
const EXITS = new Set(['OOMKilled', 'ContainerStatusUnknown', 'StartError', 'ContainerCannotRun']);

function byReason(text: string, said: Said): Classified | undefined {
  const rules = REASON_RULES[said.reason];
  const meaning = rules === undefined ? undefined : firstMeaning(rules, text);
  const any = meaning ?? firstMeaning(ANY_REASON_RULES, text);
  return any === undefined ? (rules === undefined ? terminalReason(said, text) : undefined) : classified(any, text, confidenceOf(said));
}

/** Waiting between attempts: of an image with its last error where this version says it, else of a container that ended. */
function backOff(text: string, said: Said): Classified | undefined {
  return /^Back-off pulling image/.test(text) ? inChannel(IMAGE, withoutImageName(text), said) : /restarting failed/.test(text) ? byReason(text, { ...said, reason: 'CrashLoopBackOff' }) : undefined;
}

/** What follows the name of the image: a name may look like an error. */
const withoutImageName = (text: string): string => text.replace(/^(?:Back-off pulling|Failed to pull) image "[^"]*"(?::\s*)?/, '');

function scheduling(text: string, confidence: number, untolerated?: UntoleratedTaints): Classified {
  const meaning = schedulingMeaning(text, untolerated);
  return meaning === undefined
    ? onlyKnownAs('SCHED')
    : { ...classified(meaning, text, confidence), others: meaning.others.map(({ code, owner }) => ({ code: codeOf(code), owner })) };
}

/** `Failed` events speak of pulls, configuration, creation and start alike: the text decides. */
function failed(text: string, said: Said): Classified | undefined {
  if (OF_IMAGE.test(text)) {
    return inChannel(IMAGE, withoutImageName(text), said);
  }
  if (SYNC_TEXT.test(text)) {
    return byReason(text, { ...said, reason: 'FailedSync' });
  }
  for (const rules of FAILED_RULES) {
    const meaning = firstMeaning(rules, text);
    if (meaning !== undefined) {
      return classified(meaning, text, confidenceOf(said));
    }
  }
  return undefined;
}

const SYNC_TEXT = /making pod data directories|^(?:failed to )?create pod container/i;

function inChannel(channel: Channel, text: string, said: Said): Classified | undefined {
  // Reason and text are tried together too: some rules look for the reason itself.
  const meaning = firstMeaning(channel.rules, text) ?? firstMeaning(channel.rules, said.reason);
  if (meaning !== undefined) {
    return classified(meaning, text, confidenceOf(said));
  }
  return channel.otherwise === undefined ? undefined : onlyKnownAs(channel.otherwise);
}

/** No rule fits: the class of cause is all that is known. */
const onlyKnownAs = (code: string): Classified => ({ ...meaningOf(code), code: codeOf(code), rank: 3, confidence: 0.5 });

/** pod.status.reason: the kubelet refused the pod or ended it. */
function terminalReason(said: Said, text: string): Classified | undefined {
  const meaning = (said.reason === 'Evicted' ? firstMeaning(EVICT_RULES, text) : undefined) ?? firstMeaning(ADMIT_RULES, said.reason) ?? firstMeaning(ADMIT_RULES, text) ?? firstMeaning(EVICT_RULES, text);
  return meaning === undefined ? undefined : classified(meaning, text, confidenceOf(said));
}

function classified(meaning: Meaning, text: string, confidence: number): Classified {
  const grpc = GRPC.exec(text)?.[1];
  const params = { ...meaning.params, ...(grpc === undefined ? {} : { grpc }), ...(meaning.code.startsWith('EVICT_NODE') ? offenderIn(text) : {}) };
  return { code: codeOf(refined(meaning.code, params)), owner: meaning.owner, rank: meaning.rank, params, confidence };
}

const confidenceOf = (said: Said): number => (said.source === '' ? 0.95 : 0.9);

/** A probe's code says which probe: PROBE_READINESS_TIMEOUT. */
function refined(code: string, params: Readonly<Record<string, string>>): string {
  const kind = params['kind'];
  return isUnder(code, 'PROBE') && kind !== undefined ? code.replace('PROBE', `PROBE_${kind.toUpperCase()}`) : code;
}

/** The container that used more than it asked for: the node's eviction is then shared with the pod's user. */
function offenderIn(text: string): Readonly<Record<string, string>> {
  const offender = /Container (\S+) was using \S+, request is \S+, has larger consumption/.exec(text)?.[1];
  return offender === undefined ? {} : { offender, shared: 'user' };
}
