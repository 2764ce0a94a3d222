// The command line of the gate.
import type { Result } from '../../base/result';
import { fail, ok } from '../../base/result';
import type { Target } from './target';
import { parseTarget } from './target';

export interface GateOptions {
  readonly target: Target;
  /** Empty: that of the kubeconfig's context. */
  readonly namespace: string;
  readonly timeoutMs: number;
  /** Empty: $KUBECONFIG, else ~/.kube/config. */
  readonly kubeconfig: string;
  readonly context: string;
  readonly format: 'text' | 'json' | 'markdown';
}

export const GATE_USAGE = `Usage: lunettes explain --watch TARGET [--timeout 10m] [-n NAMESPACE] [--kubeconfig FILE] [--context NAME] [--json | --markdown]
  TARGET is deploy/NAME, sts/NAME, ds/NAME, job/NAME, pod/NAME, or a selector such as app=web,tier!=db.
  Exit status: 0 delivered, 1 failed, 2 wrong use or the cluster cannot be read, 3 the time is up.`;

const VALUES: Readonly<Record<string, string>> = { '--watch': 'watch', '--timeout': 'timeout', '-n': 'namespace', '--namespace': 'namespace', '--kubeconfig': 'kubeconfig', '--context': 'context' };
const TIMEOUT_DEFAULT = '10m';
const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

export function gateOptions(args: readonly string[]): Result<GateOptions> {
  const given = new Map<string, string>();
  const isFlag = (arg: string): boolean => arg === '--json' || arg === '--markdown';
  const flags = args.filter(isFlag);
  const rest = args.filter((arg) => !isFlag(arg)).flatMap((arg) => (/^--?[a-z]+=/.test(arg) ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]));
  for (let i = 0; i < rest.length; i += 2) {
    const name = VALUES[rest[i] ?? ''];
    const value = rest[i + 1];
    if (name === undefined || value === undefined) {
      return fail(`Unknown or incomplete option "${rest[i] ?? ''}".\n${GATE_USAGE}`);
    }
    given.set(name, value);
  }
  const target = parseTarget(given.get('watch') ?? '');
  if (!target.ok) {
    return fail(`${target.why}\n${GATE_USAGE}`);
  }
  const timeoutMs = durationMs(given.get('timeout') ?? TIMEOUT_DEFAULT);
  if (timeoutMs === undefined) {
    return fail(`--timeout wants a length of time such as 90s, 10m or 1h30m, not "${given.get('timeout') ?? ''}".\n${GATE_USAGE}`);
  }
  if (flags.length > 1) {
    return fail(`Choose one of --json and --markdown.\n${GATE_USAGE}`);
  }
  return ok({
    target: target.value, timeoutMs, namespace: given.get('namespace') ?? '', kubeconfig: given.get('kubeconfig') ?? '', context: given.get('context') ?? '',
    format: flags[0] === '--json' ? 'json' : flags[0] === '--markdown' ? 'markdown' : 'text',
  });
}

function durationMs(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+)([smh])/g)];
  const whole = parts.map(([part]) => part).join('') === text && text !== '';
  return whole ? parts.reduce((sum, [, count = '0', unit = 's']) => sum + Number(count) * (UNIT_MS[unit] ?? 0), 0) : undefined;
}
