// THE list of what is kept of each object. Everything else – env, args, data, managedFields, foreign annotations – is
// dropped at the door. Pure: raw JSON in, facts out; used by the watch, by dumps and by replays alike.
import type { EpochMs } from '../../base/time';
import { epochMs, parseTime } from '../../base/time';
import type {
  AttachmentFacts, ClaimFacts, Condition, ConditionStatus, ContainerRole, ContainerSpec, ContainerState, ContainerStatus, EventFacts, NodeFacts,
  OwnerRef, PodFacts, PodUid, ProbeSpec, ResourceClaimFacts, ResourceList, Taint, TerminatedState, Toleration, VolumeSource, VolumeSpec,
  WorkloadFacts,
} from '../../pod/signal';
import { instantInName } from './event-clock';
import { maskMessage } from './mask';
import type { Raw } from './raw';
import { flag, integer, isRaw, present, quantity, raw, rawList, text, textList, textMap } from './raw';

/** Keys beyond the well-known ones that the configuration names. */
export interface KeptKeys {
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
}

export const NO_EXTRA_KEYS: KeptKeys = { labels: [], annotations: [] };

const POD_LABELS = [
  'app', 'app.kubernetes.io/name', 'app.kubernetes.io/instance', 'elastic', 'pod-template-hash', 'controller-revision-hash', 'job-name', 'batch.kubernetes.io/job-name',
  'statefulset.kubernetes.io/pod-name', 'eks.amazonaws.com/fargate-profile',
];
const POD_ANNOTATIONS = ['kubernetes.io/config.mirror', 'kubernetes.io/config.seen', 'vpc.amazonaws.com/pod-eni', 'lunettes.demo/made-up'];
const NODE_LABELS = [
  'kubernetes.io/hostname', 'kubernetes.io/os', 'kubernetes.io/arch', 'topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone', 'topology.kubernetes.io/region',
  'node.kubernetes.io/instance-type', 'node-role.kubernetes.io/control-plane', 'type', 'karpenter.sh/nodepool', 'eks.amazonaws.com/compute-type',
  'cloud.google.com/gke-nodepool', 'agentpool', 'kubernetes.azure.com/podnetwork-subnet', 'k8s.amazonaws.com/eniConfig',
];

const EPOCH_MS = 0;
const stamp = (from: Raw, key: string): EpochMs | undefined => {
  const at = parseTime(text(from, key));
  return at === EPOCH_MS ? undefined : at;
};
const message = (from: Raw, key: string): string | undefined => {
  const said = text(from, key);
  return said === undefined ? undefined : maskMessage(said);
};

function pick(from: Readonly<Record<string, string>>, known: readonly string[], extra: readonly string[]): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const key of [...known, ...extra]) {
    const value = from[key];
    if (value !== undefined) {
      kept[key] = value;
    }
  }
  return kept;
}

/** A Pod, or undefined when the object has no UID (then nothing can be said about it). */
export function podFacts(object: Raw, extra: KeptKeys = NO_EXTRA_KEYS): PodFacts | undefined {
  const metadata = raw(object, 'metadata');
  const spec = raw(object, 'spec');
  const status = raw(object, 'status');
  const uid = text(metadata, 'uid');
  const createdAt = parseTime(text(metadata, 'creationTimestamp'));
  if (uid === undefined || createdAt === undefined) {
    return undefined;
  }
  const annotations = textMap(metadata, 'annotations');
  const containers = containerSpecs(spec);
  return present({
    uid: uid as PodUid,
    namespace: text(metadata, 'namespace') ?? '',
    name: text(metadata, 'name') ?? '',
    resourceVersion: text(metadata, 'resourceVersion') ?? '',
    generation: integer(metadata, 'generation'),
    observedGeneration: integer(status, 'observedGeneration'),
    createdAt,
    deletionAt: stamp(metadata, 'deletionTimestamp'),
    deletionGraceS: integer(metadata, 'deletionGracePeriodSeconds'),
    finalizers: textList(metadata, 'finalizers'),
    labels: pick(textMap(metadata, 'labels'), POD_LABELS, extra.labels),
    annotations: pick(annotations, POD_ANNOTATIONS, extra.annotations),
    owner: ownerOf(metadata),
    mirror: annotations['kubernetes.io/config.mirror'] !== undefined,
    configSeenAt: parseTime(annotations['kubernetes.io/config.seen']),
    nodeName: text(spec, 'nodeName'),
    schedulerName: text(spec, 'schedulerName') ?? 'default-scheduler',
    priority: integer(spec, 'priority'),
    priorityClass: text(spec, 'priorityClassName'),
    restartPolicy: oneOf(text(spec, 'restartPolicy'), ['Always', 'OnFailure', 'Never'] as const) ?? 'Always',
    hostNetwork: flag(spec, 'hostNetwork'),
    runtimeClass: text(spec, 'runtimeClassName'),
    graceS: integer(spec, 'terminationGracePeriodSeconds') ?? 30,
    activeDeadlineS: integer(spec, 'activeDeadlineSeconds'),
    windows: text(raw(spec, 'os'), 'name') === 'windows' || textMap(spec, 'nodeSelector')['kubernetes.io/os'] === 'windows',
    gates: rawList(spec, 'schedulingGates').map((gate) => text(gate, 'name') ?? ''),
    readinessGates: rawList(spec, 'readinessGates').map((gate) => text(gate, 'conditionType') ?? ''),
    nodeSelector: textMap(spec, 'nodeSelector'),
    hasNodeAffinity: isRaw(raw(spec, 'affinity')['nodeAffinity']),
    tolerations: rawList(spec, 'tolerations').map(toleration),
    containers,
    volumes: rawList(spec, 'volumes').map(volume),
    hasFsGroup: integer(raw(spec, 'securityContext'), 'fsGroup') !== undefined,
    fsGroupOnRootMismatch: text(raw(spec, 'securityContext'), 'fsGroupChangePolicy') === 'OnRootMismatch',
    claims: rawList(spec, 'resourceClaims').map((claim) => text(claim, 'name') ?? ''),
    qosClass: text(status, 'qosClass'),
    phase: oneOf(text(status, 'phase'), ['Pending', 'Running', 'Succeeded', 'Failed'] as const) ?? (text(status, 'phase') === undefined ? 'Pending' : 'Unknown'),
    reason: text(status, 'reason'),
    message: message(status, 'message'),
    nominatedNode: text(status, 'nominatedNodeName'),
    podIp: text(status, 'podIP'),
    hostIp: text(status, 'hostIP'),
    startedAt: stamp(status, 'startTime'),
    conditions: rawList(status, 'conditions').map(condition),
    statuses: containerStatuses(status, containers),
  });
}

function oneOf<const T extends string>(value: string | undefined, allowed: readonly T[]): T | undefined {
  return allowed.find((known) => known === value);
}

function ownerOf(metadata: Raw): OwnerRef | undefined {
  const owners = rawList(metadata, 'ownerReferences');
  const owner = owners.find((reference) => flag(reference, 'controller')) ?? owners[0];
  if (owner === undefined) {
    return undefined;
  }
  return present({ kind: text(owner, 'kind') ?? '', name: text(owner, 'name') ?? '', uid: text(owner, 'uid') });
}

function condition(from: Raw): Condition {
  return present({
    type: text(from, 'type') ?? '',
    status: oneOf<ConditionStatus>(text(from, 'status'), ['True', 'False', 'Unknown']) ?? 'Unknown',
    changedAt: stamp(from, 'lastTransitionTime'),
    reason: text(from, 'reason'),
    message: message(from, 'message'),
    observedGeneration: integer(from, 'observedGeneration'),
  });
}

function toleration(from: Raw): Toleration {
  return present({
    key: text(from, 'key'),
    operator: oneOf(text(from, 'operator'), ['Exists', 'Equal', 'Lt', 'Gt'] as const),
    value: text(from, 'value'),
    effect: text(from, 'effect'),
    seconds: integer(from, 'tolerationSeconds'),
  });
}

function containerSpecs(spec: Raw): readonly ContainerSpec[] {
  return [
    ...rawList(spec, 'initContainers').map((from) => containerSpec(from, text(from, 'restartPolicy') === 'Always' ? 'sidecar' : 'init')),
    ...rawList(spec, 'containers').map((from) => containerSpec(from, 'app')),
    ...rawList(spec, 'ephemeralContainers').map((from) => containerSpec(from, 'ephemeral')),
  ];
}

function containerSpec(from: Raw, role: ContainerRole): ContainerSpec {
  const resources = raw(from, 'resources');
  const lifecycle = raw(from, 'lifecycle');
  const preStop = raw(lifecycle, 'preStop');
  return present({
    name: text(from, 'name') ?? '',
    role,
    image: text(from, 'image') ?? '',
    pullPolicy: oneOf(text(from, 'imagePullPolicy'), ['Always', 'IfNotPresent', 'Never'] as const),
    requests: resourceList(resources, 'requests'),
    limits: resourceList(resources, 'limits'),
    startupProbe: probe(from, 'startupProbe'),
    readinessProbe: probe(from, 'readinessProbe'),
    livenessProbe: probe(from, 'livenessProbe'),
    postStart: isRaw(lifecycle['postStart']),
    preStop: isRaw(lifecycle['preStop']),
    preStopSleepS: integer(raw(preStop, 'sleep'), 'seconds'),
  });
}

function resourceList(from: Raw, key: string): ResourceList {
  const kept: Record<string, number> = {};
  for (const [name, value] of Object.entries(raw(from, key))) {
    const amount = quantity(value);
    if (amount !== undefined) {
      kept[name] = amount;
    }
  }
  return kept;
}

function probe(container: Raw, key: string): ProbeSpec | undefined {
  const from = container[key];
  if (!isRaw(from)) {
    return undefined;
  }
  const handler = isRaw(from['exec']) ? 'exec' : isRaw(from['tcpSocket']) ? 'tcp' : isRaw(from['grpc']) ? 'grpc' : 'http';
  return {
    initialDelayS: integer(from, 'initialDelaySeconds') ?? 0,
    periodS: integer(from, 'periodSeconds') ?? 10,
    timeoutS: integer(from, 'timeoutSeconds') ?? 1,
    failureThreshold: integer(from, 'failureThreshold') ?? 3,
    successThreshold: integer(from, 'successThreshold') ?? 1,
    handler,
  };
}

const REFERENT: ReadonlyArray<readonly [string, VolumeSource, string]> = [
  ['persistentVolumeClaim', 'pvc', 'claimName'], ['configMap', 'configMap', 'name'], ['secret', 'secret', 'secretName'],
  ['projected', 'projected', ''], ['downwardAPI', 'downwardAPI', ''], ['emptyDir', 'emptyDir', ''], ['csi', 'csi', 'driver'],
  ['ephemeral', 'ephemeral', ''], ['image', 'image', 'reference'], ['nfs', 'nfs', 'server'], ['hostPath', 'hostPath', ''],
];

function volume(from: Raw): VolumeSpec {
  const name = text(from, 'name') ?? '';
  for (const [key, source, referent] of REFERENT) {
    const body = from[key];
    if (isRaw(body)) {
      return present({
        name, source,
        referent: referent === '' ? undefined : text(body, referent),
        sizeLimitBytes: quantity(body['sizeLimit']),
        optional: body['optional'] === true ? true : undefined,
      });
    }
  }
  return { name, source: 'other' };
}

function containerStatuses(status: Raw, specs: readonly ContainerSpec[]): readonly ContainerStatus[] {
  const roleOf = (name: string, fallback: ContainerRole): ContainerRole => specs.find((spec) => spec.name === name)?.role ?? fallback;
  const read = (key: string, role: ContainerRole): readonly ContainerStatus[] =>
    rawList(status, key).map((from) => containerStatus(from, roleOf(text(from, 'name') ?? '', role)));
  return [...read('initContainerStatuses', 'init'), ...read('containerStatuses', 'app'), ...read('ephemeralContainerStatuses', 'ephemeral')];
}

function containerStatus(from: Raw, role: ContainerRole): ContainerStatus {
  const last = raw(from, 'lastState')['terminated'];
  const resources = from['resources'];
  return present({
    name: text(from, 'name') ?? '',
    role,
    ready: flag(from, 'ready'),
    started: flag(from, 'started'),
    restartCount: integer(from, 'restartCount') ?? 0,
    image: text(from, 'image'),
    imageId: text(from, 'imageID'),
    containerId: text(from, 'containerID'),
    state: containerState(raw(from, 'state')),
    lastState: isRaw(last) ? terminated(last) : undefined,
    resources: isRaw(resources) ? { requests: resourceList(resources, 'requests'), limits: resourceList(resources, 'limits') } : undefined,
    allocated: isRaw(from['allocatedResources']) ? resourceList(from, 'allocatedResources') : undefined,
  });
}

function containerState(from: Raw): ContainerState {
  if (isRaw(from['running'])) {
    return present({ kind: 'running' as const, startedAt: stamp(from['running'], 'startedAt') });
  }
  if (isRaw(from['terminated'])) {
    return terminated(from['terminated']);
  }
  const waiting = raw(from, 'waiting');
  return present({ kind: 'waiting' as const, reason: text(waiting, 'reason'), message: message(waiting, 'message') });
}

function terminated(from: Raw): TerminatedState {
  return present({
    kind: 'terminated' as const,
    reason: text(from, 'reason'),
    message: message(from, 'message'),
    exitCode: integer(from, 'exitCode') ?? 0,
    signal: integer(from, 'signal'),
    startedAt: stamp(from, 'startedAt'),
    finishedAt: stamp(from, 'finishedAt'),
  });
}

const FIELD_PATH = /^spec\.(?:containers|initContainers|ephemeralContainers)\{(.+)\}$/;

/** An Event of core/v1 or events.k8s.io/v1, or undefined without a UID. */
export function eventFacts(object: Raw): EventFacts | undefined {
  const metadata = raw(object, 'metadata');
  const uid = text(metadata, 'uid') ?? text(metadata, 'name');
  if (uid === undefined) {
    return undefined;
  }
  const name = text(metadata, 'name') ?? '';
  const about = isRaw(object['involvedObject']) ? object['involvedObject'] : raw(object, 'regarding');
  const source = isRaw(object['source']) ? object['source'] : raw(object, 'deprecatedSource');
  const series = raw(object, 'series');
  const firstAt = stamp(object, 'firstTimestamp') ?? stamp(object, 'deprecatedFirstTimestamp');
  const lastAt = stamp(object, 'lastTimestamp') ?? stamp(object, 'deprecatedLastTimestamp');
  const eventTime = stamp(object, 'eventTime');
  const createdAt = stamp(metadata, 'creationTimestamp');
  return present({
    uid,
    namespace: text(metadata, 'namespace') ?? '',
    name,
    resourceVersion: text(metadata, 'resourceVersion'),
    type: text(object, 'type') ?? 'Normal',
    reason: text(object, 'reason') ?? '',
    message: message(object, 'message') ?? message(object, 'note') ?? '',
    subject: present({
      kind: text(about, 'kind') ?? '',
      namespace: text(about, 'namespace'),
      name: text(about, 'name') ?? '',
      uid: text(about, 'uid'),
      resourceVersion: text(about, 'resourceVersion'),
      container: FIELD_PATH.exec(text(about, 'fieldPath') ?? '')?.[1],
    }),
    relatedName: text(raw(object, 'related'), 'name'),
    component: text(source, 'component') ?? text(object, 'reportingComponent') ?? text(object, 'reportingController') ?? '',
    host: text(source, 'host') ?? text(object, 'reportingInstance'),
    createdAt,
    namedAt: instantInName(name, [firstAt, eventTime, createdAt]),
    firstAt,
    lastAt,
    eventTime,
    count: integer(series, 'count') ?? integer(object, 'count') ?? integer(object, 'deprecatedCount') ?? 1,
    seriesLastAt: stamp(series, 'lastObservedTime'),
  });
}

export function nodeFacts(object: Raw): NodeFacts | undefined {
  const metadata = raw(object, 'metadata');
  const spec = raw(object, 'spec');
  const status = raw(object, 'status');
  const name = text(metadata, 'name');
  if (name === undefined) {
    return undefined;
  }
  return present({
    name,
    uid: text(metadata, 'uid'),
    resourceVersion: text(metadata, 'resourceVersion'),
    createdAt: stamp(metadata, 'creationTimestamp'),
    kubeletVersion: text(raw(status, 'nodeInfo'), 'kubeletVersion'),
    labels: pick(textMap(metadata, 'labels'), NODE_LABELS, []),
    unschedulable: flag(spec, 'unschedulable'),
    taints: rawList(spec, 'taints').map(taint),
    conditions: rawList(status, 'conditions').map(condition),
    allocatable: resourceList(status, 'allocatable'),
    images: rawList(status, 'images').flatMap((image) => textList(image, 'names')),
    volumesAttached: rawList(status, 'volumesAttached').map((attached) => text(attached, 'name') ?? ''),
  });
}

function taint(from: Raw): Taint {
  return present({ key: text(from, 'key') ?? '', value: text(from, 'value'), effect: text(from, 'effect') ?? '', addedAt: stamp(from, 'timeAdded') });
}

export function claimFacts(object: Raw): ClaimFacts | undefined {
  const metadata = raw(object, 'metadata');
  const spec = raw(object, 'spec');
  const name = text(metadata, 'name');
  if (name === undefined) {
    return undefined;
  }
  return present({
    namespace: text(metadata, 'namespace') ?? '',
    name,
    uid: text(metadata, 'uid'),
    phase: text(raw(object, 'status'), 'phase'),
    storageClass: text(spec, 'storageClassName'),
    accessModes: textList(spec, 'accessModes'),
    volumeName: text(spec, 'volumeName'),
    selectedNode: textMap(metadata, 'annotations')['volume.kubernetes.io/selected-node'],
    provisioner: textMap(metadata, 'annotations')['volume.kubernetes.io/storage-provisioner'] ?? textMap(metadata, 'annotations')['volume.beta.kubernetes.io/storage-provisioner'],
  });
}

export function attachmentFacts(object: Raw): AttachmentFacts | undefined {
  const spec = raw(object, 'spec');
  const status = raw(object, 'status');
  const name = text(raw(object, 'metadata'), 'name');
  if (name === undefined) {
    return undefined;
  }
  const attachError = raw(status, 'attachError');
  return present({
    name,
    volume: text(raw(spec, 'source'), 'persistentVolumeName') ?? '',
    node: text(spec, 'nodeName') ?? '',
    attached: flag(status, 'attached'),
    errorMessage: message(attachError, 'message'),
    errorCode: integer(attachError, 'errorCode'),
  });
}

export function resourceClaimFacts(object: Raw): ResourceClaimFacts | undefined {
  const metadata = raw(object, 'metadata');
  const name = text(metadata, 'name');
  if (name === undefined) {
    return undefined;
  }
  return present({
    namespace: text(metadata, 'namespace') ?? '',
    name,
    allocatedAt: stamp(raw(raw(object, 'status'), 'allocation'), 'allocationTimestamp'),
  });
}

/** A Deployment, ReplicaSet, StatefulSet, DaemonSet, Job or CronJob. `kind` is given: list items do not carry it. */
export function workloadFacts(kind: string, object: Raw): WorkloadFacts | undefined {
  const metadata = raw(object, 'metadata');
  const spec = raw(object, 'spec');
  const status = raw(object, 'status');
  const rolling = raw(raw(spec, kind === 'Deployment' ? 'strategy' : 'updateStrategy'), 'rollingUpdate');
  const name = text(metadata, 'name');
  if (name === undefined) {
    return undefined;
  }
  const intOrText = (key: string): string | undefined => text(rolling, key) ?? integer(rolling, key)?.toString();
  return present({
    kind,
    namespace: text(metadata, 'namespace') ?? '',
    name,
    uid: text(metadata, 'uid'),
    resourceVersion: text(metadata, 'resourceVersion'),
    owner: ownerOf(metadata),
    createdAt: stamp(metadata, 'creationTimestamp'),
    generation: integer(metadata, 'generation'),
    observedGeneration: integer(status, 'observedGeneration'),
    replicas: integer(spec, 'replicas') ?? integer(status, 'desiredNumberScheduled') ?? integer(spec, 'parallelism'),
    readyReplicas: integer(status, 'readyReplicas') ?? integer(status, 'numberReady'),
    updatedReplicas: integer(status, 'updatedReplicas') ?? integer(status, 'updatedNumberScheduled'),
    availableReplicas: integer(status, 'availableReplicas') ?? integer(status, 'numberAvailable'),
    minReadyS: integer(spec, 'minReadySeconds'),
    progressDeadlineS: integer(spec, 'progressDeadlineSeconds'),
    maxSurge: intOrText('maxSurge'),
    maxUnavailable: intOrText('maxUnavailable'),
    conditions: rawList(status, 'conditions').map(condition),
    revision: text(raw(metadata, 'annotations'), 'deployment.kubernetes.io/revision') ?? text(status, 'updateRevision'),
  });
}

/** The kubelet's clock as its Lease shows it, in microseconds upstream. */
export function leaseRenewal(object: Raw): EpochMs | undefined {
  const at = parseTime(text(raw(object, 'spec'), 'renewTime'));
  return at === undefined ? undefined : epochMs(at);
}
