import type { LintCase } from './lint-cases.ts';

const boundaries = '@nx/enforce-module-boundaries';

/** Arrows between the projects of the local run: downward only. */
export const toolCases: readonly LintCase[] = [
  [
    'a reader of templates that sees how AWS behaves',
    'tools/cloudformation/src/x.ts',
    `export * from '@quartet/aws/http/lines';`,
    boundaries,
  ],
  [
    'a reader of templates that sees a lib of the services',
    'tools/cloudformation/src/x.ts',
    `export * from '@quartet/http';`,
    boundaries,
  ],
  [
    'the behaviour of AWS that sees a lib of the services',
    'tools/aws/src/x.ts',
    `export * from '@quartet/logging';`,
    boundaries,
  ],
  [
    'the behaviour of AWS that sees the console',
    'tools/aws/src/x.ts',
    `export * from '@quartet/console/server/console';`,
    boundaries,
  ],
  [
    'the console that sees the local run',
    'tools/console/src/server/x.ts',
    `export * from '@quartet/local/cli/run';`,
    boundaries,
  ],
  [
    'a server that imports the page which it serves',
    'tools/console/src/server/x.ts',
    `export * from '@quartet/console-page/format';`,
    boundaries,
  ],
  [
    'a local run that imports the page of the console',
    'tools/local/src/cli/x.ts',
    `export * from '@quartet/console-page/format';`,
    boundaries,
  ],
  [
    'a page that sees the local run',
    'tools/console-page/src/x.ts',
    `export * from '@quartet/local/cli/run';`,
    'no-restricted-imports',
  ],
  [
    'a page that sees what it shows',
    'tools/console-page/src/x.ts',
    `export type * from '@quartet/console/views/picture';`,
    undefined,
  ],
  [
    'a client of a running Quartet that sees the console',
    'tools/local-client/src/x.ts',
    `export * from '@quartet/console/server/console';`,
    boundaries,
  ],
  [
    'a measure that sees a proof which is made with it',
    'tools/bench/src/x.ts',
    `export * from '@quartet/mutation/run-suites';`,
    boundaries,
  ],
  [
    'a delivery that sees the generators',
    'tools/delivery/src/x.ts',
    `export * from '@quartet/nx-plugin/new';`,
    boundaries,
  ],
  [
    'a report of the templates that sees the local run',
    'tools/cost/src/x.ts',
    `export * from '@quartet/local/cli/run';`,
    boundaries,
  ],
  [
    'a report of the templates that sees them',
    'tools/diagram/src/x.ts',
    `export * from '@quartet/infra/templates';`,
    undefined,
  ],
  [
    'the console that sees a message of the edge',
    'tools/console/src/server/x.ts',
    `export * from '@quartet/aws/protocol/messages';`,
    undefined,
  ],
];
