// The golden scenarios as tests of mutants (`npm run mutation`); by themselves they run with `npm run golden`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScenario } from '../../src/pod/testing/golden/run';

const folder = join('tests', 'golden');

test.each(readdirSync(folder).filter((name) => name.endsWith('.golden')))('%s', (name) => {
  expect(runScenario(readFileSync(join(folder, name), 'utf8'), { codes: true })).toEqual([]);
});
