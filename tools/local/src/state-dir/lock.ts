import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { print } from '../terminal/print.ts';
import { commandOf, isAlive } from '../os/processes.ts';
import { readFileIfExists } from '../os/read-file-if-exists.ts';
import { writeFileAtomic } from '../os/write-file-atomic.ts';
import { UserError } from '@quartet/cloudformation/user-error';

/** Held while the stack runs: one runner per folder. */
export interface Lock {
  /** Tells who wants it next that it is worth waiting for. */
  announceStop(): void;
  release(): void;
}

interface LockOptions {
  /** The processes whose end ends us. */
  readonly ancestors: readonly number[];
  /** Milliseconds to wait for a runner that stops. */
  readonly limit: number;
  /** Aborted when the start is given up. */
  readonly signal: AbortSignal;
}

interface Holder {
  readonly pid: number;
  /** True when it announced its stop or an ancestor has ended. */
  readonly isStopping: boolean;
}

/** A runner that was just told to stop says so within this time. */
const notice = 600;
const poll = 50;

/**
 * Waits for a runner that stops.
 * @throws UserError when another runner, which is alive, holds it
 */
export async function acquireLock(
  path: string,
  { ancestors, limit, signal }: LockOptions,
): Promise<Lock> {
  const text = [process.pid, 'runs', ...ancestors].join(' ');
  const from = performance.now();
  let hasPrinted = false;
  while (!create(path, text)) {
    const holder = holderOf(path);
    if (!holder) {
      rmSync(path, { force: true });
      continue;
    }
    if (performance.now() - from > (holder.isStopping ? limit : notice))
      throw lockedFailure(holder);
    if (holder.isStopping && !hasPrinted)
      print.line(`Quartet waits for process ${holder.pid}, which stops`);
    hasPrinted ||= holder.isStopping;
    await pause(poll, undefined, { signal });
  }
  return {
    announceStop: () => writeFileAtomic(path, `${process.pid} stops`),
    release: () => releaseLock(path, process.pid),
  };
}

/** Waits for its turn, for as long as others take. @returns what ends it */
export async function waitForLock(path: string, signal: AbortSignal): Promise<() => void> {
  while (!create(path)) {
    if (holderOf(path)) await pause(poll, undefined, { signal });
    else rmSync(path, { force: true });
  }
  return () => releaseLock(path, process.pid);
}

/** Frees what the process held, unless somebody else holds it by now. */
export function releaseLock(path: string, pid: number): void {
  if (read(path).pid === pid) rmSync(path, { force: true });
}

function lockedFailure({ pid, isStopping }: Holder): UserError {
  return new UserError(
    isStopping
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
  const [pid, state, ...launchers] = readFileIfExists(path)?.split(' ') ?? [];
  const isOrphan = launchers.some((launcher) => !isAlive(Number(launcher)));
  return { pid: Number(pid ?? 0), isStopping: state === 'stops' || isOrphan };
}
