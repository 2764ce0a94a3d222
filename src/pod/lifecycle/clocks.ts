// Clock offsets of everybody who stamps, from causality (kubernetes-lifecycle 1.10.1): what an emitter stamped and we received
// bounds its clock from below, what it stamped for something that had happened bounds it from above.
//
//   return path    stamped t, received a           offset ≥ t − a
//   forward path   s happened, caused the stamp t  offset ≤ t − s
import type { EpochMs } from '../../base/time';
import type { ClockOffset, Clocks } from './world';

/** Whose clock: a process by its name (`default-scheduler`), a kubelet by its node. */
export type Emitter = string;

export const API_SERVER: Emitter = 'kube-apiserver';
const CONTROLLERS: Emitter = 'kube-controller-manager';
const KUBELETS = 'kubelet/';
export const kubeletOf = (node: string): Emitter => `${KUBELETS}${node}`;

// A clock kept by NTP is assumed to be within a second where nothing bounds it, and said to be assumed.
const ASSUMED_MS = 1000;

// What refutes the assumption from one side may be off by so much: a cause takes its time, a list tells late.
const LONG_MS = 60_000;

// Beyond this a node's stamps mislead whoever subtracts them.
const SKEWED_MS = 500;

// Clocks are set and drift: bounds older than two such windows are forgotten once newer ones are there.
const WINDOW_MS = 300_000;

// What two clocks that are kept by NTP drift apart within the windows.
const DRIFT_MS = 10;

interface Bounds {
  since: number;
  lo: number;
  hi: number;
}

interface Known {
  current: Bounds;
  before: Bounds;
}

// Controllers of one process emit Events under their own names.
const ONE_PROCESS = new Set([
  'attachdetach-controller', 'controllermanager', 'cronjob-controller', 'daemonset-controller', 'deployment-controller', 'horizontal-pod-autoscaler', 'job-controller', 'node-controller',
  'persistentvolume-controller', 'persistentvolume-binder', 'pod-garbage-collector', 'replicaset-controller', 'replication-controller', 'statefulset-controller', 'taint-eviction-controller',
]);

export const emitterOf = (component: string, host: string | undefined): Emitter =>
  component === 'kubelet' && host !== undefined ? kubeletOf(host) : ONE_PROCESS.has(component) ? CONTROLLERS : component;

const unbounded = (since: number): Bounds => ({ since, lo: -Infinity, hi: Infinity });

export class ClockBook {
  private readonly bounds = new Map<Emitter, Known>();
  private readonly given = new Map<Emitter, ClockOffset>();
  private controlPlane: ClockOffset | undefined;

  /** An offset that was learned before, known to ± `errorMs`: nothing sharpens it. */
  declare(emitter: Emitter, { offsetMs, errorMs }: { readonly offsetMs: number; readonly errorMs: number }): void {
    this.given.set(emitter, { loMs: offsetMs - errorMs, hiMs: offsetMs + errorMs });
  }

  /** The same for everybody but the kubelets. */
  declareControlPlane({ offsetMs, errorMs }: { readonly offsetMs: number; readonly errorMs: number }): void {
    this.controlPlane = { loMs: offsetMs - errorMs, hiMs: offsetMs + errorMs };
  }

  /** Received at `arrivedAt` what was stamped with `stampedAt`: it cannot have arrived before it was stamped. */
  returned(emitter: Emitter, stampedAt: EpochMs, arrivedAt: EpochMs): void {
    const bounds = this.boundsOf(emitter, arrivedAt);
    bounds.lo = Math.max(bounds.lo, stampedAt - arrivedAt);
  }

  /** Stamped `stampedAt` for something that had happened by `causedAt`. */
  caused(emitter: Emitter, stampedAt: number, causedAt: number): void {
    const bounds = this.boundsOf(emitter, causedAt);
    bounds.hi = Math.min(bounds.hi, stampedAt - causedAt);
  }

  offsetOf(emitter: Emitter): ClockOffset {
    const given = this.given.get(emitter) ?? (emitter.startsWith(KUBELETS) ? undefined : this.controlPlane);
    if (given !== undefined) {
      return given;
    }
    const known = this.bounds.get(emitter);
    const lo = known === undefined ? -Infinity : Math.max(known.current.lo, known.before.lo);
    const hi = known === undefined ? Infinity : Math.min(known.current.hi, known.before.hi);
    // What is heard comes soon after its stamp, so that the lower bound is near. What a cause brings about may take long (a
    // volume's attach): such an upper bound is no better than the assumption.
    const loMs = lo !== -Infinity ? lo - DRIFT_MS : hi >= -ASSUMED_MS ? -ASSUMED_MS : hi - LONG_MS;
    const hiMs = lo <= ASSUMED_MS ? Math.min(hi + DRIFT_MS, ASSUMED_MS) : hi === Infinity ? lo + LONG_MS : hi + DRIFT_MS;
    const assumed = lo === -Infinity && hi === Infinity ? { assumed: true as const } : {};
    // Bounds that exclude each other: the clock was set in between, or several clocks bear the name. It is none of our times.
    const [low, high] = loMs <= hiMs ? [loMs, hiMs] : [hiMs - ASSUMED_MS, loMs + ASSUMED_MS];
    // Most clocks are kept by NTP: where the bounds allow none, no offset is the likeliest. Else what came soonest was hardly late.
    const estMs = low <= 0 && high >= 0 ? 0 : Math.min(high, Math.max(low, lo));
    return { loMs: low, hiMs: high, ...(Number.isFinite(estMs) ? { estMs } : {}), ...assumed };
  }

  /** Nodes whose offset is surely beyond the limit. */
  skewed(): readonly { readonly node: string; readonly loMs: number; readonly hiMs: number }[] {
    return [...new Set([...this.given.keys(), ...this.bounds.keys()])].filter((emitter) => emitter.startsWith(KUBELETS))
      .map((emitter) => {
        const { loMs, hiMs } = this.offsetOf(emitter);
        return { node: emitter.slice(KUBELETS.length), loMs, hiMs };
      })
      .filter(({ loMs, hiMs }) => Math.abs(loMs + hiMs) / 2 > SKEWED_MS && Math.sign(loMs) === Math.sign(hiMs));
  }

  forget(emitter: Emitter): void {
    this.bounds.delete(emitter);
    this.given.delete(emitter);
  }

  private boundsOf(emitter: Emitter, at: number): Bounds {
    const known = this.bounds.get(emitter) ?? { current: unbounded(at), before: unbounded(-Infinity) };
    this.bounds.set(emitter, known);
    if (at - known.current.since > WINDOW_MS) {
      known.before = known.current;
      known.current = unbounded(at);
    }
    return known.current;
  }
}

/** The clocks as the book knows them when they are asked for. */
export const clocksOf = (book: ClockBook): Clocks => ({
  get apiServer() {
    return book.offsetOf(API_SERVER);
  },
  of: (component, host) => book.offsetOf(emitterOf(component, host)),
});
