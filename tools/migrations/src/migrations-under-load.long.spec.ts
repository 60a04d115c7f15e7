import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { migrate, type Migrations } from '@quartet/database';
import { type Quartet, startQuartet } from '@quartet/local-client/start-quartet';
import { databaseUrl, type Postgres, startPostgres } from '@quartet/postgres';
import { eventually } from '@quartet/testing';
import pg from 'pg';
import { pino } from 'pino';
import { addColumnMigrations } from './testing/added-columns.ts';
import { effectOf } from './testing/compare.ts';
import { type Load, startLoad } from './testing/load.ts';
import { shopperRequests } from './testing/requests.ts';

/** The table of each service that most of its requests read. */
const services = { users: 'users', products: 'product', payments: 'payment', orders: 'orders' };
/**
 * A request that waits for a migration waits for its lock_timeout of 0.5 s, perhaps in each of three databases, and
 * then for the requests before it. The rest of the 2.5 s is margin; what a slow machine adds, it adds without a
 * migration too.
 */
const longestDelay = 2_500;

let folder: string;
let postgres: Postgres;
let quartet: Quartet;
let load: Load;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  const home = join(folder, 'postgres');
  postgres = await startPostgres({ home, durable: true, password: 'superuser' });
  const environment = { QUARTET_POSTGRES_URL: postgres.url };
  quartet = await startQuartet({ home: join(folder, 'home'), environment });
});
afterAll(async () => {
  await quartet?.[Symbol.asyncDispose]();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  load = startLoad(quartet.ready, await shopperRequests(quartet.ready));
});
afterEach(() => load?.stop());

const urlOf = (service: string) => {
  const name = new URL(quartet.ready.databases[service] ?? '').pathname.slice(1);
  return databaseUrl(postgres.url, name);
};

interface Run {
  readonly service: string;
  readonly files: ReadonlyMap<string, string>;
  readonly limits?: Migrations['limits'];
}

/** Applies migrations as the one-off task of the next release does. @returns the log */
async function apply({ service, files, limits }: Run, lines: Record<string, unknown>[] = []) {
  const migrations = await mkdtemp(join(folder, 'next-'));
  for (const [name, sql] of files) await writeFile(join(migrations, name), sql);
  const log = pino({}, { write: (line) => void lines.push(JSON.parse(line)) });
  const url = urlOf(service);
  await migrate({ url, folder: pathToFileURL(`${migrations}/`), log, ...(limits && { limits }) });
  return lines;
}

/** Applies a migration of a table that somebody reads, until the condition holds. */
async function applyWhileRead(
  run: Run & { readonly table: string },
  isEnough: (lines: readonly Record<string, unknown>[]) => boolean,
) {
  const reader = new pg.Client({
    connectionString: urlOf(run.service),
    application_name: 'report',
  });
  await reader.connect();
  await reader.query(`BEGIN; SELECT count(*) FROM ${run.table}`);
  const lines: Record<string, unknown>[] = [];
  const migrating = apply(run, lines);
  await eventually(() => isEnough(lines), 600_000);
  await reader.end();
  await migrating;
  return lines;
}

it.each(Object.keys(services))(
  'a column of each table and view of %s fails no request',
  async (service) => {
    const migrated: unknown[] = [];
    const effect = await effectOf(
      load,
      async (round) => {
        const files = await addColumnMigrations(urlOf(service), `added_${round}`);
        const lines = await apply({ service, files });
        expect(lines.filter(({ msg }) => msg === 'migrated')).toHaveLength(files.size);
        migrated.push(...files.keys());
      },
      longestDelay,
    );
    expect(migrated.length).toBeGreaterThan(3);
    expect(effect.failures).toEqual([]);
  },
);

const addition = (table: string, round: number) =>
  new Map([[`9100-read-${round}.sql`, `ALTER TABLE ${table} ADD COLUMN read_${round} text;\n`]]);
const blocked = (lines: readonly Record<string, unknown>[]) =>
  lines.filter(({ msg }) => msg === 'migration is blocked; it will be retried');

it.each(Object.entries(services))(
  'while somebody reads %s for long, its migration tries again and holds up no request',
  async (service, table) => {
    const effect = await effectOf(
      load,
      async (round) => {
        const run = { service, table, files: addition(table, round) };
        const lines = await applyWhileRead(run, (written) => blocked(written).length >= 3);
        const reason = expect.stringMatching(
          /^pid \d+ \(role \w+, application report\) holds a lock on /,
        );
        expect(blocked(lines)).toContainEqual(expect.objectContaining({ reason }));
        expect(lines.at(-1)).toMatchObject({ msg: 'migrated' });
      },
      longestDelay,
    );
    expect(effect.failures).toEqual([]);
    expect(effect.delay).toBeLessThan(longestDelay);
  },
);

it('a migration that waits for its lock without a limit fails requests', async () => {
  const failures = () => load.samples.filter(({ isFailure }) => isFailure);
  const patient = { timeout: 600_000 };
  const run = { service: 'products', table: 'product', files: addition('product', 99) };
  await applyWhileRead({ ...run, limits: patient }, () => failures().length > 0);
  expect(failures()).not.toEqual([]);
});
