// The seam between the fronts (gRPC, HTTP) and whoever does the work: an engine in this process, or a collector.
import type { Frame } from '../../contract/frame';
import type { Query } from '../../contract/query';
import type { HealthDetails } from '../../contract/resource';

/** Namespaces that a data source may show. Applied below every query, stream and resource. */
export type Scope = { readonly all: true } | { readonly all: false; readonly namespaces: readonly string[] };

/** How to reach a cluster; a collection is keyed by it. Secrets inside: never logged, never echoed. */
export type Connection =
  | { readonly kind: 'token'; readonly server: string; readonly ca: string; readonly token: string; readonly insecureSkipVerify: boolean }
  | { readonly kind: 'kubeconfig'; readonly text: string; readonly context: string }
  | { readonly kind: 'kubeconfigFile'; readonly path: string; readonly context: string; readonly allowExec: boolean }
  | { readonly kind: 'inCluster' }
  | { readonly kind: 'collector'; readonly url: string; readonly token: string; readonly ca: string };

/** Who asks, for what source. */
export interface Caller {
  /** Identity of the data source (organisation and uid): holds its collection alive. */
  readonly source: string;
  readonly connection: Connection;
  readonly scope: Scope;
  /** A person; absent for alerting and public dashboards. */
  readonly user?: { readonly login: string; readonly role: string };
  readonly fromAlert: boolean;
  /** What the organisation wrote about codes and teams, nearest first. */
  readonly advice: readonly WrittenAdvice[];
}

export interface WrittenAdvice {
  /** For a sentence about a mistake: `the data source`, a file. */
  readonly from: string;
  /** YAML or JSON. */
  readonly text: string;
}

export interface Ask {
  readonly query: Query;
  /** Milliseconds since 1970. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly maxDataPoints: number;
  readonly intervalMs: number;
}

export interface ResourceAsk {
  readonly path: string;
  readonly method: string;
  readonly params: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface ResourceAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** A failure with a sentence for the person who asked. `source` as Grafana's errorSource. */
export class AskError extends Error {
  constructor(
    readonly status: number,
    readonly source: 'plugin' | 'downstream',
    sentence: string,
    options?: ErrorOptions
  ) {
    super(sentence, options);
    this.name = 'AskError';
  }
}

export interface Health {
  readonly ok: boolean;
  readonly message: string;
  readonly details: HealthDetails;
}

export interface Engine {
  /** @throws AskError */
  query(caller: Caller, ask: Ask, cancel: AbortSignal): Promise<readonly Frame[]>;
  /** Frames again whenever the answer changed, at most once a second; never ends by itself. @throws AskError */
  stream(caller: Caller, ask: Ask, cancel: AbortSignal): AsyncIterable<readonly Frame[]>;
  /** @throws AskError */
  resource(caller: Caller, ask: ResourceAsk, cancel: AbortSignal): Promise<ResourceAnswer>;
  health(caller: Caller, cancel: AbortSignal): Promise<Health>;
  /** Prometheus text of this process. */
  metrics(): Promise<string>;
  /** Flushes and ends every thread within 1.5 s. */
  close(): Promise<void>;
}
