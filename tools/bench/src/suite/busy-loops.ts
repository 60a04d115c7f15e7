import { spawn } from 'node:child_process';
import { once } from 'node:events';

interface BusyLoops extends AsyncDisposable {
  readonly pids: readonly number[];
}

/** A script that exits with its parent, even if that is killed. */
const loop = 'const parent = process.ppid; while (process.ppid === parent);';

/** Starts processes that use a core each until they are disposed of, to simulate a busy machine. */
export function startBusyLoops(count: number): BusyLoops {
  const loops = Array.from({ length: count }, () => {
    const child = spawn(process.execPath, ['-e', loop], { stdio: 'ignore' });
    return { child, ended: once(child, 'exit') };
  });
  return {
    pids: loops.flatMap(({ child: { pid } }) => pid ?? []),
    [Symbol.asyncDispose]: async () => {
      for (const { child } of loops) child.kill('SIGKILL');
      await Promise.all(loops.map(({ ended }) => ended));
    },
  };
}
