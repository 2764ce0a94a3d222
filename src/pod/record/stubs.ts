// What is kept of a pod at rest: its last version, folded small, so that its next operation has something to begin from.
// The parts that all pods of a template share are kept once.
import type { EpochMs } from '../../base/time';
import type { Operation } from '../lifecycle/lifecycle';
import type { PodFacts, PodUid, Signal } from '../signal';
import { pack, unpack } from './packed';

// What most pods have told.
const DELIVERED = '{"create":1}';

interface Stub {
  /** Values of this pod alone (see `packed.ts`). */
  readonly own: string;
  readonly shared: Shared;
  /** Hash of what would begin an operation if it changed. */
  readonly shape: number;
  readonly at: EpochMs;
  readonly revision: number;
  /** Operations told so far, by kind: JSON. */
  readonly told: string;
}

interface Shared {
  readonly mould: string;
  users: number;
}

export interface AtRest {
  /** The last version as a signal from a LIST: its arrival dates nothing. */
  readonly base: Signal & { kind: 'pod' };
  readonly revision: number;
  readonly told: Readonly<Partial<Record<Operation, number>>>;
}

export class StubBook {
  private readonly stubs = new Map<PodUid, Stub>();
  private readonly shared = new Map<string, Shared>();

  get size(): number {
    return this.stubs.size;
  }

  /** The moment of the version that is kept. */
  since(uid: PodUid): EpochMs | undefined {
    return this.stubs.get(uid)?.at;
  }

  has(uid: PodUid): boolean {
    return this.stubs.has(uid);
  }

  keep(pod: PodFacts, at: EpochMs, revision: number, told: AtRest['told']): void {
    this.drop(pod.uid);
    const { mould, own } = pack(pod);
    const shared = this.shared.get(mould) ?? { mould, users: 0 };
    shared.users++;
    this.shared.set(mould, shared);
    const counts = JSON.stringify(told);
    this.stubs.set(pod.uid, { own, shared, shape: shapeOf(pod), at, revision, told: counts === DELIVERED ? DELIVERED : counts });
  }

  /** Changes of some facts begin an operation or end the pod; everything else is the hum of a running pod. */
  hums(pod: PodFacts): boolean {
    return this.stubs.get(pod.uid)?.shape === shapeOf(pod);
  }

  /** Undefined when nothing is kept of it. */
  look(uid: PodUid): AtRest | undefined {
    const stub = this.stubs.get(uid);
    if (stub === undefined) {
      return undefined;
    }
    const pod = unpack(uid, { mould: stub.shared.mould, own: stub.own });
    return { base: { kind: 'pod', at: stub.at, heard: 'listed', pod }, revision: stub.revision, told: JSON.parse(stub.told) as AtRest['told'] };
  }

  drop(uid: PodUid): void {
    const stub = this.stubs.get(uid);
    if (stub !== undefined) {
      this.stubs.delete(uid);
      stub.shared.users--;
      if (stub.shared.users === 0) {
        this.shared.delete(stub.shared.mould);
      }
    }
  }
}

function shapeOf(pod: PodFacts): number {
  return hashOf(JSON.stringify([
    pod.deletionAt, pod.phase === 'Failed' || pod.phase === 'Succeeded' ? pod.phase : '',
    pod.containers.map(({ name, image, requests, limits }) => [name, image, requests, limits]),
    pod.statuses.map(({ name, state, lastState, restartCount }) => [name, restartCount, state.kind === 'terminated' ? state.finishedAt : state.kind, lastState?.finishedAt]),
  ]));
}

/** FNV-1a over two lanes: 53 bits, so that two shapes of one pod do not meet by chance. */
function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9dc5811c;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(text.length - 1 - i), 0x01000193);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
