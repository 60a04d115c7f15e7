/** A file that somebody could write, and the rule that must refuse it. */
export type LintCase = readonly [
  what: string,
  path: string,
  text: string,
  rule: string | undefined,
];

const lines = (count: number) =>
  'export const a = 1;\n'.repeat(count).replace(/a =/g, () => `a${(serial += 1)} =`);
let serial = 0;

const boundaries = '@nx/enforce-module-boundaries';
const imports = 'no-restricted-imports';

export const lintCases: readonly LintCase[] = [
  [
    'an app that imports an app',
    'apps/orders/src/outside/x.ts',
    `export * from '../../../users/src/app.ts';`,
    boundaries,
  ],
  [
    'an app that imports a tool',
    'apps/orders/src/main.ts',
    `export * from '@quartet/postgres';`,
    boundaries,
  ],
  [
    'an app that imports infra',
    'apps/orders/src/main.ts',
    `export * from '@quartet/infra/services';`,
    boundaries,
  ],
  [
    'a service that imports Nx',
    'apps/orders/src/main.ts',
    `export * from '@nx/devkit';`,
    boundaries,
  ],
  [
    'a lib for anywhere that imports a service lib',
    'libs/money/src/x.ts',
    `export * from '@quartet/database';`,
    boundaries,
  ],
  [
    'a lib for anywhere that imports express',
    'libs/problem/src/x.ts',
    `export * from 'express';`,
    boundaries,
  ],
  [
    'infra that imports a service lib',
    'infra/src/x.ts',
    `export * from '@quartet/http';`,
    boundaries,
  ],
  ['a domain that sees a library', 'apps/orders/src/domain/x.ts', `export * from 'zod';`, imports],
  [
    'a domain that sees the database',
    'apps/orders/src/domain/x.ts',
    `export * from '@quartet/database';`,
    imports,
  ],
  [
    'a domain that sees its outside',
    'apps/orders/src/domain/x.ts',
    `export * from '../outside/y.ts';`,
    imports,
  ],
  [
    'an endpoint that sees an outside',
    'apps/orders/src/endpoints/x.ts',
    `export * from '../outside/y.ts';`,
    imports,
  ],
  [
    'an endpoint that sees a sibling',
    'apps/orders/src/endpoints/x.ts',
    `export * from './y.ts';`,
    imports,
  ],
  [
    'an endpoint that sees the driver',
    'apps/orders/src/endpoints/x.ts',
    `export * from 'pg';`,
    imports,
  ],
  [
    'an endpoint that sees the database',
    'apps/orders/src/endpoints/x.ts',
    `export { statement } from '@quartet/database';`,
    imports,
  ],
  [
    'a saga that sees an outside',
    'apps/orders/src/saga/x.ts',
    `export * from '../outside/y.ts';`,
    imports,
  ],
  [
    'payment processing that sees the database',
    'apps/payments/src/processing/x.ts',
    `export * from '@quartet/database';`,
    imports,
  ],
  [
    'an outside that sees an endpoint',
    'apps/orders/src/outside/x.ts',
    `export * from '../endpoints/y.ts';`,
    imports,
  ],
  [
    'an outside that names the driver',
    'apps/orders/src/outside/x.ts',
    `export * from 'pg';`,
    imports,
  ],
  [
    'a schema that sees an outside',
    'apps/orders/src/schemas/x.ts',
    `export * from '../outside/y.ts';`,
    imports,
  ],
  ['a lib that names the driver', 'libs/events/src/x.ts', `export * from 'pg';`, imports],
  [
    'a main that uses the test tools',
    'apps/orders/src/main.ts',
    `export * from '@quartet/testing';`,
    imports,
  ],
  [
    'an endpoint that reads the environment',
    'apps/orders/src/endpoints/x.ts',
    'export const a = process.env;',
    'no-restricted-properties',
  ],
  ['a file of 201 lines', 'apps/orders/src/app.ts', lines(201), 'max-lines'],
  [
    'a function of 51 lines',
    'libs/http/src/x.ts',
    `export function f() {\n${'g();\n'.repeat(49)}}`,
    'max-lines-per-function',
  ],
  [
    'a function of four parameters',
    'libs/http/src/x.ts',
    'export const f = (_a: 1, _b: 1, _c: 1, _d: 1) => 1;',
    'max-params',
  ],
  [
    'an any',
    'libs/http/src/x.ts',
    'export const a: any = 1;',
    '@typescript-eslint/no-explicit-any',
  ],
  ['a default export', 'libs/http/src/x.ts', 'export default 1;', 'no-restricted-exports'],
  [
    'a domain that sees money',
    'apps/orders/src/domain/x.ts',
    `export * from '@quartet/money';`,
    undefined,
  ],
  [
    'a domain that sees itself',
    'apps/orders/src/domain/x.ts',
    `export * from './order.ts';`,
    undefined,
  ],
  [
    'an endpoint that makes an id',
    'apps/orders/src/endpoints/x.ts',
    `export { newId } from '@quartet/database';`,
    undefined,
  ],
  ['a file of 200 lines', 'apps/orders/src/app.ts', lines(200), undefined],
];
