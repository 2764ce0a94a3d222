// The borders of the house, one row per room: what is not said is forbidden. docs/architecture.md tells them to newcomers.
const T = '[.](test|bench|contract)[.]tsx?$|/testing/|^src/server/[^/]+/fake/';
const WEB = ['@grafana/', 'react', 'rxjs', '@emotion/css', 'lodash'];
const rooms = {
  base: { may: [] },
  'pod/code': { may: ['base'] },
  'pod/lifecycle': { may: ['base', 'pod/signal', 'pod/code'] },
  'pod/diagnosis': { may: ['base', 'pod/signal', 'pod/code', 'pod/lifecycle'] },
  'pod/slo': { may: ['base', 'pod/signal', 'pod/code', 'pod/lifecycle', 'pod/diagnosis'] },
  'pod/record': { may: ['base', 'pod/signal', 'pod/code', 'pod/lifecycle', 'pod/diagnosis', 'pod/slo'] },
  'pod/trace': { may: ['base', 'pod/lifecycle', 'pod/record', 'pod/code', 'pod/signal'] },
  contract: { may: ['base', 'pod'] },
  'server/kube': { may: ['base', 'pod/signal'], npm: ['@kubernetes/client-node', 'yaml', 'node:'] },
  'server/audit': { may: ['base', 'pod/signal'], npm: ['node:'] },
  'server/advice': { may: ['base', 'pod/code'], npm: ['yaml'] },
  'server/store': { may: ['base', 'pod'], npm: ['node:'] },
  'server/pipeline': { may: ['base', 'pod', 'server/store/store', 'server/kube'], npm: ['node:'] },
  'server/query': { may: ['base', 'pod', 'contract', 'server/store/store', 'server/engine/engine'] },
  'server/engine': { may: ['base', 'pod', 'contract', 'server/query', 'server/store/(store|matches)', 'server/pipeline'], npm: ['node:'] },
  'server/explain': { may: ['base', 'pod', 'contract', 'server/kube', 'server/audit'], npm: ['yaml', 'fflate', 'tar-stream', 'node:'] },
  'server/gate': { may: ['base', 'pod', 'server/kube'], npm: ['node:'] },
  'server/export': { may: ['base', 'pod', 'contract', 'server/store/store'], npm: ['node:'] },
  'server/grafana': { may: ['base', 'contract', 'server/engine/engine'], npm: ['@grpc/grpc-js', '@bufbuild/protobuf', 'apache-arrow', 'node:'] },
  'server/http': { may: ['base', 'contract', 'server/engine/(engine|protocol)'], npm: ['node:'] },
  waterfall: { may: ['base', 'contract'], types: ['pod'], npm: WEB },
  datasource: { may: ['base', 'contract'], types: ['pod'], npm: WEB },
  panel: { may: ['base', 'contract', 'waterfall'], types: ['pod'], npm: WEB },
  app: { may: ['base', 'contract', 'waterfall'], types: ['pod'], npm: WEB },
};
const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'core', 'unknown', 'undetermined'];
const NODE = '^(node:)?(fs|path|os|crypto|http|https|http2|net|tls|url|util|stream|timers|events|sqlite|worker_threads|process|perf_hooks|zlib|readline|child_process|async_hooks|buffer)(/|$)';
const error = (name, from, to, more = {}) => ({ name, severity: 'error', from, to, ...more });
const forbidden = [
  error('no-cycles', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
  error('pages-do-not-know-pages', { path: '^src/app/pages/([^/]+)' }, { path: '^src/app/pages/', pathNot: '^src/app/pages/$1' }),
  error('rules-do-not-know-rules', { path: '^src/pod/diagnosis/rules/(?!index)([^/]+)$', pathNot: T }, { path: '^src/pod/diagnosis/rules/', pathNot: '^src/pod/diagnosis/rules/$1' }),
  error('testing-is-for-tests', { path: '^src/', pathNot: T }, { path: '/testing/' }),
  error('signal-knows-only-base', { path: '^src/pod/signal[.]ts$' }, { pathNot: '^src/base/' }),
  error('only-main-knows-everybody', { path: '^src/', pathNot: ['^src/server/main[.]ts$', '^src/server/config[.]test[.]ts$'] }, { path: '^src/server/(main|config)[.]ts$' }),
  error('every-file-lives-in-a-room', { path: '^src/', pathNot: [...Object.keys(rooms).map((r) => `^src/${r}/`), '^src/module[.]tsx$', '^src/pod/(signal|testing)', '^src/server/(main|config|config[.]test)[.]ts$', '[.]d[.]ts$'] }, {}),
];
for (const [room, { may, types = [], npm = [] }] of Object.entries(rooms)) {
  const from = { path: `^src/${room}/`, pathNot: T };
  const ok = [`^src/${room}/`, ...may.map((m) => `^src/${m}(/|[.]ts$|$)`)];
  const typed = types.map((t) => `^src/${t}/`);
  forbidden.push(error(`${room}: another room`, from, { path: '^src/', pathNot: [...ok, ...typed] }));
  if (types.length > 0) {
    forbidden.push(error(`${room}: types only`, from, { path: typed, dependencyTypesNot: ['type-only'] }));
  }
  forbidden.push(error(`${room}: a package it may not know`, from, { dependencyTypes: NPM, pathNot: npm.map((n) => (n === 'node:' ? NODE : `(^|node_modules/)${n}`)) }));
}
module.exports = {
  forbidden,
  options: {
    doNotFollow: 'node_modules', tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
