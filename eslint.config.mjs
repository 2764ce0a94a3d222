import { defineConfig } from 'eslint/config';
import tseslint from '@typescript-eslint/eslint-plugin';
import baseConfig from './.config/eslint.config.mjs';

const NO_CLOCK = 'Time arrives as an argument: the pure rooms have no clock and no chance.';

export default defineConfig([
  { ignores: ['**/node_modules/', 'dist/', 'out/', 'coverage/', '.config/', 'src/server/grafana/gen/', 'scripts/', '*.js', '*.mjs', '*.ts'] },
  ...baseConfig,
  {
    files: ['src/**/*.{ts,tsx}', 'preview/**/*.{ts,tsx}', 'tests/**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json' } },
    plugins: { '@typescript-eslint': tseslint },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Types are imported apart from values, and short array types read well.
      'no-duplicate-imports': 'off',
      '@typescript-eslint/array-type': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['src/base/**/*.ts', 'src/pod/**/*.ts', 'src/contract/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.bench.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'Date', property: 'now', message: NO_CLOCK }, { object: 'Math', property: 'random', message: NO_CLOCK }],
      'no-restricted-syntax': ['error', { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: NO_CLOCK }],
    },
  },
]);
