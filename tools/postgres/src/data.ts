import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { canReach, exists } from './reach.ts';
import { serverOf } from './server-lock.ts';
import { sharedFolder } from './shared-folder.ts';

/**
 * The data folder of `home`, which may not exist yet: inside of it, or linked from it when the account cannot
 * reach it.
 */
export async function placeData(home: string, account: Account | undefined): Promise<string> {
  const data = join(home, 'data');
  if (await exists(data)) return realpath(data);
  if (await canReach(account, home)) return data;
  await sweep(await sharedFolder());
  const far = await reachableFolder(home);
  await mkdir(far, { recursive: true });
  await chmod(far, 0o755);
  await writeFile(join(far, 'home'), home);
  await rm(data, { force: true });
  await symlink(join(far, 'data'), data);
  return join(far, 'data');
}

/** The folder outside of `home`, a real path, for data that the server's account cannot reach there. */
export async function reachableFolder(home: string): Promise<string> {
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  return join(await sharedFolder(), name);
}

/** Deletes the data of `home`, wherever it is. Its server must not be running. */
export async function removeData(home: string): Promise<void> {
  const data = join(home, 'data');
  const stats = await lstat(data).catch(() => undefined);
  if (stats?.isSymbolicLink()) {
    await rm(dirname(await readlink(data)), { recursive: true, force: true });
  }
  await rm(data, { recursive: true, force: true });
}

/** Deletes data whose home no longer exists, as happens with temporary folders. */
async function sweep(shared: string): Promise<void> {
  for (const name of await readdir(shared)) {
    const far = join(shared, name);
    const home = await readFile(join(far, 'home'), 'utf8').catch(() => undefined);
    if (home === undefined || (await exists(home))) continue;
    if (await serverOf(join(far, 'data'))) continue;
    await rm(far, { recursive: true, force: true });
  }
}
