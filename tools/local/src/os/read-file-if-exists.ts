import { readFileSync } from 'node:fs';

/** Undefined when there is no such file, or it has gone just now. */
export function readFileIfExists(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
