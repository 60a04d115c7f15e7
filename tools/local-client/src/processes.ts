import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The pids of the processes of a state folder, by name, in the order of the names. */
export function pidsOf(home: string): ReadonlyMap<string, number> {
  const folder = join(home, 'run');
  const files = readdirSync(folder).filter((name) => name.endsWith('.pid'));
  const pids = files
    .toSorted()
    .map((file) => [file.slice(0, -4), pidIn(join(folder, file))] as const);
  return new Map(pids.filter(([, pid]) => pid > 0));
}

/** Returns 0 when the process has just exited. */
function pidIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}
