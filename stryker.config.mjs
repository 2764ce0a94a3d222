// Mutation of what decides times and owners. One file: `npm run mutation -- --mutate src/pod/lifecycle/chain.ts`.
export default {
  // `--testRunner jest` adds the laws over generated lives, and takes minutes per hundred mutants.
  testRunner: 'one-process',
  plugins: ['./tests/mutation/runner.mjs', '@stryker-mutator/jest-runner'],
  timeoutMS: 2000,
  jest: { configFile: '.config/stryker.jest.config.cjs' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  ignoreStatic: true,
  mutate: ['src/pod/lifecycle/{chain,evidence,clocks,causality,pull}.ts', 'src/pod/slo/*.ts', '!src/pod/**/*.test.ts'],
  tempDirName: 'out/stryker',
  ignorePatterns: ['dist', 'out', 'coverage', 'docs', 'deploy'],
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'out/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 90, low: 85, break: 85 },
};
