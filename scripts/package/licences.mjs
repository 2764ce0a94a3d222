// Which npm packages are inside the bundles, and their licence texts. A package that gives none is a mistake to be solved.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../root.mjs';
import { PackageError } from './platform.mjs';

// The bundlers leave helpers of their own in what they write.
const BUNDLERS = ['webpack', 'esbuild'];
const LICENCE_FILE = /^(un)?(licen[cs]e|copying|notice|copyrightnotice)([.-]|$)/i;
const RULE = '='.repeat(100);

/** The text for one built dist folder. */
export async function thirdPartyLicences(dist) {
  const files = [...browserFiles(dist), ...(await backendFiles())];
  const packages = new Map(BUNDLERS.map((name) => [name, []]));
  for (const file of files) {
    const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file);
    if (found !== null) {
      const folder = found[0].slice(found[0].indexOf('node_modules/') + 'node_modules/'.length);
      packages.set(folder, [...(packages.get(folder) ?? []), file.slice(file.indexOf('node_modules/'))]);
    }
  }
  // Nested copies of one version say the same once.
  const texts = new Map([...packages].map(([folder, inside]) => entryOf(folder, inside)));
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  return `Lunettes for Grafana contains code of the npm packages below, each under its own licence. The runtime folder has the licences of
Node.js and of the system libraries beside it.

${sorted.map(([title, text]) => `${RULE}\n${title}\n${RULE}\n\n${text}\n`).join('\n')}`;
}

/** What webpack put into the browser's bundles, from their source maps. */
function browserFiles(dist) {
  const maps = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.js.map'));
  if (maps.length === 0) {
    throw new PackageError('dist has no source maps, which name the packages inside the bundles: build with them.');
  }
  return maps.flatMap((name) => JSON.parse(readFileSync(join(dist, name), 'utf8')).sources);
}

/** What esbuild puts into the backend. */
async function backendFiles() {
  const { metafile } = await build({
    entryPoints: [join(root, 'src/server/main.ts')], absWorkingDir: root, bundle: true, platform: 'node', target: 'node24', format: 'cjs', metafile: true, write: false,
    logLevel: 'error', outfile: 'backend.cjs',
  });
  return Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs)).filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
}

function entryOf(name, inside) {
  const folder = join(root, 'node_modules', name);
  const { name: ownName, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file));
  const texts = files.length > 0 ? files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim()) : textsInside(String(license), inside);
  if (texts.length === 0) {
    throw new PackageError(`${ownName} ${version} (${license}) is in the bundles without a licence text: find it before giving it on.`);
  }
  return [`${ownName} ${version} (${license})`, texts.join('\n\n')];
}

/** Packages without a licence file: the notices at the head of their files, and the text of the one licence that is the same for all. */
function textsInside(license, inside) {
  const paths = inside.map((file) => join(root, file)).filter((path) => existsSync(path));
  const heads = paths.map((path) => /^(?:\/\/.*\n|\/\*[^]*?\*\/)+/.exec(readFileSync(path, 'utf8'))?.[0].trim() ?? '').filter((head) => /copyright/i.test(head));
  return [...new Set(heads), ...(license.includes('Apache-2.0') ? [readFileSync(join(root, 'LICENSE'), 'utf8').trim()] : [])];
}
