// Runs the tests of mutants in one process: bundled once, a mutant is a switch. Jest would load every module again for each.
import { createRequire } from 'node:module';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { DryRunStatus, MutantRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import { expect } from 'expect';

// Drawings and golden scenarios: the generated lives would take seconds per survivor.
const SUITES = ['src/pod/{lifecycle,slo}/**/*.test.ts', 'tests/mutation/*.test.ts'];

/** Name and body of each test, in order. */
function testsOf(suites, root) {
  const tests = [];
  let suite = '';
  const test = (name, run) => tests.push({ id: `${suite} ${name}`, run });
  test.each = (rows) => (name, run) => {
    rows.forEach((row, i) => test(`${name} ${i}`, () => run(...(Array.isArray(row) ? row : [row]))));
  };
  Object.assign(globalThis, { test, it: test, expect, describe: (_, declare) => declare() });
  globalThis.mutationSuite = (name) => { suite = name; };
  createRequire(pathToFileURL(join(root, 'package.json')))(suites);
  return tests;
}

class Runner {
  static inject = [];

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    const root = process.cwd();
    const files = SUITES.flatMap((pattern) => globSync(pattern)).sort();
    const outfile = join(root, `mutation-${process.pid}.cjs`);
    // Each suite says its name before it declares its tests.
    const contents = files.map((file) => `globalThis.mutationSuite(${JSON.stringify(file)}); require(${JSON.stringify(`./${file}`)});`).join('\n');
    await build({ stdin: { contents, resolveDir: root }, bundle: true, platform: 'node', format: 'cjs', packages: 'external', outfile, logLevel: 'error' });
    globalThis.__stryker__ ??= {};
    this.tests = testsOf(outfile, root);
  }

  async dryRun() {
    const tests = [];
    for (const { id, run } of this.tests) {
      globalThis.__stryker__.currentTestId = id;
      const began = performance.now();
      const failureMessage = await failureOf(run);
      const timeSpentMs = performance.now() - began;
      tests.push({ id, name: id, timeSpentMs, ...(failureMessage === undefined ? { status: TestStatus.Success } : { status: TestStatus.Failed, failureMessage }) });
    }
    globalThis.__stryker__.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: globalThis.__stryker__.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const stryker = globalThis.__stryker__;
    const ids = testFilter === undefined ? undefined : new Set(testFilter);
    const chosen = ids === undefined ? this.tests : this.tests.filter(({ id }) => ids.has(id));
    Object.assign(stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    try {
      for (const [i, { id, run }] of chosen.entries()) {
        const failureMessage = await failureOf(run);
        if (stryker.hitCount > hitLimit) {
          return { status: MutantRunStatus.Timeout, reason: `more than ${hitLimit} passes` };
        }
        if (failureMessage !== undefined) {
          return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests: i + 1 };
        }
      }
      return { status: MutantRunStatus.Survived, nrOfTests: chosen.length };
    } finally {
      stryker.activeMutant = undefined;
    }
  }
}

async function failureOf(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', Runner)];
