import { chmod, lstat, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sharedRoot } from './settings.ts';

/** A folder that every user can traverse but only the current user can write, so that no other can place binaries in it. */
export async function sharedFolder(): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const folder = join(sharedRoot, `quartet-postgres-${uid}`);
  await mkdir(folder, { recursive: true });
  const stats = await lstat(folder);
  if (!stats.isDirectory() || stats.uid !== uid) {
    throw new Error(`${folder} belongs to another user; remove it and start again`);
  }
  await chmod(folder, 0o755);
  return folder;
}
