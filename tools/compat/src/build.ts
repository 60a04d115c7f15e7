import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, source } from './run.ts';
import { assemblyIn, type Side } from './side.ts';

/** Builds what has changed in a workspace, as `npm start` does. */
export async function buildWorkspace(root: string, signal: AbortSignal): Promise<Side> {
  const nx = [process.execPath, 'node_modules/.bin/nx'];
  await mustRun([...nx, 'run', 'local:prepare'], { root, signal });
  return { root };
}

/** Builds all services and the templates of a checkout, without Nx. */
export async function buildCheckout(root: string, signal: AbortSignal): Promise<Side> {
  for (const service of readdirSync(join(root, 'apps'))) {
    await mustRun(source('tools/delivery/src/bundle.ts', `apps/${service}`), { root, signal });
  }
  await mustRun(source('infra/src/bundle.ts'), { root, signal });
  await mustRun(source('infra/src/assemble.ts', assemblyIn(root)), { root, signal });
  return { root };
}
