// One bundle for all modes and threads and one for each part loaded on demand, beside an `sh` launcher with the name that
// Grafana starts.
import { chmodSync, cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.mjs';

const folder = join(root, 'dist', 'datasource');
mkdirSync(folder, { recursive: true });
const NAME = 'gpx_lunettes_backend_amd64';
/** Entries that `import('./X')` of the backend named: each is a bundle of its own, because the handshake waits for every byte of the first. */
const lazy = new Map();
const onDemand = {
  name: 'on-demand',
  setup: ({ onResolve }) => onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
    if (kind !== 'dynamic-import') {
      return undefined;
    }
    const bundle = `${NAME}.${basename(path)}.cjs`;
    lazy.set(bundle, join(resolveDir, `${path}.ts`));
    return { path: `./${bundle}`, external: true };
  }),
};
const bundle = (entry, outfile) => build({
  entryPoints: [entry],
  // The webpack build clears dist but for names that end like an executable's.
  outfile: join(folder, outfile),
  bundle: true, platform: 'node', target: 'node24', format: 'cjs', minifySyntax: true, minifyWhitespace: true, minifyIdentifiers: process.argv.includes('--minify'),
  logLevel: 'error', legalComments: 'none', sourcemap: false, plugins: [onDemand],
  define: { 'process.env.LUNETTES_VERSION': JSON.stringify(process.env.npm_package_version ?? '0.0.0') },
});
await bundle(join(root, 'src/server/main.ts'), `${NAME}.cjs`);
await Promise.all([...lazy].map(([outfile, entry]) => bundle(entry, outfile)));
// In a checkout Node comes from node_modules; the packaged launcher (scripts/package.mjs) has a runtime of its own.
const launcher = `#!/bin/sh
# Starts the backend on the pinned Node; exec, so that Grafana's signals reach it.
here=$(dirname "$(readlink -f "$0")")
node="\${GF_PLUGIN_NODE:-$here/../../node_modules/.bin/node}"
[ -x "$node" ] || node=node
exec "$node" --disable-warning=ExperimentalWarning --max-old-space-size=512 "$here/gpx_lunettes_backend_amd64.cjs" "$@"
`;
for (const arch of ['amd64', 'arm64']) {
  const file = join(folder, `gpx_lunettes_linux_${arch}`);
  writeFileSync(file, launcher);
  chmodSync(file, 0o755);
}
if (existsSync(join(root, 'src/datasource/plugin.json'))) {
  cpSync(join(root, 'src/datasource/plugin.json'), join(folder, 'plugin.json'));
}
