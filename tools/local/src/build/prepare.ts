import { cpSync, rmSync } from 'node:fs';
import type { Home } from '../home/home.ts';
import type { Release } from '../tasks/release.ts';
import { forgetReleases, takeRelease } from './releases.ts';
import { runTool, type ToolOptions } from './run-tool.ts';
import { file, withBuilds } from './workspace.ts';

/** Which templates are run: options of `infra:synth`. */
export interface Variant {
  readonly stage: string;
  readonly edge: string;
  readonly discovery: string;
}

/** Builds what has changed, and takes copies of it: the templates, and a release of each service. */
export async function prepare(
  { variant, home, services }: { variant: Variant; home: Home; services: readonly string[] },
  tools: ToolOptions,
): Promise<ReadonlyMap<string, Release>> {
  const { stage, edge, discovery } = variant;
  const options = [`--stage=${stage}`, `--edge=${edge}`, `--discovery=${discovery}`];
  return withBuilds(tools.signal, async () => {
    await runTool([file('node_modules/.bin/nx'), 'run', 'local:prepare', ...options], tools);
    rmSync(home.assembly, { recursive: true, force: true });
    const assembly = file(`dist/infra/synth/${stage}-${edge}-${discovery}`);
    cpSync(assembly, home.assembly, { recursive: true });
    const releases = services.map((name) => [name, takeRelease(home, name)] as const);
    for (const [name, release] of releases) forgetReleases(home, name, [release]);
    return new Map(releases);
  });
}
