import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import type { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Home } from '../state-dir/home.ts';

/** Makes sure that no process outlives the runner, even when it is killed. */
export interface Lifeline {
  /** Settled when somebody ends what we have started, and so means us. */
  readonly interrupted: Promise<void>;
  track(pid: number): void;
  untrack(pid: number): void;
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('./reaper.ts', import.meta.url));

/**
 * The reaper is nobody's child, so that who kills all below us, as Nx does five seconds after it has
 * told it to end, does not find it. The shell stays: it is the one to be told, from the leaves upward.
 */
const launch = '("$@" <&3 3<&- &); exec 3<&-; read -r _';

/** @param limit milliseconds that the processes get to end in peace */
export function createLifeline({ folder }: Pick<Home, 'folder'>, limit: number): Lifeline {
  const tracked = new Set<number>();
  const { promise: interrupted, resolve: interrupt } = Promise.withResolvers<void>();
  let closing = false;
  let reaper = start();

  function start(): Socket {
    const args = [process.execPath, script, folder, String(process.pid), String(limit)];
    const shell = spawn('/bin/sh', ['-c', launch, 'quartet-lifeline', ...args], {
      detached: true,
      // It is compiled once for all starts, as we are.
      env: { NODE_COMPILE_CACHE: getCompileCacheDir(), ...process.env },
      stdio: ['pipe', 'ignore', 'ignore', 'pipe'],
    });
    shell.stdin?.on('error', () => undefined);
    shell.once('exit', (_code, signal) => signal && interrupt());
    const line = shell.stdio[3] as Socket;
    line.on('error', () => undefined).resume();
    line.once('close', () => {
      shell.stdin?.end();
      if (!closing) reaper = start();
    });
    for (const pid of tracked) line.write(`+${pid}\n`);
    return line;
  }

  return {
    interrupted,
    track: (pid) => {
      tracked.add(pid);
      reaper.write(`+${pid}\n`);
    },
    untrack: (pid) => {
      tracked.delete(pid);
      if (!closing) reaper.write(`-${pid}\n`);
    },
    close: async () => {
      closing = true;
      const closed = once(reaper, 'close');
      reaper.end();
      await closed;
    },
  };
}
