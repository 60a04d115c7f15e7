import type { LintCase } from './lint-cases.ts';

const boundaries = '@nx/enforce-module-boundaries';
const service = `export * from '../../../../apps/orders/src/app.ts';`;

/** The projects that may open a whole service in their own process. */
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
];
