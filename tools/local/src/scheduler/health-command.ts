import type { ContainerHealthCheck } from '@quartet/cloudformation/model/services';
import type { LaunchedTask } from './launcher.ts';

interface HealthCommandOptions {
  readonly health: ContainerHealthCheck | undefined;
  /** The end of the task. */
  readonly ended: Promise<string>;
  /** Runs the command until the signal says that nobody waits any more. */
  readonly run: (command: readonly string[], signal: AbortSignal) => Promise<boolean>;
}

/** Asks the health command of a task; when the task has ended, nothing of it is left either. */
export function createHealthCommand({
  health,
  ended,
  run,
}: HealthCommandOptions): Pick<LaunchedTask, 'runHealthCommand' | 'ended'> {
  const over = new AbortController();
  let checking: Promise<unknown> = Promise.resolve();
  return {
    ended: ended.then(async (reason) => {
      over.abort();
      await checking;
      return reason;
    }),
    runHealthCommand: async () => {
      if (!health) return true;
      const late = AbortSignal.timeout(health.timeout * 1_000);
      const checked = run(plainCommand(health), AbortSignal.any([over.signal, late]));
      checking = checked;
      return checked;
    },
  };
}

/** The command in Docker's two forms: a list of arguments, or a line for a shell. */
function plainCommand({ command }: Pick<ContainerHealthCheck, 'command'>): readonly string[] {
  const [form, ...rest] = command;
  if (form === 'CMD-SHELL') return ['/bin/sh', '-c', ...rest];
  return form === 'CMD' ? rest : command;
}
