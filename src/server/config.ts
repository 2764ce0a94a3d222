// What the process was told: Grafana's environment, a collector's command line, a data source's settings. Parsed once;
// each mistake is one sentence.
import { join } from 'node:path';
import type { Result } from '../base/result';
import { fail, ok } from '../base/result';
import type { Caller, Connection, Scope, WrittenAdvice } from './engine/engine';
import type { Asker, SourceSettings } from './grafana/settings';

type Environment = Readonly<Record<string, string | undefined>>;

/** What the section [plugin.lunettes-delivery-datasource] of grafana.ini allows: keys arrive as GF_PLUGIN_<KEY>. */
export interface HostRules {
  readonly allowInCluster: boolean;
  /** Folder whose kubeconfig files data sources may name; empty: none. */
  readonly kubeconfigDir: string;
  /** The one file whose `exec` credentials may run commands: named by whoever starts the process, never by settings. */
  readonly execKubeconfig: string;
  /** Organisations that may use the host's own account, files and bootstrap cluster; empty: all. */
  readonly organisations: readonly number[];
  /** Watched from start, without a data source: `in-cluster` or a file of kubeconfigDir; empty: none. */
  readonly bootstrap: string;
  /** The host's own advice (docs/advice.md), as written: a data source's comes before it. */
  readonly advice: readonly WrittenAdvice[];
}

/** Label and annotation keys kept beyond the well-known ones: `keep_labels`, `keep_annotations`, or LUNETTES_KEEP_… of a collector. */
export interface KeptKeys {
  readonly labels: readonly string[];
  readonly annotations: readonly string[];
}

const listOf = (text: string | undefined): readonly string[] => (text ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');

export function keptKeys(env: Environment): KeptKeys {
  return {
    labels: listOf(env['GF_PLUGIN_KEEP_LABELS'] ?? env['LUNETTES_KEEP_LABELS']), annotations: listOf(env['GF_PLUGIN_KEEP_ANNOTATIONS'] ?? env['LUNETTES_KEEP_ANNOTATIONS']),
  };
}

/** The cluster that is watched from start. @returns undefined when none is named */
export function bootstrapConnection(rules: HostRules): Result<Connection> | undefined {
  if (rules.bootstrap === '') {
    return undefined;
  }
  const json = rules.bootstrap === 'in-cluster' ? { connection: 'inCluster' } : { connection: 'kubeconfigFile', path: rules.bootstrap };
  return connectionOf({ orgId: rules.organisations[0] ?? 1, uid: 'bootstrap', json, secrets: {} }, rules);
}

/** @param advice of the file that `advice_file` names */
export function hostRules(env: Environment, advice: readonly WrittenAdvice[] = []): HostRules {
  return {
    allowInCluster: env['GF_PLUGIN_ALLOW_IN_CLUSTER'] === 'true', kubeconfigDir: env['GF_PLUGIN_KUBECONFIG_DIR'] ?? '', execKubeconfig: env['LUNETTES_EXEC_KUBECONFIG'] ?? '',
    organisations: listOf(env['GF_PLUGIN_ORGANISATIONS']).map(Number), bootstrap: (env['GF_PLUGIN_BOOTSTRAP'] ?? '').trim(), advice,
  };
}

/** The data folder: the setting, else Grafana's own data path, else undefined – then it is a temporary one. */
export function dataFolder(env: Environment): string | undefined {
  const chosen = env['GF_PLUGIN_DATA_DIR'];
  if (chosen !== undefined && chosen !== '') {
    return chosen;
  }
  const grafana = env['GF_PATHS_DATA'];
  return grafana === undefined || grafana === '' ? undefined : join(grafana, 'lunettes-delivery-datasource');
}

/** MiB that one collection may use: `memory_mib`, or LUNETTES_MEMORY_MIB of a collector. */
export function memoryMiB(env: Environment): Result<number> {
  const said = env['GF_PLUGIN_MEMORY_MIB'] ?? env['LUNETTES_MEMORY_MIB'] ?? '';
  const value = said === '' ? MEMORY_DEFAULT_MIB : Number(said);
  return Number.isInteger(value) && value >= MEMORY_MIN_MIB ? ok(value) : fail(`memory_mib must be a whole number from ${MEMORY_MIN_MIB} on; it is "${said}".`);
}

// Holds a cluster of some hundred thousand pods; less than the least does not hold the program.
const MEMORY_DEFAULT_MIB = 1024;
const MEMORY_MIN_MIB = 128;

const text = (from: Readonly<Record<string, unknown>>, key: string): string => {
  const value = from[key];
  return typeof value === 'string' ? value.trim() : '';
};

/** A data source's settings as a caller. */
export function callerOf(settings: SourceSettings, asker: Asker, rules: HostRules): Result<Caller> {
  const connection = connectionOf(settings, rules);
  if (!connection.ok) {
    return connection;
  }
  const { user, fromAlert } = asker;
  return ok({
    source: `${settings.orgId}/${settings.uid}`, connection: connection.value, scope: scopeOf(settings.json['namespaces']), fromAlert,
    advice: [{ from: 'the data source', text: text(settings.json, 'advice') }, ...rules.advice], ...(user === undefined ? {} : { user }),
  });
}

/** Empty or absent: none, until an admin chooses. `*` means all. */
export function scopeOf(namespaces: unknown): Scope {
  const names = Array.isArray(namespaces) ? namespaces.filter((name) => typeof name === 'string') : [];
  return names.includes('*') ? { all: true } : { all: false, namespaces: names };
}

type Settings = Pick<SourceSettings, 'orgId' | 'uid' | 'json' | 'secrets'>;

function connectionOf({ orgId, json, secrets }: Settings, rules: HostRules): Result<Connection> {
  const kind = text(json, 'connection');
  const ofHost = kind === 'inCluster' || kind === 'kubeconfigFile';
  if (ofHost && rules.organisations.length > 0 && !rules.organisations.includes(Number(orgId))) {
    return fail(`Organisation ${orgId} may not use the clusters of Grafana's host: grafana.ini allows organisations ${rules.organisations.join(', ')}.`);
  }
  switch (kind) {
    case 'token':
      return text(json, 'server') === '' ? fail("The data source has no API server. Enter its address, such as https://10.0.0.1:6443.")
        : ok({ kind, server: text(json, 'server'), ca: secrets['ca'] ?? text(json, 'ca'), token: secrets['token'] ?? '', insecureSkipVerify: json['insecureSkipVerify'] === true });
    case 'kubeconfig':
      return (secrets['kubeconfig'] ?? '') === '' ? fail('The data source has no kubeconfig. Paste one.')
        : ok({ kind, text: secrets['kubeconfig'] ?? '', context: text(json, 'context') });
    case 'kubeconfigFile':
      return kubeconfigFile(text(json, 'path'), text(json, 'context'), rules);
    case 'inCluster':
      return rules.allowInCluster ? ok({ kind }) : fail("The account of Grafana's own pod may only be used when grafana.ini allows it: set allow_in_cluster = true in [plugin.lunettes-delivery-datasource].");
    case 'collector':
      return text(json, 'url') === '' ? fail('The data source has no collector address. Enter it as https://HOST:PORT.')
        : ok({ kind, url: text(json, 'url'), token: secrets['collectorToken'] ?? '', ca: secrets['ca'] ?? text(json, 'ca') });
    default:
      return fail('The data source has no connection yet. Choose how to reach the cluster in its settings.');
  }
}

function kubeconfigFile(path: string, context: string, rules: HostRules): Result<Connection> {
  if (rules.kubeconfigDir === '') {
    return fail("Kubeconfig files of Grafana's host may only be used when grafana.ini names their folder: set kubeconfig_dir in [plugin.lunettes-delivery-datasource].");
  }
  if (path === '' || path.includes('..') || path.startsWith('/')) {
    return fail(`Name a kubeconfig file inside ${rules.kubeconfigDir}, without "/" at the front and without "..".`);
  }
  const file = join(rules.kubeconfigDir, path);
  return ok({ kind: 'kubeconfigFile', path: file, context, allowExec: rules.execKubeconfig !== '' && file === rules.execKubeconfig });
}

export interface CollectorOptions {
  readonly listen: { readonly host: string; readonly port: number };
  readonly token: string;
  readonly connection: Connection;
  readonly dataFolder: string | undefined;
  readonly tlsCert: string;
  readonly tlsKey: string;
  /** File with the organisation's advice; empty: none. */
  readonly adviceFile: string;
}

export const COLLECTOR_USAGE = `Usage: lunettes collector [--listen HOST:PORT] [--kubeconfig FILE [--context NAME]] [--data DIR] [--tls-cert FILE --tls-key FILE] [--advice FILE]
  The token that data sources must send comes from the environment variable LUNETTES_TOKEN.
  Without --kubeconfig the account of the pod is used.`;

/** A collector's command line. */
export function collectorOptions(args: readonly string[], env: Environment): Result<CollectorOptions> {
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i] ?? '';
    const value = args[i + 1];
    if (!['--listen', '--kubeconfig', '--context', '--data', '--tls-cert', '--tls-key', '--advice'].includes(name) || value === undefined) {
      return fail(`Unknown or incomplete option "${name}".\n${COLLECTOR_USAGE}`);
    }
    values.set(name, value);
  }
  const token = env['LUNETTES_TOKEN'] ?? '';
  if (token === '') {
    return fail(`A collector needs a token: set LUNETTES_TOKEN to a long random text and enter the same in the data source.\n${COLLECTOR_USAGE}`);
  }
  const listen = /^(.*):(\d{1,5})$/.exec(values.get('--listen') ?? '0.0.0.0:8686');
  if (listen === null) {
    return fail(`--listen wants HOST:PORT, such as 0.0.0.0:8686.\n${COLLECTOR_USAGE}`);
  }
  const kubeconfig = values.get('--kubeconfig');
  return ok({
    listen: { host: listen[1] === '' ? '0.0.0.0' : (listen[1] ?? ''), port: Number(listen[2]) }, token, dataFolder: values.get('--data'),
    connection: kubeconfig === undefined ? { kind: 'inCluster' } : { kind: 'kubeconfigFile', path: kubeconfig, context: values.get('--context') ?? '', allowExec: true },
    tlsCert: values.get('--tls-cert') ?? '', tlsKey: values.get('--tls-key') ?? '', adviceFile: values.get('--advice') ?? '',
  });
}
