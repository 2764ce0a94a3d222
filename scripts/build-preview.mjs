// Bundles the preview's host page: `build-preview.mjs [12|13]` around the packages of that Grafana (preview/hosts.json).
// It fails on a second copy of what must exist once, and on a package of the other Grafana.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

const { [process.argv[2] ?? '13']: host } = JSON.parse(readFileSync(join(root, 'preview', 'hosts.json'), 'utf8'));
const packages = join(root, host.packages);
const out = join(root, 'out', host.folder);
rmSync(out, { recursive: true, force: true });

// The host's own source lies beside no packages: what it imports is looked up where this Grafana's are.
const chosenPackages = {
  name: 'chosen-packages',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind, pluginData }) =>
      pluginData === 'chosen' || importer === '' || importer.includes('node_modules') ? undefined : plugin.resolve(path, { resolveDir: packages, kind, pluginData: 'chosen' }));
  },
};
// ES modules of @grafana import these CommonJS packages by default.
const CJS_DEFAULT = /^(react-custom-scrollbars-2|calculate-size|react-highlight-words)$/;
// Each package brings its own copy of these constants; @grafana/ui's is the one that its components render.
const interop = {
  name: 'cjs-default',
  setup(plugin) {
    plugin.onResolve({ filter: /^@grafana\/e2e-selectors$/ }, ({ path, kind, pluginData }) =>
      pluginData === 'chosen' ? undefined : plugin.resolve(path, { resolveDir: join(packages, 'node_modules/@grafana/ui'), kind, pluginData: 'chosen' }));
    plugin.onResolve({ filter: CJS_DEFAULT }, ({ path, namespace }) => (namespace === 'cjs-default' ? undefined : { path, namespace: 'cjs-default' }));
    plugin.onLoad({ filter: /.*/, namespace: 'cjs-default' }, ({ path }) => ({ contents: `const m = require(${JSON.stringify(path)}); export default m.default ?? m;`, resolveDir: packages }));
  },
};
const define = { 'process.env.NODE_ENV': '"production"', 'process.env.GRAFANA_VERSION': JSON.stringify(host.grafana), global: 'globalThis' };
const { metafile } = await build({
  entryPoints: { main: join(root, 'preview/host/main.tsx') }, outdir: out, bundle: true, splitting: true, format: 'esm', target: 'es2022', jsx: 'automatic', plugins: [interop, chosenPackages], metafile: true,
  minify: true, logLevel: 'error', define, loader: { '.ttf': 'dataurl', '.svg': 'text' }, absWorkingDir: root,
});
await build({ entryPoints: [join(root, 'preview/host/boot.ts')], outfile: join(out, 'boot.js'), bundle: true, format: 'iife', logLevel: 'error', define });

const copies = new Map();
const ONCE = /^(react|react-dom|rxjs|i18next|moment|@emotion\/[^/]+|@grafana\/[^/]+)$/;
const faults = [];
for (const input of Object.keys(metafile.inputs)) {
  const [, place, name] = /^(?:cjs-default:)?(.*node_modules\/)((?:@[^/]+\/)?[^/]+)\//.exec(input) ?? [];
  if (name !== undefined && ONCE.test(name)) {
    copies.set(name, (copies.get(name) ?? new Set()).add(place + name));
  }
  if (place !== undefined && !input.startsWith(join(relative(root, packages), 'node_modules'))) {
    faults.push(`${input} is not a package of ${host.packages}`);
  }
}
faults.push(...[...copies].filter(([, places]) => places.size > 1).map(([name, places]) => `${name} is in the preview ${places.size} times: ${[...places].join(', ')}`));
if (faults.length > 0) {
  console.error(faults.slice(0, 20).join('\n'));
  process.exit(1);
}
writeFileSync(join(out, 'meta.json'), JSON.stringify(metafile));
