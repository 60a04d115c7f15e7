import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { StartFailure } from './start-failure.ts';
import { commandOf, isAlive } from './processes.ts';

/** Held while the stack runs: one runner per folder. */
export interface Lock {
  release(): void;
}

/** @throws StartFailure when another runner, which is alive, holds it. */
export function takeLock(path: string): Lock {
  for (;;) {
    if (create(path)) return { release: () => rmSync(path, { force: true }) };
    const holder = holderOf(path);
    if (holder !== undefined) {
      throw new StartFailure(
        `Quartet runs here already, as process ${holder}; stop it, or choose another folder with QUARTET_HOME.`,
      );
    }
    rmSync(path, { force: true });
  }
}

/** The file appears with its content, by a link, so that nobody reads an empty one. */
function create(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
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

function holderOf(path: string): number | undefined {
  const pid = Number(readOr(path, '0'));
  if (pid === 0 || pid === process.pid || !isAlive(pid)) return undefined;
  const command = commandOf(pid);
  return command === undefined || command.includes('tools/local') ? pid : undefined;
}

function readOr(path: string, standard: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return standard;
  }
}
