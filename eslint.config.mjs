import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { coercion } from './tools/nx-plugin/src/lint/coercion.mjs';
import { rooms } from './tools/nx-plugin/src/lint/folder-boundaries.mjs';
import { sizes } from './tools/nx-plugin/src/lint/sizes.mjs';
import { sql } from './tools/nx-plugin/src/lint/sql.mjs';
import { walls } from './tools/nx-plugin/src/lint/project-boundaries.mjs';
import { words } from './tools/nx-plugin/src/lint/words.mjs';

export default tseslint.config(
  { ignores: ['**/dist', '**/coverage', '**/.nx', '**/.quartet', '**/src/generated', '**/*.cjs'] },
  { files: ['**/*.{ts,mjs}'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-console': 'error',
    },
  },
  { files: ['**/*.ts'], plugins: { '@nx': nx } },
  // Jest finds its set-up and its runner by a default export.
  {
    files: [
      'libs/testing/src/postgres-*.ts',
      'infra/src/testing/{set-up,tear-down}.ts',
      'tools/jest-runner/src/native-runner.ts',
    ],
    rules: { 'no-restricted-exports': 'off' },
  },
  ...walls,
  ...rooms,
  ...sizes,
  ...sql,
  ...coercion,
  ...words,
);
