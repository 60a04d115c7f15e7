import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { exists } from './reach.ts';

const run = promisify(execFile);

interface ClusterOptions {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  readonly password: string;
}

/** Creates the data folder, atomically, unless it exists. */
export async function ensureCluster(data: string, options: ClusterOptions): Promise<void> {
  if (await exists(data)) return;
  const draft = `${data}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  await give(draft, options.account);
  await initialise(draft, options);
  await rename(draft, data);
}

async function initialise(data: string, options: ClusterOptions): Promise<void> {
  const secret = `${data}.password`;
  await writeFile(secret, options.password, { mode: 0o600 });
  await give(secret, options.account);
  try {
    await run(options.binaries.initdb, [...choices, `--pgdata=${data}`, `--pwfile=${secret}`], {
      ...options.account,
      cwd: dirname(data),
      env: { LC_ALL: 'C' },
    });
  } finally {
    await rm(secret);
  }
}

async function give(path: string, account: Account | undefined): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

const choices = [
  '--username=postgres',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-sync',
  '--no-instructions',
];
