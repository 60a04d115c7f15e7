import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Home } from './home.ts';

/** What makes sure that no process outlives us, even when we are killed. */
export interface Lifeline {
  hold(pid: number): void;
  release(pid: number): void;
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('./reaper.ts', import.meta.url));

/** @param limit milliseconds that the processes get to end in peace */
export function createLifeline({ ready }: Home, limit: number): Lifeline {
  const held = new Set<number>();
  let closing = false;
  let reaper = start();

  function start(): ChildProcess {
    const child = spawn(process.execPath, [script, ready, String(limit)], {
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    child.stdin?.on('error', () => undefined);
    child.once('exit', () => {
      if (!closing) reaper = start();
    });
    for (const pid of held) child.stdin?.write(`+${pid}\n`);
    return child;
  }

  return {
    hold: (pid) => {
      held.add(pid);
      reaper.stdin?.write(`+${pid}\n`);
    },
    release: (pid) => {
      held.delete(pid);
      reaper.stdin?.write(`-${pid}\n`);
    },
    close: async () => {
      closing = true;
      const exit = once(reaper, 'exit');
      reaper.stdin?.end();
      await exit;
    },
  };
}
