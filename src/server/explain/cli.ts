// `explain PATH [--json]` on a command line.
import { explain } from './explain';
import { storyOf } from './story';

export const EXPLAIN_USAGE = 'Usage: lunettes explain PATH [--json]: PATH is a file, a folder, an archive (tar.gz, zip) or - for standard input.';

/** Prints the story. Exit codes: 0 something was explained, 1 nothing in it could be, 2 wrong use. */
export function runExplain(args: readonly string[], out: (text: string) => void, err: (text: string) => void): number {
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--json');
  const path = args.find((arg) => !arg.startsWith('--'));
  if (unknown !== undefined || path === undefined) {
    err(`${unknown === undefined ? 'Name what is to be explained.' : `There is no option ${unknown}.`}\n${EXPLAIN_USAGE}\n`);
    return 2;
  }
  const explanation = explain(path);
  out(args.includes('--json') ? `${JSON.stringify(explanation)}\n` : storyOf(explanation));
  return explanation.pods.length + explanation.strayFindings.length + explanation.workloads.length > 0 ? 0 : 1;
}
