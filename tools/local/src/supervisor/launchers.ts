import { commandOf, parentOf } from '../os/processes.ts';

const script = 'tools/local/src/main.ts';
const nx = /\bnx\b/;
const npm = /^npm\b/;

/**
 * npm or Nx, and all between them and us, which may outlive them. Not whoever has typed the command:
 * a script may start us and end. Where no command lines are told, our parent. Undefined when npm has
 * launched us and is gone already.
 */
export function launchers(env: NodeJS.ProcessEnv): readonly number[] | undefined {
  if (commandOf(process.ppid) === undefined) return [process.ppid].filter((pid) => pid > 1);
  const above = lineOf(process.ppid);
  const told = (pattern: RegExp) => (pid: number) => pattern.test(commandOf(pid) ?? '');
  if (launchedByNpm(env)) {
    const top = above.findIndex(told(npm));
    return top < 0 ? undefined : above.slice(0, top + 1);
  }
  const stranger = above.findIndex((pid) => !told(nx)(pid) && !commandOf(pid)?.includes(script));
  return above.slice(0, stranger < 0 ? above.length : stranger);
}

/** npm leaves its script in the environment of all below it, and Nx its target. */
function launchedByNpm({
  npm_lifecycle_script: ran = '',
  NX_TASK_TARGET_TARGET: target,
}: NodeJS.ProcessEnv) {
  return ran.includes(script) || (target === 'serve' && nx.test(ran));
}

/** A process, its parent, and so on. */
function lineOf(pid: number): readonly number[] {
  return pid > 0 ? [pid, ...lineOf(parentOf(pid) ?? 0)] : [];
}
