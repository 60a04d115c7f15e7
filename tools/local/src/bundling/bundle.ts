import type { Home } from '../state-dir/home.ts';
import type { Release } from '../scheduler/release.ts';
import { copyRelease } from './releases.ts';
import { runTool, type ToolOptions } from './run-tool.ts';
import { file, withBuildLock } from '../context/workspace.ts';

/** The sources that the bundle of a service is made of. */
export function sourcesOf(service: string): readonly string[] {
  return [file(`apps/${service}/src`), file('libs')];
}

/**
 * Bundles a service from its sources as they are now, without Nx, which takes three times as long.
 * @throws UserError with the reason when it cannot be bundled
 */
export function bundle(service: string, home: Home, tools: ToolOptions): Promise<Release> {
  const bundler = file('tools/delivery/src/bundle.ts');
  return withBuildLock(tools.signal, async () => {
    await runTool(['--conditions=@quartet/source', bundler, `apps/${service}`], tools);
    return copyRelease(home, service);
  });
}
