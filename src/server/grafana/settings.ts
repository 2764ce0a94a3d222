// What Grafana tells about the data source with each request, and who asks. The host sends decrypted secrets: they go
// from here into a Caller and nowhere else.
import type { Result } from '../../base/result';
import type { Caller } from '../engine/engine';
import type { PluginContext } from './gen/pluginv2_pb';

export interface SourceSettings {
  readonly orgId: number;
  readonly uid: string;
  readonly name: string;
  /** Parsed jsonData; an empty object when there is none. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly updatedMs: number;
}

export interface Asker {
  readonly user?: { readonly login: string; readonly role: string };
  readonly fromAlert: boolean;
}

/** Given by main: turns settings into a connection and a scope, or says in a sentence what is missing. */
export type CallerOf = (settings: SourceSettings, asker: Asker) => Result<Caller>;

/** Undefined when the request names no data source (Grafana asks so when it looks at the plugin itself). */
export function settingsOf(context: PluginContext | undefined): SourceSettings | undefined {
  const source = context?.dataSourceInstanceSettings;
  if (context === undefined || source === undefined) {
    return undefined;
  }
  return {
    orgId: Number(context.orgId),
    uid: source.uid,
    name: source.name,
    json: parseObject(source.jsonData),
    secrets: source.decryptedSecureJsonData,
    updatedMs: Number(source.lastUpdatedMs),
  };
}

/** Calls without a user come from alerting and public dashboards. */
export function askerOf(context: PluginContext | undefined, headers: Readonly<Record<string, string>>): Asker {
  const fromAlert = headers['FromAlert'] === 'true';
  const user = context?.user;
  return user === undefined || user.login === '' ? { fromAlert } : { fromAlert, user: { login: user.login, role: user.role } };
}

export function parseObject(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  if (bytes.length === 0) {
    return {};
  }
  const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
