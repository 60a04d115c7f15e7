import { createHash } from 'node:crypto';
import { lstat, readFile, readdir, readlink, realpath } from 'node:fs/promises';
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Account } from './account.ts';
import { canReach, exists } from './reach.ts';
import { sharedFolder } from './shared-folder.ts';

/** Where the data of `home` is, or shall be made: in it, or linked from it when the account cannot reach it. */
export async function placeData(home: string, account: Account | undefined): Promise<string> {
  const data = join(home, 'data');
  if (await exists(data)) return realpath(data);
  if (await canReach(account, home)) return data;
  const shared = await sharedFolder();
  await sweep(shared);
  const far = join(shared, `data-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
  await writeFile(`${far}.home`, home);
  await rm(data, { force: true });
  await symlink(far, data);
  return far;
}

/** Forgets the data of `home`, wherever it is. Its server must not run. */
export async function removeData(home: string): Promise<void> {
  const data = join(home, 'data');
  const far = await lstat(data).then(
    (found) => (found.isSymbolicLink() ? readlink(data) : undefined),
    () => undefined,
  );
  if (far) await forget(far);
  await rm(data, { recursive: true, force: true });
}

/** Removes data whose home is gone, as temporary folders go. */
async function sweep(shared: string): Promise<void> {
  const names = await readdir(shared);
  for (const name of names.filter((each) => each.endsWith('.home'))) {
    const far = join(shared, name.slice(0, -'.home'.length));
    const home = await readFile(join(shared, name), 'utf8');
    if (!(await exists(home)) && !(await exists(join(far, 'postmaster.pid')))) await forget(far);
  }
}

async function forget(far: string): Promise<void> {
  await rm(far, { recursive: true, force: true });
  await rm(`${far}.home`, { force: true });
}
