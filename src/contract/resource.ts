// Shapes of the resource calls (JSON over CallResource or HTTP) and of health details.

/** GET search?q=… : those who need attention first, then the running, then the gone; newest first within each. */
export interface SearchReply {
  readonly candidates: readonly Candidate[];
  /** More matched than were returned. */
  readonly truncated: boolean;
  /** Names like the one that nothing matched, nearest first; empty when something did. */
  readonly closest: readonly Named[];
  /** How many deliveries need attention now, and how many ended late in the last hour; only when nothing was typed. */
  readonly counts: { readonly attention: number; readonly lateLastHour: number } | null;
}

export interface Named {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
}

export type CandidateGroup = 'attention' | 'running' | 'gone';

export interface Candidate extends Named {
  readonly group: CandidateGroup;
  readonly node: string;
  readonly podIp: string;
  readonly workloadKind: string;
  readonly workload: string;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  /** When it went; null while it is there. */
  readonly goneMs: number | null;
  readonly outcome: string;
  readonly verdict: string;
  readonly code: string;
  readonly owner: string;
  /** Since when the code is active; null without one. */
  readonly sinceMs: number | null;
  /** Phase that is open now; empty when ended. */
  readonly phase: string;
  readonly open: boolean;
  readonly total: Range;
  readonly sliLoMs: number;
  readonly targetMs: number;
  /** Which key matched: pod, uid, podIp, workload or node. */
  readonly matched: string;
}

/** A length in milliseconds: best estimate and bounds. */
export interface Range {
  readonly estMs: number;
  readonly loMs: number;
  readonly hiMs: number;
}

/** One container of a pod now, for the table of debugpod. */
export interface ContainerNow {
  readonly name: string;
  /** init, sidecar, app or ephemeral. */
  readonly role: string;
  readonly image: string;
  readonly state: string;
  readonly reason: string;
  readonly ready: boolean;
  readonly restarts: number;
  readonly lastExit: string;
  /** Since when in this state, whole seconds of the node's clock; null when unknown. */
  readonly sinceMs: number | null;
  /** Kubernetes quantities by resource name: `{"cpu": 0.25, "memory": 268435456}`. */
  readonly requests: Readonly<Record<string, number>>;
  readonly limits: Readonly<Record<string, number>>;
  /** startup, readiness, liveness: those that the container has. */
  readonly probes: readonly string[];
}

export interface ConditionNow {
  readonly type: string;
  /** True, False or Unknown. */
  readonly status: string;
  readonly reason: string;
  readonly changedMs: number | null;
}

/** GET pod/UID : what a page needs beside the frames. */
export interface PodNow {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly phase: string;
  /** Its object is known to exist now. */
  readonly live: boolean;
  /** No operation of it runs, and no late evidence can change its results. */
  readonly settled: boolean;
  /** Of the delivery: counts the settled results from 1; 0 before. */
  readonly revision: number;
  /** First seen in a list: what happened before was not heard. */
  readonly backfilled: boolean;
  /** Other pods of the same namespace and name, newest first. */
  readonly namesakes: number;
  readonly containers: readonly ContainerNow[];
  readonly conditions: readonly ConditionNow[];
  readonly readinessGates: readonly string[];
}

export interface ResourceState {
  readonly resource: string;
  readonly state: string;
  readonly message: string;
  readonly objects: number;
  readonly lagMs: number | null;
}

/** jsonDetails of CheckHealth, and GET health of a collector. */
export interface HealthDetails {
  readonly engine: 'local' | 'remote';
  readonly version: string;
  readonly cluster: { readonly uid: string; readonly version: string } | null;
  readonly resources: readonly ResourceState[];
  readonly store: { readonly kind: string; readonly directory: string; readonly bytes: number; readonly temporary: boolean; readonly oldestMs: number | null } | null;
  readonly refused: readonly string[];
  readonly grantedTooMuch: readonly string[];
  readonly namespaces: readonly string[] | 'all';
  /** Sentences for people, worst first. */
  readonly warnings: readonly string[];
}

/** GET values/DIMENSION?namespace=…&q=… : what a variable or a filter may be set to, most common first. */
export interface ValuesReply {
  readonly values: readonly string[];
  /** More matched than were returned or looked at. */
  readonly truncated: boolean;
}
