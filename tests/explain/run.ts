// npm run explain -- PATH [--json], or --watch TARGET
import { runExplain } from '../../src/server/explain/cli';
import { runGate } from '../../src/server/gate/cli';

const args = process.argv.slice(2);
const quiet = (): void => undefined;
const out = (text: string): void => void process.stdout.write(text);
const err = (text: string): void => void process.stderr.write(text);

async function main(): Promise<void> {
  const watches = args.some((arg) => arg === '--watch' || arg.startsWith('--watch='));
  process.exitCode = watches ? await runGate(args, { env: process.env, log: { debug: quiet, info: quiet, warn: quiet, error: quiet }, out, err }) : runExplain(args, out, err);
}

void main();
