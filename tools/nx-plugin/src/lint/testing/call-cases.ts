import type { LintCase } from './lint-cases.ts';

const imports = 'no-restricted-imports';

/** Ways round the one place that every remote call passes. */
export const callCases: readonly LintCase[] = [
  [
    'an outside that calls past the transport',
    'apps/payments/src/outside/x.ts',
    `export { request } from 'undici';`,
    imports,
  ],
  [
    'an outside that calls with what Node has',
    'apps/payments/src/outside/x.ts',
    `export { request } from 'node:https';`,
    imports,
  ],
  [
    'a service that fetches',
    'apps/orders/src/outside/x.ts',
    `export const answer = fetch('http://products');`,
    'no-restricted-globals',
  ],
  [
    'a lib that calls past the transport',
    'libs/events/src/x.ts',
    `export { Pool } from 'undici';`,
    imports,
  ],
  [
    'the transport itself',
    'libs/http/src/transport.ts',
    `export { Pool } from 'undici';`,
    undefined,
  ],
];
