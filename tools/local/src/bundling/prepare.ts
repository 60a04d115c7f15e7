import { cpSync, rmSync } from 'node:fs';
import type { Home } from '../state-dir/home.ts';
import type { Release } from '../scheduler/release.ts';
import { currentRelease, deleteReleases } from './releases.ts';
import { runTool, type ToolOptions } from './run-tool.ts';
import { runningSteps } from '../terminal/running-steps.ts';
import { file, withBuildLock } from '../context/workspace.ts';

/** Which templates are run: options of `infra:assemble`. */
export interface Variant {
  readonly stage: string;
  readonly edge: string;
  readonly discovery: string;
}

interface PrepareOptions {
  readonly variant: Variant;
  readonly home: Home;
  readonly services: readonly string[];
  /** Starts tasks from images, which are not built here. */
  readonly containers: boolean;
}

/** Builds what has changed, and takes copies of it: the templates, and a release of each service. */
export async function prepare(
  { variant, home, services, containers }: PrepareOptions,
  tools: ToolOptions,
): Promise<ReadonlyMap<string, Release>> {
  const { stage, edge, discovery } = variant;
  const options = [`--stage=${stage}`, `--edge=${edge}`, `--discovery=${discovery}`];
  return withBuildLock(tools.signal, async () => {
    const command = [file('node_modules/.bin/nx'), 'run', 'local:prepare', ...options];
    await runTool(command, { ...tools, onLine: showTask });
    rmSync(home.assembly, { recursive: true, force: true });
    const assembly = file(`dist/infra/assembly/${stage}-${edge}-${discovery}`);
    cpSync(assembly, home.assembly, { recursive: true });
    const releases = services.map(
      (name) => [name, currentRelease(home, name, { containers })] as const,
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
