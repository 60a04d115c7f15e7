import { chmod, cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from './reach.ts';
import { sharedFolder } from './shared-folder.ts';

/** Copies the binaries to the shared folder, unless another process already has. */
export async function shareBinaries(native: string, version: string): Promise<string> {
  const shared = await sharedFolder();
  const copy = join(shared, `postgres-${version}`);
  if (await exists(copy)) return copy;
  const draft = await mkdtemp(`${copy}-`);
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await publish(draft, copy);
  return copy;
}

/** Makes the files readable by everyone, whatever the umask was when npm unpacked them. */
async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  await chmod(folder, 0o755);
  for (const entry of entries) {
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || entry.parentPath.endsWith('/bin');
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
}

/** Publishes the copy with a rename; the first process wins, and the others use its copy. */
async function publish(draft: string, copy: string): Promise<void> {
  try {
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true });
    if (!(await exists(copy))) throw error;
  }
}
