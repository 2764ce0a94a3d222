// Builds everything into dist/ and out/: plugins, backend, preview; each only when something of it has changed since.
// `--host12` builds the preview's second host too, and installs its packages first.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './root.mjs';

const dist = join(root, 'dist');
const EVERY = ['package-lock.json', 'scripts/root.mjs', 'scripts/build.mjs'];
const BROWSER_ONLY = /^src\/(app|datasource|panel|waterfall|img)\//;
const PARTS = [
  {
    name: 'plugins', made: 'dist/module.js', inputs: ['src', '.config', 'webpack.config.ts', 'tsconfig.json'], skip: /^src\/server\//,
    args: ['node_modules/.bin/webpack', '-c', './webpack.config.ts', '--env', 'production'], env: { TS_NODE_PROJECT: 'tsconfig.json' },
    prepare: () => clearBut(dist, /^datasource\/gpx_/),
  },
  { name: 'backend', made: 'dist/datasource/gpx_lunettes_backend_amd64.cjs', inputs: ['src', 'scripts/build-backend.mjs'], skip: BROWSER_ONLY, args: ['scripts/build-backend.mjs'] },
  preview('preview', 'out/preview-host/main.js', '13'),
];
if (process.argv.includes('--host12')) {
  const install = () => npmCi('preview/host12');
  PARTS.push({ ...preview('preview of Grafana 12', 'out/preview-host12/main.js', '12', ['preview/host12/package-lock.json']), prepare: install });
}

function preview(name, made, host, more = []) {
  return { name, made, inputs: ['preview/host', 'preview/hosts.json', 'preview/live.ts', 'scripts/build-preview.mjs', ...more], args: ['scripts/build-preview.mjs', host] };
}

/** Unless what is there was installed from the same lock file. */
function npmCi(folder) {
  const stamp = join(root, folder, 'node_modules', '.installed-from-lock');
  const lock = readFileSync(join(root, folder, 'package-lock.json'), 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) {
    return;
  }
  console.log(`installing the packages of ${folder} …`);
  if (spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: join(root, folder), stdio: 'inherit' }).status !== 0) {
    console.error(`npm ci failed in ${folder}: the lines above say why. A package registry must be reachable the first time.`);
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

function* files(path) {
  if (!statSync(path).isDirectory()) {
    yield path;
    return;
  }
  for (const name of readdirSync(path).sort()) {
    yield* files(join(path, name));
  }
}

function clearBut(folder, kept) {
  for (const file of existsSync(folder) ? files(folder) : []) {
    if (!kept.test(relative(folder, file))) {
      rmSync(file);
    }
  }
}

function fingerprint({ inputs, skip }) {
  const hash = createHash('sha256');
  for (const input of [...EVERY, ...inputs]) {
    for (const file of files(join(root, input))) {
      const name = relative(root, file);
      if (skip?.test(name) !== true && !/\.test\.tsx?$/.test(name)) {
        hash.update(name).update(readFileSync(file));
      }
    }
  }
  return hash.digest('hex');
}

mkdirSync(join(root, 'out'), { recursive: true });
for (const part of PARTS) {
  const stamp = join(root, 'out', `built-${part.name.replaceAll(' ', '-')}`);
  const now = fingerprint(part);
  if (existsSync(join(root, part.made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
    continue;
  }
  console.log(`building ${part.name} …`);
  rmSync(stamp, { force: true });
  part.prepare?.();
  const { status } = spawnSync(process.execPath, part.args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...part.env } });
  if (status !== 0) {
    console.error(`The build of ${part.name} failed; run it alone to see all: node ${part.args.join(' ')}`);
    process.exit(1);
  }
  writeFileSync(stamp, now);
}
console.log('built');
