import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { reachableFolder } from '@quartet/postgres';
import { mountVolume, type Volume } from '../shared-faults/volume.ts';

/**
 * Mounts a volume for the data of PostgreSQL, before it is started for the first time.
 * @param home the state folder of a Quartet, which the account of PostgreSQL cannot reach
 */
export async function mountDatabaseVolume(home: string): Promise<Volume | undefined> {
  const postgres = join(home, 'postgres');
  mkdirSync(postgres, { recursive: true });
  const folder = await reachableFolder(realpathSync(postgres));
  const path = mkdtempSync(join(dirname(folder), 'volume-'));
  const volume = mountVolume(path);
  if (!volume) {
    rmSync(path, { recursive: true });
    return undefined;
  }
  symlinkSync(path, folder);
  return {
    ...volume,
    [Symbol.dispose]: () => {
      volume[Symbol.dispose]();
      rmSync(folder, { force: true });
      rmSync(path, { recursive: true });
    },
  };
}
