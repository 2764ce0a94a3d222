// Plays a recording into a world: fresh names and UIDs, times moved to now.
import { createHash, randomUUID } from 'node:crypto';
import { sleep } from './life';
import type { Recorded, Recording } from './recordings';
import { whole } from './stamps';
import type { KubeObject, World } from './world';

export interface ReplayOptions {
  readonly namespace: string;
  /** At any but 1 whole-second stamps may be a second off. */
  readonly speed: number;
  /** How long what is left stays when the recording is over. */
  readonly stayMs: number;
  readonly stopped: () => boolean;
}

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
/** Nodes of the demo whose clocks are right, as the recorded ones were. */
const NODES: Readonly<Record<string, string>> = { 'docker-desktop': 'node-a2', 'kind-worker': 'node-a1', 'kind-worker2': 'node-c1', 'kind-worker3': 'node-c2' };
const NODE = /\b(docker-desktop|kind-worker\d?)\b/g;
const GENERATED = /-[a-z0-9]{5}$/;

export async function replay(world: World, { versions }: Recording, { namespace, speed, stayMs, stopped }: ReplayOptions): Promise<void> {
  const [first] = versions;
  if (first === undefined) {
    return;
  }
  // Whole seconds stay whole seconds of the same instants when the shift is whole seconds.
  const beginMs = Math.ceil((Date.now() - first.atMs) / 1000) * 1000 + first.atMs;
  const shifted = (ms: number): number => beginMs + (ms - first.atMs) / speed;
  const fresh = renamer(versions, namespace, shifted);
  const left = new Map<string, Left>();
  for (const { atMs, resource, object, gone } of versions) {
    await sleep(Math.max(0, shifted(atMs) - Date.now()));
    if (stopped()) {
      return;
    }
    const made = JSON.parse(fresh(JSON.stringify(object))) as KubeObject;
    made.metadata.namespace = namespace;
    if (resource === 'pods' && !GENERATED.test(object.metadata.name)) {
      made.metadata.name = `${object.metadata.name}-${made.metadata.uid.slice(0, 5)}`;
    }
    delete made.metadata['selfLink'];
    world.put(resource, made);
    left.set(`${resource} ${made.metadata.name}`, { resource, made });
    if (gone) {
      world.remove(resource, namespace, made.metadata.name);
    }
  }
  await sleep(stayMs / speed);
  await clear(world, [...left.values()], speed);
}

interface Left {
  readonly resource: Recorded['resource'];
  readonly made: KubeObject;
}
const STOPPING_MS = 1200;

/** What the recording left: its pods are deleted as people delete pods. */
async function clear(world: World, left: readonly Left[], speed: number): Promise<void> {
  for (const { made } of left.filter(({ resource, made: { metadata } }) => resource === 'pods' && world.find(resource, metadata.namespace ?? '', metadata.name) !== undefined)) {
    Object.assign(made.metadata, { deletionTimestamp: whole(Date.now() + 30_000), deletionGracePeriodSeconds: 30 });
    world.put('pods', made);
  }
  await sleep(STOPPING_MS / speed);
  left.forEach(({ resource, made: { metadata } }) => world.remove(resource, metadata.namespace ?? '', metadata.name));
}

/** Replaces what identifies in the text of an object, the same way in all objects of one round: generated names keep their owner's part. */
function renamer(versions: readonly Recorded[], namespace: string, shifted: (ms: number) => number): (text: string) => string {
  const salt = randomUUID();
  const uidOf = (was: string): string => {
    const hex = createHash('sha256').update(`${salt} ${was}`).digest('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  };
  const names = new Set(versions.filter(({ resource, object }) => resource === 'pods' && GENERATED.test(object.metadata.name)).map(({ object }) => object.metadata.name));
  return (text) => {
    const told = [...names].reduce((so, name) => so.replaceAll(name, `${name.slice(0, -5)}${uidOf(name).slice(0, 5)}`), text)
      .replace(/"uid":"([^"]+)"/g, (_, was: string) => `"uid":"${uidOf(was)}"`)
      .replace(/"namespace":"default"/g, `"namespace":"${namespace}"`).replace(/ default\//g, ` ${namespace}/`)
      .replace(NODE, (was) => NODES[was] ?? was)
      .replace(/\.([0-9a-f]{16})"/g, (_, nanos: string) => `.${shiftedNanos(BigInt(`0x${nanos}`), shifted).toString(16)}"`);
    return told.replace(INSTANT, (was, fraction?: string) => {
      const ms = shifted(Date.parse(was));
      return fraction === undefined ? whole(ms) : new Date(ms).toISOString().replace('Z', `${fraction.slice(4, 7).padEnd(3, '0')}Z`);
    });
  };
}

const NANOS_PER_MS = 1_000_000n;
const shiftedNanos = (nanos: bigint, shifted: (ms: number) => number): bigint => BigInt(Math.round(shifted(Number(nanos / NANOS_PER_MS)) * 1000)) * 1000n + (nanos % NANOS_PER_MS);
