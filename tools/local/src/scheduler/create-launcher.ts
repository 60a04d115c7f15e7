import type { ChildTools } from '../supervisor/child.ts';
import { containerLauncher } from './container-launcher.ts';
import type { Launcher } from './launcher.ts';
import { processLauncher } from './process-launcher.ts';

/** Starts a bundle as a process, and an image in a container; a roll may go from one to the other. */
export function createLauncher(tools: ChildTools): Launcher {
  const [processes, containers] = [processLauncher(tools), containerLauncher(tools)];
  return {
    launch: (what) =>
      what.release.folder === undefined ? containers.launch(what) : processes.launch(what),
  };
}
