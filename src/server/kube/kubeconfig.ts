// A kubeconfig file or a pasted one. Apart from connection.ts because the library behind it is large: whoever needs no
// kubeconfig never loads it.
import { dirname, resolve as resolvePath } from 'node:path';
import type { OutgoingHttpHeaders } from 'node:http';
import type { RequestOptions } from 'node:https';
import { KubeConfig } from '@kubernetes/client-node';
import { parse as parseYaml } from 'yaml';
import type { KubeConnection } from './connection';
import { connection, ConnectionError, readFile, reasonOf, serverUrl, TOKEN_REREAD_MS } from './connection';
import { isRaw } from './raw';

export interface KubeconfigTarget {
  /** The file's path; empty when `text` is given. */
  readonly path: string;
  readonly text: string;
  /** Empty: the current context. */
  readonly context: string;
  /** exec credentials run a command of the file on this machine: only for files named on a command line. */
  readonly allowExec: boolean;
}

/** @throws ConnectionError */
export function connectWithKubeconfig(target: KubeconfigTarget): KubeConnection {
  const where = target.path === '' ? 'The pasted kubeconfig' : `The kubeconfig ${target.path}`;
  const config = loadKubeconfig(target, where);
  const user = config.getCurrentUser();
  if (user !== null && (user.exec !== undefined || user.authProvider !== undefined) && !target.allowExec) {
    throw new ConnectionError(`${where} gets its credentials from a command ("exec"), which is not allowed from Grafana's settings. Use a token, or a collector started with this file.`);
  }
  const cluster = config.getCurrentCluster();
  if (cluster === null) {
    throw new ConnectionError(`${where} names no cluster in context "${config.getCurrentContext()}". Check the context.`);
  }
  const url = serverUrl(cluster.server);
  if (url.protocol === 'http:') {
    // Plain HTTP has no certificate to verify (kubectl proxy); the library wants to hear that.
    config.clusters = config.clusters.map((one) => ({ ...one, skipTLSVerify: true }));
  }
  const tokenFile = tokenFileOf(target, user?.name, where);
  const { namespace } = config.getContextObject(config.getCurrentContext()) ?? {};
  const opened = connection(
    url,
    async () => {
      const options: RequestOptions = {};
      await config.applyToHTTPSOptions(options);
      return tokenFile === undefined ? options : { ...options, headers: { ...headersOf(options), Authorization: `Bearer ${readFile(tokenFile, 'the token file').trim()}` } };
    },
    // Credentials of a token file or a command change; certificates and proxies do not.
    TOKEN_REREAD_MS
  );
  return namespace === undefined ? opened : { ...opened, namespace };
}

const headersOf = ({ headers }: RequestOptions): OutgoingHttpHeaders => (headers === undefined || Array.isArray(headers) ? {} : (headers as OutgoingHttpHeaders));

/** `users[].user.tokenFile`: the client library passes it over. @throws ConnectionError when a pasted file names one of the host's files. */
function tokenFileOf(target: KubeconfigTarget, userName: string | undefined, where: string): string | undefined {
  const parsed: unknown = parseYaml(target.path === '' ? target.text : readFile(target.path, 'the kubeconfig'));
  const users = isRaw(parsed) && Array.isArray(parsed['users']) ? parsed['users'].filter(isRaw) : [];
  const user = users.find(({ name }) => name === userName)?.['user'];
  const file = isRaw(user) ? user['tokenFile'] : undefined;
  if (typeof file !== 'string' || file === '') {
    return undefined;
  }
  if (target.path === '') {
    throw new ConnectionError(`${where} takes its token from the file ${file} of the host, which is not allowed from Grafana's settings. Paste the token itself.`);
  }
  return resolvePath(dirname(target.path), file);
}

function loadKubeconfig(target: KubeconfigTarget, where: string): KubeConfig {
  const config = new KubeConfig();
  try {
    if (target.path === '') {
      config.loadFromString(target.text);
    } else {
      config.loadFromFile(target.path);
    }
  } catch (cause) {
    throw new ConnectionError(`${where} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
  if (target.context !== '') {
    if (config.getContextObject(target.context) === null) {
      const known = config.getContexts().map((context) => context.name);
      throw new ConnectionError(`${where} has no context "${target.context}". It has: ${known.join(', ') || 'none'}.`);
    }
    config.setCurrentContext(target.context);
  }
  return config;
}
