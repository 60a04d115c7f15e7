import type { LintCase } from './lint-cases.ts';

const boundaries = '@nx/enforce-module-boundaries';
const service = `export * from '../../../../apps/orders/src/app.ts';`;

/** The ways in which specs and tools open a whole service in their own process. */
export const wholeServiceCases: readonly LintCase[] = [
  [
    'a tool that opens a service in its own process',
    'tools/chaos/src/faults/x.ts',
    service,
    boundaries,
  ],
  [
    'a model of the services that sees one',
    'tools/saga-model-tests/src/model/x.ts',
    service,
    boundaries,
  ],
  [
    'the saga model tests, which open whole services',
    'tools/saga-model-tests/src/testing/x.ts',
    service,
    undefined,
  ],
  [
    'a spec whose answers are not compared with the document',
    'apps/orders/src/saga/x.spec.ts',
    "import { createApp } from '../app.ts';\nvoid createApp;",
    'no-restricted-imports',
  ],
  [
    'a spec that sees the operations of its service',
    'apps/orders/src/x.spec.ts',
    "import { routes } from './app.ts';\nvoid routes;",
    undefined,
  ],
  [
    'the specs of an app that open the payment provider in their own process',
    'apps/payments/src/testing/x.ts',
    `export * from '@quartet/payment-simulator';`,
    undefined,
  ],
  [
    'the specs of an app that go round the index of the payment provider',
    'apps/payments/src/testing/x.ts',
    `export * from '../../../../tools/payment-simulator/src/ledger.ts';`,
    boundaries,
  ],
  [
    'the specs of an app that see another tool',
    'apps/payments/src/testing/x.ts',
    `export * from '@quartet/postgres';`,
    boundaries,
  ],
  [
    'an app that sees the payment provider of its specs',
    'apps/payments/src/outside/x.ts',
    `export * from '@quartet/payment-simulator';`,
    boundaries,
  ],
];
