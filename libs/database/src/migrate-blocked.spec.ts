import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { eventually, testDatabase, type TestDatabase } from '@quartet/testing';
import pg from 'pg';
import { pino } from 'pino';
import { migrate, MigrationBlocked, statement } from './index.ts';
import type { LockLimits } from './lock-limits.ts';

const steps = statement<[], { readonly n: number }>(`SELECT n FROM step ORDER BY n`);
const columns = statement<[], { readonly name: string }>(
  `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'step'::regclass AND attnum > 0 ORDER BY attnum`,
);
const validIndexes = statement<[], { readonly name: string }>(
  `SELECT indexrelid::regclass::text AS name FROM pg_index WHERE indrelid = 'step'::regclass AND indisvalid`,
);
const addColumn = 'ALTER TABLE step ADD COLUMN added text;\n';
const quick = { timeout: 500, firstPause: 10, longestPause: 50 };

let database: TestDatabase;
let folder: string;
let lines: Record<string, unknown>[];
/** Another session, of somebody who reads for long. */
let reader: pg.Client;

beforeEach(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  lines = [];
  await write('0001-step.sql', 'CREATE TABLE step (n integer); INSERT INTO step VALUES (1);');
  await run();
  const { MIGRATIONS_DATABASE_URL: connectionString } = database.settings;
  reader = new pg.Client({ connectionString, application_name: 'report' });
  await reader.connect();
});
afterEach(async () => {
  await reader?.end();
  await database?.close();
  await rm(folder, { recursive: true });
});

const write = (name: string, sql: string) => writeFile(join(folder, name), sql);
const run = (limits: Partial<LockLimits> = quick) =>
  migrate({
    url: database.settings.MIGRATIONS_DATABASE_URL,
    folder: pathToFileURL(`${folder}/`),
    log: pino({}, { write: (line) => void lines.push(JSON.parse(line)) }),
    limits,
  });
const blocked = () => lines.filter(({ msg }) => msg === 'migration is blocked; it will be retried');
const inTheWay = async () => {
  const { rows } = await reader.query('SELECT pg_backend_pid() AS pid, current_user AS role');
  return `pid ${rows[0].pid} (role ${rows[0].role}, application report)`;
};

describe('a migration whose table is read for long', () => {
  beforeEach(async () => {
    await write('0002-added.sql', addColumn);
    await reader.query('BEGIN; SELECT count(*) FROM step');
  });

  it('lets requests pass, says who is in its way, and is applied when they leave', async () => {
    const migrating = run();
    const until = async (attempts: number) => {
      await database.many(steps, []);
      return blocked().length >= attempts;
    };
    await eventually(() => until(4));
    const reason = `${await inTheWay()} holds a lock on step`;
    const [first, second] = blocked().filter((line) => line['reason'] === reason);
    expect(first).toMatchObject({ level: 40, migration: '0002-added.sql', reason });
    expect(second?.['attempts']).toBeGreaterThan(Number(first?.['attempts']));
    await reader.query('COMMIT');
    await migrating;
    expect(await database.many(columns, [])).toEqual([{ name: 'n' }, { name: 'added' }]);
  });

  it('gives up in a sentence, and leaves nothing behind', async () => {
    const failure: unknown = await run({ ...quick, giveUpAfter: 0 }).catch((error) => error);
    expect(failure).toBeInstanceOf(MigrationBlocked);
    expect(String(failure)).toContain('migration 0002-added.sql gave up after ');
    expect(String(failure)).toContain(`attempts: ${await inTheWay()} holds a lock on step`);
    await reader.query('COMMIT');
    await run();
    expect(await database.many(columns, [])).toEqual([{ name: 'n' }, { name: 'added' }]);
  });
});

it('waits for those of another task, and gives up in a sentence', async () => {
  await reader.query('SELECT pg_advisory_lock(7081960001)');
  const reason = `${await inTheWay()} holds the lock of the migrations`;
  await expect(run({ ...quick, giveUpAfter: 200 })).rejects.toThrow(
    `the migrations did not begin: ${reason}`,
  );
  const migrating = run();
  const msg = 'migrations wait for those of another task';
  await eventually(() => lines.some((line) => line['msg'] === msg && line['reason'] === reason));
  await reader.query('SELECT pg_advisory_unlock_all()');
  await migrating;
});

it('builds an index once, however long a transaction is open', async () => {
  await write(
    '0002-index.sql',
    '-- no transaction\nCREATE INDEX CONCURRENTLY step_n ON step (n);\n',
  );
  await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM step');
  const migrating = run();
  const reason = `${await inTheWay()} holds an older transaction`;
  await eventually(() => lines.some((line) => line['reason'] === reason));
  await reader.query('COMMIT');
  await migrating;
  expect(blocked()).toEqual([]);
  expect(await database.many(validIndexes, [])).toEqual([{ name: 'step_n' }]);
});
