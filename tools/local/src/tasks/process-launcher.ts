import type { ContainerHealth } from '../model/services.ts';
import { type Child, type ChildTools, startChild } from '../processes/child.ts';
import { signalGroup } from '../processes/processes.ts';
import { StartFailure } from '../run/start-failure.ts';
import type { Launch, Launched, Launcher } from './launcher.ts';
import { runCommand } from './run-command.ts';

/** Tasks as processes of this machine: no image is needed, and a start takes half a second. */
export function processLauncher(tools: ChildTools): Launcher {
  return {
    launch: (what) => {
      const { name, env, release } = what;
      const cwd = release.folder ?? '.';
      const child = startChild({ name, args: nodeArguments(what), env, cwd }, tools);
      return launched(child, what, tools);
    },
  };
}

function launched(
  child: Child,
  { env, container, release }: Launch,
  { lifeline }: ChildTools,
): Launched {
  const over = new AbortController();
  const { health } = container;
  let checking: Promise<unknown> = Promise.resolve();
  const check = (wanted: ContainerHealth) => {
    const signal = AbortSignal.any([over.signal, AbortSignal.timeout(wanted.timeout * 1_000)]);
    const cwd = release.folder ?? '.';
    return runCommand(plainCommand(wanted), { env, cwd, lifeline, signal });
  };
  return {
    pid: () => child.pid,
    recent: child.recent,
    stop: child.stop,
    kill: () => signalGroup(child.pid, 'SIGKILL'),
    ended: child.ended.then(async (reason) => {
      over.abort();
      await checking;
      return reason;
    }),
    check: async () => {
      if (!health) return true;
      const checked = check(health);
      checking = checked;
      return checked;
    },
  };
}

/** What loads telemetry is left out: nobody here collects traces. */
export function nodeArguments({
  name,
  container,
}: Pick<Launch, 'name' | 'container'>): readonly string[] {
  const [program, ...args] = container.command;
  if (program !== 'node') {
    throw new StartFailure(
      `${name} is started with "${program}", but only node can be started here.`,
    );
  }
  return args.filter((arg, index) => !arg.startsWith('--import') && args[index - 1] !== '--import');
}

/** As Docker reads it: a list of arguments, or a line for a shell. */
export function plainCommand({ command }: Pick<ContainerHealth, 'command'>): readonly string[] {
  const [form, ...rest] = command;
  const args = form === 'CMD-SHELL' ? ['/bin/sh', '-c', ...rest] : form === 'CMD' ? rest : command;
  return args.map((arg, index) => (index === 0 && arg === 'node' ? process.execPath : arg));
}
