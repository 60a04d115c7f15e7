import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { print } from '../terminal/print.ts';
import { commandOf, isAlive } from '../os/processes.ts';
import { readIfThere } from '../os/read-if-there.ts';
import { replaceFile } from '../os/replace-file.ts';
import { StartError } from '@quartet/cloudformation/start-error';

/** Held while the stack runs: one runner per folder. */
export interface Lock {
  /** Tells who wants it next that it is worth waiting for. */
  announce(): void;
  release(): void;
}

export interface LockOptions {
  /** The processes whose end ends us. */
  readonly launchers: readonly number[];
  /** Milliseconds to wait for a runner that stops. */
  readonly limit: number;
  /** Aborted when the start is given up. */
  readonly signal: AbortSignal;
}

interface Holder {
  readonly pid: number;
  /** Whether it says so, or has lost a process whose end ends it. */
  readonly stops: boolean;
}

/** A runner that was just told to stop says so within this time. */
const notice = 600;
const poll = 50;

/**
 * Waits for a runner that stops.
 * @throws StartError when another runner, which is alive, holds it
 */
export async function takeLock(
  path: string,
  { launchers, limit, signal }: LockOptions,
): Promise<Lock> {
  const text = [process.pid, 'runs', ...launchers].join(' ');
  const from = performance.now();
  let told = false;
  while (!create(path, text)) {
    const holder = holderOf(path);
    if (!holder) {
      rmSync(path, { force: true });
      continue;
    }
    if (performance.now() - from > (holder.stops ? limit : notice)) throw refusal(holder);
    if (holder.stops && !told) print.line(`Quartet waits for process ${holder.pid}, which stops`);
    told ||= holder.stops;
    await pause(poll, undefined, { signal });
  }
  return {
    announce: () => replaceFile(path, `${process.pid} stops`),
    release: () => dropLock(path, process.pid),
  };
}

/** Waits for its turn, for as long as others take. @returns what ends it */
export async function takeTurn(path: string, signal: AbortSignal): Promise<() => void> {
  while (!create(path)) {
    if (holderOf(path)) await pause(poll, undefined, { signal });
    else rmSync(path, { force: true });
  }
  return () => dropLock(path, process.pid);
}

/** Frees what the process held, unless somebody else holds it by now. */
export function dropLock(path: string, pid: number): void {
  if (read(path).pid === pid) rmSync(path, { force: true });
}

function refusal({ pid, stops }: Holder): StartError {
  return new StartError(
    stops
      ? `Quartet still stops here, as process ${pid}; start again when it is gone.`
      : `Quartet runs here already, as process ${pid}; stop it, or choose another folder with QUARTET_HOME.`,
  );
}

/** The file appears with its content, by a link, so that nobody reads an empty one. */
function create(path: string, text = String(process.pid)): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, text);
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft);
  }
}

function holderOf(path: string): Holder | undefined {
  const holder = read(path);
  const { pid } = holder;
  if (pid === 0 || pid === process.pid || !isAlive(pid)) return undefined;
  const command = commandOf(pid);
  return command === undefined || command.includes('tools/local') ? holder : undefined;
}

function read(path: string): Holder {
  const [pid, state, ...launchers] = readIfThere(path)?.split(' ') ?? [];
  const isOrphan = launchers.some((launcher) => !isAlive(Number(launcher)));
  return { pid: Number(pid ?? 0), stops: state === 'stops' || isOrphan };
}
