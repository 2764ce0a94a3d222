// Builds everything into dist/ and out/: plugins, backend, preview. Skipped when no source has changed since.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

const INPUTS = ['src', 'preview', 'scripts', '.config', 'package-lock.json', 'webpack.config.ts', 'tsconfig.json'];
const stamp = join(root, 'out', 'built');

function* files(path) {
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const inner = join(path, entry.name);
    if (entry.isDirectory()) {
      yield* files(inner);
    } else {
      yield inner;
    }
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    const path = join(root, input);
    for (const file of path.includes('.') && !input.startsWith('.') ? [path] : files(path)) {
      hash.update(file).update(readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function step(name, args, env = {}) {
  console.log(`building ${name} …`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...env } });
  if (status !== 0) {
    console.error(`The build of ${name} failed; run it alone to see all: node ${args.join(' ')}`);
    process.exit(1);
  }
}

const now = fingerprint();
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
  console.log('nothing changed since the last build');
} else {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  step('plugins', ['node_modules/.bin/webpack', '-c', './webpack.config.ts', '--env', 'production'], { TS_NODE_PROJECT: 'tsconfig.json' });
  step('backend', ['scripts/build-backend.mjs']);
  step('preview', ['scripts/build-preview.mjs']);
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, now);
}
