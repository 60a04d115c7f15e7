import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { writeStateFile } from '../os/state-file.ts';
import { type Child, type ChildTools, startChild } from '../supervisor/child.ts';
import { docker } from './docker.ts';
import { createHealthCommand } from './health-command.ts';
import type { LaunchOptions, Launcher } from './launcher.ts';
import { nodeArguments } from './node-arguments.ts';
import { runCommand } from './run-command.ts';

const poll = 50;

/** Tasks from images, as ECS runs them: without any right, and with nothing that they could write to. */
export function containerLauncher(tools: ChildTools): Launcher {
  const { home, lifeline } = tools;
  const prefix = createHash('sha256').update(home.folder).digest('hex').slice(0, 8);
  return {
    launch: (what) => {
      const { name, env, container } = what;
      const id = `quartet-${prefix}-${name}`;
      const args = runArguments(what, id, homeLabel(home.folder));
      const child = startChild({ name, program: 'docker', args, env }, tools);
      const containerProcess = trackProcess(child, { name, id, tools });
      const kill = () => void docker(['kill', id]).catch(() => undefined);
      const health = createHealthCommand({
        health: container.healthCheck,
        ended: containerProcess.ended,
        run: (command, signal) =>
          runCommand(['docker', 'exec', id, ...command], { env, cwd: '.', lifeline, signal }),
      });
      return {
        ...health,
        pid: containerProcess.pid,
        recentOutput: child.recentOutput,
        kill,
        stop: (limit) =>
          stop(child, kill, AbortSignal.any([tools.force, AbortSignal.timeout(limit)])),
      };
    },
  };
}

/** The label that marks the containers of a state directory. */
export function homeLabel(home: string): string {
  return `quartet.home=${home}`;
}

/** Variables go through the environment of the client, so that nobody reads secrets in its arguments. */
function runArguments(what: LaunchOptions, id: string, label: string): readonly string[] {
  const { release, container, env } = what;
  return [
    ...['run', '--rm', '--init', '--name', id, '--label', label],
    ...['--network', 'host', '--cap-drop', 'ALL', '--no-healthcheck'],
    ...(container.readonlyRootFilesystem ? ['--read-only'] : []),
    ...(container.user === undefined ? [] : ['--user', container.user]),
    ...variablesFor(container.environment, env).flatMap((name) => ['--env', name]),
    ...[release.id, 'node', ...nodeArguments(what)],
  ];
}

const hostVariables =
  /^(?:NODE_.*|DOCKER_.*|XDG_.*|SSH_.*|LC_.*|PATH|HOME|PWD|OLDPWD|SHELL|SHLVL|TERM|USER|LOGNAME|HOSTNAME|LANG|TMPDIR|_)$/;

/** A container has folders, a shell and a user of its own. */
function variablesFor(
  template: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): readonly string[] {
  return Object.keys(env).filter((name) => name in template || !hostVariables.test(name));
}

/** The client passes the signal on; when it takes too long, the container itself is killed. */
async function stop(child: Child, kill: () => void, late: AbortSignal): Promise<void> {
  child.process.kill('SIGTERM');
  if (late.aborted) kill();
  late.addEventListener('abort', kill);
  await child.ended;
  late.removeEventListener('abort', kill);
}

interface ContainerProcess {
  readonly name: string;
  readonly id: string;
  readonly tools: ChildTools;
}

/** The process of the task is not the client's child; it is the one to be known, and to be ended with us. */
function trackProcess(child: Child, { name, id, tools: { home, lifeline } }: ContainerProcess) {
  let pid = 0;
  let isOver = false;
  const look = async () => {
    while (!isOver && pid === 0) {
      const printed = await docker(['inspect', '--format', '{{.State.Pid}}', id]).catch(() => '0');
      if (Number(printed) > 0 && !isOver) pid = Number(printed);
      else await pause(poll);
    }
    if (pid === 0) return;
    lifeline.track(pid);
    writeStateFile(home.pid(name), String(pid));
  };
  const looking = look();
  const ended = child.ended.then(async (reason) => {
    isOver = true;
    await looking;
    if (pid > 0) lifeline.untrack(pid);
    return reason;
  });
  return { pid: () => pid, ended };
}
