// `explain --watch TARGET` on a command line.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Log } from '../../base/log';
import { connectInCluster } from '../kube/connection';
import type { KubeConnection } from '../kube/connection';
import { connectWithKubeconfig } from '../kube/kubeconfig';
import { follow, GateError } from './gate';
import type { GateOptions } from './options';
import { gateOptions } from './options';
import type { Report } from './report';
import { jsonOf, markdownOf, progressLine, textOf } from './report';

type Environment = Readonly<Record<string, string | undefined>>;

export interface GateProcess {
  readonly env: Environment;
  readonly log: Log;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const EXITS: Readonly<Record<Report['ending'], number>> = { delivered: 0, failed: 1, timedOut: 3 };
const WRONG = 2;
const NAMESPACE_DEFAULT = 'default';

/** The report goes to `out`, progress to `err`. @returns the exit status of GATE_USAGE */
export async function runGate(args: readonly string[], { env, log, out, err }: GateProcess): Promise<number> {
  const options = gateOptions(args);
  if (!options.ok) {
    err(`${options.why}\n`);
    return WRONG;
  }
  const { target, timeoutMs, format } = options.value;
  try {
    const connection = connect(options.value, env);
    const namespace = options.value.namespace || connection.namespace || NAMESPACE_DEFAULT;
    const report = await follow({ connection, namespace, target, timeoutMs, log, told: (elapsedMs, judgement) => err(progressLine(elapsedMs, judgement)) });
    out({ text: textOf, json: jsonOf, markdown: markdownOf }[format](report));
    return EXITS[report.ending];
  } catch (thrown) {
    if (thrown instanceof Error && (thrown instanceof GateError || thrown.name === 'ConnectionError')) {
      err(`${thrown.message}\n`);
      return WRONG;
    }
    throw thrown;
  }
}

/** The file that was named, else what kubectl would take, else the pod's own account. */
function connect({ kubeconfig, context }: GateOptions, env: Environment): KubeConnection {
  const [fromEnv = ''] = (env['KUBECONFIG'] ?? '').split(delimiter);
  const home = join(env['HOME'] ?? homedir(), '.kube', 'config');
  const path = kubeconfig || fromEnv || (existsSync(home) ? home : '');
  return path === '' && env['KUBERNETES_SERVICE_HOST'] !== undefined ? connectInCluster() : connectWithKubeconfig({ path: path || home, text: '', context, allowExec: true });
}
