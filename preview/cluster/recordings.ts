// Reads the recordings of tests/recordings as versions of objects, each with the instant of its version.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { whole } from './stamps';
import type { KubeObject } from './world';

export interface Recorded {
  readonly atMs: number;
  readonly resource: 'pods' | 'events';
  readonly object: KubeObject;
  /** The object's last version: it is deleted now. */
  readonly gone: boolean;
}

export interface Recording {
  readonly name: string;
  /** In the order of time. */
  readonly versions: readonly Recorded[];
}

const MADE_UP = 'lunettes.demo/made-up';

export function readRecordings(folder: string): readonly Recording[] {
  const pulumi = readdirSync(join(folder, 'pulumi')).sort().map((file) => successive(file.replace('.json', ''), readFileSync(join(folder, 'pulumi', file), 'utf8')));
  const [patches = '', events = ''] = ['patches.txt', 'events.json'].map((what) => readFileSync(join(folder, 'gangmuk', `C1-2023-09-15-${what}`), 'utf8'));
  return [...pulumi, patched('h1-app', patches, (JSON.parse(events) as { items: KubeObject[] }).items)];
}

// A recorder without a clock: versions that no stamp sets apart are this far from each other.
const APART_MS = 350;
const STAMP = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)Z"/g;

/** Successive objects of one pod without times of arrival: a version is as late as the latest stamp in it. */
function successive(name: string, text: string): Recording {
  let atMs = 0;
  const versions = (JSON.parse(text) as KubeObject[]).map((object): Recorded => {
    const latest = Math.max(...[...JSON.stringify(object).matchAll(STAMP)].map(([, stamp = '']) => Date.parse(`${stamp}Z`)));
    atMs = Math.max(latest, atMs + APART_MS);
    return { atMs, resource: 'pods', gone: false, object: marked(object, 'times-of-arrival') };
  });
  return { name, versions };
}

const PATCH = /^(\w{3} \d+) .*? I\d{4} (\d\d:\d\d:\d\d\.\d+) .*"Patch status for pod" pod="([^"]+)" patch=(".*")$/gm;

interface Patch {
  readonly atMs: number;
  readonly metadata: { readonly uid: string };
  /** Absent when the kubelet had nothing to change. */
  readonly status?: Readonly<Record<string, unknown>>;
}

/** A kubelet's status patches with the EventList of the same run: spec, labels and owners of the pods are made up. */
function patched(workload: string, log: string, events: readonly KubeObject[]): Recording {
  const patches = Map.groupBy([...log.matchAll(PATCH)].map(([, day = '', time = '', , patch = '']): Patch =>
    ({ ...(JSON.parse(JSON.parse(patch) as string) as Omit<Patch, 'atMs'>), atMs: Date.parse(`2023 ${day} ${time.slice(0, 12)}Z`) })), ({ metadata }) => metadata.uid);
  const said = events.filter(({ involvedObject }) => ['Pod', 'ReplicaSet', 'Deployment'].includes((involvedObject as { kind: string }).kind))
    .map((object): Recorded => ({ atMs: namedAt(object.metadata.name), resource: 'events', object, gone: false }));
  const pods = [...patches.values()].flatMap((own) => versionsOf(workload, own.filter(({ status }) => status !== undefined), said));
  return { name: workload, versions: [...pods, ...said].sort((a, b) => a.atMs - b.atMs) };
}

/** Event names end in the nanoseconds of their emitter. */
const namedAt = (name: string): number => Number(BigInt(`0x${name.slice(name.lastIndexOf('.') + 1)}`) / 1000n) / 1000;

const AFTER_LAST_PATCH_MS = 60;

function versionsOf(workload: string, patches: readonly Patch[], said: readonly Recorded[]): readonly Recorded[] {
  const uid = patches[0]?.metadata.uid ?? '';
  const own = said.filter(({ object }) => (object['involvedObject'] as { uid: string }).uid === uid);
  const [scheduled, killing] = ['Scheduled', 'Killing'].map((reason) => own.find(({ object }) => object['reason'] === reason));
  if (scheduled === undefined) {
    return [];
  }
  const { name = '', namespace = '' } = scheduled.object['involvedObject'] as { name?: string; namespace?: string };
  const node = String(/to (\S+)$/.exec(String(scheduled.object['message']))?.[1]);
  const creation = said.find(({ object }) => object['message'] === `Created pod: ${name}`);
  const createdMs = creation === undefined || creation.atMs > scheduled.atMs ? scheduled.atMs - 1 : creation.atMs;
  const hash = name.split('-').at(-2) ?? '';
  let pod: KubeObject & { status: Status } = {
    metadata: {
      name, namespace, uid, creationTimestamp: whole(createdMs), labels: { app: workload, 'pod-template-hash': hash }, annotations: { [MADE_UP]: 'spec, labels, owners' },
      ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: `${workload}-${hash}`, uid: `${workload}-${hash}`, controller: true }],
    },
    spec: { restartPolicy: 'Always', schedulerName: 'default-scheduler', terminationGracePeriodSeconds: 30, containers: [{ name: workload, image: `gangmuk/${workload}:latest`, imagePullPolicy: 'IfNotPresent', resources: {} }] },
    status: { phase: 'Pending', conditions: [], qosClass: 'BestEffort' },
  };
  const version = (atMs: number, more: Partial<KubeObject>, gone = false): Recorded => {
    pod = { ...pod, ...more };
    return { atMs, resource: 'pods', object: structuredClone(pod), gone };
  };
  const bound = { type: 'PodScheduled', status: 'True', lastProbeTime: null, lastTransitionTime: whole(scheduled.atMs) };
  const versions = [version(createdMs, {}), version(scheduled.atMs, { spec: { ...(pod['spec'] as object), nodeName: node }, status: { ...pod.status, conditions: [bound] } })];
  const deletedMs = killing?.atMs ?? Infinity;
  for (const [i, { atMs, status = {} }] of patches.entries()) {
    if (atMs > deletedMs && (patches[i - 1]?.atMs ?? 0) <= deletedMs) {
      versions.push(version(deletedMs, { metadata: { ...pod.metadata, deletionTimestamp: whole(deletedMs + 30_000), deletionGracePeriodSeconds: 30 } }));
    }
    versions.push(version(atMs, { status: applied(pod.status, status) }));
  }
  const lastMs = patches.at(-1)?.atMs ?? 0;
  return lastMs > deletedMs ? [...versions, version(lastMs + AFTER_LAST_PATCH_MS, {}, true)] : versions;
}

interface Status {
  readonly conditions: readonly { readonly type: string }[];
  readonly [key: string]: unknown;
}

/** Strategic merge as far as pod statuses need it: conditions by type, everything else in place of what was. */
function applied(status: Status, patch: Readonly<Record<string, unknown>>): Status {
  const { conditions = [], ...rest } = patch as { conditions?: readonly { readonly type: string }[] };
  const plain = Object.fromEntries(Object.entries({ ...status, ...rest }).filter(([key, value]) => !key.startsWith('$') && value !== null));
  const merged = status.conditions.map((old) => ({ ...old, ...conditions.find(({ type }) => type === old.type) }));
  return { ...plain, conditions: [...merged, ...conditions.filter(({ type }) => !status.conditions.some((old) => old.type === type))] };
}

function marked(object: KubeObject, what: string): KubeObject {
  const annotations = object.metadata['annotations'] as Readonly<Record<string, string>> | undefined;
  return { ...object, metadata: { ...object.metadata, annotations: { ...annotations, [MADE_UP]: what } } };
}
