import type { ChildProcess } from 'node:child_process';
import { mkdir, realpath, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseError } from 'pg';
import { serverAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { withClient } from './client.ts';
import { ensureCluster } from './cluster.ts';
import { placeData } from './data.ts';
import { guardServer } from './guard.ts';
import { freePort } from './port.ts';
import { becomesReady, endOf, spawnServer, stopServer, type ServerOptions } from './server.ts';
import { limits, type ServerSettings } from './settings.ts';
import { WrongPassword } from './wrong-password.ts';

export interface PostgresOptions {
  /** Folder of the data (`data`) and the server's log (`postgres.log`). */
  readonly home: string;
  /** @default a free one */
  readonly port?: number;
  /** False turns off durable writes, for tests. */
  readonly durable: boolean;
  /** The superuser's password, set when the data is created. */
  readonly password: string;
  /** @default - only what every server of ours has */
  readonly settings?: ServerSettings;
}

export interface Postgres {
  /** The superuser's URL of the database `postgres`. */
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  /** Settled when the server has exited, for any reason. */
  readonly ended: Promise<void>;
  /** Fast shutdown, followed by SIGKILL after ten seconds. */
  stop(): Promise<void>;
}

/**
 * Starts a real PostgreSQL on the loopback address, and creates its data on the first start.
 * It accepts queries when this returns, and stops when this process exits, even by SIGKILL.
 * @throws WrongPassword when the data was created with another password
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  await mkdir(options.home, { recursive: true });
  const home = await realpath(options.home);
  const account = await serverAccount();
  const binaries = await findBinaries(account);
  const data = await placeData(home, account);
  await ensureCluster(data, { binaries, account, password: options.password });
  const { durable, settings } = options;
  const log = join(home, 'postgres.log');
  const program = binaries.postgres;
  const start = { program, data, log, durable, settings, account };
  const { server, port } = await untilItRuns(start, options.port);
  const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/postgres`;
  await answers(url, server);
  return { url, port, pid: server.pid ?? 0, ended: endOf(server), stop: () => stopServer(server) };
}

interface Running {
  readonly server: ChildProcess;
  readonly port: number;
}

/** Retries, because a killed server's backends hold its shared memory briefly, and the port may be taken meanwhile. */
async function untilItRuns(
  start: Omit<ServerOptions, 'port'>,
  wanted: number | undefined,
): Promise<Running> {
  const deadline = Date.now() + limits.restart;
  for (;;) {
    const port = wanted ?? (await freePort());
    const from = await sizeOf(start.log);
    const server = spawnServer({ ...start, port });
    guardServer(server);
    if (await becomesReady(server, start.data)) return { server, port };
    const reason = await lastWords(start.log, from);
    const passing = inUse.test(reason) || (!wanted && portTaken.test(reason));
    if (!passing || Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${reason}`);
    await pause(limits.retry);
  }
}

const inUse = /lock file ".*" already exists|pre-existing shared memory block/;
const portTaken = /could not bind|could not create any TCP/;

/** The SQLSTATE of an error. */
const passwordRefused = '28P01';

async function answers(url: string, server: ChildProcess): Promise<void> {
  try {
    await withClient(url, (client) => client.query('SELECT 1'));
  } catch (cause) {
    await stopServer(server);
    if ((cause as DatabaseError).code === passwordRefused) throw new WrongPassword({ cause });
    throw new Error('PostgreSQL started, but its superuser cannot connect', { cause });
  }
}

async function sizeOf(log: string): Promise<number> {
  return stat(log).then(
    (found) => found.size,
    () => 0,
  );
}

async function lastWords(log: string, from: number): Promise<string> {
  const text = (await readFile(log)).subarray(from).toString();
  const errors = text.split('\n').filter((line) => /FATAL|PANIC|ERROR|could not/.test(line));
  return errors[0]?.replace(/^.*?(FATAL|PANIC|ERROR|LOG|WARNING):\s+/, '') ?? `see ${log}`;
}
