// `npm test`: lint, types, house rules, texts, units, build, browser. `-- --only lint,unit` runs some of them.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from './chromium.mjs';
import { root } from './root.mjs';

const out = join(root, 'out');
mkdirSync(out, { recursive: true });
let passed = 0;
let failed = 0;

function run(args, env = {}) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } }).status === 0;
}

/** A check that is one thing: it counts as one. */
function check(name, args) {
  const good = run(args);
  console.log(`${good ? 'ok' : 'FAILED'}  ${name}`);
  good ? passed++ : failed++;
  return good;
}

/** A runner that writes a JSON report: its tests are counted; a report without a test is a failure. */
function counted(name, args, report, read, env = {}) {
  const file = join(out, report);
  rmSync(file, { force: true });
  const good = run(args, env);
  let counts = { passed: 0, failed: 0 };
  try {
    counts = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // no report: the runner did not come so far, counted below
  }
  if (counts.passed + counts.failed === 0 || (!good && counts.failed === 0)) {
    counts.failed++;
  }
  passed += counts.passed;
  failed += counts.failed;
  console.log(`${counts.failed === 0 ? 'ok' : 'FAILED'}  ${name}: ${counts.passed} passed, ${counts.failed} failed`);
}

/** A runner of ours that ends with "N passed, M failed"; one that does not come so far is a failure. */
function runner(entry) {
  const { stdout } = spawnSync(process.execPath, ['scripts/run-ts.mjs', entry], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  console.log(stdout);
  const [, good = '0', bad = '1'] = /^(\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
  passed += Number(good);
  failed += Number(bad);
}

function browser(name, host) {
  const report = `playwright-${host}.json`;
  counted(name, ['node_modules/.bin/playwright', 'test'], report, ({ stats }) => {
    if (stats.flaky > 0) {
      console.log(`${stats.flaky} needed a second try`);
    }
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
  },
    { CHROMIUM: chromium(), PREVIEW_HOST: host, PLAYWRIGHT_JSON_OUTPUT_NAME: join(out, report) });
}

const steps = {
  lint: () => check('eslint', ['node_modules/.bin/eslint', '.']),
  types: () => {
    check('types', ['node_modules/.bin/tsc', '-p', 'tsconfig.json']);
    check('types of the pure rooms', ['node_modules/.bin/tsc', '-p', '.config/tsconfig.pure.json', '--noEmit']);
    check('types of the server', ['node_modules/.bin/tsc', '-p', '.config/tsconfig.server.json', '--noEmit']);
  },
  house: () => check('borders (dependency-cruiser)', ['node_modules/.bin/depcruise', '--config', '.config/dependency-cruiser.cjs', 'src']),
  unused: () => check('nothing unused (knip)', ['node_modules/.bin/knip']),
  texts: () => ['app', 'datasource', 'panel'].forEach((plugin) => check(`texts of ${plugin}`, ['node_modules/.bin/i18next-cli', '-c', `.config/i18next-${plugin}.config.mjs`, 'extract', '--ci'])),
  build: () => check('build', ['scripts/build.mjs']),
  unit: () => counted('unit and integration', ['node_modules/.bin/jest', '--json', '--outputFile', join(out, 'jest.json')], 'jest.json', (report) => ({ passed: report.numPassedTests, failed: report.numFailedTests + report.numFailedTestSuites })),
  golden: () => runner('tests/golden/run.ts'),
  engine: () => runner('tests/engine/run.ts'),
  kills: () => runner('tests/kills/run.ts'),
  browser: () => browser('browser', '13'),
  // The same specs and the same dist around the packages of Grafana 12.4 and React 18.
  browser12: () => check('build of the second host', ['scripts/build.mjs', '--host12']) && browser('browser, Grafana 12', '12'),
};

const at = process.argv.indexOf('--only');
const chosen = at < 0 ? Object.keys(steps) : (process.argv[at + 1] ?? '').split(',');
const unknown = chosen.filter((name) => steps[name] === undefined);
if (unknown.length > 0) {
  console.error(`There is no step "${unknown.join(', ')}". Steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}
chosen.forEach((name) => steps[name]());
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
