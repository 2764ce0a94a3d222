// The Node of a platform: from node_modules when npm installed it, else packed from the registry and held against the lock file.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { PackageError } from './platform.mjs';

const MIB = 1024 * 1024;

/** Puts Node, stripped where a tool for that is there, and its licence into a runtime folder. Returns the program's path. */
export function bundleNode(platform, runtime, downloads) {
  const source = packageFolder(platform, downloads);
  const program = join(runtime, 'node');
  mkdirSync(join(runtime, 'LICENSES'), { recursive: true });
  copyFileSync(join(source, 'LICENSE'), join(runtime, 'LICENSES', 'node.txt'));
  strip(platform, join(source, 'bin', 'node'), program);
  chmodSync(program, 0o755);
  return program;
}

function packageFolder({ npm }, downloads) {
  const name = `node-linux-${npm}`;
  const installed = join(root, 'node_modules', name);
  if (existsSync(join(installed, 'bin', 'node'))) {
    return installed;
  }
  const { version, integrity } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages[`node_modules/${name}`];
  const folder = join(downloads, `${name}-${version}`);
  const archive = `${folder}.tgz`;
  if (!existsSync(archive)) {
    mkdirSync(downloads, { recursive: true });
    const packed = spawnSync('npm', ['pack', `${name}@${version}`, '--pack-destination', downloads, '--loglevel=error'], { cwd: downloads, encoding: 'utf8' });
    if (packed.status !== 0) {
      throw new PackageError(`${name} ${version} is not installed and could not be fetched: packaging it needs a reachable npm registry.`);
    }
  }
  const [algorithm, digest] = integrity.split(/-(.*)/s);
  if (createHash(algorithm).update(readFileSync(archive)).digest('base64') !== digest) {
    throw new PackageError(`${archive} is not the ${name} ${version} of package-lock.json. Remove it and try again.`);
  }
  mkdirSync(folder, { recursive: true });
  if (spawnSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=1', 'package/bin', 'package/LICENSE']).status !== 0) {
    throw new PackageError(`tar could not unpack ${archive}.`);
  }
  return folder;
}

function strip({ triple }, from, to) {
  // binutils for one architecture refuse the files of another with an error, and the next is tried.
  const tool = [`${triple}-strip`, 'strip', 'llvm-strip'].find((name) => spawnSync(name, ['-o', to, from], { stdio: 'ignore' }).status === 0);
  if (tool === undefined) {
    copyFileSync(from, to);
  }
  const sizeMiB = (path) => Math.round(statSync(path).size / MIB);
  console.log(tool === undefined ? `  node: ${sizeMiB(to)} MiB, not stripped (no binutils for ${triple})` : `  node: ${sizeMiB(to)} MiB of ${sizeMiB(from)} MiB, stripped`);
}
