// The kubeconfig that a person named on the command line: what is wrong with it, in one sentence, before anything starts.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist', EACCES: 'may not be read by this user', EPERM: 'may not be read by this user', EISDIR: 'is a folder; name the file in it',
};

interface Named {
  readonly name?: unknown;
}

/** @returns the sentence, or nothing when the file is a kubeconfig that has the context. @param context empty: its current one. */
export function faultOf(path: string, context: string): string | undefined {
  let text = '';
  try {
    text = readFileSync(path, 'utf8');
  } catch (thrown) {
    return `The kubeconfig ${path} ${UNREADABLE[(thrown as NodeJS.ErrnoException).code ?? ''] ?? `cannot be read: ${String(thrown)}`}.`;
  }
  let config: { readonly contexts?: readonly Named[]; readonly clusters?: readonly Named[]; readonly 'current-context'?: unknown } | null;
  try {
    config = parse(text) as typeof config;
  } catch (thrown) {
    const [first = ''] = (thrown as Error).message.split('\n');
    return `The kubeconfig ${path} is not YAML: ${first.replace(/:$/, '')}.`;
  }
  if (!Array.isArray(config?.clusters) || !Array.isArray(config.contexts)) {
    return `The file ${path} is not a kubeconfig: it has no clusters or no contexts.`;
  }
  const names = config.contexts.map(({ name }) => String(name));
  const wanted = context === '' ? config['current-context'] : context;
  if (typeof wanted !== 'string' || wanted === '') {
    return `The kubeconfig ${path} has no current context. Choose one with --context: ${names.join(', ')}.`;
  }
  return names.includes(wanted) ? undefined : `The kubeconfig ${path} has no context "${wanted}". It has: ${names.join(', ')}.`;
}
