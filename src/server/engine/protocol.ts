// Paths and shapes between a plugin with a remote engine and a collector. Bodies are JSON: `{caller, ask}`.
import type { Scope, WrittenAdvice } from './engine';

export const PATHS = {
  ready: '/readyz',
  metrics: '/metrics',
  query: '/api/v1/query',
  stream: '/api/v1/stream',
  resource: '/api/v1/resource',
  health: '/api/v1/health',
} as const;

/** Who asks, without the connection: a collector watches the one cluster that it was started for. */
export interface RemoteCaller {
  readonly source: string;
  readonly scope: Scope;
  readonly user?: { readonly login: string; readonly role: string };
  readonly fromAlert: boolean;
  readonly advice?: readonly WrittenAdvice[];
}
