// The house keeps its own rules: borders hold when somebody plants a forbidden import, every room says what it is for, and
// nothing in the tree names a machine.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOMS = [
  'base', 'pod', 'pod/code', 'pod/lifecycle', 'pod/diagnosis', 'pod/slo', 'pod/record', 'pod/trace', 'pod/testing', 'contract', 'server', 'server/kube', 'server/audit', 'server/pipeline',
  'server/store', 'server/query', 'server/engine', 'server/explain', 'server/gate', 'server/grafana', 'server/http', 'waterfall', 'datasource', 'panel', 'app', 'app/pages', 'app/parts',
];

test.each(ROOMS)('the room %s says what lives there and what never does', (room) => {
  expect(readFileSync(join('src', room, 'README.md'), 'utf8').length).toBeGreaterThan(80);
});

interface Planted {
  readonly file: string;
  readonly text: string;
  readonly rule: RegExp;
}

const PLANTED: readonly Planted[] = [
  { file: 'src/pod/lifecycle/planted.ts', text: "import { recordOf } from '../record/judge';\nexport const planted = recordOf;\n", rule: /pod\/lifecycle: another room/ },
  { file: 'src/pod/code/planted.ts', text: "import { readFileSync } from 'node:fs';\nexport const planted = readFileSync;\n", rule: /pod\/code: a package it may not know/ },
  { file: 'src/server/query/planted.ts', text: "import { openSqliteReader } from '../store/sqlite/reader';\nexport const planted = openSqliteReader;\n", rule: /server\/query: another room/ },
  { file: 'src/app/parts/planted.ts', text: "import { classify } from '../../pod/code/classify';\nexport const planted = classify;\n", rule: /app: types only/ },
  { file: 'src/app/pages/now/planted.ts', text: "import { DebugPod } from '../debugpod/DebugPod';\nexport const planted = DebugPod;\n", rule: /pages-do-not-know-pages/ },
  { file: 'src/server/http/planted.ts', text: "import { hostRules } from '../config';\nexport const planted = hostRules;\n", rule: /only-main-knows-everybody/ },
  { file: 'src/nowhere/planted.ts', text: 'export const planted = 1;\nimport \'../base/time\';\n', rule: /every-file-lives-in-a-room/ },
];

test.each(PLANTED)('an import planted in $file is found', ({ file, text, rule }) => {
  const made = !existsSync(dirname(file));
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, text);
    const { stdout, status } = spawnSync(process.execPath, ['node_modules/.bin/depcruise', '--config', '.config/dependency-cruiser.cjs', 'src'], { encoding: 'utf8' });
    expect(stdout).toMatch(rule);
    expect(status).not.toBe(0);
  } finally {
    rmSync(made ? dirname(file) : file, { recursive: true });
  }
}, 60_000);

// The words are put together here so that this file does not contain them.
const FORBIDDEN = [['/ro', 'ot/'], ['/wo', 'rk/'], ['/tmp/br', 'ief'], ['registry.', 'npmjs.org']].map((parts) => parts.join(''));

test('no tracked text names a machine or a package registry', () => {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n').filter((file) => !file.startsWith('.config/') && /\.(?:[cm]?[jt]sx?|json|md|ya?ml|sh|html|css)$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) => {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return FORBIDDEN.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
});
