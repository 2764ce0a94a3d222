// Audit records of any wrapping: audit.k8s.io Events and lists of them, the AKS envelope, Google's Cloud Audit Log.
import type { EpochMs } from '../../base/time';
import { parseTime, epochMs } from '../../base/time';
import type { AuditFacts, PodUid } from '../../pod/signal';

type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);
const rawOf = (from: Raw, key: string): Raw => (isRaw(from[key]) ? from[key] : {});
const textOf = (from: Raw, key: string): string | undefined => (typeof from[key] === 'string' ? from[key] : undefined);

/** One decoded record: the write on a pod, and the object that the server answered with, when it says so. */
export interface Decoded {
  readonly facts: AuditFacts | undefined;
  readonly responseObject: Raw | undefined;
  readonly completedAt: EpochMs | undefined;
}

/** True for anything that this file can decode. */
export function isAudit(object: Raw): boolean {
  return /^audit\.k8s\.io\//.test(textOf(object, 'apiVersion') ?? '') || (textOf(object, 'auditID') !== undefined && textOf(object, 'verb') !== undefined) ||
    isRaw(object['protoPayload']) || (textOf(object, 'category') ?? '').startsWith('kube-audit');
}

/** The records in an object: a batch has many, an envelope one. Records of other resources than pods have no facts. */
export function decodeAudit(object: Raw): readonly Decoded[] {
  const { items } = object;
  if (Array.isArray(items)) {
    return items.filter(isRaw).flatMap(decodeAudit);
  }
  const log = textOf(rawOf(object, 'properties'), 'log');
  if (log !== undefined) {
    const inner: unknown = JSON.parse(log);
    return isRaw(inner) ? decodeAudit(inner) : [];
  }
  return isRaw(object['protoPayload']) ? [decodeCloudAudit(object)] : [decodeEvent(object)];
}

function decodeEvent(event: Raw): Decoded {
  const object = rawOf(event, 'objectRef');
  const response = isRaw(event['responseObject']) ? event['responseObject'] : undefined;
  const status = rawOf(event, 'responseStatus');
  // v1beta1 of 2017 carries one `timestamp`; later versions tell reception and stage apart.
  const received = parseTime(textOf(event, 'requestReceivedTimestamp') ?? textOf(event, 'timestamp'));
  const completed = parseTime(textOf(event, 'stageTimestamp') ?? textOf(event, 'timestamp')) ?? received;
  const isPod = textOf(object, 'resource') === 'pods' && textOf(object, 'apiGroup') === undefined;
  const done = textOf(event, 'stage') === undefined || textOf(event, 'stage') === 'ResponseComplete';
  const completedAt = completed === undefined ? undefined : epochMs(completed);
  if (!isPod || !done || received === undefined || completedAt === undefined) {
    return { facts: undefined, responseObject: response, completedAt };
  }
  const metadata = rawOf(response ?? rawOf(event, 'requestObject'), 'metadata');
  const annotations = rawOf(event, 'annotations');
  const uid = textOf(object, 'uid') ?? textOf(metadata, 'uid');
  const subresource = textOf(object, 'subresource');
  const message = textOf(status, 'message');
  const userAgent = textOf(event, 'userAgent');
  return {
    responseObject: response, completedAt,
    facts: {
      auditId: textOf(event, 'auditID') ?? '', verb: textOf(event, 'verb') ?? '', namespace: textOf(object, 'namespace') ?? textOf(metadata, 'namespace') ?? '',
      podName: textOf(object, 'name') ?? textOf(metadata, 'name') ?? '', user: textOf(rawOf(event, 'user'), 'username') ?? '',
      code: typeof status['code'] === 'number' ? status['code'] : 0, receivedAt: epochMs(received), completedAt,
      annotations: Object.fromEntries(Object.entries(annotations).filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
      ...(uid === undefined ? {} : { podUid: uid as PodUid }), ...(subresource === undefined ? {} : { subresource }), ...(message === undefined ? {} : { message }),
      ...(userAgent === undefined ? {} : { userAgent }),
    },
  };
}

const METHOD = /^io\.k8s\.core\.v1\.pods\.(?:(\w+)\.)?(\w+)$/;

/** Google's log: the method names resource and verb, the resource name the pod. */
function decodeCloudAudit(entry: Raw): Decoded {
  const payload = rawOf(entry, 'protoPayload');
  const response = isRaw(payload['response']) ? payload['response'] : undefined;
  const at = parseTime(textOf(entry, 'timestamp'));
  const completedAt = at === undefined ? undefined : epochMs(at);
  const method = METHOD.exec(textOf(payload, 'methodName') ?? '');
  if (method === null || completedAt === undefined) {
    return { facts: undefined, responseObject: response, completedAt };
  }
  const [, subresource, verb = ''] = method;
  const [, namespace = '', podName = ''] = /namespaces\/([^/]+)\/pods\/([^/]+)/.exec(textOf(payload, 'resourceName') ?? '') ?? [];
  const metadata = rawOf(response ?? rawOf(payload, 'request'), 'metadata');
  const uid = textOf(metadata, 'uid');
  const status = rawOf(payload, 'status');
  return {
    responseObject: response, completedAt,
    facts: {
      auditId: textOf(entry, 'insertId') ?? '', verb, namespace: namespace === '' ? (textOf(metadata, 'namespace') ?? '') : namespace,
      podName: podName === '' ? (textOf(metadata, 'name') ?? '') : podName, user: textOf(rawOf(payload, 'authenticationInfo'), 'principalEmail') ?? '',
      code: typeof status['code'] === 'number' && status['code'] !== 0 ? 400 + status['code'] : 200, receivedAt: completedAt, completedAt, annotations: {},
      ...(uid === undefined ? {} : { podUid: uid as PodUid }), ...(subresource === undefined ? {} : { subresource }),
    },
  };
}
