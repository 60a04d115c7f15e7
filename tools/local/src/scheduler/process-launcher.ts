import { type ChildTools, startChild } from '../supervisor/child.ts';
import { signalGroup } from '../os/processes.ts';
import { createHealthCommand } from './health-command.ts';
import type { Inspector } from './inspector.ts';
import type { Launcher } from './launcher.ts';
import { nodeArguments } from './node-arguments.ts';
import { runCommand } from './run-command.ts';

/** Tasks as processes of this machine: no image is needed, and a start takes half a second. */
export function processLauncher(tools: ChildTools, inspector?: Inspector): Launcher {
  const { lifeline } = tools;
  return {
    launch: (what) => {
      const { name, env, release, container } = what;
      const cwd = release.folder ?? '.';
      const args = [...(inspector?.argumentsOf(name) ?? []), ...nodeArguments(what)];
      const onLine = (line: string) => inspector?.readLine(name, line);
      const child = startChild({ name, args, env, cwd, onLine }, tools);
      const health = createHealthCommand({
        health: container.healthCheck,
        ended: child.ended,
        run: (command, signal) => runCommand(withThisNode(command), { env, cwd, lifeline, signal }),
      });
      return {
        ...health,
        pid: () => child.pid,
        recentOutput: child.recentOutput,
        stop: child.stop,
        kill: () => signalGroup(child.pid, 'SIGKILL'),
      };
    },
  };
}

/** There may be another node in the path. */
function withThisNode([program = '', ...args]: readonly string[]): readonly string[] {
  return [program === 'node' ? process.execPath : program, ...args];
}
