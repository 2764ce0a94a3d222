// The scaffold compiles all plugins as one; each plugin.json gets a compilation of its own here, so that the chunks of a
// nested plugin land beside its module.js, where Grafana looks for them.
import path from 'path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration, WebpackPluginInstance } from 'webpack';
import VirtualModulesPlugin from 'webpack-virtual-modules';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

// Needed once: they copy and replace files of the whole dist.
const APP_ONLY = new Set(['CopyPlugin', 'ReplaceInFileWebpackPlugin', 'BuildModeWebpackPlugin', 'ForkTsCheckerWebpackPlugin', 'ESLintWebpackPlugin']);
const CHECKED_ELSEWHERE = new Set(['ForkTsCheckerWebpackPlugin', 'ESLintWebpackPlugin', 'LiveReloadPlugin']);
const PUBLIC_PATH = `import m from 'amd-module';
__webpack_public_path__ = m && m.uri ? m.uri.slice(0, m.uri.lastIndexOf('/') + 1) : 'public/plugins/';
`;

const nameOf = (plugin: unknown): string => (plugin as WebpackPluginInstance | null)?.constructor.name ?? '';

export default async function config(env: Env): Promise<Configuration[]> {
  const base = await grafanaConfig(env);
  return Promise.all(Object.entries(base.entry as Record<string, string>).map(async ([name, file]) => {
    const one = await grafanaConfig(env);
    const folder = path.dirname(name);
    const nested = folder !== '.';
    const plugins = (one.plugins ?? []).filter((plugin) => {
      const kind = nameOf(plugin);
      return kind !== 'VirtualModulesPlugin' && !CHECKED_ELSEWHERE.has(kind) && !(nested && APP_ONLY.has(kind));
    });
    plugins.push(new VirtualModulesPlugin({ 'node_modules/grafana-public-path.js': PUBLIC_PATH }) as WebpackPluginInstance);
    if (!nested) {
      plugins.push(new CopyWebpackPlugin({ patterns: [{ from: '**/img/**', to: '.', noErrorOnMissing: true }] }) as WebpackPluginInstance);
    }
    return {
      ...one, plugins, name: nested ? folder : 'app', entry: { module: file }, cache: false,
      output: { ...one.output, path: path.resolve(process.cwd(), 'dist', nested ? folder : ''), uniqueName: `lunettes-${nested ? folder : 'app'}`, clean: false },
    };
  }));
}
