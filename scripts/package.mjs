// `npm run package`: one zip per platform under out/package/, with everything that the plugins need on any Linux with a shell.
// `-- --platform amd64` makes one of them. Beside each zip stays its unpacked folder, which docker-compose.yaml mounts.
//
//   lunettes-delivery-app/             the app
//     panel/  datasource/              the nested plugins
//       backend.cjs  backend.*.cjs     the backend, and what it loads on demand; the same on all platforms
//       gpx_lunettes_linux_ARCH        what Grafana starts: it becomes
//       runtime/linux_ARCH/            ld_linux_ARCH --library-path lib node backend.cjs
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundleLibraries } from './package/debian.mjs';
import { launcherOf } from './package/launcher.mjs';
import { thirdPartyLicences } from './package/licences.mjs';
import { bundleNode } from './package/node-runtime.mjs';
import { PackageError, PLATFORMS } from './package/platform.mjs';
import { zipFolder } from './package/zip.mjs';
import { root } from './root.mjs';

const dist = join(root, 'dist');
const out = join(root, 'out', 'package');
const downloads = join(out, 'downloads');
/** What the build calls the backend's bundles. */
const BUNDLE = 'gpx_lunettes_backend_amd64';

function chosenPlatforms(args) {
  if (args.length === 0) {
    return PLATFORMS;
  }
  const chosen = PLATFORMS.filter(({ arch }) => args[0] === '--platform' && args[1] === arch);
  if (chosen.length === 0 || args.length > 2) {
    throw new PackageError(`Usage: npm run package [-- --platform ${PLATFORMS.map(({ arch }) => arch).join('|')}]`);
  }
  return chosen;
}

/** Lays out one platform's folder and returns its path. */
function stage(platform, { id }, licences) {
  const { arch } = platform;
  const folder = join(out, `linux_${arch}`, id);
  rmSync(folder, { recursive: true, force: true });
  cpSync(dist, folder, { recursive: true, filter: (path) => !/^gpx_.*_(amd64|arm64)$/.test(relative(join(dist, 'datasource'), path)) });
  const source = join(folder, 'datasource');
  for (const name of readdirSync(source).filter((one) => one.startsWith(BUNDLE))) {
    // The parts name each other; in the package only the launcher looks like an executable.
    const text = readFileSync(join(source, name), 'utf8').replaceAll(BUNDLE, 'backend');
    writeFileSync(join(source, name.replace(BUNDLE, 'backend')), text);
    rmSync(join(source, name));
  }
  const launcher = join(source, `gpx_lunettes_linux_${arch}`);
  writeFileSync(launcher, launcherOf(arch));
  chmodSync(launcher, 0o755);
  const runtime = join(source, 'runtime', `linux_${arch}`);
  bundleLibraries(platform, bundleNode(platform, runtime, downloads), runtime, downloads);
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
  writeFileSync(join(folder, 'THIRD_PARTY_LICENSES'), licences);
  return folder;
}

async function main() {
  const platforms = chosenPlatforms(process.argv.slice(2));
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0 || !existsSync(join(dist, 'plugin.json'))) {
    throw new PackageError('Nothing is packaged because the build failed.');
  }
  mkdirSync(downloads, { recursive: true });
  const plugin = JSON.parse(readFileSync(join(dist, 'plugin.json'), 'utf8'));
  const { version, updated } = plugin.info;
  const licences = await thirdPartyLicences(dist);
  for (const platform of platforms) {
    console.log(`packaging linux_${platform.arch} …`);
    const folder = stage(platform, plugin, licences);
    const zip = join(out, `${plugin.id}-${version}.linux_${platform.arch}.zip`);
    await zipFolder(folder, zip, new Date(updated));
    console.log(`  ${relative(root, zip)}: ${(statSync(zip).size / 1024 / 1024).toFixed(1)} MiB`);
  }
}

await main().catch((thrown) => {
  if (!(thrown instanceof PackageError)) {
    throw thrown;
  }
  console.error(thrown.message);
  process.exit(1);
});
