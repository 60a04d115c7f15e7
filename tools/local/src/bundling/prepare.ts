import { cpSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Home } from '../state-dir/home.ts';
import type { Release } from '../scheduler/release.ts';
import { type Build, isBuilt, rememberBuild, serviceBuild, templatesBuild } from './builds.ts';
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
  return withBuildLock(tools.signal, async () => {
    const templates = templatesBuild(variant);
    const isFromSources = dist === undefined && !containers;
    await buildChanged(isFromSources ? services.map(serviceBuild) : [], {
      templates,
      variant,
      tools,
    });
    rmSync(home.assembly, { recursive: true, force: true });
    cpSync(file(`dist/${templates.output}`), home.assembly, { recursive: true });
    const releases = services.map(
      (name) => [name, currentRelease(home, name, { containers, variant, dist })] as const,
    );
    for (const [name, release] of releases) deleteReleases(home, name, [release]);
    return new Map(releases);
  });
}

interface BuildOptions {
  readonly templates: Build;
  readonly variant: Variant;
  readonly tools: ToolOptions;
}

/** The services are bundled by one process and the templates synthesised by another, at the same time. */
async function buildChanged(
  services: readonly Build[],
  { templates, variant, tools }: BuildOptions,
): Promise<void> {
  const root = resolve(file('.'));
  const changed = services.filter((build) => !isBuilt(root, build));
  const pending = new Set(changed.map(({ name }) => name));
  const show = () => runningSteps.detail('build', [...pending].join(', '));
  const end = (builds: readonly Build[]) => {
    for (const build of builds) {
      rememberBuild(root, build);
      pending.delete(build.name);
    }
    show();
  };
  const steps: Promise<void>[] = [];
  if (changed.length > 0) steps.push(bundleServices(changed, tools).then(() => end(changed)));
  if (!isBuilt(root, templates)) {
    pending.add(templates.name);
    steps.push(synthesize(variant, tools).then(() => end([templates])));
  }
  show();
  await Promise.all(steps);
}

const source = '--conditions=@quartet/source';

function bundleServices(builds: readonly Build[], tools: ToolOptions): Promise<void> {
  const projects = builds.map(({ output }) => output);
  return runTool([source, file('tools/delivery/src/bundle.ts'), ...projects], tools);
}

async function synthesize(variant: Variant, tools: ToolOptions): Promise<void> {
  const { stage, edge, discovery } = variant;
  const folder = file(`dist/${assemblyOf(variant)}`);
  const context = [`stage=${stage}`, `edge=${edge}`, `discovery=${discovery}`];
  await runTool([file('infra/src/bundle.ts')], tools);
  rmSync(folder, { recursive: true, force: true });
  const program = file('infra/src/assemble.ts');
  await runTool([source, program, folder, ...context.flatMap((each) => ['-c', each])], tools);
}
