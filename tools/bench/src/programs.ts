import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const workspace = fileURLToPath(new URL('../../../', import.meta.url));

/** The built service, as in its image. */
export function serviceProgram(name: string): string {
  return join(workspace, 'dist/apps', name, 'main.mjs');
}

/** The payment simulator, which runs from its source. */
export const providerProgram = join(workspace, 'tools/payment-simulator/src/main.ts');

/** The bundle of the gateway's authorizer. */
export const authorizerProgram = join(workspace, 'dist/infra/authorizer/index.mjs');

export const measuresDocument = join(workspace, 'docs/measures.md');
