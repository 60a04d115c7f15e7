import { cpSync, rmSync } from 'node:fs';
import type { Home } from '../state-dir/home.ts';
import type { Release } from '../scheduler/release.ts';
import { currentRelease, deleteReleases } from './releases.ts';
import { runTool, type ToolOptions } from './run-tool.ts';
import { runningSteps } from '../terminal/running-steps.ts';
import { file, withBuildLock } from '../context/workspace.ts';
import { assemblyOf, type Variant } from './variant.ts';

interface PrepareOptions {
  readonly variant: Variant;
  readonly home: Home;
  readonly services: readonly string[];
  /** Starts tasks from images, which are not built here. */
  readonly containers: boolean;
  /** Starts tasks from the bundles in the `dist` of another checkout. */
  readonly dist: string | undefined;
}

/** Builds what has changed, and takes copies of it: the templates, and a release of each service. */
export async function prepare(
  { variant, home, services, containers, dist }: PrepareOptions,
  tools: ToolOptions,
): Promise<ReadonlyMap<string, Release>> {
  const { stage, edge, discovery } = variant;
  const options = [`--stage=${stage}`, `--edge=${edge}`, `--discovery=${discovery}`];
  return withBuildLock(tools.signal, async () => {
    const target = dist === undefined ? 'local:prepare' : 'infra:assemble';
    const command = [file('node_modules/.bin/nx'), 'run', target, ...options];
    await runTool(command, { ...tools, onLine: showTask });
    rmSync(home.assembly, { recursive: true, force: true });
    cpSync(file(`dist/${assemblyOf(variant)}`), home.assembly, { recursive: true });
    const releases = services.map(
      (name) => [name, currentRelease(home, name, { containers, variant, dist })] as const,
    );
    for (const [name, release] of releases) deleteReleases(home, name, [release]);
    return new Map(releases);
  });
}

const nxTask = /^> nx run (\S+)/;

/** Shows the task that Nx has finished last. */
function showTask(line: string): void {
  const [, task] = nxTask.exec(line) ?? [];
  if (task !== undefined) runningSteps.detail('build', task);
}
