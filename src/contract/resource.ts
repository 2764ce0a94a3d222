// Shapes of the resource calls (JSON over CallResource or HTTP) and of health details.

/** GET debugpod?search=… : candidates, newest first. */
export interface SearchReply {
  readonly candidates: readonly Candidate[];
  /** More matched than were returned. */
  readonly truncated: boolean;
}

export interface Candidate {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly node: string;
  readonly podIp: string;
  readonly workloadKind: string;
  readonly workload: string;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly outcome: string;
  readonly code: string;
  readonly live: boolean;
  /** Which key matched: pod, uid, podIp, workload or node. */
  readonly matched: string;
}

/** One container of a pod now, for the table of debugpod. */
export interface ContainerNow {
  readonly name: string;
  readonly role: string;
  readonly image: string;
  readonly state: string;
  readonly reason: string;
  readonly ready: boolean;
  readonly restarts: number;
  readonly lastExit: string;
}

/** GET pod/UID : what a page needs beside the frames. */
export interface PodNow {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly phase: string;
  readonly live: boolean;
  readonly containers: readonly ContainerNow[];
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
