import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspace = fileURLToPath(new URL('../../../', import.meta.url));

/** The built service, as its image runs it. */
export function serviceProgram(name: string): string {
  return join(workspace, 'dist/apps', name, 'main.mjs');
}

/** The payment provider, which is never built. */
export const providerProgram = join(workspace, 'tools/payment-simulator/src/main.ts');

/** The gateway's authoriser, as Lambda runs it. */
export const authorizerProgram = join(workspace, 'dist/infra/authorizer/index.mjs');

/** What `npm start` runs. */
export const runnerProgram = join(workspace, 'tools/local/src/main.ts');

export const measuresDocument = join(workspace, 'docs/measures.md');
