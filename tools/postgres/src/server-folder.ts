import { chown, mkdir, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { serverAccount } from './account.ts';
import { placeData } from './data.ts';

/** Creates a folder beside the data of `home` that the server may write to, such as an archive of its log. */
export async function serverFolder(home: string, name: string): Promise<string> {
  await mkdir(home, { recursive: true });
  const account = await serverAccount();
  const folder = join(dirname(await placeData(await realpath(home), account)), name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  return folder;
}
