// The first step of every script: `node scripts/node24.mjs SCRIPT ARGS…` installs what is missing and runs SCRIPT on
// the pinned Node 24, whatever Node npm itself runs on.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.installed-from-lock');
const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');

function end(sentence) {
  console.error(sentence);
  process.exit(1);
}

function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  return error === undefined ? (status ?? 1) : 127;
}

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing packages (about a minute the first time) …');
  if (run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']) !== 0) {
    end('npm ci failed: the lines above say why. A package registry must be reachable for the first start.');
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

const own = join(root, 'node_modules', '.bin', 'node');
const node = existsSync(own) ? own : process.execPath;
const found = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim() ?? '';
if (!found.startsWith('24.')) {
  end(`Node 24 is needed and ${found || 'none'} was found. On Linux x64 and arm64 npm installs it; elsewhere install Node 24 and put it first in PATH.`);
}
const [script, ...args] = process.argv.slice(2);
const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
process.exit(run(node, [join(root, script), ...args], { ...process.env, PATH: path }));
