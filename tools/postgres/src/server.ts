import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, fchmodSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account.ts';
import { readServerLock } from './server-lock.ts';
import { limits, serverFlags, type ServerSettings } from './settings.ts';

export interface ServerOptions {
  readonly program: string;
  readonly data: string;
  readonly log: string;
  readonly port: number;
  readonly durable: boolean;
  readonly settings: ServerSettings | undefined;
  readonly account: Account | undefined;
}

/** Starts a postmaster in a session of its own, so that Ctrl-C in the terminal does not reach it. */
export function spawnServer(options: ServerOptions): ChildProcess {
  const log = openSync(options.log, 'a', 0o600);
  fchmodSync(log, 0o600);
  const flags = serverFlags(options.port, options.durable, options.settings);
  const server = spawn(options.program, ['-D', options.data, ...flags], {
    ...options.account,
    cwd: dirname(options.data),
    env: { LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  server.on('error', (error) => appendFileSync(options.log, `FATAL:  ${error.message}\n`));
  return server;
}

/** True when the server accepts connections; false when it exited. */
export async function becomesReady(server: ChildProcess, data: string): Promise<boolean> {
  while (!ended(server)) {
    const lock = await readServerLock(data);
    if (lock?.pid === server.pid && lock?.status === 'ready') return true;
    await pause(limits.poll);
  }
  return false;
}

/** Shuts down in fast mode: transactions are rolled back; followed by SIGKILL after the time limit. */
export async function stopServer(server: ChildProcess): Promise<void> {
  if (ended(server)) return;
  const exit = once(server, 'exit');
  server.kill('SIGINT');
  const late = setTimeout(() => server.kill('SIGKILL'), limits.stop);
  await exit;
  clearTimeout(late);
}

/** Settled when the server has exited. */
export async function endOf(server: ChildProcess): Promise<void> {
  if (!ended(server)) await once(server, 'exit');
}

function ended(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null || server.pid === undefined;
}
