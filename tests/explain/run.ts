// npm run explain -- PATH [--json]
import { runExplain } from '../../src/server/explain/cli';

process.exitCode = runExplain(process.argv.slice(2), (text) => void process.stdout.write(text), (text) => void process.stderr.write(text));
