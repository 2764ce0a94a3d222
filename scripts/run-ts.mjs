// `run-ts FILE ARGS…`: bundles one TypeScript entry with esbuild into out/ and runs it on this Node.
import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

const [entry, ...args] = process.argv.slice(2);
const outfile = join(root, 'out', `${basename(entry).replace(/\.tsx?$/, '')}-${Buffer.from(entry).toString('hex').slice(-12)}.cjs`);
await build({
  entryPoints: [join(root, entry)], outfile, bundle: true, platform: 'node', target: 'node24', format: 'cjs',
  sourcemap: 'inline', logLevel: 'error', packages: 'external',
});
const child = spawn(process.execPath, ['--enable-source-maps', '--disable-warning=ExperimentalWarning', outfile, ...args], { stdio: 'inherit' });
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => child.kill(name));
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
