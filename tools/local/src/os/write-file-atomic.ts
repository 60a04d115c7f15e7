import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** A reader sees the old file or the new one, never half of one. Only the owner may read it. */
export function writeFileAtomic(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
