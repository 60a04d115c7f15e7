import { commandOf, parentOf } from '../os/processes.ts';

const script = 'tools/local/src/main.ts';
const quartet = /^quartet\b/;
const nx = /\bnx\b/;
const npm = /^npm\b/;

/**
 * npm or Nx, and all between them and us, which may outlive them. Not whoever has typed the command:
 * a script may start us and end. Where no command lines are told, our parent. Undefined when npm has
 * launched us and is gone already.
 */
export function ancestorPids(env: NodeJS.ProcessEnv): readonly number[] | undefined {
  if (commandOf(process.ppid) === undefined) return [process.ppid].filter((pid) => pid > 1);
  const ancestors = ancestryOf(process.ppid);
  const matches = (pattern: RegExp) => (pid: number) => pattern.test(commandOf(pid) ?? '');
  if (launchedByNpm(env)) {
    const top = ancestors.findIndex(matches(npm));
    return top < 0 ? undefined : ancestors.slice(0, top + 1);
  }
  const unrelated = ancestors.findIndex(
    (pid) => !matches(nx)(pid) && !commandOf(pid)?.includes(script),
  );
  return ancestors.slice(0, unrelated < 0 ? ancestors.length : unrelated);
}

/** npm leaves its script in the environment of all below it, and Nx its target. */
function launchedByNpm({
  npm_lifecycle_script: ran = '',
  NX_TASK_TARGET_TARGET: target,
}: NodeJS.ProcessEnv) {
  return ran.includes(script) || quartet.test(ran) || (target === 'serve' && nx.test(ran));
}

/** A process, its parent, and so on. */
function ancestryOf(pid: number): readonly number[] {
  return pid > 0 ? [pid, ...ancestryOf(parentOf(pid) ?? 0)] : [];
}
