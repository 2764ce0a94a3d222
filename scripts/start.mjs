// `npm start`: builds what changed and opens the preview.
import { spawn, spawnSync } from 'node:child_process';
import { root } from './root.mjs';

const args = process.argv.slice(2);
const host12 = args[args.indexOf('--host') + 1] === '12' ? ['--host12'] : [];
const built = spawnSync(process.execPath, ['scripts/build.mjs', ...host12], { cwd: root, stdio: 'inherit' });
if (built.status !== 0) {
  process.exit(built.status ?? 1);
}
const child = spawn(process.execPath, ['scripts/run-ts.mjs', 'preview/start.ts', ...args], { cwd: root, stdio: 'inherit' });
for (const name of ['SIGINT', 'SIGTERM']) {
  process.on(name, () => child.kill(name));
}
child.on('exit', (code) => process.exit(code ?? 1));
