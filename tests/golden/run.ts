// npm run golden -- [DIR] [--no-codes]: every *.golden file of a folder against the heart.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readScenario } from '../../src/pod/testing/golden/read';
import { runScenario } from '../../src/pod/testing/golden/run';
import { GoldenSyntaxError } from '../../src/pod/testing/golden/tokens';

const args = process.argv.slice(2);
const codes = !args.includes('--no-codes');
const folder = args.find((arg) => !arg.startsWith('--')) ?? join('tests', 'golden');

function filesOf(): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.golden')).sort();
  } catch {
    console.error(`There is no folder ${folder}: name one that holds *.golden files.`);
    return [];
  }
}

/** True when every line of the file holds. */
function passes(name: string): boolean {
  const file = join(folder, name);
  const source = readFileSync(file, 'utf8');
  try {
    const scenario = readScenario(source);
    if (`${scenario.name}.golden` !== basename(name)) {
      console.log(`${file}:1:1: expected the scenario's name to be the file's, found ${scenario.name}`);
      return false;
    }
    const differences = runScenario(source, { codes });
    for (const { record, line, expected, actual } of differences) {
      console.log(`${file}:${line} ${record}\n  expected  ${expected}\n  actual    ${actual}`);
    }
    return differences.length === 0;
  } catch (error) {
    console.log(error instanceof GoldenSyntaxError ? `${file}:${error.message}` : `${file}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return false;
  }
}

let passed = 0;
let failed = 0;
for (const name of filesOf()) {
  const good = passes(name);
  console.log(`${good ? 'ok' : 'FAILED'}  ${name}`);
  good ? passed++ : failed++;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
