// glibc and the C++ runtime, from Debian or Ubuntu: the packages of this machine when it is of that architecture, else
// downloaded through apt with lists of its own, so that nothing of the system changes and no root is needed.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { neededLibraries } from './elf.mjs';
import { PackageError } from './platform.mjs';

const PACKAGES = ['libc6', 'libstdc++6', 'libgcc-s1'];
const SHOWN = '${Package}|${Version}|${source:Package}|${source:Version}\n';

/** Puts the loader and every library that the program needs, directly or not, into a runtime folder, with their licences. */
export function bundleLibraries(platform, program, runtime, downloads) {
  const { root, packages } = systemOf(platform, downloads);
  const lib = join(runtime, 'lib');
  mkdirSync(lib, { recursive: true });
  copyFileSync(locate(root, platform, platform.loader), join(runtime, `ld_linux_${platform.arch}`));
  chmodSync(join(runtime, `ld_linux_${platform.arch}`), 0o755);
  // The loader is what runs first: it is not loaded again as a library.
  const seen = new Set([platform.loader]);
  const open = [program];
  while (open.length > 0) {
    for (const name of neededLibraries(open.pop()).filter((wanted) => !seen.has(wanted))) {
      seen.add(name);
      const path = join(lib, name);
      copyFileSync(locate(root, platform, name), path);
      chmodSync(path, 0o644);
      open.push(path);
    }
  }
  writeLicences(root, packages, join(runtime, 'LICENSES'));
}

function locate(root, { triple }, name) {
  const path = [`usr/lib/${triple}`, `lib/${triple}`, 'lib', 'lib64'].map((folder) => join(root, folder, name)).find((candidate) => existsSync(candidate));
  if (path === undefined) {
    throw new PackageError(`Node needs ${name}, which is in none of ${PACKAGES.join(', ')}: add its package to scripts/package/debian.mjs.`);
  }
  return path;
}

function systemOf(platform, downloads) {
  if (run('dpkg', ['--print-architecture']).stdout.trim() === platform.arch && existsSync('/usr/share/common-licenses')) {
    const { status, stdout } = run('dpkg-query', ['-W', '-f', SHOWN, ...PACKAGES.map((name) => `${name}:${platform.arch}`)]);
    if (status === 0) {
      return { root: '/', packages: parsePackages(stdout) };
    }
  }
  return downloadedSystem(platform.arch, join(downloads, `debian-${platform.arch}`));
}

function downloadedSystem(arch, folder) {
  const debs = join(folder, 'debs');
  const root = join(folder, 'root');
  const complete = join(folder, 'complete');
  if (!existsSync(complete)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(debs, { recursive: true });
    download(arch, folder, [...PACKAGES, 'base-files']);
    // The C++ runtime's copyright lies in a package that is named after the compiler's version.
    download(arch, folder, [...new Set(debsIn(debs).flatMap((deb) => run('dpkg-deb', ['-f', deb, 'Depends']).stdout.match(/gcc-\d+-base/g) ?? []))]);
    for (const deb of debsIn(debs)) {
      if (run('dpkg-deb', ['-x', deb, root]).status !== 0) {
        throw new PackageError(`dpkg-deb could not unpack ${deb}.`);
      }
    }
    writeFileSync(complete, '');
  }
  const shown = debsIn(debs).map((deb) => run('dpkg-deb', ['-W', '--showformat', SHOWN, deb]).stdout).join('');
  return { root, packages: parsePackages(shown).filter(({ name }) => PACKAGES.includes(name)) };
}

function download(arch, folder, names) {
  const state = join(folder, 'apt');
  mkdirSync(join(state, 'lists/partial'), { recursive: true });
  mkdirSync(join(state, 'archives/partial'), { recursive: true });
  writeFileSync(join(state, 'status'), '');
  const options = [
    `APT::Architecture=${arch}`, `APT::Architectures::=${arch}`, `Dir::State=${state}`, `Dir::State::status=${join(state, 'status')}`, `Dir::Cache=${state}`,
    'APT::Sandbox::User=root', 'Acquire::Languages=none',
  ].flatMap((option) => ['-o', option]);
  for (const args of [['update'], ['download', ...names]]) {
    const { status, stderr } = run('apt-get', ['-qq', ...options, ...args], join(folder, 'debs'));
    if (status !== 0) {
      const why = stderr.trim().split('\n').at(-1);
      throw new PackageError(`The C library for ${arch} could not be fetched: packaging it needs Debian or Ubuntu with a reachable package archive (apt-get ${args[0]}: ${why}).`);
    }
  }
}

const debsIn = (folder) => readdirSync(folder).filter((name) => name.endsWith('.deb')).sort().map((name) => join(folder, name));

const parsePackages = (shown) => shown.trim().split('\n').map((line) => {
  const [name, version, source, sourceVersion] = line.split('|');
  return { name, version, source, sourceVersion };
});

/** The packages' own copyright files, every common licence that these name, and where the sources are. */
function writeLicences(root, packages, folder) {
  mkdirSync(folder, { recursive: true });
  const named = new Set();
  for (const { name } of packages) {
    const path = join(root, 'usr/share/doc', name, 'copyright');
    if (!existsSync(path)) {
      throw new PackageError(`The copyright file of ${name} is missing under ${root}usr/share/doc: without it the package may not be given on.`);
    }
    const text = readFileSync(path, 'utf8');
    writeFileSync(join(folder, `${name}.txt`), text);
    [...text.matchAll(/common-licenses\/([A-Za-z0-9.+-]*[A-Za-z0-9])/g)].forEach(([, licence]) => named.add(licence));
  }
  for (const licence of named) {
    const path = join(root, 'usr/share/common-licenses', licence);
    if (existsSync(path)) {
      writeFileSync(join(folder, `${licence}.txt`), readFileSync(path));
    }
  }
  const lines = packages.map(({ name, version, source, sourceVersion }) => `  ${name} ${version}, source package ${source} ${sourceVersion}`);
  writeFileSync(join(folder, 'NOTICE.txt'), `The folder lib and the program loader beside it hold unmodified shared libraries from these binary packages:

${lines.join('\n')}

Their copyright files stand here under the packages' names. glibc is under the GNU Lesser General Public License 2.1 or later;
libstdc++ and libgcc are under the GNU General Public License 3 with the GCC Runtime Library Exception. They are linked
dynamically: you may replace each file with a version of your own. The complete source of exactly these versions is in the
archive of the distribution that made the packages, and is kept there for good in its snapshots. Node.js, the program they
serve, comes under the licences in node.txt.
`);
}

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status: error === undefined ? status : 127, stdout: stdout ?? '', stderr: error === undefined ? stderr : `${command} is not installed` };
}
