// Bundles the preview's host page. It fails on a second copy of what must exist once.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

const out = join(root, 'out', 'preview-host');
rmSync(out, { recursive: true, force: true });
// ES modules of @grafana import these CommonJS packages by default.
const CJS_DEFAULT = /^(react-custom-scrollbars-2|calculate-size|react-highlight-words)$/;
const interop = {
  name: 'cjs-default',
  setup(plugin) {
    plugin.onResolve({ filter: CJS_DEFAULT }, ({ path, namespace }) => (namespace === 'cjs-default' ? undefined : { path, namespace: 'cjs-default' }));
    plugin.onLoad({ filter: /.*/, namespace: 'cjs-default' }, ({ path }) => ({ contents: `const m = require(${JSON.stringify(path)}); export default m.default ?? m;`, resolveDir: root }));
  },
};
const { metafile } = await build({
  entryPoints: { main: join(root, 'preview/host/main.tsx') }, outdir: out, bundle: true, splitting: true, format: 'esm', target: 'es2022', jsx: 'automatic', plugins: [interop], metafile: true,
  minify: true, logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' }, loader: { '.ttf': 'dataurl', '.svg': 'text' },
});
await build({ entryPoints: [join(root, 'preview/host/boot.ts')], outfile: join(out, 'boot.js'), bundle: true, format: 'iife', logLevel: 'error' });
const copies = new Map();
for (const input of Object.keys(metafile.inputs)) {
  const found = /^(.*node_modules\/)((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found !== null) {
    copies.set(found[2], (copies.get(found[2]) ?? new Set()).add(found[1] + found[2]));
  }
}
const ONCE = /^(react|react-dom|rxjs|i18next|moment|@emotion\/(css|react)|@grafana\/(data|ui|runtime|schema|i18n))$/;
const doubled = [...copies].filter(([name, places]) => ONCE.test(name) && places.size > 1);
if (doubled.length > 0) {
  console.error(doubled.map(([name, places]) => `${name} is in the preview ${places.size} times: ${[...places].join(', ')}`).join('\n'));
  process.exit(1);
}
writeFileSync(join(out, 'meta.json'), JSON.stringify(metafile));
