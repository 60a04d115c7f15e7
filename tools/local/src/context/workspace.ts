import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { waitForLock } from '../state-dir/lock.ts';

/** A file of the workspace. */
export function file(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}

/**
 * Does work with what builds leave in `dist`, which Nx writes anew each time, a result from its cache too.
 * One runner at a time may, of all in this clone.
 */
export async function withBuildLock<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const folder = file('dist');
  mkdirSync(folder, { recursive: true });
  const end = await waitForLock(join(folder, 'turn'), signal);
  try {
    return await work();
  } finally {
    end();
  }
}
